from titian.rooms import RoomConfig


class ArrivalsConfig(RoomConfig):
    name = "titian.arrivals"
    label = "arrivals"
    verbose_name = "Arrivals"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"country"})
