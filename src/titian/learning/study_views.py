"""Pages of agreement studies: their list, one with its figures, and the cases as a sheet to be handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.forms import Form, ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from titian.courseware.agreement import FEWEST_CASES, FEWEST_RATERS, Agreement, TooFew, measure_group
from titian.desk.pages import RecordPage, add_page, list_page
from titian.learning.actions.keep_study import add_study, count_raters
from titian.learning.codes import BEFORE_CLOSING, StudyState
from titian.learning.forms import StudyForm
from titian.learning.models import Course, Study
from titian.learning.offered import find_set, say_cases
from titian.learning.workflow import STUDY
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.tables import Column, Table

KEEP: Final = Permission.KEEP_COURSES
REFUSED: Final[dict[str, Promise]] = {
    "agreement.one_case": gettext_lazy(
        "No number is told: one case cannot show how far people agree. It takes ten cases at least, whatever was said."
    ),
    "agreement.few_cases": gettext_lazy(
        "No number is told: fewer than ten cases were judged by two or more people. With so few, other cases would "
        "give quite another number."
    ),
    "agreement.few_raters": gettext_lazy(
        "No number is told: no case was judged by ten people or more. With so few, a number would be about these "
        "people and not about the cases, and it could point at somebody."
    ),
}
ONE_ANSWER: Final = gettext_lazy(
    "No kappa is told: everybody gave one and the same answer to every case, so that there is nothing that chance "
    "could have done. Mix the cases."
)
STUDIES: Final = Table(
    name="studies",
    caption=gettext_lazy("Agreement studies"),
    columns=(
        Column("title", gettext_lazy("Study"), lambda row: row.title, sort=("title",), link=Study.get_absolute_url),
        Column("begun", gettext_lazy("Begun"), lambda row: row.begun_at, sort=("begun_at",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="-begun",
    hides_caption=True,
)


@dataclass(frozen=True)
class _Case:
    title: str
    keyed: str
    counts: tuple[tuple[str, int], ...]


def list_studies(reader: User) -> QuerySet[Study]:
    return Study.objects.visible_to(reader)


def make_study_form(reader: User, data: Any) -> Form:  # Any: what was posted
    """Offers the country's courses that people can still be in."""
    form = StudyForm(data)
    field = form.fields["course"]
    if isinstance(field, ModelChoiceField):
        field.queryset = (
            Course.objects.visible_to(reader).filter(state__in=sorted(BEFORE_CLOSING)).order_by("begins_on", "pk")
        )
    return form


STUDIES_PAGE: Final = list_page("learning/studies.html", STUDIES, KEEP, list_studies)
ADD_STUDY: Final = add_page(
    "desk/add.html",
    KEEP,
    make_study_form,
    add_study,
    title=gettext_lazy("Begin an agreement study"),
)


def measure_study(study: Study) -> tuple[Agreement | None, Promise | None]:
    """The figures of a closed study, or why there are none."""
    try:
        return measure_group([row for row in study.counts if sum(row)] or [[0, 0]]), None
    except TooFew as refused:
        return None, REFUSED[refused.code]


def describe_study(request: HttpRequest, reader: User, study: Study) -> dict[str, Any]:  # Any: what templates take
    is_closed = study.state == StudyState.CLOSED
    figures, why_not = measure_study(study) if is_closed else (None, None)
    which = find_set(case for case, _ in study.cases)
    return {
        "which": which.label if which else gettext_lazy("a set that the newest release no longer has"),
        "raters": study.raters if is_closed else count_raters(study),
        "is_closed": is_closed,
        "figures": figures,
        "percent": round(figures.share * 100) if figures else None,
        "why_not": why_not,
        "one_answer": ONE_ANSWER,
        "cases": _say(study) if figures else (),
        "fewest": {"cases": FEWEST_CASES, "raters": FEWEST_RATERS},
    }


def _say(study: Study) -> list[_Case]:
    words = say_cases(translation.get_language() or "en")
    named = [words.get(f"case.answers.{answer}", answer) for answer in study.answers]
    return [
        _Case(
            words.get(f"case.{case}.title", case),
            words.get(f"case.answers.{keyed}", keyed),
            tuple(zip(named, counts, strict=True)),
        )
        for (case, keyed), counts in zip(study.cases, study.counts, strict=True)
    ]


STUDY_PAGE: Final = RecordPage("learning/study.html", STUDY, KEEP, list_studies, describe_study, shows_history=True)


@require_safe
@for_permission(KEEP)
def show_cases(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """The cases for each of the group, without what their authors would answer."""
    study = get_object_or_404(list_studies(reader), pk=pk)
    words = say_cases(translation.get_language() or "en")
    cases = [
        (case, words.get(f"case.{case}.title", case), words.get(f"case.{case}.text", "")) for case, _ in study.cases
    ]
    answers = [(answer, words.get(f"case.answers.{answer}", answer)) for answer in study.answers]
    return render(request, "learning/cases.html", {"study": study, "cases": cases, "answers": answers})


@require_safe
@for_permission(KEEP)
def export_study(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """How many gave each answer to each case, as CSV: no code, no name. Only where figures are told."""
    study = get_object_or_404(list_studies(reader).filter(state=StudyState.CLOSED), pk=pk)
    figures, _ = measure_study(study)
    lines = [",".join(["case", "keyed", *study.answers])]
    if figures:
        lines += [
            ",".join([case, keyed, *map(str, counts)])
            for (case, keyed), counts in zip(study.cases, study.counts, strict=True)
        ]
    response = HttpResponse("\r\n".join([*lines, ""]), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="titian-agreement.csv"'
    return response
