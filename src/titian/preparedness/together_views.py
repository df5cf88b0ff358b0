"""The pages of consultations, exercises and national plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.forms import dress
from titian.desk.pages import RecordPage, Trying, add_page, list_page
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may, reaches
from titian.preparedness import together
from titian.preparedness.actions.add_event import add_event
from titian.preparedness.actions.convene import convene
from titian.preparedness.actions.keep_plan import begin_plan
from titian.preparedness.actions.plan_exercise import plan_exercise
from titian.preparedness.consultation_models import Consultation, Match, Point, SupportLine
from titian.preparedness.consultation_workflow import CONSULTATION, EXERCISE_CONSULTATION
from titian.preparedness.exercise_models import Exercise
from titian.preparedness.exercise_workflow import EXERCISE, list_told, list_told_to
from titian.preparedness.forms import EventForm
from titian.preparedness.models import Event
from titian.preparedness.national_plan_models import NationalPlan
from titian.preparedness.plan_workflow import NATIONAL_PLAN
from titian.preparedness.together_codes import HEADINGS, ExerciseState, Side
from titian.preparedness.together_forms import ConveneForm, ExerciseForm, PlanForm
from titian.preparedness.together_tables import CONSULTATIONS, EXERCISES, PLANS
from titian.workplan.models import Party

SEE: Final = Permission.SEE_EVENTS
MOST_NEAR: Final = 50
VOLUNTARY: Final = gettext_lazy(
    "Taking part is voluntary. Nothing here binds anybody: needs, offers and actions are what members say of "
    "themselves."
)
Context = dict[str, Any]  # Any: what templates take
Choices = Iterable[tuple[str, object]]


def offer_choices(form: Form, name: str, choices: Choices) -> None:
    """What a field is to choose from now."""
    widget: Any = form.fields[name].widget  # Any: a select, which stubs call a widget
    widget.choices = [("", "\u2013"), *choices]


class FilledPage(RecordPage):
    """A record's page whose forms are given what there is to choose from now."""

    def __init__(self, *args: Any, fill: Callable[[User, Any, dict[str, Form]], None], **more: Any) -> None:
        super().__init__(*args, **more)  # Any: as there, and records of either kind
        self.fill = fill

    def draw(self, request: HttpRequest, reader: User, record: Any, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        for move in self.workflow.list_moves(reader, record):
            form = given.get(move.name) or move.make_form()
            if form is not None:
                given[move.name] = form
        self.fill(reader, record, given)
        return super().draw(request, reader, record, given=given, **more)


def describe_together(reader: User, whole: together.Whole) -> Context:
    own, present = together.find_own_party(reader), together.list_present(whole)
    return {"own": own, "present": present, "has_joined": own in present, "points": together.list_points(whole)}


def fill_points(reader: User, whole: together.Whole, given: dict[str, Form]) -> None:
    if "undertake" in given:
        rows = together.list_points(whole)
        offer_choices(given["undertake"], "point", [(str(row.point.key), row.point.text[:80]) for row in rows])


# Consultations


def list_consultations(reader: User) -> QuerySet[Consultation]:
    return Consultation.objects.visible_to(reader).select_related("organisation", "event", "by")


def list_played(reader: User) -> QuerySet[Consultation]:
    """Those of exercises."""
    rows = Consultation.everything.visible_to(reader).exclude(exercise=None)
    return rows.select_related("organisation", "event", "by", "exercise")


def read_lines(consultation: Consultation) -> list[SupportLine]:
    return list(consultation.support.select_related("party", "withdrawal").order_by("pk"))


def is_back(line: SupportLine) -> bool:
    return hasattr(line, "withdrawal")


def describe_consultation(request: HttpRequest, reader: User, consultation: Consultation) -> Context:
    lines = read_lines(consultation)
    last: dict[tuple[int, int], Match] = {}
    for match in Match.objects.filter(need__consultation=consultation).select_related("offer__party").order_by("pk"):
        last[match.need_id, match.offer_id] = match
    by_need: dict[int, list[tuple[Match, SupportLine]]] = {}
    for match in last.values():
        by_need.setdefault(match.need_id, []).append((match, match.offer))
    together_with = describe_together(reader, consultation)
    return {
        "consultation": consultation,
        "exercise": consultation.exercise,
        "says": VOLUNTARY,
        "support": [
            (title, [(line, is_back(line), by_need.get(line.pk, [])) for line in lines if line.side == side])
            for side, title in ((Side.NEED, gettext_lazy("Needs")), (Side.OFFER, gettext_lazy("Offers")))
        ],
        "own_lines": [line for line in lines if line.party == together_with["own"] and not is_back(line)],
        **together_with,
    }


def fill_consultation(reader: User, consultation: Consultation, given: dict[str, Form]) -> None:
    fill_points(reader, consultation, given)
    lines = [line for line in read_lines(consultation) if not is_back(line)]
    own = together.find_own_party(reader)

    def name(wanted: Callable[[SupportLine], bool]) -> Choices:
        return [(str(line.key), f"{line.party}: {line}"[:120]) for line in lines if wanted(line)]

    if "withdraw" in given:
        offer_choices(given["withdraw"], "line", name(lambda line: line.party == own))
    if "match" in given:
        offer_choices(given["match"], "need", name(lambda line: line.side == Side.NEED))
        offer_choices(given["match"], "offer", name(lambda line: line.side == Side.OFFER))


CONSULTATIONS_PAGE: Final = list_page(
    "preparedness/together_list.html",
    CONSULTATIONS,
    SEE,
    list_consultations,
    lambda reader: {
        "title": gettext_lazy("Consultations"),
        "says": VOLUNTARY,
        "add": "/consultations/add/" if may(reader, Permission.CONVENE) else "",
        "adds": gettext_lazy("Convene a consultation"),
    },
)
CONSULTATION_PAGE: Final = FilledPage(
    "preparedness/consultation.html",
    CONSULTATION,
    SEE,
    list_consultations,
    describe_consultation,
    shows_history=True,
    fill=fill_consultation,
)
PLAYED_PAGE: Final = FilledPage(
    "preparedness/consultation.html",
    EXERCISE_CONSULTATION,
    SEE,
    list_played,
    describe_consultation,
    shows_history=True,
    fill=fill_consultation,
)


def make_convene_form(reader: User, data: Any, exercise: Exercise | None = None) -> ConveneForm:  # Any: what was sent
    form = ConveneForm(data)
    rows = Event.everything.visible_to(reader).filter(exercise=exercise).order_by("-first_on", "pk")[:MOST_NEAR]
    offer_choices(form, "event", [(str(row.pk), str(row)) for row in rows])
    return form


ADD_CONSULTATION: Final = add_page(
    "preparedness/together_add.html",
    Permission.CONVENE,
    make_convene_form,
    convene,
    title=gettext_lazy("Convene a consultation"),
)


# Exercises


def list_exercises(reader: User) -> QuerySet[Exercise]:
    return Exercise.objects.visible_to(reader)


def describe_exercise(request: HttpRequest, reader: User, exercise: Exercise) -> Context:
    now = timezone.now()
    told = list_told_to(exercise, reader, now)
    shown = {row.pk for row, _ in list_told(exercise, now)}
    ahead = exercise.injects.exclude(pk__in=shown).select_related("party").order_by("after_minutes", "number")
    seen = {row.pk for row, _ in told}
    notes = exercise.notes.select_related("party", "inject").order_by("pk")
    return {
        "exercise": exercise,
        "is_running": exercise.state == ExerciseState.RUNNING,
        "told": told,
        "ahead": ahead if may(reader, Permission.RUN_EXERCISES) else [],
        "notes": [note for note in notes if note.inject_id is None or note.inject_id in seen],
        "events": Event.everything.visible_to(reader).filter(exercise=exercise).order_by("first_on", "pk"),
        "consultations": Consultation.everything.visible_to(reader).filter(exercise=exercise).order_by("at"),
        "may_report": may(reader, Permission.REPORT_EVENTS),
        "may_convene": may(reader, Permission.CONVENE),
        **describe_together(reader, exercise),
    }


def fill_exercise(reader: User, exercise: Exercise, given: dict[str, Form]) -> None:
    fill_points(reader, exercise, given)
    told = [(str(row.number), row.text[:80]) for row, _ in list_told_to(exercise, reader, timezone.now())]
    for name in ("decide", "observe"):
        if name in given:
            offer_choices(given[name], "inject", told)
    if "inject" in given:
        parties = Party.objects.present().order_by("name")
        offer_choices(given["inject"], "party", [(party.code, party.name) for party in parties])


EXERCISES_PAGE: Final = list_page(
    "preparedness/together_list.html",
    EXERCISES,
    SEE,
    list_exercises,
    lambda reader: {
        "title": gettext_lazy("Exercises"),
        "says": gettext_lazy("What is played here is made up, and stands in no list of what has happened."),
        "add": "/exercises/add/" if may(reader, Permission.RUN_EXERCISES) else "",
        "adds": gettext_lazy("Prepare an exercise"),
        "more": "/exercises/lessons/",
        "mores": gettext_lazy("Lessons of exercises"),
    },
    may_export=False,
)
ADD_EXERCISE: Final = add_page(
    "preparedness/together_add.html",
    Permission.RUN_EXERCISES,
    lambda reader, data: ExerciseForm(data),
    plan_exercise,
    title=gettext_lazy("Prepare an exercise"),
)
EXERCISE_PAGE: Final = FilledPage(
    "preparedness/exercise.html",
    EXERCISE,
    SEE,
    list_exercises,
    describe_exercise,
    shows_history=True,
    fill=fill_exercise,
)


@require_safe
@for_permission(SEE)
def show_lessons(request: HttpRequest, reader: User) -> HttpResponse:
    """What exercises have left, by exercise."""
    points = Point.objects.filter(exercise__in=list_exercises(reader)).select_related("exercise").order_by("pk")
    lessons: dict[Exercise, list[together.Standing]] = {}
    for row in together.stand(points):
        if row.point.exercise is not None:
            lessons.setdefault(row.point.exercise, []).append(row)
    return render(request, "preparedness/lessons.html", {"lessons": list(lessons.items())})


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.REPORT_EVENTS)
def add_played_event(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    exercise = get_object_or_404(list_exercises(reader), pk=pk)
    form = EventForm(request.POST if request.method == "POST" else None)
    return _add_played(request, reader, exercise, form, add_event, "preparedness/add.html", REPORT_TITLE)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.CONVENE)
