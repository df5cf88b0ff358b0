"""What the hub keeps of learning. No row says how well somebody did, how long they took, or what they answered unless
they shared it."""

from __future__ import annotations

import secrets
import uuid
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.desk.follow_ups import MONTHS, Answer, Asked, Barrier, FollowUpState
from titian.desk.workflow import Place, Record
from titian.learning.codes import CourseState, Part, StepKind, StudyState, TrainerState
from titian.learning.querysets import (
    CertificateQuerySet,
    CourseQuerySet,
    PlanFollowUpQuerySet,
    ReceivedCourseQuerySet,
    SharedQuerySet,
    StudyQuerySet,
    TrainerQuerySet,
)
from titian.people.agencies import Agency, Gender

LONGEST_LINE: Final = 200
LONGEST_ITEM: Final = 60
# Crockford's base32: what is read aloud in a class and typed on phones.
LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 8


def make_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


class Trainer(Record):
    """Somebody of the cadre. Their name only where they agreed to it; no mark of how good they are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.CharField(max_length=2)
    agency = models.CharField(max_length=15, choices=Agency)
    name = models.CharField(max_length=LONGEST_LINE, blank=True)
    is_agreed = models.BooleanField(default=False)
    languages = models.JSONField(default=list, help_text="BCP 47 tags of the languages they train in.")
    accredited_by = models.CharField(max_length=LONGEST_LINE, blank=True)
    accredited_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=TrainerState, default=TrainerState.ACTIVE)

    objects = TrainerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(agency__in=Agency.values), name="trainer_known_agency"),
            models.CheckConstraint(condition=Q(state__in=TrainerState.values), name="trainer_known_state"),
            models.CheckConstraint(condition=Q(name="") | Q(is_agreed=True), name="trainer_name_agreed"),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.get_agency_display()}, {self.country}"

    def get_absolute_url(self) -> str:
        return reverse("trainer", args=[self.pk])

    def place_of(self) -> Place:
        return {"country": self.country}


class Course(Record):
    """A class from its invitation to what became of its action plans.

    `lead` alone reads what somebody shares. `code` is what its people type on their phones to join it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="courses")
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="courses")
    title = models.CharField(max_length=LONGEST_LINE)
    place = models.CharField(max_length=LONGEST_LINE, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=make_code, editable=False)
    trainers = models.ManyToManyField(Trainer, related_name="courses", blank=True)
    state = models.CharField(max_length=9, choices=CourseState, default=CourseState.PLANNED)

    objects = CourseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=CourseState.values), name="course_known_state"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="course_ends_after_it_begins"),
        ]
        indexes: ClassVar = [models.Index(fields=["begins_on", "id"], name="course_by_day")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("course", args=[self.pk])

    def place_of(self) -> Place:
        return {"own": self.lead_id, "country": self.country_id}

    @property
    def spaced_code(self) -> str:
        return f"{self.code[:4]}-{self.code[4:]}"


class CourseStep(models.Model):
    """What a course asks its people to finish. A course without any counts whatever they finish."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=7, choices=StepKind)
    item = models.CharField(max_length=LONGEST_ITEM)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "kind", "item"], name="course_step_once"),
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="course_step_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.item}"


class Learner(models.Model):
    """An officer who joined a course, on whatever phone. Gone with the wish to be forgotten, and all below with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.id)


class Seat(models.Model):
    """That somebody takes part in a course, and what they said of themselves for its counts."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="seats")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="seats")
    agency = models.CharField(max_length=15, choices=Agency)
    gender = models.CharField(max_length=8, choices=Gender)
    has_plan = models.BooleanField(default=False, help_text="An action plan lies on their phone. Not here.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "learner"], name="seat_once"),
            models.CheckConstraint(condition=Q(agency__in=Agency.values), name="seat_known_agency"),
            models.CheckConstraint(condition=Q(gender__in=Gender.values), name="seat_known_gender"),
        ]

    def __str__(self) -> str:
        return f"seat {self.pk}"


class Attempt(models.Model):
    """That somebody finished something for the first, second … time. Not how.

    Its id is made of learner, step and number, so that two phones and a replay give one. Of several tellings the
    highest version and the earliest day stand, in whatever order they come. `day` is the phone's own: nothing is
    decided by it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="attempts")
    kind = models.CharField(max_length=7, choices=StepKind)
    item = models.CharField(max_length=LONGEST_ITEM)
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField()
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["learner", "kind", "item", "number"], name="attempt_once"),
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="attempt_known_kind"),
            models.CheckConstraint(condition=Q(number__gte=1), name="attempt_numbered_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.item} {self.number}"

    @staticmethod
    def make_id(learner: uuid.UUID, kind: str, item: str, number: int) -> uuid.UUID:
        return uuid.uuid5(learner, f"{kind}:{item}:{number}")


class Shared(models.Model):
    """What somebody answered, as they let the lead of a course read it; None once they took it back.

    `turn` counts their sharing and taking back: the highest told stands, in whatever order they come.
    """

    id = models.UUIDField(primary_key=True, editable=False, help_text="That of the attempt.")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="shared")
    kind = models.CharField(max_length=7, choices=StepKind)
    item = models.CharField(max_length=LONGEST_ITEM)
    number = models.PositiveSmallIntegerField()
    turn = models.PositiveIntegerField()
    answers = models.JSONField(null=True)

    objects = SharedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["learner", "kind", "item", "number"], name="shared_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.item} {self.number}"


