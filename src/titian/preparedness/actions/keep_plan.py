from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.desk.workflow import Detail, Doing
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.preparedness.actions.checking import check_taking_part, check_words
from titian.preparedness.errors import PlanExists, PlanUnchanged
from titian.preparedness.national_plan_models import NationalPlan, PlanVersion
from titian.preparedness.together import get_own_party
from titian.preparedness.together_codes import HEADINGS


def begin_plan(*, actor: User, now: datetime, why: str, **parts: str) -> NationalPlan:
    """The first version of the plan of the actor's member.

    Raises `NotAllowed`, `SpeaksForNobody`, `PlanExists`, `PlanUnchanged`, `PositionGiven`.
    """
    check_taking_part(actor, Permission.KEEP_NATIONAL_PLAN)
    party = get_own_party(actor)
    if not reaches(actor, Permission.KEEP_NATIONAL_PLAN, organisation=party.organisation_id):
        raise NotAllowed
    with transaction.atomic():
        plan, is_new = NationalPlan.objects.get_or_create(party=party)
        if not is_new:
            raise PlanExists
        _write(plan, parts, why, by=actor, at=now)
        audit.record("user", str(actor.pk), "national_plan.add", f"national_plan:{plan.pk}")
    return plan


def keep_version(plan: NationalPlan, doing: Doing) -> Detail:
    """Another version, which is whole. Those before it stay."""
    actor = check_taking_part(doing.actor, Permission.KEEP_NATIONAL_PLAN)
    made = _write(plan, doing.given, doing.given["why"], by=actor, at=doing.now)
    return {"number": made.number}


def _write(plan: NationalPlan, given: Mapping[str, str], why: str, *, by: User, at: datetime) -> PlanVersion:
    check_words({**given, "why": why}, *HEADINGS, "why")
    parts = {code: (given.get(code) or "").replace("\r\n", "\n").strip() for code in HEADINGS}
    last = plan.versions.order_by("-number").first()
    if parts == (last.list_parts() if last is not None else dict.fromkeys(HEADINGS, "")):
        raise PlanUnchanged
    number = last.number + 1 if last is not None else 1
    return PlanVersion.objects.create(plan=plan, number=number, **parts, why=why.strip(), by=by, at=at)
