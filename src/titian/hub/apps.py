from django.apps import AppConfig


class HubConfig(AppConfig):
    name = "titian.hub"
    label = "hub"
    verbose_name = "Hub"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.hub.operations.announced import find_raised_alarms
        from titian.webhooks.events import ALARM_RAISED, register_source

        register_source(ALARM_RAISED, find_raised_alarms)
