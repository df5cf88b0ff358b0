"""The settings with the rooms of both kinds of hub, for mypy's Django plugin: no hub is ever started with them."""

from django.apps import AppConfig

import titian.hub.tests.plugin
from titian.hub.kinds import KINDS
from titian.hub.settings import *  # noqa: F403  (every setting, as Django reads a settings module)
from titian.hub.settings import INSTALLED_APPS as OF_A_COUNTRY

INSTALLED_APPS = list(OF_A_COUNTRY)
for entry in KINDS["region"].rooms:
    if entry not in OF_A_COUNTRY:
        # As its `apps` has it, but that it stands anywhere.
        package, _, name = entry.partition(".apps.")
        as_it_is = {
            "name": package,
            "label": package.rpartition(".")[2],
            "default_auto_field": "django.db.models.BigAutoField",
        }
        globals()[name] = type(name, (AppConfig,), as_it_is)
        INSTALLED_APPS.append(f"titian.hub.tests.every_room.{name}")
__all__ = ["titian"]
