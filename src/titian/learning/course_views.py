"""A country's pages: its courses, the board of one, what is shared with its lead, and counts to be sent."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from titian import audit
from titian.courseware.items import FEWEST_PEOPLE
from titian.desk.pages import add_page, list_page
from titian.learning.actions.keep_course import PLAIN, add_course
from titian.learning.codes import COUNTED, OPEN_TO_JOIN, Part, StepKind
from titian.learning.counting import count_finished, show_counts
from titian.learning.forms import CourseForm
from titian.learning.lesson_files import KINDS, list_lessons, make_file
from titian.learning.measured_tests import list_changes, measure_forms
from titian.learning.models import Course, Seat, Shared
from titian.learning.offered import find_tests, name_steps, say_answers, say_questions
from titian.learning.phones.heard import list_phones
from titian.learning.signed_counts import sign_counts
from titian.learning.tables import COUNTS, COURSES, PHONES, say_part
from titian.learning.views import Context, FilledPage, limit_trainers
from titian.learning.workflow import COURSE
from titian.library.errors import LibraryError
from titian.library.identity import get_hub_identity
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.sealing import fingerprint_words

KEEP: Final = Permission.KEEP_COURSES


def list_courses(reader: User) -> QuerySet[Course]:
    return Course.objects.visible_to(reader).select_related("lead")


def find_root_words() -> str:
    """Of this hub's root, to be read to whoever takes its first file; empty where it has none yet."""
    try:
        return " ".join(fingerprint_words(get_hub_identity().root_thumbprint))
    except LibraryError:
        return ""


def list_counted(reader: User) -> QuerySet[Course]:
    return Course.objects.visible_to(reader).counted().prefetch_related("counts")


def make_course_form(reader: User, data: Any) -> Form:  # Any: what was posted
    return limit_trainers(CourseForm(data), reader)


COURSES_PAGE: Final = list_page("learning/courses.html", COURSES, KEEP, list_courses)
ADD_COURSE: Final = add_page("desk/add.html", KEEP, make_course_form, add_course, title=gettext_lazy("Add a course"))
COUNTS_PAGE: Final = list_page(
    "learning/counts.html", COUNTS, KEEP, list_counted, lambda reader: {"root_words": find_root_words()}
)


def describe_course(request: HttpRequest, reader: User, course: Course) -> Context:
    names = name_steps()
    steps = {step.item for step in course.steps.all() if step.kind == StepKind.MODULE}
    lessons = list_lessons(request.GET.get("language", ""))
    return {
        "lessons": [one for one in lessons if one.id in steps or not steps],
        "lesson_languages": sorted({each for one in lessons for each in one.languages.items()}),
        "lesson_kinds": list(KINDS.items()),
        "course": course,
        "steps": [names.get(str(step), step.item) for step in course.steps.order_by("position")],
        "trainers": course.trainers.order_by("name", "pk"),
        "is_open": course.state in OPEN_TO_JOIN,
        "is_counted": course.state in COUNTED,
        "parts": [(Part(part).label, say_part(part, shown)) for part, shown in show_counts(course).items()],
        "leads": reaches(reader, Permission.READ_SHARED, own=course.lead_id),
    }


def fill_course(course: Course) -> Context:
    return {
        **{name: getattr(course, name) for name in PLAIN},
        "steps": [str(step) for step in course.steps.order_by("position")],
        "trainers": list(course.trainers.all()),
    }


COURSE_PAGE: Final = FilledPage(
    "learning/course.html", COURSE, KEEP, list_courses, describe_course, initial=fill_course, shows_history=True
)


@require_safe
@never_cache
@for_permission(KEEP)
def show_board(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """Counts of a course as phones have told them by now. The page asks for it again by itself."""
    course = get_object_or_404(list_courses(reader), pk=pk)
    names = name_steps()
    seats = Seat.objects.filter(course=course)
    finished = count_finished(course, seats)
    steps = [str(step) for step in course.steps.order_by("position")] or sorted(name for _, name in finished)
    table = PHONES.draw(request, reader, list_phones(course), may_export=False)
    context = {
        "course": course,
        "joined": seats.count(),
        "plans": seats.filter(has_plan=True).count(),
        "finished": [(names.get(name, name), finished[Part.STEP, name]) for name in steps],
        "table": table,
        "leads": reaches(reader, Permission.READ_SHARED, own=course.lead_id),
        "shared": Shared.objects.of_course(course).count(),
    }
    return render(request, "learning/board.html", context)


@require_safe
@never_cache
@for_permission(Permission.READ_SHARED)
def show_shared(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """What people of the course let its lead read, without whose it is. The log says that it was read, never what."""
    course = get_object_or_404(Course.objects.managed_by(reader), pk=pk)
    names = name_steps()
    rows = Shared.objects.of_course(course).order_by("kind", "item", "pk")
    audit.record("user", str(reader.pk), "course.read_shared", f"course:{course.pk}")
    shared = [
        (names.get(f"{row.kind}:{row.item}", row.item), say_answers(f"{row.kind}:{row.item}", row.answers or {}))
        for row in rows
    ]
    context = {"course": course, "shared": shared, "changes": list_changes(rows, find_tests())}
    return render(request, "learning/shared.html", context)


@require_safe
@never_cache
@for_permission(KEEP)
def show_questions(request: HttpRequest, reader: User) -> HttpResponse:
    """How hard the questions of the tests are, and how well they tell people apart; or why no number is told."""
    tests = find_tests()
    asked = say_questions()
    names = name_steps()
    forms = [
        (
            names.get(f"{StepKind.TEST}:{form.name}", form.name),
            form,
            [(asked.get(one.question, one.question), one) for one in form.figures],
        )
        for form in (measure_forms(reader, tests) if tests else ())
    ]
    return render(request, "learning/questions.html", {"forms": forms, "fewest": FEWEST_PEOPLE})


@require_safe
@never_cache
@for_permission(KEEP)
def send_counts(request: HttpRequest, reader: User) -> HttpResponseBase:
    """The counts of closed courses, small ones hidden, in a file signed by this hub for the region's."""
    now = timezone.now()
    text = sign_counts(reader, now)
    audit.record("user", str(reader.pk), "learning_counts.sign", "table:course-counts")
    response = HttpResponse(text, content_type="application/json")
    name = f"titian-learning-{reader.country_code}-{now:%Y-%m-%d}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@never_cache
@for_permission(KEEP)
def send_lesson_file(request: HttpRequest, reader: User, module: str, language: str, kind: str) -> HttpResponseBase:
    """A paper or a package of a lesson, of the newest release. It is about nobody, and nothing notes who took it."""
    if kind not in KINDS:
        raise Http404
    made = make_file(kind, module, language)
    return FileResponse(BytesIO(made.data), as_attachment=True, filename=made.name, content_type=made.content_type)
