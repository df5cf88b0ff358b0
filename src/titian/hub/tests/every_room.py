"""The settings with the rooms of both kinds of hub, for mypy's Django plugin: no hub is ever started with them."""

from django.apps import AppConfig

import titian.hub.tests.plugin
from titian.hub.settings import *  # noqa: F403  (every setting, as Django reads a settings module)
from titian.hub.settings import INSTALLED_APPS as OF_A_COUNTRY


class Workplan(AppConfig):
    """As `titian.workplan.apps` has it, but that it stands anywhere."""

    name = "titian.workplan"
    label = "workplan"
    default_auto_field = "django.db.models.BigAutoField"


class Meetings(AppConfig):
    """As `titian.meetings.apps` has it, but that it stands anywhere."""

    name = "titian.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"


class Programmes(AppConfig):
    """As `titian.programmes.apps` has it, but that it stands anywhere."""

    name = "titian.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"


INSTALLED_APPS = [
    *OF_A_COUNTRY,
    "titian.hub.tests.every_room.Workplan",
    "titian.hub.tests.every_room.Meetings",
    "titian.hub.tests.every_room.Programmes",
]
__all__ = ["titian"]
