from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "titian.notices"
    label = "notices"
    verbose_name = "Notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.audit.alarms import register_check
        from titian.notices import checks, leaving
        from titian.people.leaving import register_leaving

        register_check("mail.not_taken", checks.find_failing_mail)
        register_leaving("notices", find_holdings=leaving.find_holdings, end_work=leaving.end_work)
