"""A lesson's file made in a process of its own, which takes engine, Typst and fonts with it when it ends: 80 MiB.

python -I -m titian.courseware.apart < order.json > file
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from .release import Released

GUIDE, HANDOUT, SIGN_IN, PACKAGE = "guide", "handout", "sign-in", "package"
MOST_SECONDS: Final = 120
REFUSED, SPOILT = 3, 4
"""How that process ends where it made no file: its sentence stands on the output, or a part is not as it was signed."""

Part = Sequence[str]
"""The file of a part, and the SHA-256 under which it was signed."""


class NotMade(Exception):
    """The file cannot be made; the message is the sentence of what makes it: what is missing, and how it is got."""


class PartSpoilt(NotMade):
    """A part of the release is not as it was signed."""


@dataclass(frozen=True)
class Order:
    """A file of `kind`, and the parts of a release that it is made of, as `Released` has them.

    `built` is the folder of built pages.
    """

    kind: str
    module: str
    language: str
    release: str
    day: str
    modules: Part
    words: Mapping[str, Part]
    texts: Sequence[tuple[str, Part]]
    languages: Part | None
    pictures: Part | None
    voices: Sequence[Part]
    built: str


def make_apart(order: Order) -> bytes:
    """A PDF, or the zip of a package.

    Raises NotMade, PartSpoilt, and CalledProcessError or TimeoutExpired where that process fails.
    """
    ended = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-I", "-m", __name__], input=json.dumps(asdict(order)).encode(), capture_output=True,
        timeout=MOST_SECONDS, check=False, env={},
    )  # fmt: skip
    if ended.returncode == SPOILT:
        raise PartSpoilt
    if ended.returncode == REFUSED:
        raise NotMade(ended.stdout.decode())
    ended.check_returncode()
    return ended.stdout


def main() -> None:
    from titian.instrument.errors import InstrumentError
    from titian.papers.errors import PaperError

    try:
        made = _make(Order(**json.load(sys.stdin.buffer)))
    except PartSpoilt:
        sys.exit(SPOILT)
    except (NotMade, PaperError, InstrumentError) as error:
        sys.stdout.buffer.write(str(error).encode())
        sys.exit(REFUSED)
    sys.stdout.buffer.write(made)


def _make(order: Order) -> bytes:
    from .released import lay_out

    with TemporaryDirectory(prefix="titian-lesson-") as name:
        learning, pack = lay_out(_gather(order), order.module, Path(name), built=Path(order.built))
        if order.kind == PACKAGE:
            from .scorm import pack_checked

            return pack_checked(learning, order.module, order.language, pack=pack, built=Path(order.built))
        (made,) = _find_maker(order.kind)(learning, order.module, order.language, pack=pack)
        return made


def _find_maker(kind: str) -> Callable[..., list[bytes]]:
    from .papers import make_guide, make_handout, make_sign_in

    return {GUIDE: make_guide, HANDOUT: make_handout, SIGN_IN: make_sign_in}[kind]


def _gather(order: Order) -> Released:
    texts: dict[str, tuple[Any, ...]] = {}  # Any: JSON of a part
    for language, part in order.texts:
        texts[language] = (*texts.get(language, ()), json.loads(_read(part)))
    return Released(
        id=order.release,
        day=date.fromisoformat(order.day),
        modules=json.loads(_read(order.modules)),
        words={language: json.loads(_read(part)) for language, part in order.words.items()},
        texts=texts,
        languages=json.loads(_read(order.languages)) if order.languages else {"languages": []},
        pictures=json.loads(_read(order.pictures)) if order.pictures else {},
        voices=map(_read, order.voices),
    )


def _read(part: Part) -> bytes:
    """Its bytes as they were signed."""
    path, signed = part
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise NotMade(error.strerror) from error
    if sha256(data).hexdigest() != signed:
        raise PartSpoilt
    return data


if __name__ == "__main__":
    main()
