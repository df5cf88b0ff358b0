"""The pages of the event log: the list, one event, a claim that is revised, a file, and the public series."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.forms import dress
from titian.desk.pages import RecordPage, Trying, add_page, list_page
from titian.people.country_names import COUNTRY_NAMES
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may, reaches
from titian.preparedness.actions.add_event import add_event
from titian.preparedness.actions.keep_claim import revise_claim
from titian.preparedness.actions.take_file import MOST_BYTES, read_rows, take_file
from titian.preparedness.codes import CHOSEN_BETWEEN, LATE, MEASURES, ORDER, Status
from titian.preparedness.errors import FileUnreadable
from titian.preparedness.figures import Measure
from titian.preparedness.figures.published import Contradiction, find_contradictions, list_accounts, read_series
from titian.preparedness.forms import EventForm, FileForm, ReviseForm, read_facts
from titian.preparedness.models import Claim, Event, Sameness
from titian.preparedness.reconciling import Picture, reconcile
from titian.preparedness.tables import EVENTS
from titian.preparedness.words import say_clash, say_fault, say_range, say_sea
from titian.preparedness.workflow import EVENT, NONE_OF

SEE: Final = Permission.SEE_EVENTS
NEAR: Final = timedelta(days=3)
MOST_NEAR: Final = 20
MOST_NAMED: Final = 500
Context = dict[str, Any]  # Any: what templates take


def list_events(reader: User) -> QuerySet[Event]:
    return Event.objects.visible_to(reader)


def describe_list(reader: User) -> Context:
    return {
        "may_add": may(reader, Permission.REPORT_EVENTS), "may_take": may(reader, Permission.RECONCILE_EVENTS),
    }  # fmt: skip


EVENTS_PAGE: Final = list_page("preparedness/events.html", EVENTS, SEE, list_events, describe_list)
ADD_EVENT: Final = add_page(
    "preparedness/add.html",
    Permission.REPORT_EVENTS,
    lambda reader, data: EventForm(data),
    add_event,
    title=gettext_lazy("Report an event"),
)


def describe_event(request: HttpRequest, reader: User, event: Event) -> Context:
    picture = reconcile(event)
    balance = picture.balance
    return {
        "event": event,
        "sea": say_sea(event.sea),
        "departed_from": COUNTRY_NAMES.get(event.departed_from, event.departed_from),
        "picture": picture,
        "unexplained": say_range(balance.unexplained),
        "told": say_range(balance.told),
        "without": [MEASURES[measure] for measure in balance.without],
        "clashes": [say_clash(clash) for clash in balance.clashes],
        "lines": [
            (line, MEASURES[line.measure], say_range(line.chosen.range) if line.chosen else "", say_range(line.span))
            for line in picture.lines
        ],
        "claims": _list_claims(reader, picture),
        "nationalities": [
            (COUNTRY_NAMES.get(row.country, row.country), say_range(row.range), row.sources)
            for row in picture.nationalities
        ],
        "own_nationalities": [
            (claim, COUNTRY_NAMES.get(claim.country, claim.country), _may_revise(reader, claim))
            for row in picture.nationalities
            for claim in row.claims
        ],
        "steps": list_steps(event),
        "judgements": list_judgements(reader, event),
    }


def _may_revise(reader: User, claim: Claim) -> bool:
    return reaches(reader, Permission.REVISE_CLAIMS, organisation=claim.organisation_id)


def _list_claims(reader: User, picture: Picture) -> list[Context]:
    """By measure: each claim with what stood in its place before."""
    return [
        {
            "measure": MEASURES[line.measure],
            "rivals": [say_range(claim.range) for claim in line.rivals or ()],
            "rows": [
                {
                    "claim": claim,
                    "figure": say_range(claim.range),
                    "is_chosen": line.chosen is not None and line.chosen.pk == claim.pk,
                    "is_elsewhere": claim.event_id != picture.group[0].pk,
                    "may_revise": _may_revise(reader, claim),
                    "earlier": [(before, say_range(before.range)) for before in picture.earlier.get(claim.pk, ())],
                }
                for claim in line.claims
            ],
        }
        for line in picture.lines
    ]


def list_steps(event: Event) -> list[Context]:
    """Every status up to the furthest: its time and authority, or that nobody said; then what it was before."""
    rows: dict[str, list[Any]] = {}  # Any: steps
    for step in event.steps.order_by("-pk"):
        rows.setdefault(step.status, []).append(step)
    furthest = ORDER.index(event.state)
    return [
        {
            "label": Status(status).label,
            "steps": [(step, step.noted_at - step.at > LATE) for step in rows.get(status, ())],
        }
        for status in ORDER[: furthest + 1]
    ]


def list_judgements(reader: User, event: Event) -> list[tuple[Sameness, Event]]:
    """The judgements that name the event, the newest first, with the other event where the reader sees it."""
    rows = Sameness.objects.filter(Q(one=event) | Q(other=event)).select_related("one", "other", "by").order_by("-pk")
    return [(row, row.other if row.one_id == event.pk else row.one) for row in rows]


def list_near(reader: User, event: Event) -> QuerySet[Event]:
    """Reports of the same sea within three days, which may be of the same event."""
    return (
        Event.objects.visible_to(reader)
        .filter(sea=event.sea, first_on__gte=event.first_on - NEAR, first_on__lte=event.ends_on + NEAR)
        .exclude(pk=event.pk)
        .order_by("first_on", "pk")[:MOST_NEAR]
    )


class EventPage(RecordPage):
    """Its forms are filled with what there is to choose from: claims that stand, reports of the same days and sea."""

    def draw(self, request: HttpRequest, reader: User, record: Event, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        for name in ("choose", "judge", "amend"):
            form = given.get(name) or EVENT.moves[name].make_form()
            if form is not None:
                given[name] = form
        given["choose"].fields["claim"].widget.choices = list_choices(reconcile(record))
        near = [(str(one.pk), str(one)) for one in list_near(reader, record)]
        other = given["judge"].fields["other"].widget
        judged = {str(one.pk): str(one) for _, one in list_judgements(reader, record)}
        other.choices = [("", "\u2013"), *{**dict(near), **judged}.items()]
        if not given["amend"].is_bound:
            given["amend"].initial = read_facts(record)
        return super().draw(request, reader, record, given=given, **more)


def list_choices(picture: Picture) -> list[tuple[str, str]]:
    """Each figure that stands, by what it counts; and of each measure, that none counts."""
    options = [("", "\u2013")]
    for line in picture.lines:
        label = CHOSEN_BETWEEN[line.measure]
        standing = [claim for claim in line.claims if claim.low is not None]
        for claim in standing:
            options.append((str(claim.key), f"{label}: {say_range(claim.range)}, {claim.source} ({grade(claim)})"))
        if line.choice is not None:
            options.append((f"{NONE_OF}{line.measure}", f"{label}: {gettext('none counts')}"))
    return options


def grade(claim: Claim) -> str:
    """As the Admiralty scale writes it: B2."""
    return f"{claim.reliability.upper()}{claim.credibility}"


EVENT_PAGE: Final = EventPage("preparedness/event.html", EVENT, SEE, list_events, describe_event, shows_history=True)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.REVISE_CLAIMS)
def revise(request: HttpRequest, reader: User, pk: UUID, key: UUID) -> HttpResponseBase:
    """Another claim in the place of one of the reader's own body."""
    event = get_object_or_404(list_events(reader), pk=pk)
    claim = get_object_or_404(Claim.objects.filter(event=event), key=key)
    form = dress(ReviseForm(claim, request.POST if request.method == "POST" else None))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            revise_claim(actor=reader, claim=claim, now=timezone.now(), **form.cleaned_data)
            return redirect(event)
    context = {"event": event, "measure": MEASURES[claim.measure], "title": gettext_lazy("Revise a claim")}
    return trying.draw(request, "preparedness/revise.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.RECONCILE_EVENTS)
def take(request: HttpRequest, reader: User) -> HttpResponseBase:
    """A file is sent, and each of its rows is taken or turned away with a sentence."""
    form = dress(FileForm(request.POST if request.method == "POST" else None))
    trying = Trying(form)
    context: Context = {}
    if form.is_bound and form.is_valid():
        with trying:
            sent = request.FILES.get("file")
            if sent is None:
                raise FileUnreadable
            rows = read_rows(sent.read(MOST_BYTES + 1), sent.name or "")
            taken = take_file(actor=reader, rows=rows, now=timezone.now(), **form.cleaned_data)
            faults = [(fault.number, say_fault(fault)) for fault in taken.faults[:MOST_NAMED]]
            context = {"taken": taken, "faults": faults, "left_out": len(taken.faults) - len(faults)}
    return trying.draw(request, "preparedness/file.html", context)


@require_safe
@for_permission(SEE)
def show_series(request: HttpRequest, reader: User) -> HttpResponse:
    """What is public on the years 2014 to 2023, and where it contradicts itself."""
    return render(request, "preparedness/series.html", describe_series())


def describe_series() -> Context:
    series = read_series()
    periods: dict[tuple[str, str], list[Context]] = {}
    for figure in series.figures:
        periods.setdefault(figure.period, []).append(
            {
                "measure": MEASURES[figure.measure],
                "figure": say_range(figure.range),
                "row": figure,
                "sources": [series.sources[name] for name in figure.sources],
            }
        )
    return {
        "series": series,
        "periods": [
            (_say_period(period), rows, [one for one in series.remarks if (one.since, one.until) == period])
            for period, rows in sorted(periods.items())
        ],
        "remarks": [one for one in series.remarks if (one.since, one.until) not in periods],
        "accounts": [
            {
                "period": _say_period(account.period),
                "figures": [
                    (MEASURES[row.measure], say_range(row.range))
                    for row in account.figures
                    if row.measure != Measure.BOATS
                ],
                "unexplained": say_range(account.balance.unexplained),
                "is_settled": account.balance.is_settled,
                "without": [MEASURES[measure] for measure in account.balance.without],
            }
            for account in list_accounts(series.figures)
        ],
        "contradictions": [_describe(one, series.sources) for one in find_contradictions(series.figures)],
    }


def _describe(one: Contradiction, sources: Mapping[str, Any]) -> Context:  # Any: a source
    whole, *rest = one.figures
    return {
        "measure": MEASURES[one.measure],
        "period": _say_period(one.period),
        "whole": say_range(whole.range),
        "rest": [(_say_period(row.period), say_range(row.range)) for row in rest],
        "parts": say_range(one.parts),
        "is_of_other_areas": one.is_of_other_areas,
        "sources": [sources[name] for row in one.figures for name in row.sources],
    }


def _say_period(period: tuple[str, str]) -> str:
    since, until = period
    if since[:4] == until[:4] and since.endswith("-01") and until.endswith("-12"):
        return since[:4]
    if since.endswith("-01") and until.endswith("-12"):
        return f"{since[:4]} \u2013 {until[:4]}"
    return f"{since} \u2013 {until}"
