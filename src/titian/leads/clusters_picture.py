"""A cluster as a picture: how its leads hang together, and below it when they were given. By ids and days, no word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin
from typing import Final
from xml.sax.saxutils import quoteattr

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from titian.leads.derived_models import ClusterMember, LeadCluster
from titian.svg import COLOURS, group, tag, words

WIDE: Final = 720
NARROW: Final = 320
"""How wide it is drawn: on a page of a computer, and on a phone, whose letters are as large."""
TIME_HIGH: Final = 130
NEAR: Final = 60.0
FAR: Final = 165.0
_STYLE: Final = f"text{{font-family:'Noto Sans',sans-serif;fill:{COLOURS['ink-quiet']};font-size:12px}}"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide the whole is, and how far the farthest lead stands from the middle of the net above the days; pixels."""

    wide: int
    reach: float

    @property
    def edge(self) -> float:
        """What stays free on either side."""
        return self.wide / 18

    @property
    def net_high(self) -> float:
        return 2 * self.reach + 70

    @property
    def high(self) -> float:
        return self.net_high + TIME_HIGH

    @property
    def stretched(self) -> float:
        """How much wider than high the net is."""
        return (self.wide / 2 - self.edge) / (FAR + 20)


def draw_cluster(
    cluster: LeadCluster, members: Sequence[ClusterMember], left_out: int, counts: Mapping[date, int], wide: int = WIDE
) -> str:
    """An SVG: the first lead in the middle, the others round it, the nearer the more alike; bars for days below.

    `counts`: day → how often any of its leads was given. Lines that a person judged are broken. `wide`: in pixels.
    """
    title = gettext("How the leads of this cluster hang together, and when they were given")
    frame = Frame(wide, max((_go_away(row) for row in members if row.pk != cluster.pk), default=NEAR))
    box = f'viewBox="0 0 {wide} {frame.high:.0f}" role="img" aria-label={quoteattr(title)}'
    ground = tag("rect", width=float(wide), height=frame.high, fill=COLOURS["ground"])
    parts = [ground, *_draw_net(cluster, members, left_out, frame), *_draw_days(counts, frame)]
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><style>{_STYLE}</style>{"".join(parts)}</svg>\n'


def _draw_net(cluster: LeadCluster, members: Sequence[ClusterMember], left_out: int, frame: Frame) -> list[str]:
    places = _place(cluster, members, frame)
    lines, dots = [], []
    for row in members:
        if row.held_by in places:
            lines.append(_line(places[row.pk], places[row.held_by]))
        dots.append(_dot(row, places[row.pk], is_first=row.pk == cluster.pk))
    by_name = {str(pk): place for pk, place in places.items()}
    for one, other, *_ in cluster.judged:
        if one in by_name and other in by_name:
            lines.append(_line(by_name[one], by_name[other], stroke_dasharray="5 4"))
    drawn = [*lines, *dots]
    if left_out:
        text = ngettext("and %(number)d lead more", "and %(number)d leads more", left_out) % {"number": left_out}
        drawn.append(words(text, frame.edge, frame.net_high - 14, ""))
    return drawn


def _place(cluster: LeadCluster, members: Sequence[ClusterMember], frame: Frame) -> dict[object, Point]:
    """The first in the middle; the others in the order in which they came, as the hand of a clock goes."""
    middle = (frame.wide / 2, frame.net_high / 2)
    others = [row for row in members if row.pk != cluster.pk]
    places: dict[object, Point] = {cluster.pk: middle}
    for at, row in enumerate(others):
        away, turn = _go_away(row), 2 * pi * at / len(others) - pi / 2
        places[row.pk] = middle[0] + frame.stretched * away * cos(turn), middle[1] + away * sin(turn)
    return places


def _go_away(row: ClusterMember) -> float:
    """How far from the first: the less alike, the farther."""
    return NEAR + (FAR - NEAR) * (1 - (row.likeness or 0.0))


def _line(one: Point, other: Point, **more: str) -> str:
    return tag("line", x1=one[0], y1=one[1], x2=other[0], y2=other[1], stroke=COLOURS["line-strong"], **more)


def _dot(row: ClusterMember, place: Point, *, is_first: bool) -> str:
    day = _say(row.lead.first_on)
    said = gettext("The lead that came first, %(day)s") if is_first else gettext("A lead, first given %(day)s")
    fill = COLOURS["say"] if is_first else COLOURS["calm"]
    mark = tag("circle", cx=place[0], cy=place[1], r=11.0 if is_first else 7.0, fill=fill, stroke=COLOURS["say"])
    return group(said % {"day": day}, [mark])


def _draw_days(counts: Mapping[date, int], frame: Frame) -> list[str]:
    """A bar a day, as high as often something was given; the first and the last day are named."""
    if not counts:
        return []
    first, last, most = min(counts), max(counts), max(counts.values())
    ground, edge, wide = frame.high - 34, frame.edge, frame.wide
    drawn = [tag("line", x1=edge, y1=ground, x2=wide - edge, y2=ground, stroke=COLOURS["line-strong"])]
    for day, number in counts.items():
        x = edge + (wide - 2 * edge - 4) * (day - first).days / max(1, (last - first).days)
        high = max(3.0, 70.0 * number / most)
        bar = tag("rect", x=x, y=ground - high, width=4.0, height=high, fill=COLOURS["say"])
        times = ngettext("%(number)d time", "%(number)d times", number) % {"number": number}
        drawn.append(group(f"{_say(day)}: {times}", [bar]))
    drawn.append(words(_say(first), edge, ground + 20, ""))
    if last != first:
        drawn.append(words(_say(last), wide - edge, ground + 20, "", text_anchor="end"))
    return drawn


def _say(day: date) -> str:
    return date_format(day, "j M Y")
