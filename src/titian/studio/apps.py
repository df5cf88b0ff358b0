from django.apps import AppConfig


class StudioConfig(AppConfig):
    name = "titian.studio"
    label = "studio"
    verbose_name = "Studio"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.people.leaving import register_leaving
        from titian.studio import leaving

        register_leaving("studio", find_holdings=leaving.find_holdings, end_work=leaving.end_work)
