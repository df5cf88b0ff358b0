"""What became of somebody's own action plan: asked by the clock, answered on their phone, or by nobody."""

from __future__ import annotations

from django.utils import timezone

from titian.desk.follow_ups import ask_rows
from titian.learning.models import PlanFollowUp
from titian.learning.workflow import FOLLOW_UP


def ask_due() -> None:
    """Asks what is due, and lets what was asked long ago stand as no answer. Safe to run twice."""
    rows = PlanFollowUp.objects.due(timezone.localdate())
    ask_rows(FOLLOW_UP, rows, PlanFollowUp.objects.asked(), lambda row: False, timezone.now())
