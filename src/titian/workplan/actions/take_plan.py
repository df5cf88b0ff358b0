from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.workplan.actions.keep_cycle import begin_cycle
from titian.workplan.actions.keep_item import make_item
from titian.workplan.codes import Visibility
from titian.workplan.models import Cycle
from titian.workplan.plans import PublicPlan
from titian.workplan.workflow import CYCLE, find_objective


def take_plan(*, actor: User, plan: PublicPlan, now: datetime) -> Cycle:
    """A plan from public sources, being drafted, whole or not at all; everybody sees its items, as they are public.

    Raises `NotAllowed`, `CycleKnown`, `ObjectiveUnknown`.
    """
    with transaction.atomic():
        cycle = begin_cycle(
            actor=actor,
            first_year=plan.first_year,
            last_year=plan.last_year,
            objectives="\n".join(objective.text for objective in plan.objectives),
            source=plan.source,
            now=now,
        )
        for number, named in enumerate(plan.objectives, 1):
            for issue in named.issues:
                given = {"objective": number, "text": issue}
                cycle = CYCLE.perform(cycle, "issue", actor=actor, given=given, now=now)
        for item in plan.items:
            words = {
                **item.model_dump(include={"title", "text", "next_step", "source"}),
                "evidence": "", "is_open_to_members": False, "visibility": Visibility.PUBLIC,
            }  # fmt: skip
            objective = find_objective(cycle, item.objective)
            made = make_item(objective, None, words, item.areas, by=actor, at=now, is_mapping_suggested=True)
            audit.record("user", str(actor.pk), "plan_item.add", f"plan_item:{made.pk}")
    return cycle
