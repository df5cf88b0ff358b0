from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from titian.arrivals.board import SlipLine, TallyLine, digest_places
from titian.arrivals.errors import ArrivalUnknown
from titian.arrivals.models import Arrival, SlipRow, TallyRow
from titian.arrivals.stored import read_slip_rows, read_tally_row
from titian.devices.actions.read_request import DeviceRequest
from titian.devices.actions.spend_nonce import spend_nonce
from titian.devices.errors import DeviceRevoked
from titian.devices.models import Enrolment
from titian.people import limits

MOST_SLIPS: Final = 2000
"""Lines of slips an answer holds, at most a block more: a block is told whole, so that its digest is right then."""


@dataclass(frozen=True, slots=True)
class Told:
    """Lines a phone may lack. `is_whole`: with them it knows all that the hub knows."""

    slips: tuple[SlipLine, ...]
    tallies: tuple[TallyLine, ...]
    is_whole: bool


def tell_board(
    request: DeviceRequest, arrival_id: uuid.UUID, blocks: Mapping[str, str], tallies: str, now: datetime
) -> Told:
    """The lines of those blocks of slips whose digest is another here, and of the tallies where theirs is.

    Any phone of the country may ask that names the arrival: its id is random, and no other list of arrivals is given.
    Raises `DeviceRevoked`, `RateExceeded`, `NonceSpent`, `ArrivalUnknown`. Nothing of the asking is kept.
    """
    if not Enrolment.objects.filter(pk=request.phone.id, revoked_at__isnull=True).exists():
        raise DeviceRevoked
    limits.require("sync", str(request.phone.id), now)
    spend_nonce(request.nonce)
    arrival = Arrival.objects.filter(pk=arrival_id, station__country_id=request.phone.country).first()
    if arrival is None:
        raise ArrivalUnknown
    wanted, is_whole = _find_other_blocks(arrival, blocks)
    slips = tuple(line for block in wanted for line in _read_block(arrival, block))
    counted = tuple(read_tally_row(row) for row in TallyRow.objects.filter(arrival=arrival))
    is_known = digest_places((line.kind, line.writer, line.number) for line in counted) == tallies
    return Told(slips, () if is_known else counted, is_whole)


def _find_other_blocks(arrival: Arrival, known: Mapping[str, str]) -> tuple[list[str], bool]:
    """Blocks to tell, and whether these are all."""
    held: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for place in SlipRow.objects.filter(arrival=arrival).values_list("slip", "writer", "number"):
        held[place[0][:2]].append(place)
    wanted: list[str] = []
    count = 0
    for block, places in sorted(held.items()):
        if digest_places(places) == known.get(block):
            continue
        if count >= MOST_SLIPS:
            return wanted, False
        wanted.append(block)
        count += len(places)
    return wanted, True


def _read_block(arrival: Arrival, block: str) -> list[SlipLine]:
    rows = SlipRow.objects.filter(arrival=arrival, slip__startswith=block).order_by("slip", "writer")
    return list(read_slip_rows(rows))
