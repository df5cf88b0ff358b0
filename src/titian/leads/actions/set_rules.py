"""Which rules are asked, and where: the region's office says so, with a reason. It reads no lead."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.derived_models import Brought, RuleSwitch
from titian.leads.errors import RuleUnknown
from titian.leads.signs_codes import RULES
from titian.people.models import User
from titian.people.policies import Permission, reaches


def switch_rule(*, actor: User, rule: str, is_on: bool, why: str, now: datetime) -> RuleSwitch:
    """Turns a rule off, or on again; leads are read anew by it. Raises `NotAllowed`, `RuleUnknown`."""
    if not reaches(actor, Permission.KEEP_LEAD_RULES):
        raise NotAllowed
    if rule not in RULES:
        raise RuleUnknown
    with transaction.atomic():
        switch = RuleSwitch.objects.create(rule=rule, is_on=is_on, why=why.strip(), by=actor, at=now)
        audit.record("user", str(actor.pk), "lead_rule.switch", f"lead_rule:{rule}", {"on": is_on})
    return switch


def say_brought(
    *, actor: User, now: datetime, country: str, town: str, language: str, ads: int, why: str, raised: int | None = None
) -> Brought:
    """How many honest ads of a place and language a country brought; none takes it back. `raised` of them raise a look,
    where the country tried the rules on them. Raises `NotAllowed`."""
    if not reaches(actor, Permission.KEEP_LEAD_RULES):
        raise NotAllowed
    with transaction.atomic():
        row = Brought.objects.create(
            country=country,
            town=" ".join(town.split()),
            language=language,
            ads=ads,
            raised=raised,
            why=why.strip(),
            by=actor,
            at=now,
        )
        detail: dict[str, str | int | bool] = {"country": country, "language": language, "ads": ads}
        audit.record("user", str(actor.pk), "lead_rule.bring_ads", f"lead_rule:ads-{row.pk}", detail)
    return row
