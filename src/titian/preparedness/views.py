"""The pages of the event log: the list, one event, a claim that is revised, a file, and the public series."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.forms import dress
from titian.desk.pages import RecordPage, Trying, add_page, list_page
from titian.library.models import KnownHub
from titian.people.country_names import COUNTRY_NAMES
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may, reaches
from titian.preparedness.actions.add_event import add_event
from titian.preparedness.actions.keep_claim import revise_claim
from titian.preparedness.actions.take_file import MOST_BYTES, read_rows, take_file
from titian.preparedness.arrival_views import describe_arrivals
from titian.preparedness.codes import CHOSEN_BETWEEN, HEADS, LATE, MEASURES, ORDER, Credibility, Reliability, Status
from titian.preparedness.consultation_models import Consultation
from titian.preparedness.errors import FileUnreadable
from titian.preparedness.figures import Measure
from titian.preparedness.figures.published import Contradiction, find_contradictions, list_accounts, read_series
from titian.preparedness.forms import EventForm, FileForm, ReviseForm, read_facts
from titian.preparedness.models import Claim, Event, Sameness, Sealed
from titian.preparedness.reconciling import Picture, reconcile
from titian.preparedness.tables import EVENTS
from titian.preparedness.withholding import find_due, find_landed, list_shown
from titian.preparedness.words import say_clash, say_fault, say_range, say_sea
from titian.preparedness.workflow import EVENT, EXERCISE_EVENT, NONE_OF

SEE: Final = Permission.SEE_EVENTS
NEAR: Final = timedelta(days=3)
MOST_NEAR: Final = 20
MOST_NAMED: Final = 500
Context = dict[str, Any]  # Any: what templates take
Judgements = list[tuple[Sameness, Event]]


def list_events(reader: User) -> QuerySet[Event]:
    return Event.objects.visible_to(reader)


def list_played(reader: User) -> QuerySet[Event]:
    """Those of exercises."""
    return Event.everything.visible_to(reader).exclude(exercise=None).select_related("exercise")


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


def describe_event(reader: User, event: Event, picture: Picture, judgements: Judgements) -> Context:
    balance = picture.balance
    _bring_names(picture)
    own = _find_revisable(reader, picture)
    return {
        "event": event,
        "exercise": event.exercise,
        "revise_route": "revise_claim" if event.exercise_id is None else "revise_exercise_claim",
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
        "claims": _list_claims(picture, own),
        "nationalities": [
            (COUNTRY_NAMES.get(row.country, row.country), say_range(row.range), row.sources)
            for row in picture.nationalities
        ],
        "own_nationalities": [
            (claim, COUNTRY_NAMES.get(claim.country, claim.country), claim.organisation_id in own)
            for row in picture.nationalities
            for claim in row.claims
        ],
        "steps": list_steps(event),
        "judgements": judgements,
        "sealed": list_sealed(reader, event),
        "may_seal": event.exercise_id is None and may(reader, Permission.REPORT_EVENTS),
        "consultations": Consultation.everything.visible_to(reader).filter(event=event).order_by("-at"),
        **describe_arrivals(reader, event, picture),
    }


def list_sealed(reader: User, event: Event) -> list[Context]:
    """What lies sealed beside the event: that it does, since when its cells may be read, and those that may."""
    landed, now = find_landed(event), timezone.now()
    opened = set(Sealed.objects.visible_to(reader).filter(event=event).values_list("pk", flat=True))
    return [
        {
            "label": row.get_shape_display(),
            "day": row.observed_at.date(),
            "due": find_due(row, landed),
            "cells": list_shown(row, landed, now),
            "address": row.get_absolute_url() if row.pk in opened else "",
        }
        for row in event.sealed.holding().order_by("-pk")
    ]


def _bring_names(picture: Picture) -> None:
    """Who claims and who chose, once each: the same few bodies and people stand beside many figures."""
    prefetch_related_objects([claim for line in picture.lines for claim in line.claims], "organisation")
    prefetch_related_objects([line.choice for line in picture.lines if line.choice is not None], "by")


def _find_revisable(reader: User, picture: Picture) -> frozenset[UUID | None]:
    """The bodies whose claims the reader may revise."""
    claims = [claim for line in picture.lines for claim in line.claims]
    claims += [claim for row in picture.nationalities for claim in row.claims]
    bodies = {claim.organisation_id for claim in claims}
    return frozenset(one for one in bodies if reaches(reader, Permission.REVISE_CLAIMS, organisation=one))


def _list_claims(picture: Picture, own: frozenset[UUID | None]) -> list[Context]:
    """By measure: each claim with what stood in its place before. `own`: bodies whose claims may be revised."""
    return [
        {
            "measure": MEASURES[line.measure],
            "rivals": [say_range(claim.range) for claim in line.rivals or ()],
            "rows": [
                {
                    "claim": claim,
                    "figure": say_range(claim.range),
                    "reliability": Reliability(claim.reliability).label,
                    "credibility": Credibility(claim.credibility).label,
                    "is_chosen": line.chosen is not None and line.chosen.pk == claim.pk,
                    "is_elsewhere": claim.event_id != picture.group[0].pk,
                    "may_revise": claim.organisation_id in own,
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


def list_judgements(event: Event) -> Judgements:
    """The judgements that name the event, the newest first, with the other event."""
    rows = Sameness.objects.filter(Q(one=event) | Q(other=event)).select_related("one", "other", "by").order_by("-pk")
    return [(row, row.other if row.one_id == event.pk else row.one) for row in rows]


def list_near(reader: User, event: Event) -> QuerySet[Event]:
    """Reports of the same sea within three days, which may be of the same event."""
    return (
        Event.everything.visible_to(reader)
        .filter(
            exercise=event.exercise_id,
            sea=event.sea,
            first_on__gte=event.first_on - NEAR,
            first_on__lte=event.ends_on + NEAR,
        )
        .exclude(pk=event.pk)
        .order_by("first_on", "pk")[:MOST_NEAR]
    )


class EventPage(RecordPage):
    """Its forms are filled with what there is to choose from: claims that stand, reports of the same days and sea.

    What is shown and what is chosen from are of one picture, worked out once.
    """

    def draw(self, request: HttpRequest, reader: User, record: Event, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        for name in ("choose", "judge", "amend", "ask"):
            form = given.get(name) or EVENT.moves[name].make_form()
            if form is not None:
                given[name] = form
        picture = reconcile(record)
        given["choose"].fields["claim"].widget.choices = list_choices(picture)
        given["ask"].fields["hub"].widget.choices = list_hubs()
        given["ask"].fields["heads"].widget.choices = list_heads(picture)
        near = [(str(one.pk), str(one)) for one in list_near(reader, record)]
        other = given["judge"].fields["other"].widget
        judgements = list_judgements(record)
        judged = {str(one.pk): str(one) for _, one in judgements}
        other.choices = [("", "\u2013"), *{**dict(near), **judged}.items()]
        if not given["amend"].is_bound:
            given["amend"].initial = read_facts(record)
        drawn = RecordPage(
            self.template,
            self.workflow,
            SEE,
            self.rows,
            lambda request, reader, record: describe_event(reader, record, picture, judgements),
            shows_history=self.shows_history,
        )
        return drawn.draw(request, reader, record, given=given, **more)


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


def list_hubs() -> list[tuple[str, str]]:
    """Those that an arrival can be asked of."""
    rows = KnownHub.objects.filter(ended_at__isnull=True).order_by("name", "pk")
    return [("", "\u2013"), *((str(row.pk), f"{row.name} ({row.country})") for row in rows)]


def list_heads(picture: Picture) -> list[tuple[str, str]]:
    """Figures that may go there as how many people may come."""
    options = [("", gettext("nobody has said"))]
    for line in picture.lines:
        if line.measure in HEADS:
            label = CHOSEN_BETWEEN[line.measure]
            standing = [claim for claim in line.claims if claim.low is not None]
            options += [(str(one.key), f"{label}: {say_range(one.range)}, {one.source}") for one in standing]
    return options


def grade(claim: Claim) -> str:
    """As the Admiralty scale writes it: B2."""
    return f"{claim.reliability.upper()}{claim.credibility}"


EVENT_PAGE: Final = EventPage("preparedness/event.html", EVENT, SEE, list_events, shows_history=True)
PLAYED_PAGE: Final = EventPage("preparedness/event.html", EXERCISE_EVENT, SEE, list_played, shows_history=True)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.REVISE_CLAIMS)
def revise(request: HttpRequest, reader: User, pk: UUID, key: UUID) -> HttpResponseBase:
    """Another claim in the place of one of the reader's own body."""
    return _revise(request, reader, get_object_or_404(list_events(reader), pk=pk), key)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.REVISE_CLAIMS)
