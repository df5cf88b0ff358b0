from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import Role, User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.alert_codes import MOST_DEPUTIES
from titian.preparedness.alert_models import Deputy
from titian.preparedness.errors import DeputyUnfit


def list_able(actor: User) -> list[User]:
    """Who can stand in: other focal points of the own body."""
    others = User.objects.open().filter(role=Role.FOCAL_POINT, organisation__isnull=False)
    return list(others.filter(organisation=actor.organisation_id).exclude(pk=actor.pk).order_by("username"))


def name_deputies(*, actor: User, accounts: Sequence[int], now: datetime) -> None:
    """Those who are told next, in this order, in the place of whom was named before; none ends it.

    Raises `NotAllowed`, `DeputyUnfit`.
    """
    check_taking_part(actor, Permission.RECEIVE_ALERTS)
    able = {account.pk for account in list_able(actor)}
    if len(set(accounts)) != len(accounts) or len(accounts) > MOST_DEPUTIES or not able.issuperset(accounts):
        raise DeputyUnfit
    with transaction.atomic():
        Deputy.objects.filter(focal_point=actor).delete()
        Deputy.objects.bulk_create(
            Deputy(focal_point=actor, account_id=account, rank=rank) for rank, account in enumerate(accounts, 1)
        )
        audit.record("user", str(actor.pk), "deputy.name", f"user:{actor.pk}", {"number": len(accounts)})
