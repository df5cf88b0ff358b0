from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "titian.hub.operations"
    label = "operations"
    verbose_name = "Operations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.hub.operations.writable import watch_connections

        watch_connections()
