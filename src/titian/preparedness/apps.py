from titian.rooms import RoomConfig


class PreparednessConfig(RoomConfig):
    name = "titian.preparedness"
    label = "preparedness"
    verbose_name = "Preparedness"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"region"})