def revise_played(request: HttpRequest, reader: User, pk: UUID, key: UUID) -> HttpResponseBase:
    """The same in an exercise."""
    return _revise(request, reader, get_object_or_404(list_played(reader), pk=pk), key)


def _revise(request: HttpRequest, reader: User, event: Event, key: UUID) -> HttpResponseBase:
    claim = get_object_or_404(Claim.everything.filter(event=event), key=key)
    form = dress(ReviseForm(claim, request.POST if request.method == "POST" else None))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            revise_claim(actor=reader, claim=claim, now=timezone.now(), **form.cleaned_data)
            return redirect(event)
    context = {
        "event": event,
        "exercise": event.exercise,
        "measure": MEASURES[claim.measure],
        "title": gettext_lazy("Revise a claim"),
    }
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


@require_safe
@for_permission(SEE)
def show_drift(request: HttpRequest, reader: User) -> HttpResponse:
    """An answer of `titian drift`, which the browser reads from a file: nothing of it comes here."""
    return render(request, "preparedness/drift.html")


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
        "sources": [sources[name] for name in dict.fromkeys(name for row in one.figures for name in row.sources)],
    }


def _say_period(period: tuple[str, str]) -> str:
    since, until = period
    if since[:4] == until[:4] and since.endswith("-01") and until.endswith("-12"):
        return since[:4]
    if since.endswith("-01") and until.endswith("-12"):
        return f"{since[:4]} \u2013 {until[:4]}"
    return f"{since} \u2013 {until}"
