from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from titian.arrivals.board import Board, SlipLine, TallyLine
from titian.arrivals.models import Arrival, FinalSheet, SlipRow, TallyRow
from titian.arrivals.slips import PHONE_BLOCKS_END
from titian.arrivals.stored import read_slip_rows, read_tally_row
from titian.devices.errors import ItemConflict
from titian.people.models import Station

if TYPE_CHECKING:
    from titian.devices.items import Reception


@dataclass(frozen=True, slots=True)
class Event:
    kind: str
    place: str
    began_at: datetime
    authority: str


def keep_lines(
    reception: Reception, arrival_id: uuid.UUID, event: Event, slips: Sequence[SlipLine], tallies: Sequence[TallyLine]
) -> None:
    """Take a phone's lines into the arrival's board, which is opened with them where it is new.

    Of each writer's line the newest stands, so what comes twice, late or out of order changes nothing; the event is as
    it was first told. Once the slips are gone, lines are counted as late and not kept. Raises `ItemConflict` when the
    arrival is of another country. Runs in the caller's transaction.
    """
    arrival = _find_or_open(reception, arrival_id, event)
    if FinalSheet.objects.filter(arrival=arrival).exists():
        arrival.late_lines += len(slips) + len(tallies)
        arrival.save(update_fields=["late_lines"])
        return
    if _keep_slips(arrival, slips) + _keep_tallies(arrival, tallies):
        arrival.changed_at = reception.now
        arrival.save(update_fields=["changed_at"])


def keep_slips(arrival: Arrival, lines: Iterable[SlipLine]) -> int:
    """The same for lines of the hub itself; how many were news."""
    return _keep_slips(arrival, list(lines))


def _find_or_open(reception: Reception, arrival_id: uuid.UUID, event: Event) -> Arrival:
    # Locked where the database can: boards are merged one request after the other.
    arrival, is_new = Arrival.objects.select_for_update().get_or_create(
        id=arrival_id,
        defaults={
            "station_id": reception.phone.station_id,
            "kind": event.kind,
            "place": event.place,
            "began_at": event.began_at,
            "authority": event.authority,
            "next_block": PHONE_BLOCKS_END,
            "opened_at": reception.now,
            "changed_at": reception.now,
        },
    )
    if not is_new and arrival.station_id != reception.phone.station_id:
        places = Station.objects.filter(pk__in=[arrival.station_id, reception.phone.station_id])
        if places.values("country").distinct().count() != 1:
            raise ItemConflict
    return arrival


def _keep_slips(arrival: Arrival, lines: Sequence[SlipLine]) -> int:
    rows = {
        (row.slip, row.writer): row
        for row in SlipRow.objects.filter(arrival=arrival, slip__in={line.slip for line in lines})
    }
    board = Board()
    for line in read_slip_rows(rows.values()):
        board.take_slip(line)
    news = {(line.slip, line.writer): line for line in lines if board.take_slip(line)}
    fresh: list[SlipRow] = []
    changed: list[SlipRow] = []
    for place, line in news.items():
        row = rows.get(place)
        (fresh if row is None else changed).append(
            SlipRow(
                pk=row.pk if row else None,
                arrival=arrival,
                slip=line.slip,
                writer=line.writer,
                number=line.number,
                state=line.state,
                seen=dict(line.seen),
                issued=line.issued,
                family=line.family or "",
            )
        )
    SlipRow.objects.bulk_create(fresh)
    SlipRow.objects.bulk_update(changed, ["number", "state", "seen", "issued", "family"])
    return len(news)


def _keep_tallies(arrival: Arrival, lines: Sequence[TallyLine]) -> int:
    rows = {(row.kind, row.writer): row for row in TallyRow.objects.filter(arrival=arrival)} if lines else {}
    board = Board()
    for row in rows.values():
        board.take_tally(read_tally_row(row))
    news = {(line.kind, line.writer): line for line in lines if board.take_tally(line)}
    for (kind, writer), line in news.items():
        told = {"number": line.number, "cells": dict(line.cells)}
        TallyRow.objects.update_or_create(arrival=arrival, kind=kind, writer=writer, defaults=told)
    return len(news)
