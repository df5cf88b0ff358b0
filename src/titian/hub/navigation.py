"""The ways through a role's work: where each leads, which is the one open now, how much of it needs a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.hub.attention import find_attention
from titian.people.models import Role, User

Way = tuple[Promise, str]

OVERVIEW: Final = gettext_lazy("Overview")
PEOPLE: Final[Way] = (gettext_lazy("People"), "/people/")
PHONES: Final[Way] = (gettext_lazy("Phones"), "/devices/")
RELEASES: Final[Way] = (gettext_lazy("Releases"), "/devices/releases/")
DIRECTORY: Final[Way] = (gettext_lazy("Directory"), "/directory/")
ARRIVALS: Final[Way] = (gettext_lazy("Arrivals"), "/arrivals/")
FIGURES: Final[Way] = (gettext_lazy("Figures"), "/figures/")
PROTECTION: Final[Way] = (gettext_lazy("Protection"), "/protection/")
AUDIT: Final[Way] = (gettext_lazy("Who saw this?"), "/audit/")
STUDIO: Final[Way] = (gettext_lazy("Studio"), "/studio/")
SIX_WORDS: Final[Way] = (gettext_lazy("Six words"), "/six-words/")
KEY: Final[Way] = (gettext_lazy("Key"), "/organisation/key/")

# The first of each is where the role's work begins.
WAYS: Final[Mapping[Role, tuple[Way, ...]]] = {
    Role.OFFICER: (PHONES,),
    Role.SUPERVISOR: ((OVERVIEW, "/station/"), DIRECTORY, ARRIVALS, PHONES, RELEASES, FIGURES, PROTECTION, SIX_WORDS),
    Role.PROVIDER: (
        (gettext_lazy("Referrals"), "/referrals/"),
        DIRECTORY,
        SIX_WORDS,
        KEY,
        (gettext_lazy("Other systems"), "/organisation/webhooks/"),
    ),
    Role.COORDINATOR: (
        (OVERVIEW, "/country/"),
        DIRECTORY,
        (gettext_lazy("Country folder"), "/country/folder/"),
        FIGURES,
        ARRIVALS,
        SIX_WORDS,
        (gettext_lazy("Keys"), "/organisations/keys/"),
        RELEASES,
        PROTECTION,
        STUDIO,
        AUDIT,
    ),
    Role.ADMINISTRATOR: (
        (OVERVIEW, "/administration/"),
        PEOPLE,
        (gettext_lazy("Places"), "/places/"),
        PHONES,
        RELEASES,
        (gettext_lazy("Alarms"), "/alarms/"),
        AUDIT,
        (gettext_lazy("Settings"), "/settings/"),
    ),
    Role.OVERSIGHT: ((gettext_lazy("Complaints"), "/complaints/"), KEY),
    Role.TRANSLATOR: (STUDIO,),
    Role.REVIEWER: (STUDIO,),
}
# So many stand in one line of a wide screen in every language of the desk; of more, the first few do.
MOST_IN_LINE: Final = 8
FIRST_IN_LINE: Final = 6
# A manager of an organisation looks after its members besides.
MANAGER_WAYS: Final[tuple[Way, ...]] = (PEOPLE,)


@dataclass(frozen=True)
class NavigationItem:
    label: str
    address: str
    is_here: bool
    count: int = 0


@dataclass(frozen=True)
class Navigation:
    """All ways of a reader: those in the line at the top, and those behind one word where the line has no room."""

    all: tuple[NavigationItem, ...] = ()

    @property
    def line(self) -> tuple[NavigationItem, ...]:
        return self.all if len(self.all) <= MOST_IN_LINE else self.all[:FIRST_IN_LINE]

    @property
    def more(self) -> tuple[NavigationItem, ...]:
        return self.all[len(self.line) :]

    @property
    def here_in_more(self) -> NavigationItem | None:
        return next((item for item in self.more if item.is_here), None)

    @property
    def waiting_in_more(self) -> int:
        return sum(item.count for item in self.more)


@cache
def _is_served(address: str, urlconf: str | None) -> bool:
    """Kept: the addresses of a host stay while the process runs, and every page asks for all of its reader's."""
    return bool(is_valid_path(address, urlconf))


def list_ways(reader: User) -> tuple[Way, ...]:
    return (*WAYS[Role(reader.role)], *(MANAGER_WAYS if reader.is_manager else ()))


def make_navigation(request: HttpRequest, reader: User) -> Navigation:
    """The reader's ways; the one whose address the page's begins with, and most of it, is here."""
    ways = [way for way in list_ways(reader) if _is_served(way[1], getattr(request, "urlconf", None))]
    here = max((address for _, address in ways if request.path.startswith(address)), key=len, default="")
    waiting = find_attention(request, reader).count_by_area()
    return Navigation(
        tuple(
            NavigationItem(str(label), address, is_here=address == here, count=waiting.get(address, 0))
            for label, address in ways
        )
    )
