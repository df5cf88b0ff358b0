from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.preparedness.actions.checking import check_running, check_taking_part, check_words, name_kind
from titian.preparedness.codes import Says, Sense
from titian.preparedness.errors import (
    AheadOfTime,
    ClaimGone,
    CountryMissing,
    EventNotYours,
    FigureMissing,
    RangeTurned,
    TooFew,
)
from titian.preparedness.figures import FEWEST, Measure
from titian.preparedness.models import Claim, Event

GRADES = ("as_of", "source", "reliability", "credibility")


def make_claim(event: Event, given: Mapping[str, Any], *, by: User, at: datetime) -> Claim:  # Any: cleaned by the form
    """A claim of whoever enters it. Raises `PositionGiven`, `AheadOfTime`, `RangeTurned`, `FigureMissing`,
    `CountryMissing`, `TooFew`."""
    measure, country = given["measure"], given.get("country", "")
    if (measure == Measure.NATIONALITY) != bool(country):
        raise CountryMissing
    return _write(event, measure, country, given, by=by, at=at)


def revise_claim(
    *, actor: User, claim: Claim, now: datetime, why: str, is_withdrawn: bool = False, **given: Any
) -> Claim:  # Any: cleaned by the form
    """Another claim in the place of one, which stays. Of one's own body; the office revises any.

    Raises `NotAllowed`, `EventNotYours`, `ClaimGone`, `ExerciseNotRunning`, and what `make_claim` raises.
    """
    check_taking_part(actor, Permission.REVISE_CLAIMS)
    if not reaches(actor, Permission.REVISE_CLAIMS, organisation=claim.organisation_id):
        raise EventNotYours
    check_words({"why": why}, "why")
    with transaction.atomic():
        event = Event.everything.select_for_update().get(pk=claim.event_id)
        check_running(event)
        if Claim.everything.filter(supersedes=claim).exists():
            raise ClaimGone
        made = _write(
            event, claim.measure, claim.country, given, by=actor, at=now, why=why.strip(), supersedes=claim,
            is_withdrawn=is_withdrawn,
        )  # fmt: skip
        event.moves += 1
        event.save(update_fields=["moves"])
        audit.record(
            "user",
            str(actor.pk),
            f"{name_kind(event)}.revise",
            f"{name_kind(event)}:{event.pk}",
            {"claim": str(made.key)},
        )
    return made


def _write(
    event: Event,
    measure: str,
    country: str,
    given: Mapping[str, Any],  # Any: cleaned by the form
    *,
    by: User,
    at: datetime,
    why: str = "",
    supersedes: Claim | None = None,
    is_withdrawn: bool = False,
) -> Claim:
    check_words(given, "source")
    if given["as_of"] > at.date():
        raise AheadOfTime("as_of")
    figure = {"says": Says.WITHDRAWN} if is_withdrawn else read_figure(measure, given)
    return Claim.objects.create(
        event=event, measure=measure, country=country, **figure, **{name: given[name] for name in GRADES}, why=why,
        supersedes=supersedes, organisation_id=by.organisation_id, by=by, at=at,
    )  # fmt: skip


def read_figure(measure: str, given: Mapping[str, Any]) -> dict[str, Any]:  # Any: cleaned by the form, and for a model
    """The range that was typed in. A nationality without a number says that it is not shown."""
    low, high, sense = given.get("low"), given.get("high"), given["sense"]
    if low is None:
        if measure == Measure.NATIONALITY and high is None:
            return {"says": Says.NOT_SHOWN}
        raise FigureMissing
    if measure == Measure.NATIONALITY and low < FEWEST:
        raise TooFew
    if high is not None and (high < low or sense == Sense.AT_LEAST):
        raise RangeTurned
    top = None if sense == Sense.AT_LEAST else low if high is None else high
    return {"says": Says.FIGURE, "low": low, "high": top, "is_about": sense == Sense.ABOUT}
