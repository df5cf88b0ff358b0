from titian.rooms import RoomConfig


class FolderConfig(RoomConfig):
    name = "titian.folder"
    label = "folder"
    verbose_name = "Country folder"
    kinds = frozenset({"country"})
