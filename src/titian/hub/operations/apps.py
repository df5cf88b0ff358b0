from functools import cache, partial
from inspect import unwrap

from django.apps import AppConfig, apps
from django.apps.registry import Apps


class OperationsConfig(AppConfig):
    name = "titian.hub.operations"
    label = "operations"
    verbose_name = "Operations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.hub.operations.writable import watch_connections

        watch_connections()
        remember_swappable_models()


def remember_swappable_models() -> None:
    """Each relation of each model that a migration copies asks which setting may put another in its model's place.
    Django remembers the answers for all registries together, and forgets them whenever any of them gets a class, which
    migrations do all the time: to find them anew was a fifth of the processor time of an empty hub's tables.
    """
    find = unwrap(Apps.get_swappable_settings_name)
    vars(apps)["get_swappable_settings_name"] = cache(partial(find, apps))
