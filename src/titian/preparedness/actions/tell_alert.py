"""Who is told of an alert: focal points first, and whoever stands in for them by clock and hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from titian import audit
from titian.notices.models import Preference
from titian.people.models import Role, User
from titian.preparedness.actions.keep_alert import list_origins
from titian.preparedness.alert_codes import State
from titian.preparedness.alert_models import Alert, Deputy, DrillRecipient, Recipient, Wave
from titian.preparedness.alerts import WAITS, Person, Urgency, list_due
from titian.preparedness.alerts.escalation import QUIET_FROM, QUIET_UNTIL
from titian.workplan.models import Party


class Told(NamedTuple):
    """Somebody to be told, for which member; `stands_in_for` the focal point who named them."""

    account: int
    party: Party
    stands_in_for: int | None


class Chain(NamedTuple):
    """A focal point, and those they named who still may stand in, in their order."""

    party: Party
    people: tuple[int, ...]


def list_chains(origins: Iterable[str], *, is_exercise: bool = False) -> list[Chain]:
    """A chain for each focal point of each member that is still one, but of no state people come from.

    Whom a colleague named is not told for themselves: they stand in. Where all of a body named each other, all are
    told at once. An exercise is for those alone who were declared for exercises.
    """
    kept_from = Q(kind=Party.Kind.STATE, code__in=list(origins))
    present = Party.objects.present().exclude(kept_from).filter(organisation__isnull=False)
    parties = {party.organisation_id: party for party in present}
    accounts = User.objects.open().filter(role=Role.FOCAL_POINT, organisation__in=list(parties)).order_by("pk")
    if is_exercise:
        accounts = accounts.filter(pk__in=DrillRecipient.objects.values("account"))
    bodies = dict(accounts.values_list("pk", "organisation_id"))
    named: dict[int, list[int]] = {}
    for focal, account in Deputy.objects.order_by("focal_point", "rank").values_list("focal_point", "account"):
        if focal in bodies and bodies.get(account) == bodies[focal]:
            named.setdefault(focal, []).append(account)
    standing_in = {account for people in named.values() for account in people}
    led = {bodies[account] for account in bodies if account not in standing_in}
    return [
        Chain(parties[body], (account, *named.get(account, ())))
        for account, body in bodies.items()
        if body is not None and (account not in standing_in or body not in led)
    ]


def find_due(alert: Alert, now: datetime) -> list[Told]:
    """Who is to be told of it now and was not. A chain of which somebody has answered is left alone, and so is that of
    a state of which the log has learnt since that people come from it."""
    rows = list(alert.recipients.select_related("wave"))
    told = {row.account_id: row.wave.at for row in rows}
    answered = {row.account_id for row in rows if row.acknowledged_at is not None}
    chains = list_chains({*alert.origins.split(), *list_origins(alert)}, is_exercise=alert.is_exercise)
    people = _read_people({account for chain in chains for account in chain.people})
    due: dict[int, Told] = {}
    for chain in chains:
        if answered.intersection(chain.people):
            continue
        known = {account: told[account] for account in chain.people if account in told}
        ordered = [people[account] for account in chain.people]
        for person in list_due(ordered, known, now, WAITS[Urgency(alert.urgency)]):
            stands_in_for = chain.people[0] if person.id != chain.people[0] else None
            due.setdefault(person.id, Told(person.id, chain.party, stands_in_for))
    return list(due.values())


def tell(alert: Alert, due: Sequence[Told], now: datetime) -> None:
    """Hands it to them together; the notices of each go out with the worker's next round."""
    if not due:
        return
    wave = Wave.objects.create(alert=alert, at=now)
    Recipient.objects.bulk_create(
        Recipient(
            alert=alert, wave=wave, party=one.party, account_id=one.account, stands_in_for_id=one.stands_in_for
        )
        for one in due
    )  # fmt: skip


def tell_next() -> None:
    """For the worker's clock: ends what is over, and tells whoever stands in where nobody has answered."""
    now = timezone.now()
    end_alerts(now)
    for alert in Alert.objects.standing(now).order_by("sent_at"):
        escalate(alert, now)


def escalate(alert: Alert, now: datetime) -> int:
    """How many more were told. Safe to run twice, and beside itself."""
    try:
        with transaction.atomic():
            locked = Alert.objects.select_for_update().standing(now).filter(pk=alert.pk).first()
            due = find_due(locked, now) if locked is not None else []
            if locked is None or not due:
                return 0
            tell(locked, due, now)
            audit.record("hub", "worker", "alert.escalate", f"alert:{locked.pk}", {"told": len(due)})
    except IntegrityError:  # another worker was quicker
        return 0
    return len(due)


def end_alerts(now: datetime) -> int:
    """Marks what is over. No list has it from that second on, whether or not this has run."""
    from titian.preparedness.alert_workflow import ALERT

    over = list(Alert.objects.filter(state=State.RELEASED, expires_at__lte=now))
    for alert in over:
        ALERT.perform(alert, "expire", actor=None, now=now)
    return len(over)


def _read_people(accounts: set[int]) -> dict[int, Person]:
    """With the zone and the quiet hours they chose for their notices; by UTC and our night where they chose none."""
    wishes = {one.account_id: one for one in Preference.objects.filter(account__in=accounts)}
    people = {}
    for account in accounts:
        wish = wishes.get(account)
        begin, end = (wish.quiet_from, wish.quiet_until) if wish is not None else (None, None)
        zone = wish.zone if wish is not None else "UTC"
        hours = (begin, end) if begin is not None and end is not None else (QUIET_FROM, QUIET_UNTIL)
        people[account] = Person(account, zone, *hours)
    return people
