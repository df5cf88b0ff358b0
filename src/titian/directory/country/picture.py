"""Every pathway of a country on one picture for review: when it holds, its steps in order, fallbacks, what is missing.

Made for a coordinator and a lawyer to look at together. What is not known stands there as a gap, in words and with a
mark, never by colour alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import quoteattr

from titian.directory.country.hours import Span
from titian.directory.country.model import Country, Pathway, PathwayStep, Service
from titian.directory.country.pathways import list_pathway_gaps, list_review_gaps, list_unguided
from titian.svg import COLOURS, group, tag, words, wrap

WIDE: Final = 1120
EDGE: Final = 36
STEP_X, STEP_W = 76, 560
SIDE_X, SIDE_W = 672, 412
LINE: Final = 17.0
_SIZES: Final = {"h1": 24.0, "h2": 17.0, "strong": 13.5, "text": 13.0, "quiet": 12.0}
_STYLE: Final = (
    f"text{{font-family:'Noto Sans',sans-serif;fill:{COLOURS['ink']};font-size:13px}}"
    f".h1{{font-size:24px;font-weight:700;fill:{COLOURS['say']}}}"
    ".h2{font-size:17px;font-weight:700}"
    ".strong{font-size:13.5px;font-weight:700}"
    f".quiet{{font-size:12px;fill:{COLOURS['ink-quiet']}}}"
    f".gap,.not{{fill:{COLOURS['danger']}}}"
    ".gap{font-weight:700}"
)
_NAMES: Final = {
    "call": "Call",
    "suspend_return": "Stop every return step",
    "refer": "Refer",
    "stay": "Stay with the person",
    "paper": "Paper",
}


def draw_pathways(country: Country, day: datetime.date) -> str:
    """An SVG of all pathways as they stand on this day, one below another."""
    sheet = _Sheet()
    sheet.text(f"{country.name}: pathways", "h1", EDGE, WIDE - 2 * EDGE)
    sheet.text(
        f"As of {day}. Nothing here is checked by a picture: read it with the files beside it.", "quiet", EDGE, 900
    )
    for gap in list_unguided(country):
        sheet.text(f"Gap: {gap.message}", "gap", EDGE, WIDE - 2 * EDGE)
    for pathway in country.pathways:
        _draw(sheet, pathway, country, day)
    return sheet.whole(f"Pathways of {country.name}, {day}")


def draw_pathway(pathway: Pathway, country: Country, day: datetime.date) -> str:
    """An SVG of one of them, for a page that says beside it whose it is."""
    sheet = _Sheet()
    sheet.y = 0
    _draw(sheet, pathway, country, day)
    return sheet.whole(f"Pathway {pathway.id} of {country.name}, {day}")


def list_steps(pathway: Pathway, country: Country) -> list[str]:
    """Its steps in a line each, for whoever does not see the picture."""
    names = {service.id: service.name for service in country.services}
    return [
        f"{_NAMES[step.kind]} ({step.by}{f', within {step.within_minutes} minutes' if step.within_minutes else ''})"
        f"{f': {names[step.service]}' if step.service else ''}. {step.say}"
        for step in pathway.steps
    ]


class _Sheet:
    """What stands below one another; `y` is where the next line begins."""

    def __init__(self) -> None:
        self.y = 28.0
        self.parts: list[str] = []

    def text(self, text: str, kind: str, x: float, most: float) -> None:
        """Lines of a text, the next part below them."""
        size = _SIZES.get(kind, 13.0)
        for line in wrap(text, size, most, 9):
            self.y += max(LINE, size * 1.32)
            self.parts.append(words(line, x, self.y, kind))

    def whole(self, title: str) -> str:
        high = self.y + EDGE
        ground = tag("rect", width=float(WIDE), height=high, fill=COLOURS["ground"])
        box = f'viewBox="0 0 {WIDE} {high:.0f}" role="img" aria-label={quoteattr(title)}'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
        return f"{head}<style>{_STYLE}</style>{ground}{''.join(self.parts)}</svg>\n"


def _draw(sheet: _Sheet, pathway: Pathway, country: Country, day: datetime.date) -> None:
    services = {service.id: service for service in country.services}
    sheet.y += 30
    top = sheet.y
    inside = _Sheet()
    inside.y = top + 6
    inside.text(f"{pathway.id}, version {pathway.version}", "h2", EDGE + 16, 700)
    inside.text(say_when(pathway), "text", EDGE + 16, WIDE - 2 * EDGE - 32)
    inside.y += 10
    below = inside.y
    for number, step in enumerate(pathway.steps, 1):
        _draw_step(inside, number, step, services, is_last=number == len(pathway.steps))
    left = inside.y
    inside.y = below
    _draw_side(inside, pathway, country, day)
    inside.y = max(left, inside.y) + 14
    box = tag(
        "rect",
        x=float(EDGE),
        y=top,
        width=float(WIDE - 2 * EDGE),
        height=inside.y - top,
        rx=10.0,
        fill=COLOURS["sheet"],
        stroke=COLOURS["line"],
    )
    sheet.parts.append(group(f"Pathway {pathway.id}", [box, *inside.parts]))
    sheet.y = inside.y


def say_when(pathway: Pathway) -> str:
    """For whom and when it holds, in a line."""
    when = pathway.when
    place = pathway.station or (
        f"stations of the kind {pathway.station_kind}" if pathway.station_kind else "every station"
    )
    age = {None: "every age", True: "children", False: "adults"}[when.child]
    return "; ".join(
        (
            f"For {place}",
            f"levels: {', '.join(when.levels) or 'all'}",
            f"needs: {', '.join(when.needs) or 'all'}",
            age,
            " and ".join(map(_span, when.hours)) or "every hour",
        )
    )


def _span(span: Span) -> str:
    return f"{' '.join(span.days)} {span.opens} to {span.closes}"


def _draw_step(sheet: _Sheet, number: int, step: PathwayStep, services: dict[str, Service], *, is_last: bool) -> None:
    start = sheet.y + 6
    kind = "danger" if step.kind == "suspend_return" else "say"
    top = sheet.y
    within = f", within {step.within_minutes} minutes" if step.within_minutes else ""
    sheet.text(f"{_NAMES[step.kind]} (by: {step.by}{within})", "strong", STEP_X, STEP_W)
    if step.service:
        sheet.text(_contact(services[step.service]), "text", STEP_X, STEP_W)
    elif step.kind == "suspend_return":
        sheet.text("Gap: no authority is known.", "gap", STEP_X, STEP_W)
    for place, name in enumerate(step.fallbacks, 1):
        sheet.text(f"If nobody answers, {place}: {_contact(services[name])}", "text", STEP_X + 16, STEP_W - 16)
    sheet.text(step.say, "text", STEP_X, STEP_W)
    if step.do_not:
        sheet.text(f"✕ {step.do_not}", "not", STEP_X, STEP_W)
    if step.paper:
        sheet.text(f"Paper: {step.paper.replace('_', ' ')}", "text", STEP_X, STEP_W)
    sheet.text(f"Source: {step.source or 'none'}", "quiet", STEP_X, STEP_W)
    sheet.y += 12
    middle = float(EDGE + 18)
    if not is_last:
        line = tag("line", x1=middle, y1=start + 22, x2=middle, y2=sheet.y + 6, stroke=COLOURS["line-strong"])
        sheet.parts.append(line)
    sheet.parts.append(tag("circle", cx=middle, cy=top + 14, r=11.0, fill=COLOURS[kind]))
    sheet.parts.append(
        words(str(number), middle, top + 18.5, "", text_anchor="middle", style="fill:#fff;font-weight:700")
    )


def _contact(service: Service) -> str:
    hours = " and ".join(map(_span, service.opening.spans)) if service.opening else "hours not known"
    state = f"verified until {service.expires_on}" if service.verified_on else "not verified"
    return f"{service.name}: {service.phone or 'no number'}; {hours}; {state}"


def _draw_side(sheet: _Sheet, pathway: Pathway, country: Country, day: datetime.date) -> None:
    for text, kind in _side(pathway, country, day):
        sheet.text(text, kind, SIDE_X, SIDE_W)
        sheet.y += 3 if kind != "strong" else 0


def _side(pathway: Pathway, country: Country, day: datetime.date) -> Iterator[tuple[str, str]]:
    services = {service.id: service for service in country.services}
    yield "Always offered, independent of the state", "strong"
    independent = services.get(pathway.independent or country.independent_option.service or "")
    yield (_contact(independent), "text") if independent else ("Gap: none is known.", "gap")
    if pathway.otherwise:
        yield f"Then go on with: {pathway.otherwise}", "strong"
    yield "The law", "strong"
    for note in pathway.law:
        if note.says:
            yield f"{note.says} ({note.citation}; {note.source}, {note.state})", "text"
        else:
            yield f"Gap: {note.question}", "gap"
    if not pathway.law:
        yield "Gap: no law is cited.", "gap"
    yield "Missing here", "strong"
    for gap in (*list_pathway_gaps(pathway, country, day), *list_review_gaps(pathway, country, day)):
        place = gap.where.removeprefix(f"pathways.{pathway.id}").strip(".")
        yield f"{place + ': ' if place else ''}{gap.message}", "text"
