from __future__ import annotations

from django.db import models
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
