"""How an item with lines of an arrival is read from a sync request."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from titian.arrivals.actions.keep_lines import Event, keep_lines
from titian.arrivals.board import SHEET_PARTS, SlipLine, TallyKind, TallyLine
from titian.arrivals.codes import AUTHORITIES, HEADS, INTERPRETER, KINDS, NEEDS
from titian.arrivals.slips import is_slip
from titian.devices.errors import ItemMalformed, ItemRefused
from titian.devices.items import Numbered, ReadItem, Reception
from titian.sealing.encoding import canonical_json, sha256_hex

MOST_SLIPS: Final = 200
MOST_TALLIES: Final = 100
MOST_CELLS: Final = 200
LARGEST: Final = 100_000
_CELLS: Final[Mapping[TallyKind, re.Pattern[str]]] = {
    "heads": re.compile("|".join(map(re.escape, HEADS))),
    # Any language: a country's pack may have one that this hub has no name for.
    "needs": re.compile("|".join([*NEEDS, re.escape(INTERPRETER) + r"[a-z]{2,3}(-[A-Za-z]{2,8}){0,3}"])),
}


def _check_slip(text: str) -> str:
    if not is_slip(text):
        raise ValueError(text)
    return text


def _check_of(known: Sequence[str]) -> AfterValidator:
    def check(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return AfterValidator(check)


_Slip = Annotated[str, StringConstraints(max_length=6), AfterValidator(_check_slip)]
_Writer = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{8}$")]
# What a phone has seen may be the desk's word; its own lines bear its own name.
_Seen = Annotated[str, StringConstraints(pattern=r"^([0-9a-z]{8}|desk00)$")]
_Number = Annotated[int, Field(ge=1, le=1_000_000)]
_Instant = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
_Place = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^\S[^\r\n\t]*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SlipLineIn(_Strict):
    slip: _Slip
    writer: _Writer
    number: _Number
    state: Annotated[str, _check_of(tuple(SHEET_PARTS))]
    seen: Annotated[dict[_Seen, _Number], Field(max_length=MOST_CELLS)]
    issued: bool
    family: _Slip | None


class TallyLineIn(_Strict):
    kind: Literal["heads", "needs"]
    writer: _Writer
    number: _Number
    cells: Annotated[dict[str, Annotated[int, Field(ge=-LARGEST, le=LARGEST)]], Field(max_length=MOST_CELLS)]


class EventIn(_Strict):
    """What happened, where and when, and who met it. The time is the phone's own: it is not judged."""

    kind: Annotated[str, _check_of(tuple(KINDS))]
    place: _Place
    began_at: _Instant
    authority: Annotated[str, _check_of(tuple(AUTHORITIES))]


class ArrivalIn(_Strict):
    arrival_id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    event: EventIn
    slips: Annotated[list[SlipLineIn], Field(max_length=MOST_SLIPS)]
    tallies: Annotated[list[TallyLineIn], Field(max_length=MOST_TALLIES)]


class ArrivalItemIn(_Strict):
    item_id: str
    kind: Literal["arrival"]
    arrival: ArrivalIn


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalItem(ReadItem):
    arrival_id: uuid.UUID
    event: Event
    slips: tuple[SlipLine, ...]
    tallies: tuple[TallyLine, ...]


class ArrivalKind:
    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> ArrivalItem:
        try:
            arrival = ArrivalItemIn.model_validate(item).arrival
            event = Event(
                arrival.event.kind,
                arrival.event.place,
                datetime.fromisoformat(arrival.event.began_at).astimezone(UTC),
                arrival.event.authority,
            )
        except (ValidationError, ValueError) as error:
            raise ItemMalformed from error
        if not all(_CELLS[line.kind].fullmatch(cell) for line in arrival.tallies for cell in line.cells):
            raise ItemMalformed
        digest = sha256_hex(canonical_json(arrival.model_dump()))
        return ArrivalItem(
            item_id=item_id,
            kind="arrival",
            sha256=digest,
            content_sha256=digest,
            arrival_id=uuid.UUID(arrival.arrival_id),
            event=event,
            slips=tuple(SlipLine(**line.model_dump()) for line in arrival.slips),
            tallies=tuple(TallyLine(**line.model_dump()) for line in arrival.tallies),
        )

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        refused: dict[uuid.UUID, ItemRefused] = {}
        # In one order, so that two requests never wait for each other in a ring.
        arrivals = [one.item for one in items if isinstance(one.item, ArrivalItem)]
        for item in sorted(arrivals, key=lambda item: item.arrival_id):
            try:
                keep_lines(reception, item.arrival_id, item.event, item.slips, item.tallies)
            except ItemRefused as error:
                refused[item.item_id] = error
        return refused
