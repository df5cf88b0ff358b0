"""The closed lists of requests to partners, of appeals, and of the way that is gone where people may be inside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy

from titian.leads.codes import Kind


class Ask(models.TextChoices):
    """What is asked, the mildest first. A number or a wallet is never cut off: whoever runs it reviews it."""

    PRESERVE = "preserve", gettext_lazy("preserve the data, and leave it as it is")
    WARN = "warn", gettext_lazy("warn those who see it")
    FREEZE_REVIEW = "freeze_review", gettext_lazy("review whether to freeze it")
    SUSPEND = "suspend", gettext_lazy("suspend it")
    REMOVE = "remove", gettext_lazy("remove it")


NAMED: Final = frozenset({Kind.HANDLE, Kind.URL, Kind.DOMAIN, Kind.EMAIL})
FITS: Final[Mapping[str, frozenset[str]]] = {
    Ask.PRESERVE: frozenset(Kind.values),
    Ask.WARN: frozenset(Kind.values),
    Ask.FREEZE_REVIEW: frozenset({Kind.PHONE, Kind.WALLET}),
    Ask.SUSPEND: NAMED,
    Ask.REMOVE: NAMED,
}
"""Which kinds of identifiers each may be asked for."""
SEEN_OUTSIDE: Final = frozenset({Ask.WARN, Ask.FREEZE_REVIEW, Ask.SUSPEND, Ask.REMOVE})
"""What whoever runs an account notices."""
CUTS: Final = frozenset({Ask.FREEZE_REVIEW, Ask.SUSPEND, Ask.REMOVE})


class RequestState(models.TextChoices):
    """How far the desk is with it."""

    DRAFT = "draft", gettext_lazy("draft")
    SECOND = "second", gettext_lazy("waits for a second person")
    SENT = "sent", gettext_lazy("sent")
    ANSWERED = "answered", gettext_lazy("answered")
    GONE = "gone", gettext_lazy("gone: somebody looked")
    CAME_BACK = "came_back", gettext_lazy("came back")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")
    CLOSED = "closed", gettext_lazy("closed")


UNSENT: Final = frozenset({RequestState.DRAFT, RequestState.SECOND})
OUT: Final = frozenset({RequestState.SENT, RequestState.ANSWERED, RequestState.GONE, RequestState.CAME_BACK})


class PartnerSays(models.TextChoices):
    """How far the partner says it is. It follows from nothing the desk does."""

    NONE = "none", gettext_lazy("no answer")
    RECEIVED = "received", gettext_lazy("received")
    ACTING = "acting", gettext_lazy("being worked on")
    ACTED = "acted", gettext_lazy("done")
    REFUSED = "refused", gettext_lazy("refused")
    NEEDS_MORE = "needs_more", gettext_lazy("more is needed")


ANSWERS: Final = frozenset({PartnerSays.ACTED, PartnerSays.REFUSED, PartnerSays.NEEDS_MORE})


class WhyNot(models.TextChoices):
    """Why a partner refuses."""

    NOT_FOUND = "not_found", gettext_lazy("It is not there")
    NOT_OURS = "not_ours", gettext_lazy("It is not ours")
    RULE_KEPT = "rule_kept", gettext_lazy("It does not break the rule")
    LAW = "law", gettext_lazy("A law forbids it")
    MISTAKEN = "mistaken", gettext_lazy("It belongs to somebody else")


class Inside(models.TextChoices):
    """Whether people may be held where an offer is run from."""

    NO = "no", gettext_lazy("Nothing says so, and somebody asked")
    UNKNOWN = "unknown", gettext_lazy("Not known")
    YES = "yes", gettext_lazy("They may be")


class Basis(models.TextChoices):
    """On what ground it is asked."""

    TERMS = "terms", gettext_lazy("the partner's own terms")
    AGREEMENT = "agreement", gettext_lazy("an agreement with the partner")
    LAW = "law", gettext_lazy("a law")


class AppealBy(models.TextChoices):
    TARGET = "target", gettext_lazy("whoever it is about")
    PARTNER = "partner", gettext_lazy("the partner")


class AppealState(models.TextChoices):
    OPEN = "open", gettext_lazy("to be decided")
    UPHELD = "upheld", gettext_lazy("granted: the request is withdrawn")
    REJECTED = "rejected", gettext_lazy("not granted")


class PathState(models.TextChoices):
    """How far an investigation is asked, before anything may be asked of a partner."""

    OPEN = "open", gettext_lazy("nobody is told yet")
    TOLD = "told", gettext_lazy("whoever investigates is told")
    HOLD = "hold", gettext_lazy("they ask to wait")
    GO_ON = "go_on", gettext_lazy("they say that nobody is put in danger by going on")


FRESH_FOR: Final = timedelta(hours=24)
"""How old the last look may be when a request, or a reminder of it, goes out."""
CLOCKS_APART: Final = timedelta(minutes=5)
"""How far a time may lie ahead before it says nothing."""
MOST_DAYS: Final = 30
LOOK_AGAIN: Final = (timedelta(days=7), timedelta(days=30))
"""After it was seen to be gone: when it is looked for the next time, and each time after that."""
LONGEST_WORDS: Final = 2_000
MOST_LISTED: Final = 500
STATEMENT: Final = gettext_lazy(
    "Accounts and numbers in this request may be run by people who are held by force. They are no ground for arrest or "
    "return. Ask first whether people are inside."
)