class PlanFollowUp(Asked):
    """What became of somebody's own action plan, asked on their phone; the plan's words never leave it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="follow_ups")

    objects = PlanFollowUpQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seat", "months"], name="plan_follow_up_once"),
            models.CheckConstraint(condition=Q(months__in=list(MONTHS)), name="plan_follow_up_known_months"),
            models.CheckConstraint(condition=Q(state__in=FollowUpState.values), name="plan_follow_up_known_state"),
            models.CheckConstraint(
                condition=Q(state="answered", answer__in=Answer.values) | (~Q(state="answered") & Q(answer="")),
                name="plan_follow_up_answered_says_what",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="plan_follow_up_by_day")]

    def __str__(self) -> str:
        return f"follow-up {self.months}"

    def get_absolute_url(self) -> str:
        return self.seat.course.get_absolute_url()

    def place_of(self) -> Place:
        return {}


class PlanBarrier(models.Model):
    follow_up = models.ForeignKey(PlanFollowUp, on_delete=models.CASCADE, related_name="barriers")
    code = models.CharField(max_length=9, choices=Barrier)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follow_up", "code"], name="plan_barrier_once"),
            models.CheckConstraint(condition=Q(code__in=Barrier.values), name="plan_barrier_known"),
        ]

    def __str__(self) -> str:
        return self.code


class Count(models.Model):
    """How many, by one thing: all of a course once it is closed, and before that those who were forgotten."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="counts")
    part = models.CharField(max_length=7, choices=Part)
    name = models.CharField(max_length=LONGEST_ITEM + 10, blank=True)
    number = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "part", "name"], name="course_count_once"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="course_count_known_part"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.name}"


class CountSource(models.Model):
    """A country's hub whose signed counts the region takes in: its root as its words were compared, and how far."""

    country = models.CharField(max_length=2, unique=True)
    hub_id = models.CharField(max_length=80)
    root_thumbprint = models.CharField(max_length=43)
    sequence = models.PositiveBigIntegerField(default=0)
    keys_sequence = models.PositiveBigIntegerField(default=0)
    issued_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.country


class ReceivedCourse(models.Model):
    """The figures of one closed course as a country signed them: what is small was hidden there already."""

    id = models.UUIDField(primary_key=True, editable=False)
    source = models.ForeignKey(CountSource, on_delete=models.CASCADE, related_name="courses")
    begins_on = models.DateField()
    ends_on = models.DateField()
    figures = models.JSONField()

    objects = ReceivedCourseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.source_id} {self.begins_on}"


class Certificate(models.Model):
    """That a learner took the certificate of a course they finished. Their name is on the paper alone, never here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="certificates")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="certificates")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "learner"], name="certificate_once"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("issued_at")), name="certificate_expires_later"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class WithdrawnCertificate(models.Model):
    """The number of a certificate that counts no more. It stays when its learner is forgotten."""

    id = models.UUIDField(primary_key=True, editable=False)
    withdrawn_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class Study(Record):
    """How far people agree who judge the same fictional cases. `cases` and `answers` are those of the release it began
    with; `minutes` is how long the group took, all together. Once it is closed, counts stand and codes are gone.

    `course` is whose people find it on their phones; None where it is held on paper alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="studies")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, null=True, blank=True, related_name="studies")
    title = models.CharField(max_length=LONGEST_LINE)
    begun_at = models.DateTimeField()
    version = models.PositiveIntegerField()
    answers = models.JSONField(default=list)
    cases = models.JSONField(default=list, help_text="Case and the answer its authors give, in order.")
    counts = models.JSONField(default=list, help_text="Once closed: for each case how many gave each answer.")
    raters = models.PositiveIntegerField(default=0, help_text="Once closed: how many people.")
    minutes = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=StudyState, default=StudyState.OPEN)

    objects = StudyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=StudyState.values), name="study_known_state"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("study", args=[self.pk])

    def place_of(self) -> Place:
        return {"country": self.country_id}


class Judged(models.Model):
    """What somebody said of a study's cases on their phone, whole; None once they took it back.

    Its id is made as that of an attempt is, so that two phones and a replay give one; `turn` is as that of what is
    shared. It goes when the study is closed and when they are forgotten; no page shows whose it is.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="judged")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="judged")
    turn = models.PositiveIntegerField()
    answers = models.JSONField(null=True, help_text="Case and answer, of those that the study has.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["study", "learner"], name="judged_once"),
        ]

    def __str__(self) -> str:
        return f"judged {self.pk}"

    @staticmethod
    def make_id(learner: uuid.UUID, study: uuid.UUID) -> uuid.UUID:
        return Attempt.make_id(learner, "study", str(study), 1)


class Rating(models.Model):
    """What one person said of one case, under a code that the group gave itself."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="ratings")
    rater = models.CharField(max_length=8)
    case = models.CharField(max_length=LONGEST_ITEM)
    answer = models.CharField(max_length=LONGEST_ITEM)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["study", "rater", "case"], name="rating_once"),
        ]

    def __str__(self) -> str:
        return f"rating {self.pk}"
