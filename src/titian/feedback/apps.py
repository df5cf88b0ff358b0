from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "titian.feedback"
    label = "feedback"
    verbose_name = "Feedback"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.feedback.leaving import find_holdings
        from titian.feedback.models import Complaint
        from titian.people.leaving import register_leaving
        from titian.people.sealed import register_sealed

        register_sealed("feedback", Complaint.objects.all)
        register_leaving("feedback", find_holdings=find_holdings)
