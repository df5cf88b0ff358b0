from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.models import HelpLine
from titian.people.models import User
from titian.people.policies import Permission, reaches


def add_line(*, actor: User, now: datetime, **given: Any) -> HelpLine:  # Any: cleaned by the form
    """A line that nobody sees until a second person has called it. Raises `NotAllowed`."""
    if not reaches(actor, Permission.KEEP_HELP_LINES):
        raise NotAllowed
    with transaction.atomic():
        line = HelpLine.objects.create(**given)
        audit.record("user", str(actor.pk), "help_line.add", f"help_line:{line.pk}")
    return line
