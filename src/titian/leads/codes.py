"""The closed lists of leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy


class Tlp(models.TextChoices):
    """Who may read it, by the Traffic Light Protocol 2.0 of FIRST; the strictest first."""

    RED = "red", "TLP:RED"
    AMBER_STRICT = "amber+strict", "TLP:AMBER+STRICT"
    AMBER = "amber", "TLP:AMBER"
    GREEN = "green", "TLP:GREEN"
    CLEAR = "clear", "TLP:CLEAR"


class Pap(models.TextChoices):
    """What whoever reads it may do, by the Permissible Actions Protocol; the strictest first."""

    RED = "red", "PAP:RED"
    AMBER = "amber", "PAP:AMBER"
    GREEN = "green", "PAP:GREEN"
    CLEAR = "clear", "PAP:CLEAR"


class Purpose(models.TextChoices):
    """What it is given for. Each allows what stands before it as well; the strictest first."""

    WARN = "warn", gettext_lazy("to warn people")
    DISRUPT = "disrupt", gettext_lazy("to warn people, and to ask who can stop it")
    INVESTIGATE = "investigate", gettext_lazy("to warn people, to ask who can stop it, and to investigate")


def choose_strictest(codes: Sequence[str], *given: str) -> str:
    """Of what was given, the one that stands first in the list."""
    return min(given, key=list(codes).index)


class Channel(models.TextChoices):
    PAGE = "page", gettext_lazy("public page")
    DESK = "desk", gettext_lazy("typed in at the desk")
    API = "api", gettext_lazy("by a partner's program")
    FILE = "file", gettext_lazy("in a partner's file")


class LeadState(models.TextChoices):
    NEW = "new", gettext_lazy("new")
    ASSESSED = "assessed", gettext_lazy("assessed")
    WATCHING = "watching", gettext_lazy("being watched")
    FROZEN = "frozen", gettext_lazy("frozen: people may be inside")
    CLOSED = "closed", gettext_lazy("closed")


OPEN: Final = frozenset({LeadState.NEW, LeadState.ASSESSED, LeadState.WATCHING})
UNCLOSED: Final = OPEN | {LeadState.FROZEN}


class Confidence(models.TextChoices):
    LOW = "low", gettext_lazy("low")
    MODERATE = "moderate", gettext_lazy("moderate")
    HIGH = "high", gettext_lazy("high")


class LeadsTo(models.TextChoices):
    """What an offer may lead to, as whoever assessed it sees it. It finds nothing: that is a mandated body's."""

    SCAMS = "scams", gettext_lazy("work in online scams, by force")
    LABOUR = "labour", gettext_lazy("other work by force")
    SEXUAL = "sexual", gettext_lazy("sexual exploitation")
    OTHER = "other", gettext_lazy("something else")


class Kind(models.TextChoices):
    """What an identifier is."""

    PHONE = "phone", gettext_lazy("telephone number")
    HANDLE = "handle", gettext_lazy("name on a platform")
    URL = "url", gettext_lazy("web address")
    DOMAIN = "domain", gettext_lazy("domain")
    EMAIL = "email", gettext_lazy("e-mail address")
    WALLET = "wallet", gettext_lazy("wallet")


class Part(models.TextChoices):
    """Whose an identifier is, as a person decided. Only an offerer's is ever looked for in other leads."""

    UNKNOWN = "unknown", gettext_lazy("not decided")
    OFFERER = "offerer", gettext_lazy("of whoever offers")
    ADVERTISED = "advertised", gettext_lazy("of whom or what is advertised")
    BYSTANDER = "bystander", gettext_lazy("of somebody else who is named")
    POSSIBLE_VICTIM = "possible_victim", gettext_lazy("of somebody who may act under force")


JOINED: Final = frozenset({((kind, Part.OFFERER), (kind, Part.OFFERER)) for kind in Kind})
"""Which identifiers may join two leads: what each is and whose, in the one and in the other. What is not here, joins
nothing."""


class LineFor(models.TextChoices):
    """What a line for help is called about."""

    PERSON = "person", gettext_lazy("a person in danger")
    CHILD_IMAGES = "child_images", gettext_lazy("sexual images of children")


class LineState(models.TextChoices):
    PROPOSED = "proposed", gettext_lazy("not verified yet")
    VERIFIED = "verified", gettext_lazy("verified")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")


class PartnerState(models.TextChoices):
    ACTIVE = "active", gettext_lazy("gives leads")
    ENDED = "ended", gettext_lazy("ended")


class FileFormat(models.TextChoices):
    CSV = "csv", "CSV"
    JSONL = "jsonl", "JSON lines"


class FileState(models.TextChoices):
    WAITING = "waiting", gettext_lazy("being gone through")
    DONE = "done", gettext_lazy("gone through")
    UNREADABLE = "unreadable", gettext_lazy("not readable")


LONGEST_OFFER: Final = 10_000
KEPT_FOR: Final = timedelta(days=365)
"""From when it was last given or decided on. Then it goes, whatever stands in it."""
VERIFIED_FOR: Final = timedelta(days=180)
KEY_LASTS: Final = timedelta(days=365)
MOST_UNREAD: Final = 2_000
"""How many offers of the public page lie unread. Beyond it the oldest of them goes for each that comes."""
MOST_FOUND: Final = 200
"""Whatever is in more leads than this joins nothing: it is everybody's."""
