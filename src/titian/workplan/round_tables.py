"""Rounds as lists: a round's proposals with what goes into each, and how much support each has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy

from titian.tables import Choice, Column, Table, Words
from titian.workplan.codes import ProposalState, RoundState, Stance
from titian.workplan.models import Party, Proposal, Round, Support

ROUNDS: Final = Table(
    name="plan-rounds",
    caption=gettext_lazy("Rounds"),
    columns=(
        Column("question", gettext_lazy("Question"), lambda row: row.question, link=Round.get_absolute_url),
        Column("cycle", gettext_lazy("For"), lambda row: str(row.cycle), sort=("cycle__first_year",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
        Column(
            "opened", gettext_lazy("Opened"), lambda row: row.opened_at and row.opened_at.date(), sort=("opened_at",)
        ),
        Column(
            "closed", gettext_lazy("Closed"), lambda row: row.closed_at and row.closed_at.date(), sort=("closed_at",)
        ),
    ),
    order="-cycle",
    empty=gettext_lazy("No round has been held yet."),
    hides_caption=True,
)


@dataclass
class RoundLine:
    """A proposal as it is shown: with all that was merged into it, whose they are, and who is for it or against it."""

    proposal: Proposal
    parts: list[Proposal] = field(default_factory=list)
    supporters: dict[int | str, Party] = field(default_factory=dict)
    opponents: set[object] = field(default_factory=set)

    @property
    def number(self) -> int:
        return self.proposal.number or 0

    @property
    def said(self) -> int:
        """How often it was proposed, what was merged into it included."""
        return 1 + len(self.parts)

    @property
    def support(self) -> int:
        """How many members proposed it or are for it."""
        return len(self.supporters)

    @property
    def against(self) -> int:
        return len(self.opponents)

    @property
    def weight(self) -> tuple[int, int]:
        return (self.said, self.support)


def read_lines(round_: Round) -> list[RoundLine]:
    """Each proposal of a round that is closed. Supporters of what was merged support what it was merged into."""
    proposals = list(round_.proposals.select_related("party", "round", "issue").order_by("number"))
    known = {row.pk: row for row in proposals}
    lines = {row.pk: RoundLine(row) for row in proposals}
    # Thousands of stances, of a few members: each member is read once.
    given = list(Support.objects.filter(proposal__round=round_).values_list("proposal", "party", "stance"))
    parties = Party.objects.in_bulk({party for _, party, _ in given})
    stances = [(known[proposal], parties[party], stance) for proposal, party, stance in given]
    stances += [(row, row.party, Stance.FOR) for row in proposals if row.party is not None]
    for row in proposals:
        for above in _climb(row, known):
            lines[above.pk].parts.append(row)
    for row, party, stance in stances:
        for above in [row, *_climb(row, known)]:
            if stance == Stance.FOR:
                lines[above.pk].supporters[str(party.pk)] = party
            else:
                lines[above.pk].opponents.add(str(party.pk))
    for line in lines.values():
        line.opponents -= set(line.supporters)
    return list(lines.values())


def _climb(row: Proposal, known: dict[UUID, Proposal]) -> Iterable[Proposal]:
    """What it was merged into, and what that was merged into."""
    while row.into_id is not None:
        row = known[row.into_id]
        yield row


def _narrow(rows: Iterable[RoundLine], state: str) -> list[RoundLine]:
    return [row for row in rows if state in {"all", row.proposal.state}]


class _InWords(Words):
    """As the one of querysets, over lines."""

    def apply(self, rows: Iterable[RoundLine], given: str) -> list[RoundLine]:
        wanted = given.casefold().split()
        return [
            row for row in rows if all(word in f"{row.proposal.text} {row.proposal.more}".casefold() for word in wanted)
        ]


_NUMBER: Final = Column("number", gettext_lazy("No."), lambda row: row.number, sort=("number",))
_TEXT: Final = Column(
    "text",
    gettext_lazy("Proposal"),
    lambda row: row.proposal.text,
    link=lambda row: str(row.proposal.get_absolute_url()),
)
_STATE: Final = Column("state", gettext_lazy("State"), lambda row: row.proposal.get_state_display())
_FILTERS: Final = (
    _InWords(gettext_lazy("Words"), ()),
    Choice(
        "state",
        gettext_lazy("State"),
        {**dict(ProposalState.choices), "all": gettext_lazy("all")},
        _narrow,
        first="all",
    ),
)
_SAID: Final = Column("said", gettext_lazy("Proposed"), lambda row: row.said, sort=("said",), is_numeric=True)
_SUPPORT: Final = Column("support", gettext_lazy("For it"), lambda row: row.support, sort=("support",), is_numeric=True)
_PARTY: Final = Column("party", gettext_lazy("From"), lambda row: str(row.proposal.party or ""))
_AGAINST: Final = Column(
    "against", gettext_lazy("Against"), lambda row: row.against, sort=("against",), is_numeric=True
)


def _make(columns: tuple[Column, ...], order: str) -> Table:
    return Table(
        name="plan-proposals",
        caption=gettext_lazy("Proposals"),
        columns=columns,
        order=order,
        filters=_FILTERS,
        empty=gettext_lazy("Nothing was proposed."),
    )


ANONYMOUS: Final = _make((_NUMBER, _TEXT, _SAID, _STATE), "number")
NAMED: Final = _make((_NUMBER, _TEXT, _PARTY, _SUPPORT, _STATE), "number")
VOTED: Final = _make((_NUMBER, _TEXT, _PARTY, _SUPPORT, _AGAINST, _STATE), "number")


def choose_table(round_: Round) -> Table:
    return ANONYMOUS if round_.is_anonymous else VOTED if round_.has_votes else NAMED


def is_hidden(round_: Round) -> bool:
    return round_.state in {RoundState.DRAFT, RoundState.OPEN}
