"""A package: what two people release to partners about one lead. No free text but an ad's own masked words."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from titian.leads.out.errors import MayNotLeave, NeverExpires, NotACode, NothingToSend
from titian.leads.out.identifiers import Mention, Offerer, find_offerers
from titian.leads.out.marks import Marks
from titian.leads.out.wordings import Wording, clear_words


def gettext_noop(words: str) -> str:
    """Marks words for the catalogues; Django's own would ask for settings, and a package is made without any."""
    return words


LONGEST: Final = timedelta(days=180)
"""How long anything stands before somebody affirms it anew."""
REFERENCE: Final = re.compile("[a-z0-9][a-z0-9-]{0,39}")
LURE: Final = re.compile("([a-z]+):([a-z][a-z-]*)")
"""A value of the taxonomy in content/leads/exchange: cost:candidate-pays."""
STATEMENT: Final = gettext_noop(
    "Accounts and numbers in this package may be run by people who are held by force. They are no ground for arrest or "
    "return. Ask first whether people are inside."
)


@dataclass(frozen=True, slots=True)
class Package:
    """What goes out. `reference` and `lures` are codes, `desk` is the organisation that releases it.

    Raises MayNotLeave, NothingToSend, NotACode, or NeverExpires where it does not expire within `LONGEST`.
    """

    id: uuid.UUID
    reference: str
    desk: str
    marks: Marks
    offerers: tuple[Offerer, ...]
    wordings: tuple[Wording, ...]
    lures: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime
    made_at: datetime
    expires_at: datetime

    def __post_init__(self) -> None:
        if any(type(each) is not Offerer for each in self.offerers):
            raise MayNotLeave
        if not (self.offerers or self.wordings):
            raise NothingToSend
        if not REFERENCE.fullmatch(self.reference) or not all(LURE.fullmatch(lure) for lure in self.lures):
            raise NotACode
        if not timedelta() < self.expires_at - self.made_at <= LONGEST:
            raise NeverExpires

    @property
    def tags(self) -> list[str]:
        """Its lures as machine tags of the taxonomy: recruitment-lure:cost="candidate-pays"."""
        found = (LURE.fullmatch(lure) for lure in self.lures)
        return [f'recruitment-lure:{each[1]}="{each[2]}"' for each in found if each]


def assemble(
    mentions: Iterable[Mention],
    words: Iterable[tuple[str, str]],
    *,
    package_id: uuid.UUID,
    reference: str,
    desk: str,
    marks: Marks,
    lures: Iterable[str],
    seen: tuple[datetime, datetime],
    made_at: datetime,
    expires_at: datetime,
) -> Package:
    """A package of everything of a lead that may leave: of all its mentions, and of its ads as (text, language)."""
    known = tuple(mentions)
    return Package(
        id=package_id,
        reference=reference,
        desk=desk,
        marks=marks,
        offerers=find_offerers(known),
        wordings=tuple(clear_words(text, language, known) for text, language in words),
        lures=tuple(lures),
        first_seen=seen[0],
        last_seen=seen[1],
        made_at=made_at,
        expires_at=expires_at,
    )
