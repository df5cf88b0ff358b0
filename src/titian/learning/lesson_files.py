"""What a class takes in its hands of a lesson: papers to print and a package for another learning system.

Each is made when it is asked for, of the newest signed release on this hub, whose parts are held against their hashes
first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from titian.courseware.names import MODULES
from titian.courseware.release import Json, Released
from titian.learning.errors import LessonUnknown, NoLessonFile
from titian.library.models import Release, ReleasePart
from titian.sealing import sha256_hex

GUIDE, HANDOUT, SIGN_IN, PACKAGE = "guide", "handout", "sign-in", "package"
KINDS: Final[Mapping[str, Promise]] = {
    GUIDE: gettext_lazy("Guide for trainers"),
    HANDOUT: gettext_lazy("Handout"),
    SIGN_IN: gettext_lazy("Sign-in sheet"),
    PACKAGE: gettext_lazy("SCORM package"),
}
PDF, ZIP, VOICE = "application/pdf", "application/zip", "voice"


@dataclass(frozen=True)
class Lesson:
    """A module of the newest release. `languages` have it whole, by tag and own name; links name the one `shown`."""

    id: str
    title: str
    languages: Mapping[str, str]
    shown: str

    @property
    def shown_name(self) -> str:
        return self.languages[self.shown]


@dataclass(frozen=True)
class LessonFile:
    name: str
    content_type: str
    data: bytes


def list_lessons(wanted: str) -> list[Lesson]:
    """All modules, in the order of the release: in `wanted` where they have it, else the reader's or English."""
    released = find_released()
    if released is None:
        return []
    names = {row["tag"]: row["autonym"] or row["english_name"] for row in released.languages["languages"]}
    return [_describe(released, module, names, wanted) for module in released.modules["modules"]]


def _describe(released: Released, module: Json, names: Mapping[str, str], wanted: str) -> Lesson:
    languages = {tag: names.get(tag, tag) for tag in sorted(released.list_whole(module))}
    own = get_language() or ""
    shown = next((tag for tag in (wanted, own, "en") if tag in languages), min(languages))
    read = next((tag for tag in (own, "en") if tag in languages), shown)
    title = str(released.words[read]["texts"][f"module.{module['id']}.title"])
    return Lesson(module["id"], title, languages, shown)


def make_file(kind: str, module: str, language: str) -> LessonFile:
    """Raises `LessonUnknown` for what the newest release does not bring, `NoLessonFile` with what is missing here."""
    from titian.courseware.released import lay_out
    from titian.instrument.errors import InstrumentError
    from titian.papers.errors import PaperError

    released = find_released(_Beside({"en", language} if kind != PACKAGE else None))
    found = released.find_module(module) if released else None
    if released is None or found is None or language not in released.list_whole(found):
        raise LessonUnknown
    try:
        with TemporaryDirectory(prefix="titian-lesson-") as folder:
            data = _MAKERS[kind](*lay_out(released, module, Path(folder)), module, language)
    except (PaperError, InstrumentError) as error:
        raise NoLessonFile(f"{NoLessonFile.message} {error}") from error
    ending, content_type = ("zip", ZIP) if kind == PACKAGE else ("pdf", PDF)
    return LessonFile(f"titian-{module}-{kind}-{language}.{ending}", content_type, data)


# The engine, Typst and the fonts of papers are loaded when a paper is asked for: few hubs have the fonts' 110 MB.
def _print_guide(learning: Path, pack: Path, module: str, language: str) -> bytes:
    from titian.courseware.papers import make_guide

    return make_guide(learning, module, language, pack=pack)[0]


def _print_handout(learning: Path, pack: Path, module: str, language: str) -> bytes:
    from titian.courseware.papers import make_handout

    return make_handout(learning, module, language, pack=pack)[0]


def _print_sign_in(learning: Path, pack: Path, module: str, language: str) -> bytes:
    from titian.courseware.papers import make_sign_in

    return make_sign_in(learning, module, language, pack=pack)[0]


def _pack(learning: Path, pack: Path, module: str, language: str) -> bytes:
    from titian.courseware.scorm import pack_checked

    return pack_checked(learning, module, language, pack=pack)


_MAKERS: Final[Mapping[str, Callable[[Path, Path, str, str], bytes]]] = {
    GUIDE: _print_guide,
    HANDOUT: _print_handout,
    SIGN_IN: _print_sign_in,
    PACKAGE: _pack,
}


@dataclass(frozen=True)
class _Beside:
    """What of the pack is wanted beside the lessons: its pictures, and its words in these languages; None for all, with
    their voices."""

    languages: set[str] | None


def find_released(beside: _Beside | None = None) -> Released | None:
    """The newest release that brings lessons; None where there is none. Raises `NoLessonFile` for a spoilt part."""
    current = Release.objects.current()
    newest = current.filter(
        pk__in=ReleasePart.objects.filter(kind="learning", module=MODULES).values("release")
    ).first()
    if newest is None:
        return None
    learning = {
        part.module or part.language: part for part in newest.parts.filter(kind="learning").exclude(module=VOICE)
    }
    rows = ReleasePart.objects.filter(release__in=current.values("release_id")).order_by("language", "module")
    languages = rows.filter(kind="languages").first()
    texts: dict[str, tuple[Json, ...]] = {}
    pictures, voices = None, rows.none()
    if beside is not None:
        wording = rows.filter(kind="wording")
        for part in wording if beside.languages is None else wording.filter(language__in=beside.languages):
            texts[part.language] = (*texts.get(part.language, ()), _load(part))
        pictures = newest.parts.filter(kind="pictures").first()
        voices = rows.filter(kind="voice") if beside.languages is None else voices
    return Released(
        id=newest.release_id,
        day=newest.issued_at.date(),
        modules=_load(learning.pop(MODULES)),
        words={language: _load(part) for language, part in learning.items()},
        texts=texts,
        languages=_load(languages) if languages else {"languages": []},
        pictures=_load(pictures) if pictures else {},
        voices=(_read(part) for part in voices.iterator()),
    )


def _load(part: ReleasePart) -> Any:  # Any: JSON of a part
    return json.loads(_read(part))


def _read(part: ReleasePart) -> bytes:
    """Its bytes as they were signed. Raises NoLessonFile where the disk has others."""
    try:
        data = (settings.TITIAN.blobs / part.blob_id).read_bytes()
    except OSError as error:
        raise NoLessonFile(f"{NoLessonFile.message} {error.strerror}") from error
    if sha256_hex(data) != part.blob_id:
        raise NoLessonFile(
            gettext_lazy("A part of the release is not as it was signed. Publish the release anew; nothing was made.")
        )
    return data
