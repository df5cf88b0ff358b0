from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.models import Event, Report
from titian.preparedness.reporting import draft


def draft_report(*, actor: User, event: Event, language: str, now: datetime) -> Report:
    """The event as its claims have it now, in sentences that name their sources. Raises `NotAllowed`."""
    check_taking_part(actor, Permission.DRAFT_REPORTS)
    with transaction.atomic():
        report = Report.objects.create(
            event=event, body=draft(event, language).model_dump(mode="json"), organisation_id=actor.organisation_id,
            by=actor, at=now,
        )  # fmt: skip
        audit.record("user", str(actor.pk), "event.draft_report", f"event:{event.pk}", {"report": str(report.key)})
    return report
