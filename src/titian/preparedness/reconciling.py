"""An event's figures as they stand: every claim, which of them was chosen, and what they come to. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from titian.preparedness.codes import CHOSEN_BETWEEN, Says
from titian.preparedness.figures import PERSONS, Balance, Measure, Range, find_rivals, hide_small, weigh
from titian.preparedness.models import Choice, Claim, Event
from titian.preparedness.sameness import list_group


@dataclass
class Line:
    """What is said of one measure. `chosen` counts; `is_stale` where somebody has revised it since it was chosen. One
    that was withdrawn since counts no more.

    `rivals` are two claims of it that cannot both hold; `span` reaches from the lowest that is said to the highest.
    """

    measure: str
    claims: list[Claim] = field(default_factory=list)
    choice: Choice | None = None
    chosen: Claim | None = None
    is_stale: bool = False
    rivals: tuple[Claim, Claim] | None = None
    span: Range | None = None


@dataclass(frozen=True)
class Nationality:
    """How many of a country, by whom it is said; without `range`, not shown."""

    country: str
    range: Range | None
    sources: list[str]
    claims: list[Claim]


@dataclass(frozen=True)
class Picture:
    """`group`: the event first, then those that are one with it. `earlier`: what stood in a claim's place before, by
    the claim, the newest first."""

    group: list[Event]
    lines: list[Line]
    balance: Balance
    nationalities: list[Nationality]
    earlier: dict[int, list[Claim]]


def reconcile(event: Event) -> Picture:
    """The figures of an event and of all that are one with it. Two claims are never added."""
    ids = list_group(event.pk)
    group = sorted(Event.everything.filter(pk__in=ids), key=lambda one: (one.pk != event.pk, one.first_on, str(one.pk)))
    claims = list(Claim.everything.filter(event__in=ids).order_by("measure", "country", "as_of", "pk"))
    earlier, current = _follow(claims)
    lines = _draw_lines(current)
    heads = {before.pk: claim for claim in current for before in earlier.get(claim.pk, ())}
    choices = Choice.objects.filter(event__in=ids).order_by("-pk")
    _apply_choices(lines, choices, {claim.pk: claim for claim in claims}, heads)
    counted = {
        Measure(line.measure): told
        for line in lines.values()
        if line.chosen is not None and (told := line.chosen.range) is not None
    }
    return Picture(group, list(lines.values()), weigh(counted), _list_nationalities(current), earlier)


def _follow(claims: Iterable[Claim]) -> tuple[dict[int, list[Claim]], list[Claim]]:
    """What stood before each claim in whose place no other stands, and those claims; withdrawn ones too."""
    by_pk = {claim.pk: claim for claim in claims}
    replaced = {claim.supersedes_id for claim in by_pk.values()}
    current = [claim for claim in by_pk.values() if claim.pk not in replaced]
    earlier: dict[int, list[Claim]] = {}
    for claim in current:
        before = claim
        while before.supersedes_id is not None:
            before = by_pk[before.supersedes_id]
            earlier.setdefault(claim.pk, []).append(before)
    return earlier, current


def _draw_lines(current: Iterable[Claim]) -> dict[str, Line]:
    lines = {str(measure): Line(str(measure)) for measure in CHOSEN_BETWEEN}
    for claim in current:
        if claim.measure in lines:
            lines[claim.measure].claims.append(claim)
    for line in lines.values():
        said = [(claim, told) for claim in line.claims if (told := claim.range) is not None]
        line.rivals = find_rivals(said)
        if said:
            highs = [told.high for _, told in said]
            high = None if None in highs else max(one for one in highs if one is not None)
            line.span = Range(min(told.low for _, told in said), high, any(told.is_about for _, told in said))
    return {measure: line for measure, line in lines.items() if line.claims}


def _apply_choices(
    lines: dict[str, Line], choices: Iterable[Choice], claims: dict[int, Claim], heads: dict[int, Claim]
) -> None:
    """The last choice of each measure that names one of these claims, or none. `heads`: what stands now in the place
    of a claim that was revised."""
    for choice in choices:
        line = lines.get(choice.measure)
        if line is None or line.choice is not None or (choice.claim_id is not None and choice.claim_id not in claims):
            continue
        line.choice = choice
        if choice.claim_id is None:
            continue
        head = heads.get(choice.claim_id)
        line.is_stale = head is not None
        line.chosen = None if head is not None and head.says == Says.WITHDRAWN else claims[choice.claim_id]


def _list_nationalities(current: list[Claim]) -> list[Nationality]:
    """The highest that is said of each country: what hides a small count must hide it whoever is right."""
    claims: dict[str, list[Claim]] = {}
    for claim in current:
        if claim.measure == Measure.NATIONALITY and claim.says != Says.WITHDRAWN:
            claims.setdefault(claim.country, []).append(claim)
    counts = {}
    for country, rows in claims.items():
        said = [one for row in rows if (one := row.range) is not None]
        if len(said) == len(rows):
            counts[country] = max(said, key=lambda one: one.low)
    persons = {str(measure) for measure in PERSONS}
    totals = [told for claim in current if claim.measure in persons and (told := claim.range) is not None]
    shown = hide_small(counts, totals)
    return [
        Nationality(country, shown.get(country), sorted({row.source for row in rows}), rows)
        for country, rows in sorted(claims.items())
    ]
