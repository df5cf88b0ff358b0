"""What is done with a national plan: another version of it is kept."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import Move, Workflow
from titian.people.policies import Permission
from titian.preparedness.actions.keep_plan import keep_version
from titian.preparedness.national_plan_models import NationalPlan
from titian.preparedness.together_forms import PlanForm

NATIONAL_PLAN: Final = Workflow(
    "national_plan",
    NationalPlan,
    Move(
        name="keep",
        label=gettext_lazy("Keep a new version"),
        states=frozenset({"kept"}),
        to=None,
        permission=Permission.KEEP_NATIONAL_PLAN,
        do=keep_version,
        form=PlanForm,
    ),
)
