"""The lists of consultations, exercises and national plans. None holds what is played, but for exercises themselves."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.preparedness.consultation_models import Consultation
from titian.preparedness.exercise_models import Exercise
from titian.preparedness.national_plan_models import NationalPlan
from titian.preparedness.together_codes import ConsultationState, ExerciseState
from titian.tables import Choice, Column, Table, Words

CONSULTATIONS: Final = Table(
    name="consultations",
    caption=gettext_lazy("Consultations"),
    columns=(
        Column(
            "subject",
            gettext_lazy("Subject"),
            lambda row: row.subject,
            sort=("subject",),
            link=Consultation.get_absolute_url,
        ),
        Column("at", gettext_lazy("Convened"), lambda row: row.at, sort=("at",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display()),
    ),
    order="-at",
    filters=(
        Words(gettext_lazy("Words"), ("subject",)),
        Choice(
            "state",
            gettext_lazy("State"),
            dict(ConsultationState.choices),
            lambda rows, code: rows.filter(state=code),
        ),
    ),
    empty=gettext_lazy("Nobody has convened one yet."),
    hides_caption=True,
)
EXERCISES: Final = Table(
    name="exercises",
    caption=gettext_lazy("Exercises"),
    columns=(
        Column("title", gettext_lazy("Title"), lambda row: row.title, sort=("title",), link=Exercise.get_absolute_url),
        Column("began", gettext_lazy("Began"), lambda row: row.began_at, sort=("began_at",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display()),
    ),
    order="title",
    filters=(
        Words(gettext_lazy("Words"), ("title",)),
        Choice("state", gettext_lazy("State"), dict(ExerciseState.choices), lambda rows, code: rows.filter(state=code)),
    ),
    empty=gettext_lazy("Nobody has prepared one yet."),
    hides_caption=True,
)
PLANS: Final = Table(
    name="national_plans",
    caption=gettext_lazy("National plans"),
    columns=(Column("member", gettext_lazy("Member"), str, sort=("party__name",), link=NationalPlan.get_absolute_url),),
    order="member",
    filters=(Words(gettext_lazy("Words"), ("party__name",)),),
    empty=gettext_lazy("No member has written one here yet."),
    hides_caption=True,
)
