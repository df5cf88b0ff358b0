from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import Role, User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.alert_models import DrillRecipient
from titian.preparedness.errors import DrillUnfit
from titian.workplan.models import Party


def list_drillable() -> list[User]:
    """Focal points of present members, by their member: who can be told of an exercise."""
    bodies = Party.objects.present().filter(organisation__isnull=False).values("organisation")
    accounts = User.objects.open().filter(role=Role.FOCAL_POINT, organisation__in=bodies)
    return list(accounts.select_related("organisation").order_by("organisation__name", "username"))


def declare_drill(*, actor: User, accounts: Collection[int], now: datetime) -> None:
    """These and no others are told of alerts of exercises from now on; none ends it.

    Raises `NotAllowed`, `DrillUnfit`.
    """
    check_taking_part(actor, Permission.RUN_EXERCISES)
    if not {account.pk for account in list_drillable()}.issuperset(accounts):
        raise DrillUnfit
    with transaction.atomic():
        DrillRecipient.objects.exclude(account__in=accounts).delete()
        known = set(DrillRecipient.objects.values_list("account", flat=True))
        DrillRecipient.objects.bulk_create(
            DrillRecipient(account_id=account, by=actor, at=now) for account in sorted({*accounts} - known)
        )
        audit.record("user", str(actor.pk), "drill.declare", "drill:recipients", {"number": len({*accounts})})
