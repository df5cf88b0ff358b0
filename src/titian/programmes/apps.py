from titian.rooms import RoomConfig


class ProgrammesConfig(RoomConfig):
    name = "titian.programmes"
    label = "programmes"
    verbose_name = "Programmes"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"region"})
