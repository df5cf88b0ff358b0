"""The closed lists of alerts, and the sentence of each rule that an alert can break."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.preparedness.alerts import Certainty, Severity, Urgency
from titian.preparedness.alerts.triggers import What


class State(models.TextChoices):
    """`SUGGESTED`: a rule made it, and nobody stands behind it yet."""

    SUGGESTED = "suggested", gettext_lazy("suggested by a rule")
    DRAFT = "draft", gettext_lazy("waits for a second person")
    RELEASED = "released", gettext_lazy("released")
    UPDATED = "updated", gettext_lazy("replaced by a later one")
    CANCELLED = "cancelled", gettext_lazy("cancelled")
    EXPIRED = "expired", gettext_lazy("over")
    DROPPED = "dropped", gettext_lazy("dropped")


class TriggerState(models.TextChoices):
    ON = "on", gettext_lazy("looks")
    OFF = "off", gettext_lazy("does not look")


URGENCIES: Final[dict[str, Promise]] = {
    Urgency.IMMEDIATE.value: gettext_lazy("now: answered within 15 minutes"),
    Urgency.EXPECTED.value: gettext_lazy("soon: answered within an hour"),
    Urgency.FUTURE.value: gettext_lazy("in time: answered within 12 hours"),
}
SEVERITIES: Final[dict[str, Promise]] = {
    Severity.EXTREME.value: gettext_lazy("lives are in great danger"),
    Severity.SEVERE.value: gettext_lazy("lives are in danger"),
    Severity.MODERATE.value: gettext_lazy("people may be in need"),
    Severity.UNKNOWN.value: gettext_lazy("not known"),
}
CERTAINTIES: Final[dict[str, Promise]] = {
    Certainty.OBSERVED.value: gettext_lazy("it happened, or happens"),
    Certainty.LIKELY.value: gettext_lazy("likely"),
    Certainty.POSSIBLE.value: gettext_lazy("possible"),
    Certainty.UNKNOWN.value: gettext_lazy("not known"),
}
WHATS: Final[dict[str, Promise]] = {
    What.BOATS.value: gettext_lazy("so many boats in so many days"),
    What.SEASON.value: gettext_lazy("a season begins"),
    What.EVENT.value: gettext_lazy("an event of a kind"),
}
LASTS: Final[dict[str, Promise]] = {
    "6": gettext_lazy("6 hours"),
    "12": gettext_lazy("12 hours"),
    "24": gettext_lazy("a day"),
    "72": gettext_lazy("3 days"),
    "168": gettext_lazy("a week"),
    "720": gettext_lazy("30 days"),
}
"""Hours, as somebody chooses how long an alert holds."""
WHY_CANCELLED: Final = {
    "over": gettext_lazy("It is over"),
    "wrong": gettext_lazy("It was wrong"),
    "protection": gettext_lazy("It could harm people"),
}
WHY_DROPPED: Final = {
    "known": gettext_lazy("It is known already"),
    "unfounded": gettext_lazy("It is not so"),
    "protection": gettext_lazy("It could harm people"),
}
CELL_WAITS: Final = timedelta(hours=72)
"""From the first report of an event until a cell may be named, and then only once people are on land."""
MOST_DEPUTIES: Final = 3
FAULTS: Final[dict[str, Promise]] = {
    "status": gettext_lazy("An alert is real or an exercise, and nothing between."),
    "kind": gettext_lazy("A message is an alert, an update or a cancellation."),
    "scope": gettext_lazy("An alert goes to those it is for alone. None is public."),
    "addresses": gettext_lazy("Nobody would get it: no member but those it is kept from has a focal point here."),
    "origin": gettext_lazy("It would go to a country people come from: %(given)s. It must not."),
    "references": gettext_lazy("An update or a cancellation names the earlier message it is about, and not itself."),
    "order": gettext_lazy("It ends before it begins, or begins before it is sent. Put the times right."),
    "no_end": gettext_lazy("It has no end. Say how long it holds."),
    "no_info": gettext_lazy("It says nothing."),
    "languages": gettext_lazy("It says nothing in: %(given)s. Write the note in every language, or in none."),
    "language_twice": gettext_lazy("It speaks twice in one language: %(language)s."),
    "language": gettext_lazy("These words are in another language than %(language)s: “%(given)s”."),
    "disagree": gettext_lazy("Two languages say different things (%(language)s: %(given)s). Make them say the same."),
    "subject": gettext_lazy("What it is about is none of our list: %(given)s."),
    "instruction": gettext_lazy("It asks for what is none of our list: %(given)s."),
    "refused": gettext_lazy("“%(given)s” asks for enforcement or blames people. An alert asks for shelter and care."),
    "position": gettext_lazy("There is a position in the note. Take it out."),
    "polygon": gettext_lazy("The area cannot be drawn: %(given)s."),
    "fine": gettext_lazy("The area is finer than one degree: %(given)s."),
    "area": gettext_lazy("The area is no sea, coast or cell of our list: %(given)s."),
    "no_area": gettext_lazy("It names no area."),
}
