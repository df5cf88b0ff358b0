from titian.rooms import RoomConfig


class DevicesConfig(RoomConfig):
    name = "titian.devices"
    label = "devices"
    verbose_name = "Devices"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"country"})
