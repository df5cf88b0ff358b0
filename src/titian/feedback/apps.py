from titian.rooms import RoomConfig


class FeedbackConfig(RoomConfig):
    name = "titian.feedback"
    label = "feedback"
    verbose_name = "Feedback"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"country"})
