from titian.rooms import RoomConfig


class StatementsConfig(RoomConfig):
    name = "titian.statements"
    label = "statements"
    verbose_name = "Statements"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"region"})
