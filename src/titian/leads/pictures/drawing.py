"""What is done with the bytes of a picture, in a process of its own: `python -m titian.leads.pictures.drawing`.

One order in, as a line of JSON and the bytes behind it; the picture out. It may take no more memory and time than the
limits below, and can write to no file. Its exit code says what went wrong; nothing of the picture goes to stderr.
"""

from __future__ import annotations

import io
import json
import math
import resource
import sys
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_POINTS: Final = 40_000_000
"""Of what was sent: more than a telephone's screen, and most of its cameras."""
MOST_MEMORY: Final = 1024 * 1024 * 1024
"""Of addresses, the program and its libraries included."""
MOST_SECONDS: Final = 10
READ_POINTS: Final = 5_000_000
"""Of what is kept to be read: a larger picture is made smaller."""
NARROW: Final = 1_000
"""A picture narrower than this is drawn twice as large: small letters are read better so."""
BLURRED: Final = 16
"""Points along the longer side of what is kept of all that is no word: no face can be told from so few."""
TOO_LARGE: Final = 3
UNREADABLE: Final = 4
FORMATS: Final = ("PNG", "JPEG", "WEBP")


def clean(content: bytes) -> bytes:
    """The picture as JPEG: upright, on white, and with nothing that stood beside its points."""
    from PIL import Image, ImageOps

    # Its own limit raises for twice as much, and warns below: ours stands before anything is decoded.
    Image.MAX_IMAGE_PIXELS = None
    picture: Image.Image = Image.open(io.BytesIO(content), formats=FORMATS)
    if picture.width * picture.height > MOST_POINTS:
        sys.exit(TOO_LARGE)
    turned = ImageOps.exif_transpose(picture)
    whole = _on_white(turned)
    shrunk = math.sqrt(READ_POINTS / (whole.width * whole.height))
    scale = min(shrunk, 1.0) if whole.width >= NARROW else min(shrunk, 2.0)
    if scale != 1.0:
        size = (max(1, round(whole.width * scale)), max(1, round(whole.height * scale)))
        whole = whole.resize(size, Image.Resampling.LANCZOS)
    return _save(whole)


def cover(content: bytes, boxes: list[list[int]]) -> tuple[bytes, bytes]:
    """Two copies: one in which only the boxes (left, top, width, height) can be seen, one in which nothing can."""
    from PIL import Image

    picture = Image.open(io.BytesIO(content), formats=("JPEG",)).convert("RGB")
    scale = BLURRED / max(picture.size)
    few = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
    covered = few.resize(picture.size, Image.Resampling.BICUBIC)
    for left, top, width, height in boxes:
        box = (max(0, left), max(0, top), min(picture.width, left + width), min(picture.height, top + height))
        if box[0] < box[2] and box[1] < box[3]:
            covered.paste(picture.crop(box), box)
    return _save(covered), _save(few)


def _on_white(picture: Image) -> Image:
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    white.alpha_composite(seen)
    return white.convert("RGB")


def _save(picture: Image) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=90, exif=b"", icc_profile=None)
    return kept.getvalue()


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    _limit()
    given = sys.stdin.buffer
    order: dict[str, Any] = json.loads(given.readline())  # Any: JSON of our own
    content = given.read()
    try:
        made = (clean(content),) if order["do"] == "clean" else cover(content, order["boxes"])
    except MemoryError:
        sys.exit(TOO_LARGE)
    except Exception:
        sys.exit(UNREADABLE)  # whatever its bytes do to a decoder, it is no picture to us
    sys.stdout.buffer.write(json.dumps([len(one) for one in made]).encode() + b"\n")
    for one in made:
        sys.stdout.buffer.write(one)


if __name__ == "__main__":
    main()
