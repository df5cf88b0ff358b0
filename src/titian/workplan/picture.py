"""The plan as a picture: objectives below one another, time from left to right, a bar for each lead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final
from xml.sax.saxutils import quoteattr

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from titian.people.models import User
from titian.svg import COLOURS, group, tag, width, words, wrap
from titian.workplan.codes import CycleState
from titian.workplan.models import Cycle, Meeting
from titian.workplan.seeing import Band, Bar

WIDE: Final = 1120
EDGE: Final = 28
LEFT: Final = 300
RIGHT: Final = WIDE - EDGE
ROW: Final = 24.0
MOST_MEETINGS: Final = 60
_STYLE: Final = (
    f"text{{font-family:'Noto Sans',sans-serif;fill:{COLOURS['ink']};font-size:13px}}"
    ".strong{font-size:14px;font-weight:700}"
    f".quiet{{font-size:12px;fill:{COLOURS['ink-quiet']}}}"
)


class _Time:
    """Where a day stands: from the first year of a cycle to its last, or to the last in which anything happens."""

    def __init__(self, cycle: Cycle, bands: Sequence[Band], today: date) -> None:
        bars = [bar for band in bands for bar in band.bars]
        days = [day for bar in bars for day in (bar.begins, bar.ends) if day is not None]
        goes_on = today.year if cycle.state != CycleState.CLOSED and bars else cycle.last_year
        self.first = date(min(cycle.first_year, *(day.year for day in days)) if days else cycle.first_year, 1, 1)
        self.last = date(max(cycle.last_year, goes_on, *(day.year for day in days)), 12, 31)

    def place(self, day: date | None, otherwise: date) -> float:
        held = min(max(day or otherwise, self.first), self.last)
        return LEFT + (RIGHT - LEFT) * (held - self.first).days / max(1, (self.last - self.first).days)


def draw_plan(cycle: Cycle, bands: Sequence[Band], meetings: Sequence[Meeting], today: date) -> str:
    """An SVG of a cycle: years as columns, meetings as marks above them, who leads under each objective."""
    time = _Time(cycle, bands, today)
    parts: list[str] = []
    y = 62.0
    for band in bands:
        drawn, y = _draw_band(band, time, y)
        parts.append(drawn)
    high = y + 20
    ground = [tag("rect", width=float(WIDE), height=high, fill=COLOURS["ground"])]
    ground += _draw_years(time, high)
    ground += _draw_meetings(meetings, time, high)
    if time.first <= today <= time.last:
        x = time.place(today, today)
        ground.append(tag("line", x1=x, y1=48.0, x2=x, y2=high - 8, stroke=COLOURS["say"], stroke_width=2))
        ground.append(words(gettext("today"), x + 4, 58.0, "quiet"))
    title = gettext("%(plan)s: who leads under each objective, and when") % {"plan": cycle}
    box = f'viewBox="0 0 {WIDE} {high:.0f}" role="img" aria-label={quoteattr(title)}'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
    return f"{head}<style>{_STYLE}</style>{''.join(ground)}{''.join(parts)}</svg>\n"


def _draw_years(time: _Time, high: float) -> list[str]:
    drawn = []
    for year in range(time.first.year, time.last.year + 1):
        x = time.place(date(year, 1, 1), time.first)
        drawn.append(tag("line", x1=x, y1=20.0, x2=x, y2=high - 8, stroke=COLOURS["line-strong"], stroke_width=1))
        drawn.append(words(str(year), x + 6, 22.0, "strong"))
    return drawn


def _draw_meetings(meetings: Sequence[Meeting], time: _Time, high: float) -> list[str]:
    """A small mark of its own form for each, with its name under the pointer and for a screen reader."""
    drawn = []
    for meeting in meetings:
        x = time.place(meeting.begins_on, meeting.begins_on)
        line = tag("line", x1=x, y1=40.0, x2=x, y2=high - 8, stroke=COLOURS["line"], stroke_dasharray="2 4")
        mark = tag("path", d=f"M{x:.1f} 30l6 8l-6 8l-6 -8z", fill=COLOURS["step"], stroke=COLOURS["ink"])
        drawn.append(group(f"{meeting.title}, {_say_day(meeting.begins_on)}", [line, mark]))
    return drawn


def _draw_band(band: Band, time: _Time, top: float) -> tuple[str, float]:
    lines = wrap(str(band.objective), 14, LEFT - EDGE - 24, 4)
    counts = ngettext("%(number)d open item", "%(number)d open items", band.open) % {"number": band.open}
    y = top + 22
    parts = [words(line, float(EDGE), y + 18 * place, "strong") for place, line in enumerate(lines)]
    parts.append(words(counts, float(EDGE), y + 18 * len(lines), "quiet"))
    below = y
    for bar in band.bars:
        parts.append(_draw_bar(bar, time, below))
        below += ROW
    if not band.bars:
        parts.append(words(gettext("without a lead"), float(LEFT + 8), below + 4, "quiet"))
        below += ROW
    if band.left_out:
        text = ngettext("and %(number)d more, in words below", "and %(number)d more, in words below", band.left_out)
        parts.append(words(text % {"number": band.left_out}, float(LEFT + 8), below + 4, "quiet"))
        below += ROW
    end = max(below, y + 18 * (len(lines) + 1)) + 6
    line = tag("line", x1=float(EDGE), y1=top, x2=float(RIGHT), y2=top, stroke=COLOURS["line-strong"])
    return group(str(band.objective), [line, *parts]), end


def _draw_bar(bar: Bar, time: _Time, y: float) -> str:
    x = time.place(bar.begins, time.first)
    wide = max(6.0, time.place(bar.ends, time.last) - x)
    x = min(x, RIGHT - wide)
    # An end that is not known or not there is open: no line closes it.
    box = tag(
        "rect", x=x, y=y - 12, width=wide, height=18.0, rx=3.0, fill=COLOURS["calm"], stroke=COLOURS["say"],
        **({"stroke_dasharray": "4 3"} if bar.begins is None else {}),
    )  # fmt: skip
    said = width(bar.name, 13) + 12
    if said <= wide:
        label = words(bar.name, x + 6, y + 2, "")
    elif x + wide + said <= RIGHT:
        label = words(bar.name, x + wide + 6, y + 2, "")
    else:
        label = words(bar.name, x - 6, y + 2, "", text_anchor="end")
    return group(say_bar(bar), [box, label])


def say_bar(bar: Bar) -> str:
    """A bar in words."""
    if bar.begins is None and bar.ends is None:
        return bar.name
    if bar.ends is None:
        return gettext("%(name)s, from %(day)s") % {"name": bar.name, "day": _say_day(bar.begins)}
    if bar.begins is None:
        return gettext("%(name)s, until %(day)s") % {"name": bar.name, "day": _say_day(bar.ends)}
    return gettext("%(name)s, from %(first)s until %(last)s") % {
        "name": bar.name, "first": _say_day(bar.begins), "last": _say_day(bar.ends),
    }  # fmt: skip


def _say_day(day: date | None) -> str:
    return date_format(day, "j M Y") if day is not None else ""


def list_meetings(reader: User, cycle: Cycle, today: date) -> list[Meeting]:
    """Those of a cycle's years that the reader sees; of one that goes on, also those since."""
    last = date(cycle.last_year, 12, 31)
    rows = Meeting.objects.visible_to(reader).filter(begins_on__gte=date(cycle.first_year, 1, 1))
    rows = rows.filter(begins_on__lte=last if cycle.state == CycleState.CLOSED else max(last, date(today.year, 12, 31)))
    return list(rows.order_by("begins_on")[:MOST_MEETINGS])
