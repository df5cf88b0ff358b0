"""How lines of several writers become one board; the twin of web/field/src/arrivals/board.ts.

The rules, and why any order gives the same, stand in contracts/arrivals/README.md. No database and no Django here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Final, Literal

from titian.sealing.encoding import canonical_json, sha256_hex

TallyKind = Literal["heads", "needs"]

SHEET_PARTS: Final[Mapping[str, str]] = {
    "waiting": "waiting",
    "urgent": "waiting",
    "in_conversation": "seen",
    "referred": "seen",
    "sheltered": "seen",
    "left": "left",
    "hospital": "hospital",
    "transferred": "transferred",
    "removed": "removed",
    "died": "died",
    "unknown": "unknown",
}
PART_NAMES: Final = ("seen", "waiting", "left", "hospital", "transferred", "removed", "died", "unknown")
_EXITS: Final = ("left", "hospital", "transferred", "removed", "died", "unknown")
OVERTAKEN_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "waiting": ("urgent", "in_conversation", "referred", "sheltered", *_EXITS),
    "urgent": ("in_conversation", "referred", "sheltered", *_EXITS),
    "in_conversation": ("referred", "sheltered", "left", "hospital", "transferred"),
    "referred": ("sheltered", "left", "hospital", "transferred"),
    "sheltered": ("transferred",),
    **dict.fromkeys(_EXITS, ()),
}
GONE: Final = frozenset({"left", "hospital", "transferred", "removed", "died"})


@dataclass(frozen=True, slots=True)
class SlipLine:
    """What one writer last said of one slip. `seen`: by writer, the lines that stood for it then."""

    slip: str
    writer: str
    number: int
    state: str
    seen: Mapping[str, int] = field(default_factory=dict)
    issued: bool = False
    family: str | None = None


@dataclass(frozen=True, slots=True)
class TallyLine:
    """What one writer has counted."""

    kind: TallyKind
    writer: str
    number: int
    cells: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a slip stands: more than one state where nobody may choose but a person.

    `given_to`: how many people were given this number, as far as no person has looked at it.
    """

    states: tuple[str, ...]
    given_to: int
    family: str | None

    @property
    def is_disputed(self) -> bool:
        return len(self.states) > 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """arrived = the parts + disputed + given_twice + without_slip, always."""

    arrived: int
    parts: Mapping[str, int]
    disputed: int
    given_twice: int
    without_slip: int


@dataclass(frozen=True, slots=True)
class Figures:
    sheet: Sheet
    states: Mapping[str, int]
    heads: Mapping[str, int]
    needs: Mapping[str, int]
    families_apart: int


@dataclass(slots=True)
class Board:
    """All lines known of one arrival."""

    slips: dict[str, dict[str, SlipLine]] = field(default_factory=dict)
    tallies: dict[tuple[str, str], TallyLine] = field(default_factory=dict)

    def take_slip(self, line: SlipLine) -> bool:
        """Take in a line, whenever and however often it comes; whether it was news."""
        lines = self.slips.setdefault(line.slip, {})
        if not _is_newer(line, lines.get(line.writer)):
            return False
        lines[line.writer] = line
        return True

    def take_tally(self, line: TallyLine) -> bool:
        """Take in a line, whenever and however often it comes; whether it was news."""
        place = (line.kind, line.writer)
        if not _is_newer(line, self.tallies.get(place)):
            return False
        self.tallies[place] = line
        return True

    def find_standing(self, slip: str) -> Standing:
        return read_standing(self.slips.get(slip, {}).values())

    def list_disputed(self) -> list[tuple[str, Standing]]:
        """Slips that wait for a person's word, by number: two states, or two people."""
        standings = ((slip, read_standing(lines.values())) for slip, lines in sorted(self.slips.items()))
        return [(slip, found) for slip, found in standings if found.is_disputed or found.given_to > 1]

    def make_line(self, slip: str, writer: str, state: str) -> SlipLine:
        """What this writer says now of a slip, having seen all that is known of it."""
        lines = self.slips.get(slip, {})
        before = lines.get(writer)
        return SlipLine(
            slip=slip,
            writer=writer,
            number=before.number + 1 if before else 1,
            state=state,
            seen={line.writer: line.number for line in lines.values() if line.writer != writer},
            issued=before.issued if before else False,
            family=before.family if before else None,
        )

    def add_up(self, kind: TallyKind) -> dict[str, int]:
        sums: Counter[str] = Counter()
        for line in self.tallies.values():
            if line.kind == kind:
                sums.update(line.cells)
        return dict(sums)

    def figures(self) -> Figures:
        states, parts = dict.fromkeys(SHEET_PARTS, 0), dict.fromkeys(PART_NAMES, 0)
        families: dict[str, set[bool]] = defaultdict(set)
        disputed = given_twice = 0
        for standing in self._standings():
            given_twice += max(0, standing.given_to - 1)
            if standing.is_disputed:
                disputed += 1
                continue
            (state,) = standing.states
            states[state] += 1
            parts[SHEET_PARTS[state]] += 1
            if standing.family is not None:
                families[standing.family].add(state in GONE)
        heads = self.add_up("heads")
        arrived = sum(heads.values())
        return Figures(
            sheet=Sheet(
                arrived=arrived,
                parts=parts,
                disputed=disputed,
                given_twice=given_twice,
                without_slip=arrived - sum(parts.values()) - disputed - given_twice,
            ),
            states=states,
            heads=heads,
            needs=self.add_up("needs"),
            families_apart=sum(len(where) > 1 for where in families.values()),
        )

    def _standings(self) -> Iterator[Standing]:
        return (read_standing(lines.values()) for lines in self.slips.values() if lines)


def digest_places(places: Iterable[tuple[str, str, int]]) -> str:
    """Of lines as (slip or kind, writer, number), in any order: equal where two boards hold the same lines."""
    return sha256_hex(canonical_json([list(place) for place in sorted(places)]))


def _is_newer(line: SlipLine | TallyLine, held: SlipLine | TallyLine | None) -> bool:
    if held is None or line.number != held.number:
        return held is None or line.number > held.number
    return _plain(line) > _plain(held)


def _plain(line: SlipLine | TallyLine) -> bytes:
    return canonical_json(asdict(line))


def read_standing(given: Iterable[SlipLine]) -> Standing:
    """How a slip stands by the lines about it; at least one."""
    lines = list(given)
    unseen = [line for line in lines if not any(_has_seen(other, line, line.number) for other in lines)]
    said = {line.state for line in unseen or lines}
    states = tuple(state for state in SHEET_PARTS if state in said and not said.intersection(OVERTAKEN_BY[state]))
    issued = [line for line in lines if line.issued]
    is_settled = len(issued) < 2 or any(
        all(line.writer == other.writer or _has_seen(line, other, 1) for other in issued) for line in lines
    )
    families = [line for line in lines if line.family is not None]
    last = max(families, key=lambda line: (line.number, line.writer), default=None)
    return Standing(states, min(len(issued), 1) if is_settled else len(issued), last.family if last else None)


def _has_seen(line: SlipLine, other: SlipLine, number: int) -> bool:
    return line.writer != other.writer and line.seen.get(other.writer, 0) >= number
