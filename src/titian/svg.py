"""A few pieces of SVG, their colours, and how wide a text is, near enough to break it into lines. Knows no room."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

COLOURS = {
    "ground": "#f6f0e4",
    "sheet": "#fffdf8",
    "ink": "#1b2928",
    "ink-quiet": "#42504e",
    "line": "#e0d6c3",
    "line-strong": "#6f7b77",
    "say": "#0b4f4c",
    "say-ink": "#ffffff",
    "calm": "#e4efeb",
    "step": "#f2ad33",
    "step-ink": "#291a00",
    "caution": "#fcefd3",
    "danger": "#8c2a17",
    "danger-ink": "#ffffff",
}
"""Of contracts/design/tokens.json, light; a test holds them equal."""

_NARROW = frozenset("iljtfrI.,:;'|!()[] ·")
_WIDE = frozenset("mwMWQGO@%—")
BOLD = 1.14
"""How much larger a text must be reckoned when it is bold."""


def width(text: str, size: float) -> float:
    """About how wide a text in a plain sans-serif is, in the widest that a computer may put there (DejaVu Sans)."""
    return sum(map(_units, text)) * size


def _units(character: str) -> float:
    if character in _NARROW:
        return 0.34
    if character in _WIDE:
        return 0.92
    return 0.71 if character.isupper() else 0.64 if character.isdigit() else 0.605


def wrap(text: str, size: float, most: float, lines: int) -> list[str]:
    """At most so many lines of at most that width; what does not fit ends in three dots."""
    found, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width(longer, size) > most:
            found.append(line)
            line = word
        else:
            line = longer
    found.append(line)
    if len(found) <= lines:
        return found
    last = found[lines - 1]
    while width(last + "…", size) > most:
        last = last[:-1]
    return [*found[: lines - 1], last.rstrip() + "…"]


def tag(name: str, content: str = "", **attributes: object) -> str:
    """One element; `class_` and `stroke_width` become `class` and `stroke-width`."""
    written = "".join(f" {key.rstrip('_').replace('_', '-')}={quoteattr(_number(v))}" for key, v in attributes.items())
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _number(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def words(text: str, x: float, y: float, kind: str, **more: object) -> str:
    """A text of a class of the style sheet."""
    return tag("text", escape(text), class_=kind, x=float(x), y=float(y), **more)


def group(label: str, parts: Iterable[str], kind: str = "") -> str:
    """Parts that belong together, with what a screen reader says and a pointer shows."""
    more = {"class_": kind} if kind else {}
    inside = tag("title", escape(label)) + "".join(parts)
    return tag("g", inside, role="graphics-object group", aria_label=label, **more)
