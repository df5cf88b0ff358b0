from titian.rooms import RoomConfig


class LeadsConfig(RoomConfig):
    name = "titian.leads"
    label = "leads"
    verbose_name = "Leads"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"region"})
