"""Minutes while several browsers write them: updates of Yjs, which the hub merges with pycrdt. Nothing else reads them.

An update says what is there and what was taken away, in whatever order and however often it comes; a vector says what
its maker has. Both are bytes that only these two libraries understand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from titian.meetings.errors import MinutesTooLong, MinutesUnreadable

if TYPE_CHECKING:
    from pycrdt import Doc, Text

TEXT: Final = "words"
NOTHING: Final = b"\x00\x00"
LONGEST_TEXT: Final = 100_000
MOST_BYTES: Final = 2_000_000


@dataclass(frozen=True)
class Merged:
    """What is there now: as one update, as words, and as a vector."""

    live: bytes
    text: str
    vector: bytes


def merge(live: bytes | None, update: bytes) -> Merged:
    """What the hub has and what a browser brings. Raises `MinutesUnreadable`, `MinutesTooLong`."""
    document, text = _open(live)
    _apply(document, update)
    merged = Merged(document.get_update(), str(text), document.get_state())
    if len(merged.text) > LONGEST_TEXT or len(merged.live) > MOST_BYTES:
        raise MinutesTooLong
    return merged


def find_missing(live: bytes | None, vector: bytes) -> bytes:
    """What a browser that has `vector` lacks of it. Raises `MinutesUnreadable`."""
    document, _ = _open(live)
    try:
        missing: bytes = document.get_update(vector) if vector else document.get_update()
    except ValueError as error:
        raise MinutesUnreadable from error
    return missing


def find_vector(live: bytes | None) -> bytes:
    """What the hub has."""
    vector: bytes = _open(live)[0].get_state()
    return vector


def _open(live: bytes | None) -> tuple[Doc[Text], Text]:
    from pycrdt import Doc, Text

    document: Doc[Text] = Doc()
    text = document.get(TEXT, type=Text)
    if live:
        document.apply_update(live)
    return document, text


def _apply(document: Doc[Text], update: bytes) -> None:
    try:
        document.apply_update(update)
    except Exception as error:
        raise MinutesUnreadable from error
    except BaseException as error:
        # What the library's own code gives up on comes up as this, and is no reason for a worker to end.
        if type(error).__name__ == "PanicException":
            raise MinutesUnreadable from None
        raise
