"""What a class takes in its hands of a lesson: papers to print and a package for another learning system.

Each is made when it is asked for, in a process of its own, of the newest signed release on this hub, whose parts are
held against their hashes first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from titian.courseware.apart import GUIDE, HANDOUT, PACKAGE, SIGN_IN, NotMade, Order, Part, PartSpoilt, make_apart
from titian.courseware.names import MODULES
from titian.courseware.release import Json, Released
from titian.learning.errors import LessonUnknown, NoLessonFile
from titian.library.models import Release, ReleasePart
from titian.sealing import sha256_hex

KINDS: Final[Mapping[str, Promise]] = {
    GUIDE: gettext_lazy("Guide for trainers"),
    HANDOUT: gettext_lazy("Handout"),
    SIGN_IN: gettext_lazy("Sign-in sheet"),
    PACKAGE: gettext_lazy("SCORM package"),
}
PDF, ZIP, VOICE = "application/pdf", "application/zip", "voice"
NOT_AS_SIGNED: Final = gettext_lazy(
    "A part of the release is not as it was signed. Publish the release anew; nothing was made."
)


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
    parts = _find_parts()
    released = _read_released(parts) if parts else None
    found = released.find_module(module) if released else None
    if parts is None or released is None or found is None or language not in released.list_whole(found):
        raise LessonUnknown
    try:
        data = make_apart(_order(parts, kind, module, language))
    except PartSpoilt as error:
        raise NoLessonFile(NOT_AS_SIGNED) from error
    except NotMade as error:
        raise NoLessonFile(f"{NoLessonFile.message} {error}") from error
    ending, content_type = ("zip", ZIP) if kind == PACKAGE else ("pdf", PDF)
    return LessonFile(f"titian-{module}-{kind}-{language}.{ending}", content_type, data)


@dataclass(frozen=True)
class _Parts:
    """The newest release that brings lessons: its own parts of them, and those of all releases that stand beside it."""

    release: Release
    modules: ReleasePart
    words: Mapping[str, ReleasePart]
    languages: ReleasePart | None
    beside: QuerySet[ReleasePart]


def find_released() -> Released | None:
    """The lessons of the newest release that brings any; None where there is none. Raises `NoLessonFile` for a spoilt
    part."""
    parts = _find_parts()
    return _read_released(parts) if parts else None


def _find_parts() -> _Parts | None:
    current = Release.objects.current()
    newest = current.filter(
        pk__in=ReleasePart.objects.filter(kind="learning", module=MODULES).values("release")
    ).first()
    if newest is None:
        return None
    learning = {
        part.module or part.language: part for part in newest.parts.filter(kind="learning").exclude(module=VOICE)
    }
    beside = ReleasePart.objects.filter(release__in=current.values("release_id")).order_by("language", "module")
    return _Parts(newest, learning.pop(MODULES), learning, beside.filter(kind="languages").first(), beside)


def _read_released(parts: _Parts) -> Released:
    return Released(
        id=parts.release.release_id,
        day=parts.release.issued_at.date(),
        modules=_load(parts.modules),
        words={language: _load(part) for language, part in parts.words.items()},
        texts={},
        languages=_load(parts.languages) if parts.languages else {"languages": []},
        pictures={},
    )


def _order(parts: _Parts, kind: str, module: str, language: str) -> Order:
    """A package takes the pack's words in all languages, with their voices; a paper those in English and its own."""
    wording, voices = parts.beside.filter(kind="wording"), parts.beside.filter(kind="voice")
    if kind != PACKAGE:
        wording, voices = wording.filter(language__in={"en", language}), voices.none()
    pictures = parts.release.parts.filter(kind="pictures").first()
    return Order(
        kind=kind,
        module=module,
        language=language,
        release=parts.release.release_id,
        day=parts.release.issued_at.date().isoformat(),
        modules=_place(parts.modules),
        words={tag: _place(part) for tag, part in parts.words.items()},
        texts=[(part.language, _place(part)) for part in wording],
        languages=_place(parts.languages) if parts.languages else None,
        pictures=_place(pictures) if pictures else None,
        voices=[_place(part) for part in voices],
        built=str(settings.BUILT),
    )


def _place(part: ReleasePart) -> Part:
    return str(settings.TITIAN.blobs / part.blob_id), part.blob_id


def _load(part: ReleasePart) -> Any:  # Any: JSON of a part
    return json.loads(_read(part))


def _read(part: ReleasePart) -> bytes:
    """Its bytes as they were signed. Raises NoLessonFile where the disk has others."""
    try:
        data = (settings.TITIAN.blobs / part.blob_id).read_bytes()
    except OSError as error:
        raise NoLessonFile(f"{NoLessonFile.message} {error.strerror}") from error
    if sha256_hex(data) != part.blob_id:
        raise NoLessonFile(NOT_AS_SIGNED)
    return data
