from titian.rooms import RoomConfig


class MeetingsConfig(RoomConfig):
    name = "titian.meetings"
    label = "meetings"
    verbose_name = "Meetings"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"region"})
