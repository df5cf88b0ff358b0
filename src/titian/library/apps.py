from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "titian.library"
    label = "library"
    verbose_name = "Library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.audit.alarms import EACH_HOUR, register_check
        from titian.library.countries import find_expiring_contacts, find_unready_country

        register_check("contact.expiring", find_expiring_contacts, every=EACH_HOUR)
        register_check("country.not_ready", find_unready_country, every=EACH_HOUR)
