"""The overviews of a station and of a country: what of its referrals waits, and who answers."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from titian.desk.overview import COUNTRY, draw_panels
from titian.desk.pages import Trying
from titian.devices.lists import SILENT_AFTER
from titian.devices.models import Enrolment, QuarantinedItem
from titian.people.desk import for_permission
from titian.people.figures import from_copy
from titian.people.models import Duty, Organisation, User
from titian.people.policies import Permission
from titian.referrals.actions.answer_back import answer_back
from titian.referrals.actions.close_open_mark import close_open_mark
from titian.referrals.actions.take_up import take_up
from titian.referrals.levels import LEVELS
from titian.referrals.models import CountedState, OpenMark, Question, Referral, WithoutConsent
from titian.referrals.providers import PROVIDERS
from titian.referrals.querysets import AGE_BANDS, CLOSED_STATE, SECOND_WITHIN, OpenCount
from titian.referrals.questions import ANSWERS, QUESTIONS
from titian.referrals.states import Responsibility
from titian.tables.hiding import SMALLEST_SHOWN, hide_small_cells

AGES: Final = {
    "under_1_hour": gettext_lazy("Under 1 hour"),
    "under_4_hours": gettext_lazy("1 to 4 hours"),
    "under_1_day": gettext_lazy("4 hours to 1 day"),
    "over_1_day": gettext_lazy("Over 1 day"),
}


STATES: Final = {
    Responsibility.WAITING: gettext_lazy("Waiting for an answer"),
    Responsibility.TAKEN: gettext_lazy("Someone has taken responsibility"),
    Responsibility.NOBODY_LEFT: gettext_lazy("Everyone asked has declined"),
    CLOSED_STATE: gettext_lazy("Closed"),
}


@dataclass(frozen=True)
class StateRow:
    """`referrals` is None where the figure is hidden: it is small, or it would give a small one away."""

    label: Promise
    referrals: int | None


@dataclass(frozen=True)
class AgeRow:
    """One level's open referrals by age; `nobody_left` of them have been declined by everyone on the list."""

    level: str
    cells: Sequence[tuple[Promise, int]]
    total: int
    nobody_left: int


@require_safe
@for_permission(Permission.SEE_STATION_COUNTS)
def show_station(request: HttpRequest, reader: User) -> HttpResponse:
    return _show_station(request, reader)


@require_POST
@for_permission(Permission.KEEP_DUTY)
def take_up_referral(request: HttpRequest, reader: User) -> HttpResponse:
    """The station looks after a referral itself: said by whoever holds its duty, for one of a level at a time."""
    seen = request.POST.get("seen", "")
    with Trying() as trying:
        take_up(
            actor=reader,
            level=request.POST.get("level", ""),
            seen=int(seen) if seen.isdecimal() else 0,
            now=timezone.now(),
        )
        return redirect(f"{reverse('station')}#left")
    return _show_station(request, reader, trying)


@require_POST
@for_permission(Permission.KEEP_DUTY)
def answer_question(request: HttpRequest, reader: User, question_id: uuid.UUID) -> HttpResponse:
    """What a provider asks about a referral of the station, answered by whoever holds its duty."""
    with Trying() as trying:
        answer_back(actor=reader, question_id=question_id, answer=request.POST.get("answer", ""), now=timezone.now())
        return redirect(f"{reverse('station')}#questions")
    return _show_station(request, reader, trying)


@require_POST
@for_permission(Permission.KEEP_DUTY)
def close_mark(request: HttpRequest, reader: User, mark_id: uuid.UUID) -> HttpResponse:
    """Somebody looks after a person whom an officer had left without help: said by whoever holds the duty."""
    with Trying() as trying:
        close_open_mark(actor=reader, mark_id=mark_id)
        return redirect(f"{reverse('station')}#open-marks")
    return _show_station(request, reader, trying)


def _show_station(request: HttpRequest, reader: User, trying: Trying | None = None) -> HttpResponse:
    now = timezone.now()
    phones = Enrolment.objects.visible_to(reader)
    counts = Referral.objects.counted_for(reader).count_by_level_and_age(now)
    context = {
        "station": reader.station,
        "rows": list_age_rows(counts),
        "ages": [AGES[code] for code, _ in AGE_BANDS],
        "open_total": sum(count.referrals for count in counts),
        "nobody_left": sum(count.referrals for count in counts if count.responsibility == "nobody_left"),
        "phones": phones.active().count(),
        "silent": phones.silent_since(now - SILENT_AFTER).count(),
        "dropped": QuarantinedItem.objects.dropped_at_station(reader).count(),
        "left": list_left_rows(counts),
        "open_marks": OpenMark.objects.visible_to(reader),
        "one_officer": [
            (one.package.referral.level, one.received_at, one.received_at <= now - SECOND_WITHIN)
            for one in WithoutConsent.objects.visible_to(reader).one_officer().select_related("package__referral")
        ],
        "questions": [
            (question, QUESTIONS[question.code], ANSWERS[question.code].items())
            for question in Question.objects.visible_to(reader).for_station()
        ],
        "taken_up": Referral.objects.counted_for(reader).taken_up().count_by_level_and_day(),
        "is_on_duty": Duty.objects.visible_to(reader).current().filter(holder=reader).exists(),
    }
    return (trying or Trying()).draw(request, "referrals/station.html", context)


@require_safe
@for_permission(Permission.SEE_COUNTRY_FIGURES)
@from_copy
def show_country(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Its referrals as they were last counted, once a week: a figure that grows as one is sent would tell when."""
    providers = PROVIDERS.draw(request, reader, Organisation.objects.visible_to(reader).providers().open())
    counted = CountedState.objects.visible_to(reader).find_newest()
    return providers.export() or render(
        request,
        "referrals/country.html",
        {
            "country": reader.organisation.country if reader.organisation else reader.country_code,
            "providers": providers,
            "states": list_state_rows(counted.states) if counted else [],
            "counted_on": counted.counted_at if counted else None,
            "smallest": SMALLEST_SHOWN,
            "panels": draw_panels(request, reader, COUNTRY),
        },
    )


def list_state_rows(counts: Mapping[str, int]) -> list[StateRow]:
    """The coordinator's table. Every state has a row, so that an empty one looks like a small one."""
    shown = hide_small_cells({state: counts.get(state, 0) for state in STATES}).cells
    return [StateRow(label=label, referrals=shown[state]) for state, label in STATES.items()]


def list_left_rows(counts: Iterable[OpenCount]) -> list[tuple[str, int]]:
    """Each level with referrals that nobody is left to ask for and the station has not taken up, and how many."""
    found: Counter[str] = Counter()
    for count in counts:
        if count.responsibility == Responsibility.NOBODY_LEFT and not count.is_taken_up:
            found[count.level] += count.referrals
    return [(level, found[level]) for level in LEVELS if found[level]]


def list_age_rows(counts: Iterable[OpenCount]) -> list[AgeRow]:
    """The supervisor's table: one row a level that has an open referral, the most urgent first."""
    found = list(counts)
    rows = []
    for level in LEVELS:
        own = [count for count in found if count.level == level]
        cells = [(AGES[code], sum(count.referrals for count in own if count.age_band == code)) for code, _ in AGE_BANDS]
        total = sum(number for _, number in cells)
        if total:
            nobody = sum(count.referrals for count in own if count.responsibility == "nobody_left")
            rows.append(AgeRow(level=level, cells=cells, total=total, nobody_left=nobody))
    return rows
