from titian.rooms import RoomConfig


class WorkplanConfig(RoomConfig):
    name = "titian.workplan"
    label = "workplan"
    verbose_name = "Work plan"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"region"})