def add_played_consultation(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    exercise = get_object_or_404(list_exercises(reader), pk=pk)
    form = make_convene_form(reader, request.POST if request.method == "POST" else None, exercise)
    template = "preparedness/together_add.html"
    return _add_played(request, reader, exercise, form, convene, template, CONVENE_TITLE)


REPORT_TITLE: Final = gettext_lazy("Report an event")
CONVENE_TITLE: Final = gettext_lazy("Convene a consultation")


def _add_played(
    request: HttpRequest,
    reader: User,
    exercise: Exercise,
    form: Form,
    add: Callable[..., Event | Consultation],
    template: str,
    title: object,
) -> HttpResponseBase:
    trying = Trying(dress(form))
    if form.is_bound and form.is_valid():
        with trying:
            return redirect(add(actor=reader, now=timezone.now(), exercise=exercise, **form.cleaned_data))
    return trying.draw(request, template, {"title": title, "exercise": exercise})


# National plans


def list_plans(reader: User) -> QuerySet[NationalPlan]:
    return NationalPlan.objects.visible_to(reader).select_related("party")


def describe_plan(request: HttpRequest, reader: User, plan: NationalPlan) -> Context:
    return _describe_version(plan, None)


def _describe_version(plan: NationalPlan, number: int | None) -> Context:
    versions = list(plan.versions.order_by("-number"))
    version = versions[0] if number is None else next((row for row in versions if row.number == number), None)
    return {
        "plan": plan,
        "version": version,
        "is_last": version == versions[0],
        "versions": versions,
        "parts": [(HEADINGS[code], text) for code, text in version.list_parts().items()] if version else [],
    }


def fill_plan(reader: User, plan: NationalPlan, given: dict[str, Form]) -> None:
    last = plan.versions.order_by("-number").first()
    if "keep" in given and last is not None and not given["keep"].is_bound:
        given["keep"].initial = last.list_parts()


def describe_plans(reader: User) -> Context:
    own = together.find_own_party(reader)
    may_begin = (
        own is not None
        and reaches(reader, Permission.KEEP_NATIONAL_PLAN, organisation=own.organisation_id)
        and not NationalPlan.objects.filter(party=own).exists()
    )
    return {
        "title": gettext_lazy("National plans"),
        "says": PLAN_SAYS,
        "add": "/national-plans/add/" if may_begin else "",
        "adds": gettext_lazy("Begin the plan of your member"),
    }


PLAN_SAYS: Final = gettext_lazy(
    "Each member writes its own, under the seven headings that the taskforce\u2019s third meeting talked of. They are "
    "put in our words."
)
PLANS_PAGE: Final = list_page("preparedness/together_list.html", PLANS, SEE, list_plans, describe_plans)
ADD_PLAN: Final = add_page(
    "preparedness/together_add.html",
    Permission.KEEP_NATIONAL_PLAN,
    lambda reader, data: PlanForm(data),
    begin_plan,
    title=gettext_lazy("Begin the plan of your member"),
)
PLAN_PAGE: Final = FilledPage(
    "preparedness/national_plan.html", NATIONAL_PLAN, SEE, list_plans, describe_plan, fill=fill_plan
)


@require_safe
@for_permission(SEE)
def show_version(request: HttpRequest, reader: User, pk: UUID, number: int) -> HttpResponse:
    plan = get_object_or_404(list_plans(reader), pk=pk)
    get_object_or_404(plan.versions.all(), number=number)
    return render(request, "preparedness/national_plan.html", _describe_version(plan, number))
