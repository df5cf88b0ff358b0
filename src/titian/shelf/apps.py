from django.db.models.signals import post_delete, post_save

from titian.rooms import RoomConfig


class ShelfConfig(RoomConfig):
    name = "titian.shelf"
    label = "shelf"
    verbose_name = "Shelf"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"region"})

    def ready(self) -> None:
        super().ready()
        from titian.shelf.index import note_change

        post_save.connect(note_change, dispatch_uid="titian.shelf.saved")
        post_delete.connect(note_change, dispatch_uid="titian.shelf.deleted")
