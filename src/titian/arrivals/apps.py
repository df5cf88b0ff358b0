from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    name = "titian.arrivals"
    label = "arrivals"
    verbose_name = "Arrivals"
    default_auto_field = "django.db.models.BigAutoField"
