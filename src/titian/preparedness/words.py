"""Figures as the desk says them, in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, gettext_lazy

from titian.preparedness.codes import MEASURES
from titian.preparedness.figures import Clash, Range
from titian.preparedness.figures.missing_migrants import KINDS, Fault
from titian.preparedness.figures.published import read_seas

CLASHES: Final[dict[str, Promise]] = {
    "more": gettext_lazy("More people are told of than embarked. These cannot all hold:"),
    "fewer": gettext_lazy(
        "Fewer people are told of than embarked, though every outcome has a figure. These cannot all hold:"
    ),
    "apart": gettext_lazy("The dead and missing counted in one are others than those counted apart:"),
    "part": gettext_lazy("A part is larger than the whole:"),
}
FAULTS: Final[dict[str, Promise]] = {
    "placeholder": gettext_lazy("This row holds a place for one that is to come. It says nothing yet."),
    "cumulative": gettext_lazy("This row is the total of a time, not an event: its people stand in other rows, too."),
    "id": gettext_lazy("The number of the row is missing or too long. Without it the same row would come twice."),
    "twice": gettext_lazy("The number %(given)s stands in two rows. The first was taken."),
    "kind": gettext_lazy("What happened is not clear from the cause “%(given)s”. Add a column Kind: %(kinds)s."),
    "kind_unknown": gettext_lazy("“%(given)s” is no kind. It is one of: %(kinds)s."),
    "sea": gettext_lazy("The place names no sea of our list. If it was at sea, add a column Sea with one: %(seas)s."),
    "seas": gettext_lazy("The place names several seas (%(given)s). Add a column Sea with the one."),
    "sea_unknown": gettext_lazy("“%(given)s” is no sea of our list: %(seas)s."),
    "day": gettext_lazy("The day “%(given)s” cannot be read for sure. Write it as 2026-12-31."),
    "day_ahead": gettext_lazy("The day %(given)s lies ahead."),
    "number": gettext_lazy("“%(given)s” is no whole number. Write it in digits, or leave it blank where nobody knows."),
    "total": gettext_lazy("The total %(given)s is not the dead and the missing together. Put right which is wrong."),
    "figures": gettext_lazy("The row holds no figure at all."),
    "source": gettext_lazy("The row does not say where it is from."),
    "position": gettext_lazy("There is a position among the words for the source. Take it out."),
}


def say_range(told: Range | None) -> str:
    """A figure in words: 1,022; 12 to 15; about 40; at least 200; at least about 8,001. Blank for none."""
    if told is None:
        return ""
    low, high = number_format(told.low, force_grouping=True), told.high
    if high is not None and high != told.low:
        low = gettext("%(low)s to %(high)s") % {"low": low, "high": number_format(high, force_grouping=True)}
    text = gettext("about %(figure)s") % {"figure": low} if told.is_about else low
    return gettext("at least %(low)s") % {"low": text} if high is None else text


def say_sea(code: str) -> str:
    """The sea's name in the reader's language; blank for none."""
    sea = read_seas().get(code)
    return sea.name(get_language() or "en") if sea is not None else code


def say_clash(clash: Clash) -> tuple[str, str]:
    """What cannot hold, and of which measures."""
    return str(CLASHES[clash.how]), ", ".join(str(MEASURES[measure]) for measure in clash.measures)


def say_fault(fault: Fault) -> str:
    """Why a row was turned away, and what would have it taken."""
    seas = ", ".join(sea.name(get_language() or "en") for sea in read_seas().values())
    return str(FAULTS[fault.code]) % {"given": fault.given or "\u2013", "kinds": ", ".join(KINDS), "seas": seas}
