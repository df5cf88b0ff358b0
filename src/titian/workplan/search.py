"""Items of the plan and proposals of rounds, as the search finds them."""

from __future__ import annotations

from django.db.models import QuerySet

from titian.desk.search import Hit, fit
from titian.people.models import User
from titian.workplan.models import ActionItem, Proposal


def find_items(reader: User, words: str) -> QuerySet[ActionItem]:
    items = ActionItem.objects.visible_to(reader).select_related("cycle")
    return fit(items, words, "title", "text", "next_step", "evidence").order_by("-cycle__first_year", "number")


def show_item(reader: User, item: ActionItem) -> Hit:
    return Hit(item.title, str(item.cycle), item.get_absolute_url())


def find_proposals(reader: User, words: str) -> QuerySet[Proposal]:
    rows = Proposal.objects.visible_to(reader).select_related("round")
    return fit(rows, words, "text", "more").order_by("-round__cycle__first_year", "number", "text")


def show_proposal(reader: User, proposal: Proposal) -> Hit:
    return Hit(proposal.text, proposal.round.question, proposal.get_absolute_url())
