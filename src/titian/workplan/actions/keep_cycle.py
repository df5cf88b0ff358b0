from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.country_names import COUNTRY_NAMES
from titian.people.models import Organisation, User
from titian.people.policies import Permission, may
from titian.workplan.actions.keep_item import leave
from titian.workplan.errors import (
    BodyTaken,
    CycleKnown,
    MemberLeft,
    PartyHasLeft,
    PartyIsThere,
    PartyKnown,
    StateUnknown,
)
from titian.workplan.models import LONGEST_LINE, Cycle, Objective, Party, Stay


def begin_cycle(
    *, actor: User, first_year: int, last_year: int, objectives: str, now: datetime, source: str = ""
) -> Cycle:
    """A new plan, being drafted, with its objectives, one a line. Raises `NotAllowed`, `CycleKnown`."""
    if not may(actor, Permission.KEEP_PLAN):
        raise NotAllowed
    with transaction.atomic():
        cycle, is_new = Cycle.objects.get_or_create(
            first_year=first_year, last_year=last_year, defaults={"source": source}
        )
        if not is_new:
            raise CycleKnown
        lines = [line.strip()[:LONGEST_LINE] for line in objectives.splitlines() if line.strip()]
        Objective.objects.bulk_create(
            Objective(cycle=cycle, number=number, text=text) for number, text in enumerate(lines, 1)
        )
        audit.record("user", str(actor.pk), "plan_cycle.add", f"plan_cycle:{cycle.pk}")
    return cycle


def add_party(
    *, actor: User, kind: str, code: str, name: str, now: datetime, organisation: Organisation | None = None
) -> Party:
    """A state or an organisation that takes part from now on.

    Raises `NotAllowed`, `PartyKnown`, `MemberLeft`, `StateUnknown`.
    """
    if not may(actor, Permission.KEEP_PLAN):
        raise NotAllowed
    if kind == Party.Kind.STATE and code not in COUNTRY_NAMES:
        raise StateUnknown
    with transaction.atomic():
        party, is_new = Party.objects.get_or_create(
            code=code,
            defaults={"kind": kind, "name": name, "joined_on": now.date(), "organisation": organisation},
        )
        if not is_new:
            raise PartyKnown if party.left_on is None else MemberLeft
        audit.record("user", str(actor.pk), "plan_party.add", f"plan_party:{party.pk}", {"code": code})
    return party


def link_party(*, actor: User, party: Party, organisation: Organisation | None, now: datetime) -> None:
    """Whoever belongs to this body speaks for the member from now on, and nobody else; of None nobody does.

    What was said before stays the member's. Raises `NotAllowed`, `PartyHasLeft`, `BodyTaken`.
    """
    if not may(actor, Permission.KEEP_PLAN):
        raise NotAllowed
    with transaction.atomic():
        locked = Party.objects.select_for_update().get(pk=party.pk)
        if locked.left_on is not None:
            raise PartyHasLeft
        if organisation is not None and Party.objects.filter(organisation=organisation).exclude(pk=party.pk).exists():
            raise BodyTaken
        if locked.organisation == organisation:
            return
        locked.organisation = organisation
        locked.save(update_fields=["organisation"])
        detail = {"organisation": str(organisation.pk)} if organisation is not None else {}
        audit.record("user", str(actor.pk), "plan_party.link", f"plan_party:{party.pk}", detail)


def let_party_go(*, actor: User, party: Party, why: str, now: datetime) -> None:
    """It leaves the group, and every item it takes part in. What it did stays. Raises `NotAllowed`, `PartyHasLeft`."""
    if not may(actor, Permission.KEEP_PLAN):
        raise NotAllowed
    with transaction.atomic():
        # As whoever moves an item does, and before the member: who merges items meanwhile gives it no new one.
        list(Cycle.objects.select_for_update().order_by("first_year", "pk"))
        locked = Party.objects.select_for_update().get(pk=party.pk)
        if locked.left_on is not None:
            raise PartyHasLeft
        locked.left_on = now.date()
        locked.save(update_fields=["left_on"])
        for row in locked.involved.current().select_related("item", "party"):
            leave(row, by=actor, at=now, why=why)
        audit.record("user", str(actor.pk), "plan_party.leave", f"plan_party:{party.pk}")


def take_party_back(*, actor: User, party: Party, now: datetime) -> None:
    """A member that left takes part again, from now on and under its code: in no item until somebody adds it.

    Raises `NotAllowed`, `PartyIsThere`.
    """
    if not may(actor, Permission.KEEP_PLAN):
        raise NotAllowed
    with transaction.atomic():
        locked = Party.objects.select_for_update().get(pk=party.pk)
        if locked.left_on is None:
            raise PartyIsThere
        Stay.objects.create(party=locked, from_on=locked.joined_on, to_on=locked.left_on)
        locked.joined_on, locked.left_on = now.date(), None
        locked.save(update_fields=["joined_on", "left_on"])
        audit.record("user", str(actor.pk), "plan_party.come_back", f"plan_party:{party.pk}")
