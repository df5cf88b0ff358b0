"""A picture given to the process that draws, and what came back."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Final

from titian.leads.pictures import drawing
from titian.leads.pictures.errors import PictureTooLarge, PictureUnreadable

MOST_BYTES: Final = 8 * 1024 * 1024
WAITED: Final = 20
"""Seconds by the clock. On a busy machine the process gets its own ten late."""


@dataclass(frozen=True)
class Clean:
    """A picture without what stood beside its points; a JPEG that we made."""

    content: bytes


def clean(content: bytes) -> Clean:
    """What may be kept of a picture until it is read. Raises `PictureTooLarge`, `PictureUnreadable`."""
    if len(content) > MOST_BYTES:
        raise PictureTooLarge
    return Clean(_draw({"do": "clean"}, content)[0])


def cover(picture: Clean, boxes: list[list[int]]) -> tuple[bytes, bytes]:
    """`drawing.cover`, apart."""
    covered, blurred = _draw({"do": "cover", "boxes": boxes}, picture.content)
    return covered, blurred


def _draw(order: dict[str, object], content: bytes) -> list[bytes]:
    command = [sys.executable, "-I", "-m", drawing.__name__]
    try:
        ran = subprocess.run(  # noqa: S603  (our own program)
            command, input=json.dumps(order).encode() + b"\n" + content, capture_output=True, check=False,
            timeout=WAITED, env={}, cwd="/",
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise PictureTooLarge from error
    if ran.returncode == drawing.UNREADABLE:
        raise PictureUnreadable
    if ran.returncode:  # said so, or killed at a limit
        raise PictureTooLarge
    head, _, rest = ran.stdout.partition(b"\n")
    made = []
    for size in json.loads(head):
        made.append(rest[:size])
        rest = rest[size:]
    return made
