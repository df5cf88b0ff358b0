from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Role(models.TextChoices):
    """What an account is for. Each has exactly one."""

    OFFICER = "officer", gettext_lazy("officer")
    SUPERVISOR = "supervisor", gettext_lazy("duty supervisor")
    PROVIDER = "provider", gettext_lazy("provider")
    COORDINATOR = "coordinator", gettext_lazy("national coordinator")
    ADMINISTRATOR = "administrator", gettext_lazy("administrator")
    OVERSIGHT = "oversight", gettext_lazy("independent body for complaints")
    TRANSLATOR = "translator", gettext_lazy("translator")
    REVIEWER = "reviewer", gettext_lazy("reviewer")
    CO_CHAIR = "co_chair", gettext_lazy("co-chair")
    REGIONAL_OFFICE = "regional_office", gettext_lazy("regional office")
    FOCAL_POINT = "focal_point", gettext_lazy("focal point")
    OBSERVER = "observer", gettext_lazy("observer")
    ANALYST = "analyst", gettext_lazy("analyst of leads")
    LEADS_BODY = "leads_body", gettext_lazy("independent body for leads")


def name_role(role: str) -> Promise | str:
    """As the desk says it: the coordinator of a region's hub is no country's."""
    if role == Role.COORDINATOR and not settings.HUB_KIND.has_phones:
        return gettext_lazy("coordinator")
    return Role(role).label


REGION: Final = frozenset(
    {Role.CO_CHAIR, Role.REGIONAL_OFFICE, Role.FOCAL_POINT, Role.OBSERVER, Role.ANALYST, Role.LEADS_BODY}
)
"""Whose work is a region's: `titian.hub.kinds` has them among the roles of its hub alone."""
