from titian.rooms import RoomConfig


class DirectoryConfig(RoomConfig):
    name = "titian.directory"
    label = "directory"
    verbose_name = "Directory"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"country"})
