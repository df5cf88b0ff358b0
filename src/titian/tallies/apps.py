from titian.rooms import RoomConfig


class TalliesConfig(RoomConfig):
    name = "titian.tallies"
    label = "tallies"
    verbose_name = "Tallies"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"country"})
