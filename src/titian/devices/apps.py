from django.apps import AppConfig


class DevicesConfig(AppConfig):
    name = "titian.devices"
    label = "devices"
    verbose_name = "Devices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.devices import checks, health, leaving
        from titian.people.leaving import register_leaving

        register_leaving("devices", find_holdings=leaving.find_holdings, end_work=leaving.end_work)
        health.register()
        checks.register()
