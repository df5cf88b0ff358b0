"""Writes docs/developers/errors.md from the errors of every room.

    python -m titian.hub.error_page            # prints it
    python -m titian.hub.error_page --write    # writes the page

A test holds the page to the code, and finds every code that a room could answer without an error class.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

PAGE: Final = Path("docs/developers/errors.md")
SOURCES: Final = Path(__file__).resolve().parents[1]
# Their errors are told by commands or by another room's: a page of their own, or a file in contracts/, lists them.
OTHERS: Final = frozenset({"exchange", "instrument", "papers", "sealing", "voices"})


@dataclass(frozen=True, order=True)
class CodeLine:
    """One code. `statuses` is empty where it is not the status of a whole answer."""

    code: str
    statuses: tuple[int, ...]
    sentence: str


# Answered by the edge itself, before or after any room: what no class stands for.
EDGE: Final = (
    CodeLine("csrf.failed", (403,), "The page is too old. Load it again."),
    CodeLine("form.stale", (403,), "This page was open too long or was opened from elsewhere. Load it again."),
    CodeLine("hub.busy", (503,), "The hub could not store this now. Keep it and send it again."),
    CodeLine("hub.failed", (500,), "The hub could not answer. Keep it and send it again."),
    CodeLine("page.unknown", (404,), "There is nothing at this address."),
    CodeLine("range.outside", (416,), "The part is shorter than that."),
    CodeLine("request.malformed", (422,), "The request does not have the documented shape."),
    CodeLine("request.method", (405,), "This address does not take this method."),
    CodeLine("request.refused", (400,), "The hub could not read this request."),
    CodeLine("second_factor.required", (403,), "Set up and give a second factor first."),
    CodeLine("session.missing", (401,), "Sign in first."),
)

HEAD: Final = """# Error codes

Made from the errors of the rooms by `python -m titian.hub.error_page --write`; a test fails when the two differ.

A refusal is `{"code": "…", "message": "…"}` with the status below, on a page the sentence with the code under it. **Act
on the code.** Codes are stable: one is never given another meaning, and a program that does not know one acts on the
status. The sentence is for people, may be more exact than the one here, and changes.

| status | what a program does |
|---|---|
| 400, 413, 422 | mends the request; the same one is refused again |
| 401 | takes a fresh nonce, or signs in again |
| 403, 409, 410 | asks a person |
| 404, 405 | the thing is not there, or not yours (the two are never told apart), or not done in this way |
| 429 | waits as many seconds as `Retry-After` says, and keeps what it wanted to send |
| 500, 502, 503 | keeps what it wanted to send and tries again, waiting longer each time |
"""
ITEMS: Final = """## One item of a sync

`/api/v1/sync` answers 200 and each item for itself; these stand at an item with `"status": "refused"`. The others were
received. A refused item is offered again only after `item.failed`, or once it was mended.
"""
SILENT: Final = """## Said by commands and in logs

Never the code of an answer.
"""


def write_page() -> str:
    """The whole page. Django is set up already."""
    answers, items, silent = collect()
    return "\n".join(
        [
            HEAD,
            "## Answers of the API and the desk",
            "",
            *_draw([*answers, *EDGE]),
            "",
            ITEMS,
            *_draw(items),
            "",
            SILENT,
            *_draw(silent),
            "",
        ]
    )


def collect() -> tuple[list[CodeLine], list[CodeLine], list[CodeLine]]:
    """What rooms answer, what stands at an item, and what only commands say."""
    answers: list[CodeLine] = []
    items: list[CodeLine] = []
    silent: list[CodeLine] = []
    for error in _list_errors():
        status = getattr(error, "status", None)
        sentence = str(getattr(error, "message", "") or _first_line(error))
        if getattr(error, "stands_at_item", False):
            items.append(CodeLine(error.code, (), sentence))  # type: ignore[attr-defined]
        else:
            line = CodeLine(error.code, (status,) if status else (), sentence)  # type: ignore[attr-defined]
            (answers if status else silent).append(line)
    return answers, items, silent


def list_rooms() -> list[str]:
    """Every module of errors whose errors may become an answer, of the API or of a page."""
    found = (path.relative_to(SOURCES.parent).with_suffix("").parts for path in SOURCES.rglob("errors.py"))
    return sorted(".".join(parts) for parts in found if parts[1] not in OTHERS)


def _list_errors() -> Iterator[type[Exception]]:
    for name in list_rooms():
        for value in vars(import_module(name)).values():
            is_own = isinstance(value, type) and issubclass(value, Exception) and value.__module__ == name
            if is_own and isinstance(vars(value).get("code"), str):
                yield value


def _first_line(error: type[Exception]) -> str:
    return (error.__doc__ or "").strip().partition("\n")[0]


def _draw(lines: Iterable[CodeLine]) -> Iterator[str]:
    """One row a code: rooms that share one share its meaning."""
    rows: dict[str, tuple[set[int], list[str]]] = {}
    for line in lines:
        statuses, sentences = rows.setdefault(line.code, (set(), []))
        statuses.update(line.statuses)
        if line.sentence not in sentences:
            sentences.append(line.sentence)
    yield "| code | status | what it says |"
    yield "|---|---|---|"
    for code, (statuses, sentences) in sorted(rows.items()):
        said = " / ".join(sentences).replace("|", "\\|")
        yield f"| `{code}` | {', '.join(map(str, sorted(statuses)))} | {said} |"


def list_documented() -> frozenset[str]:
    """Every code on the page."""
    answers, items, silent = collect()
    return frozenset(line.code for line in (*answers, *items, *silent, *EDGE))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "titian.hub.tests.settings")
    import django

    django.setup()
    page = write_page()
    if "--write" in sys.argv[1:]:
        PAGE.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)


if __name__ == "__main__":
    main()
