"""The closed lists of the plan: states, kinds of change, who may see a word, the areas of the Adelaide Strategy."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy


class Visibility(models.TextChoices):
    """Who sees a record, from the fewest to all. `members`: states and organisations of the group, its co-chairs and
    its office. `group`: its observers, too."""

    MEMBERS = "members", gettext_lazy("members only")
    GROUP = "group", gettext_lazy("the group, observers too")
    PUBLIC = "public", gettext_lazy("everybody")


class CycleState(StrEnum):
    DRAFTING = "drafting"
    CURRENT = "current"
    CLOSED = "closed"


class ItemState(models.TextChoices):
    """There is no state for an item of which nobody has said anything, and none for a day that has passed."""

    PROPOSED = "proposed", gettext_lazy("proposed")
    ACTIVE = "active", gettext_lazy("under way")
    COMPLETED = "completed", gettext_lazy("completed")
    CARRIED = "carried", gettext_lazy("carried into the next cycle")
    MERGED = "merged", gettext_lazy("merged into another")
    SPLIT = "split", gettext_lazy("split")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")


OPEN: Final = frozenset({ItemState.PROPOSED, ItemState.ACTIVE})


class Kind(models.TextChoices):
    """What happened to an item."""

    ADD = "add", gettext_lazy("Added")
    AMEND = "amend", gettext_lazy("Words changed")
    ADOPT = "adopt", gettext_lazy("Adopted")
    COMPLETE = "complete", gettext_lazy("Completed")
    WITHDRAW = "withdraw", gettext_lazy("Withdrawn")
    CARRY = "carry", gettext_lazy("Carried into the next cycle")
    CARRIED_FROM = "carried_from", gettext_lazy("Carried from the cycle before")
    MERGE = "merge", gettext_lazy("Merged into another")
    TAKE_IN = "take_in", gettext_lazy("Took another in")
    SPLIT = "split", gettext_lazy("Split")
    SPLIT_FROM = "split_from", gettext_lazy("Split from another")
    MOVE = "move", gettext_lazy("Moved")
    JOIN = "join", gettext_lazy("Takes part from now on")
    LEAVE = "leave", gettext_lazy("Takes no part any more")


class Part(models.TextChoices):
    LEAD = "lead", gettext_lazy("lead")
    PARTNER = "partner", gettext_lazy("partner")


# The eight areas of the Adelaide Strategy for Cooperation, 10 February 2023, in its words (reference/domain.md 4.2).
AREAS: Final = {
    1: gettext_lazy("Law enforcement"),
    2: gettext_lazy("Stakeholder engagement"),
    3: gettext_lazy("Information sharing and public information campaigns"),
    4: gettext_lazy("Irregular migration and related transnational crime"),
    5: gettext_lazy("Border management"),
    6: gettext_lazy("Victim protection and migration management"),
    7: gettext_lazy("Returns and reintegration"),
    8: gettext_lazy("Coordination and support"),
}


class MeetingState(StrEnum):
    """A meeting takes updates until it is closed or cancelled; both are acts of somebody."""

    PLANNED = "planned"
    ASKING = "asking"
    IN_SESSION = "in_session"
    CLOSED = "closed"
    CANCELLED = "cancelled"


ASKS: Final = frozenset({MeetingState.ASKING, MeetingState.IN_SESSION})
OVER: Final = frozenset({MeetingState.CLOSED, MeetingState.CANCELLED})


class UpdateState(models.TextChoices):
    DRAFT = "draft", gettext_lazy("draft")
    SUBMITTED = "submitted", gettext_lazy("submitted")
    SHARED = "shared", gettext_lazy("shared")


class Says(models.TextChoices):
    """What an update says. Where there is none, nothing is known, and nothing is made of that."""

    MOVED = "moved", gettext_lazy("moved")
    NOTHING_NEW = "nothing_new", gettext_lazy("nothing new")


NO_UPDATE: Final = gettext_lazy("no update")


class RoundState(models.TextChoices):
    DRAFT = "draft", gettext_lazy("being prepared")
    OPEN = "open", gettext_lazy("open")
    CLOSED = "closed", gettext_lazy("closed")
    DISCUSSING = "discussing", gettext_lazy("being discussed")
    AGREED = "agreed", gettext_lazy("agreed")


class ProposalState(models.TextChoices):
    STANDING = "standing", gettext_lazy("stands")
    MERGED = "merged", gettext_lazy("merged into another")
    SET_ASIDE = "set_aside", gettext_lazy("set aside")
    TAKEN_UP = "taken_up", gettext_lazy("taken up in the plan")


class Stance(models.TextChoices):
    FOR = "for", gettext_lazy("for")
    AGAINST = "against", gettext_lazy("against")
