"""The answer, made of what each member came to."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from statistics import median

from titian.preparedness.drift.errors import MembersSame
from titian.preparedness.drift.model import AID, Answer, Landing, Member, Request, Source, Spread, Track, list_hours
from titian.preparedness.figures.cells import name_cell


def find_cell(latitude: float, longitude: float) -> str:
    """The name of the fixed cell of one degree that the point lies in."""
    return name_cell(min(math.floor(latitude), 89), math.floor(_wrap(longitude)))


def _wrap(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def check_members(tracks: Iterable[Track]) -> None:
    """Raises MembersSame where two seeds of one object type came out the same to the last digit."""
    by_type: dict[str, list[Track]] = defaultdict(list)
    for track in tracks:
        by_type[track.object_type].append(track)
    for rows in by_type.values():
        for one, other in combinations(rows, 2):
            if (one.afloat, one.ashore, one.left) == (other.afloat, other.ashore, other.left):
                raise MembersSame


def make_answer(
    request: Request,
    digest: str,
    tracks: Sequence[Track],
    *,
    wind: Source,
    current: Source,
    versions: Mapping[str, str],
    now: datetime,
) -> Answer:
    """Shares by cell and by hour. Raises MembersSame."""
    check_members(tracks)
    drawn = request.members * request.particles
    return Answer(
        cautions=list(AID),
        made_at=now,
        request=request,
        request_sha256=digest,
        wind=wind,
        current=current,
        versions=dict(versions),
        drawn=drawn,
        members=[_count(track, request.hours) for track in tracks],
        landing=_list_landing(request, tracks),
        spread=[
            _tell(request, tracks, kind, hour) for hour in list_hours(request.hours) for kind in request.object_types
        ],
    )


def _count(track: Track, hours: int) -> Member:
    afloat, ashore, left = len(track.afloat[hours]), len(track.ashore), len(track.left)
    return Member(object_type=track.object_type, seed=track.seed, afloat=afloat, ashore=ashore, left=left)


def _list_landing(request: Request, tracks: Sequence[Track]) -> list[Landing]:
    """The largest share first; cells of one share by their name."""
    hours: dict[str, list[float]] = defaultdict(list)
    by_member: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for track in tracks:
        for latitude, longitude, hour in track.ashore:
            cell = find_cell(latitude, longitude)
            hours[cell].append(hour)
            by_member[cell][track.object_type, track.seed] += 1
    rows = [_land(request, tracks, cell, hours[cell], by_member[cell]) for cell in hours]
    return sorted(rows, key=lambda row: (-row.share, row.cell))


def _land(
    request: Request, tracks: Sequence[Track], cell: str, hours: Sequence[float], members: Counter[tuple[str, int]]
) -> Landing:
    each = [members[track.object_type, track.seed] / request.particles for track in tracks]
    types: Counter[str] = Counter()
    for (object_type, _), count in members.items():
        types[object_type] += count
    of_type = request.particles * len(request.seeds)
    return Landing(
        cell=cell,
        share=_round(len(hours) / (request.members * request.particles)),
        lowest=_round(min(each)),
        highest=_round(max(each)),
        by_type={object_type: _round(types[object_type] / of_type) for object_type in request.object_types},
        first_hour=round(min(hours), 1),
        median_hour=round(median(hours), 1),
    )


def _tell(request: Request, tracks: Sequence[Track], object_type: str, hour: int) -> Spread:
    rows = [track for track in tracks if track.object_type == object_type]
    all_drawn = request.particles * len(request.seeds)
    spots = Counter(
        (math.floor(latitude * 10), math.floor(_wrap(longitude) * 10))
        for track in rows
        for latitude, longitude in track.afloat[hour]
    )
    left = sum(place[2] <= hour for track in rows for place in track.left)
    ashore = sum(place[2] <= hour for track in rows for place in track.ashore)
    return Spread(
        hour=hour,
        object_type=object_type,
        afloat=_round(spots.total() / all_drawn),
        ashore=_round(ashore / all_drawn),
        left=_round(left / all_drawn),
        spots=[(south, west, _round(count / all_drawn)) for (south, west), count in sorted(spots.items())],
    )


def _round(share: float) -> float:
    return round(share, 4)
