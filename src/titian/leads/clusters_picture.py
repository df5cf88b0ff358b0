"""A cluster as a picture: how its leads hang together, and below it when they were given. By ids and days, no word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import cos, pi, sin
from typing import Final
from xml.sax.saxutils import quoteattr

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from titian.leads.derived_models import ClusterMember, LeadCluster
from titian.svg import COLOURS, group, tag, words

WIDE: Final = 720
NET_HIGH: Final = 400
TIME_HIGH: Final = 130
EDGE: Final = 40
NEAR: Final = 60.0
FAR: Final = 165.0
_STYLE: Final = f"text{{font-family:'Noto Sans',sans-serif;fill:{COLOURS['ink-quiet']};font-size:12px}}"
Point = tuple[float, float]


def draw_cluster(
    cluster: LeadCluster, members: Sequence[ClusterMember], left_out: int, counts: Mapping[date, int]
) -> str:
    """An SVG: the first lead in the middle, the others round it, the nearer the more alike; bars for days below.

    `counts`: day → how often any of its leads was given. Lines that a person judged are broken.
    """
    title = gettext("How the leads of this cluster hang together, and when they were given")
    box = f'viewBox="0 0 {WIDE} {NET_HIGH + TIME_HIGH}" role="img" aria-label={quoteattr(title)}'
    ground = tag("rect", width=float(WIDE), height=float(NET_HIGH + TIME_HIGH), fill=COLOURS["ground"])
    parts = [ground, *_draw_net(cluster, members, left_out), *_draw_days(counts)]
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><style>{_STYLE}</style>{"".join(parts)}</svg>\n'


def _draw_net(cluster: LeadCluster, members: Sequence[ClusterMember], left_out: int) -> list[str]:
    places = _place(cluster, members)
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
        drawn.append(words(text, float(EDGE), float(NET_HIGH - 14), ""))
    return drawn


def _place(cluster: LeadCluster, members: Sequence[ClusterMember]) -> dict[object, Point]:
    """The first in the middle; the others in the order in which they came, as the hand of a clock goes."""
    middle = (WIDE / 2, NET_HIGH / 2)
    others = [row for row in members if row.pk != cluster.pk]
    places: dict[object, Point] = {cluster.pk: middle}
    for at, row in enumerate(others):
        away = NEAR + (FAR - NEAR) * (1 - (row.likeness or 0.0))
        turn = 2 * pi * at / len(others) - pi / 2
        places[row.pk] = middle[0] + 1.7 * away * cos(turn), middle[1] + away * sin(turn)
    return places


def _line(one: Point, other: Point, **more: str) -> str:
    return tag("line", x1=one[0], y1=one[1], x2=other[0], y2=other[1], stroke=COLOURS["line-strong"], **more)


def _dot(row: ClusterMember, place: Point, *, is_first: bool) -> str:
    day = _say(row.lead.first_on)
    said = gettext("The lead that came first, %(day)s") if is_first else gettext("A lead, first given %(day)s")
    fill = COLOURS["say"] if is_first else COLOURS["calm"]
    mark = tag("circle", cx=place[0], cy=place[1], r=11.0 if is_first else 7.0, fill=fill, stroke=COLOURS["say"])
    return group(said % {"day": day}, [mark])


def _draw_days(counts: Mapping[date, int]) -> list[str]:
    """A bar a day, as high as often something was given; the first and the last day are named."""
    if not counts:
        return []
    first, last, most = min(counts), max(counts), max(counts.values())
    ground = float(NET_HIGH + TIME_HIGH - 34)
    drawn = [tag("line", x1=float(EDGE), y1=ground, x2=float(WIDE - EDGE), y2=ground, stroke=COLOURS["line-strong"])]
    for day, number in counts.items():
        x = EDGE + (WIDE - 2 * EDGE - 4) * (day - first).days / max(1, (last - first).days)
        high = max(3.0, 70.0 * number / most)
        bar = tag("rect", x=x, y=ground - high, width=4.0, height=high, fill=COLOURS["say"])
        times = ngettext("%(number)d time", "%(number)d times", number) % {"number": number}
        drawn.append(group(f"{_say(day)}: {times}", [bar]))
    drawn.append(words(_say(first), float(EDGE), ground + 20, ""))
    if last != first:
        drawn.append(words(_say(last), float(WIDE - EDGE), ground + 20, "", text_anchor="end"))
    return drawn


def _say(day: date) -> str:
    return date_format(day, "j M Y")
