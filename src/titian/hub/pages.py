"""Desk pages that stand across several apps: the overviews, search, settings, about."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.desk.search import LONGEST, SHORTEST, list_kinds, search
from titian.devices.lists import SILENT_AFTER
from titian.devices.models import Enrolment, QuarantinedItem
from titian.exchange.figures import TABLE_NAMES
from titian.hub.configuration import list_settings
from titian.hub.levels import LEVELS
from titian.hub.lists import PROVIDERS
from titian.hub.operations.health import find_last_confirmation
from titian.hub.operations.models import Backup
from titian.library.errors import LibraryError
from titian.library.identity import HubIdentity, get_hub_identity
from titian.library.models import HubState, Release
from titian.people.actions.choose_language import choose_language
from titian.people.desk import for_everyone, for_permission
from titian.people.figures import from_copy
from titian.people.models import Duty, Organisation, Station, User
from titian.people.policies import Permission
from titian.referrals.actions.answer_back import answer_back
from titian.referrals.actions.close_open_mark import close_open_mark
from titian.referrals.actions.take_up import take_up
from titian.referrals.errors import QuestionUnknown, ReferralError
from titian.referrals.models import CountedState, OpenMark, Question, Referral, WithoutConsent
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
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "hub/about.html", {"smallest": SMALLEST_SHOWN})


@require_safe
@for_permission(Permission.SEE_STATION_COUNTS)
def show_station(request: HttpRequest, reader: User) -> HttpResponse:
    return _show_station(request, reader)


@require_POST
@for_permission(Permission.KEEP_DUTY)
def take_up_referral(request: HttpRequest, reader: User) -> HttpResponse:
    """The station looks after a referral itself: said by whoever holds its duty, for one of a level at a time."""
    seen = request.POST.get("seen", "")
    try:
        take_up(
            actor=reader,
            level=request.POST.get("level", ""),
            seen=int(seen) if seen.isdecimal() else 0,
            now=timezone.now(),
        )
    except ReferralError as error:
        return _show_station(request, reader, error)
    return redirect(f"{reverse('station')}#left")


@require_POST
@for_permission(Permission.KEEP_DUTY)
def answer_question(request: HttpRequest, reader: User, question_id: uuid.UUID) -> HttpResponse:
    """What a provider asks about a referral of the station, answered by whoever holds its duty."""
    try:
        answer_back(actor=reader, question_id=question_id, answer=request.POST.get("answer", ""), now=timezone.now())
    except QuestionUnknown as error:
        raise Http404 from error
    except ReferralError as error:
        return _show_station(request, reader, error)
    return redirect(f"{reverse('station')}#questions")


@require_POST
@for_permission(Permission.KEEP_DUTY)
def close_mark(request: HttpRequest, reader: User, mark_id: uuid.UUID) -> HttpResponse:
    """Somebody looks after a person whom an officer had left without help: said by whoever holds the duty."""
    try:
        close_open_mark(actor=reader, mark_id=mark_id)
    except ReferralError as error:
        return _show_station(request, reader, error)
    return redirect(f"{reverse('station')}#open-marks")


def _show_station(request: HttpRequest, reader: User, error: ReferralError | None = None) -> HttpResponse:
    now = timezone.now()
    phones = Enrolment.objects.visible_to(reader)
    counts = Referral.objects.counted_for(reader).count_by_level_and_age(now)
    return render(
        request,
        "hub/station.html",
        {
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
            "error": error,
        },
        status=error.status if error else 200,
    )


@require_safe
@for_permission(Permission.SEE_COUNTRY_FIGURES)
@from_copy
def show_country(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Its referrals as they were last counted, once a week: a figure that grows as one is sent would tell when."""
    providers = PROVIDERS.draw(request, reader, Organisation.objects.visible_to(reader).providers().open())
    counted = CountedState.objects.visible_to(reader).find_newest()
    return providers.export() or render(
        request,
        "hub/country.html",
        {
            "country": reader.organisation.country if reader.organisation else reader.country_code,
            "providers": providers,
            "states": list_state_rows(counted.states) if counted else [],
            "counted_on": counted.counted_at if counted else None,
            "smallest": SMALLEST_SHOWN,
            "tables": [{"name": name, "label": label} for name, label in TABLE_NAMES.items()],
        },
    )


@require_safe
@for_permission(Permission.ADMINISTER)
def show_administration(request: HttpRequest, reader: User) -> HttpResponse:
    phones = Enrolment.objects.visible_to(reader)
    return render(
        request,
        "hub/administration.html",
        {
            "accounts": User.objects.managed_by(reader).open().count(),
            "stations": Station.objects.visible_to(reader).open().count(),
            "phones": phones.active().count(),
            "silent": phones.silent_since(timezone.now() - SILENT_AFTER).count(),
            "state": HubState.objects.first(),
            "backup": Backup.objects.order_by("-made_at").first(),
            "confirmed": find_last_confirmation(),
            "releases": Release.objects.current(),
        },
    )


@require_safe
@for_permission(Permission.ADMINISTER)
def show_settings(request: HttpRequest, reader: User) -> HttpResponse:
    return render(
        request,
        "hub/settings.html",
        {
            "groups": list_settings(),
            "state": HubState.objects.first(),
            "audit_head": audit.audit_head(),
            "identity": _find_identity(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("words")
@for_everyone
def show_search(request: HttpRequest, reader: User) -> HttpResponse:
    """What fits the words, of what the reader may see. They come by POST: a name stands in no address and no log.

    The log says that accounts or phones were looked through, and how many were shown; not what was looked for.
    """
    words = request.POST.get("words", "").replace("\0", "").strip()[:LONGEST]
    kinds = [kind.title for kind in list_kinds(reader)]
    context: dict[str, object] = {"words": words, "kinds": kinds, "has_asked": request.method == "POST"}
    if len(words) >= SHORTEST:
        found = search(reader, words)
        personal = sum(len(one.hits) for one in found if one.is_personal)
        if personal:
            audit.record("user", str(reader.pk), "search.read", "search:desk", {"hits": personal})
        context.update(found=found, count=sum(len(one.hits) for one in found))
    return render(request, "hub/search.html", {**context, "is_too_short": bool(words) and len(words) < SHORTEST})


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keeps the chosen language in the browser and, of somebody signed in, with the account; back to the same page."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    if language not in dict(settings.LANGUAGES):
        return response
    if isinstance(request.user, User):
        choose_language(account=request.user, language=language)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


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


def _find_identity() -> HubIdentity | None:
    try:
        return get_hub_identity()
    except LibraryError:
        return None
