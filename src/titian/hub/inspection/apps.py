from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "titian.hub.inspection"
    label = "inspection"
    verbose_name = "Inspection"
    default_auto_field = "django.db.models.BigAutoField"
