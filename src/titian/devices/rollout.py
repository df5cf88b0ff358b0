"""Which content the phones of each station work from, counted; no phone and no officer is named."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min

from titian.devices.models import Enrolment, HeldRelease
from titian.library.models import Release

if TYPE_CHECKING:
    from titian.people.models import User


@dataclass(frozen=True)
class Held:
    """Phones of a station that work from one release, and when the first of them said so."""

    sequence: int | None  # None: not one that this hub published
    phones: int
    first_at: datetime


@dataclass
class StationRow:
    """`current`, `behind` and `untold` add up to the phones in use."""

    station_id: uuid.UUID
    station: str
    phones: int
    current: Held | None = None
    behind: list[Held] = field(default_factory=list)
    untold: int = 0

    @property
    def current_count(self) -> int:
        return self.current.phones if self.current else 0

    @property
    def behind_count(self) -> int:
        return max(0, self.phones - self.untold - self.current_count)


@dataclass(frozen=True)
class Rollout:
    """One published release and how far it has come, by station in the order of names: nobody is ranked."""

    release: Release
    rows: Sequence[StationRow]

    @property
    def phones(self) -> int:
        return sum(row.phones for row in self.rows)

    @property
    def current(self) -> int:
        return sum(row.current.phones for row in self.rows if row.current)

    @property
    def behind(self) -> int:
        return sum(row.behind_count for row in self.rows)

    @property
    def untold(self) -> int:
        return sum(row.untold for row in self.rows)


def list_rollouts(reader: User) -> list[Rollout]:
    """One for each release now offered, over the phones in use that the reader may count."""
    phones = Enrolment.objects.counted_for(reader).active()
    stations = list(
        phones.values("station", "station__name").annotate(phones=Count("pk"), told=Count("health")).order_by()
    )
    held = list(
        HeldRelease.objects.counted_for(reader)
        .values("enrolment__station", "release_id")
        .annotate(phones=Count("pk"), first_at=Min("since"))
        .order_by()
    )
    known = {
        release.release_id: release for release in Release.objects.filter(pk__in={row["release_id"] for row in held})
    }
    return [_roll_out(release, stations, held, known) for release in Release.objects.current()]


def _roll_out(
    release: Release,
    stations: Iterable[Mapping[str, Any]],  # Any: what the database gave for each name
    held: Iterable[Mapping[str, Any]],
    known: dict[str, Release],
) -> Rollout:
    rows = {
        each["station"]: StationRow(
            station_id=each["station"],
            station=each["station__name"],
            phones=each["phones"],
            untold=each["phones"] - each["told"],
        )
        for each in stations
    }
    for each in held:
        row = rows[each["enrolment__station"]]
        found = known.get(each["release_id"])
        if found is None or found.scope != release.scope:
            continue
        one = Held(found.sequence, each["phones"], each["first_at"])
        if found.release_id == release.release_id:
            row.current = one
        else:
            row.behind.append(one)
    for row in rows.values():
        row.behind.sort(key=lambda one: -(one.sequence or 0))
    return Rollout(release, sorted(rows.values(), key=lambda row: row.station))
