"""Which pathways apply to one person, here and now, in which order.

The twin is `selectPathways` in `web/field/src/library/directory.ts`; `contracts/pathways/vectors.json` holds both to
the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from titian.directory.country.hours import Moment, covers
from titian.directory.country.model import Level, Need, Pathway, StationKind


@dataclass(frozen=True)
class Here:
    """Whom a pathway is looked for, where, and at which hour of the station's week.

    `station_kind` and `moment` are None where they are not known: then every kind and every hour applies.
    """

    level: Level
    needs: tuple[Need, ...]
    child: bool
    station_id: str = ""
    station_name: str = ""
    station_kind: StationKind | None = None
    moment: Moment | None = None


def select_pathways(pathways: Sequence[Pathway], here: Here) -> list[Pathway]:
    """Pathways that apply here, the most particular first. An empty condition applies to everyone.

    Those for another hour stand after all others and are never left out, for a clock can be wrong. Last stand those to
    go on with where nobody of the others could help.
    """
    found = [(place, pathway) for place, pathway in enumerate(pathways) if _applies(pathway, here)]
    found.sort(key=lambda each: (not fits_hour(each[1], here.moment), -_weight(each[1], here), each[0]))
    chosen = [pathway for _, pathway in found]
    by_id = {pathway.id: pathway for pathway in pathways}
    for pathway in list(chosen):
        after = by_id.get(pathway.otherwise or "")
        while after is not None and after not in chosen:
            chosen.append(after)
            after = by_id.get(after.otherwise or "")
    return chosen


def fits_hour(pathway: Pathway, moment: Moment | None) -> bool:
    """Whether the pathway is for this hour; every pathway is where the hour is not known."""
    return not pathway.when.hours or moment is None or covers(pathway.when.hours, moment)


def _applies(pathway: Pathway, here: Here) -> bool:
    when = pathway.when
    return (
        (pathway.station is None or pathway.station in {here.station_id, here.station_name})
        and (pathway.station_kind is None or here.station_kind in {None, pathway.station_kind})
        and (not when.levels or here.level in when.levels)
        and (not when.needs or any(need in here.needs for need in when.needs))
        and (when.child is None or when.child == here.child)
    )


def _weight(pathway: Pathway, here: Here) -> int:
    when = pathway.when
    return (
        (400 if pathway.station is not None else 0)
        + (200 if when.child is not None else 0)
        + (100 if when.hours and here.moment is not None and covers(when.hours, here.moment) else 0)
        + (50 if pathway.station_kind is not None and pathway.station_kind == here.station_kind else 0)
        + sum(need in here.needs for need in when.needs)
    )
