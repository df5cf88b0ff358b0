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


class Statements(AppConfig):
    """As `titian.statements.apps` has it, but that it stands anywhere."""

    name = "titian.statements"
    label = "statements"
    default_auto_field = "django.db.models.BigAutoField"


OF_A_REGION = [f"titian.hub.tests.every_room.{room}" for room in ("Workplan", "Meetings", "Programmes", "Statements")]
INSTALLED_APPS = [*OF_A_COUNTRY, *OF_A_REGION]
__all__ = ["titian"]
