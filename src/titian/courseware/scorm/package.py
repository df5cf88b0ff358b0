"""The package of one module in one language: a zip that a learning system takes, and a browser opens as it is.

The same content and player give the same bytes. There is no script and no address of anybody else's in it.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

import titian
from titian.courseware.check import PACK, check_modules
from titian.courseware.modules import Courseware, Module, read_courseware
from titian.instrument.document import canonical_json
from titian.instrument.errors import InstrumentError
from titian.instrument.languages.table import Language, get_table
from titian.voices.errors import UnreadableFile
from titian.voices.wording import list_languages, load_wording

from .lesson import Lesson, gather_lesson
from .manifest import NAME, PAGE, write_manifest

BUILT: Final = Path(titian.__file__).parent / "hub" / "built"
DAY: Final = (1980, 1, 1, 0, 0, 0)
"""Of every file in a zip: the first it can say."""
ENOUGH: Final = "system-ui, -apple-system, 'Segoe UI', Roboto"
"""A reader's own letters come first, as everywhere; of ours only what they lack."""
LATIN: Final = "noto-sans"
NASTALIQ: Final = "noto-nastaliq-urdu"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'"
)

NOTICES: Final = "THIRD-PARTY.txt"
"""What the built pages carry of others, each with its licence; scripts/notices.mjs writes it."""
BETWEEN_NOTICES: Final = f"\n\n{'-' * 72}\n\n"
OURS: Final = """\
The player is a part of Titian, Apache License 2.0: http://www.apache.org/licenses/LICENSE-2.0
Words, pictures and voices are licensed under Creative Commons Attribution 4.0 International (CC BY 4.0):
https://creativecommons.org/licenses/by/4.0/ Credit: Titian. Facts keep their own sources, named beside them. The clips
were made with the Kokoro voices (Apache-2.0).

What it carries of others stands under their licences, below.
"""

_PAGE: Final = """\
<!doctype html>
<html lang="{lang}" dir="{dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <meta http-equiv="Content-Security-Policy" content="{policy}" />
    <title>{title}</title>
    <link rel="stylesheet" href="player.css" />
    <link rel="stylesheet" href="letters.css" />
  </head>
  <body>
    <div id="app" data-script="{script}"></div>
    <noscript><p lang="en" dir="ltr">This lesson needs JavaScript. Allow scripts for this page.</p></noscript>
    <script type="application/json" id="lesson">{lesson}</script>
    <script src="player.js"></script>
  </body>
</html>
"""


class PackageImpossible(InstrumentError):
    """A package cannot be made of this; the sentence says what to do."""

    code = "learning.no_package"


def make_package(folder: Path, name: str, tag: str, *, pack: Path | None = None, built: Path | None = None) -> bytes:
    """The zip. Raises PackageImpossible where the module, its language or the player is not there, or one is faulty."""
    folder = folder.resolve()
    pack = (pack or folder.parent / PACK).resolve()
    if problems := check_modules(folder, pack):
        raise PackageImpossible("No package is made of modules with problems.", problems)
    return pack_checked(folder, name, tag, pack=pack, built=built)


def pack_checked(folder: Path, name: str, tag: str, *, pack: Path, built: Path | None = None) -> bytes:
    """The same of a folder whose faults were looked for before it was published. Raises PackageImpossible."""
    courseware = read_courseware(folder, [])
    module = _get_module(courseware, name)
    table = get_table(pack)
    _check_words(folder, module, tag)
    try:
        lesson = gather_lesson(module, courseware, folder=folder, pack=pack, table=table, tag=tag)
    except UnreadableFile as error:
        raise PackageImpossible(str(error)) from error
    return _zip(lesson, dict(_list_files(lesson, built or BUILT)))


def _get_module(courseware: Courseware, name: str) -> Module:
    for module in courseware.modules:
        if module.id == name:
            return module
    there = ", ".join(sorted(module.id for module in courseware.modules))
    raise PackageImpossible(f"There is no module {name}. There are: {there}.")


def _check_words(folder: Path, module: Module, tag: str) -> None:
    first = next(module.list_texts())
    whole = [one for one in list_languages(folder) if first in load_wording(folder / f"locales/{one}.yaml").texts]
    if tag not in whole:
        message = f"{module.id} has no words in {tag}. It has them in {', '.join(whole)}; others go through the studio."
        raise PackageImpossible(message)


@dataclass(frozen=True)
class _Letters:
    """A file of a font, `named` as styles name it; `font` is the package that has it."""

    font: str
    named: str
    path: Path


def _list_files(lesson: Lesson, built: Path) -> Iterator[tuple[str, bytes]]:
    yield PAGE, _write_page(lesson)
    letters = list(_find_letters(lesson.language, built))
    try:
        for name in ("player.js", "player.css"):
            yield name, (built / "lesson" / name).read_bytes()
        for each in letters:
            yield f"letters/{each.path.name}", each.path.read_bytes()
        yield "licences.txt", _gather_licences(built, letters)
    except OSError as error:
        message = "The player is not built yet. In a checkout, run `npm run build`; the released wheel carries it."
        raise PackageImpossible(message) from error
    yield "letters.css", _write_letters(letters)
    for name, path in lesson.files.items():
        yield name, path.read_bytes()


def _find_letters(language: Language, built: Path) -> Iterator[_Letters]:
    """Of the fonts that the field app keeps, those of the language. Chinese is left to the reader, as there."""
    sets = [(LATIN, "latin")]
    if language.font != LATIN:
        sets.append((language.font, ""))
    elif language.tag == "vi":
        sets.append((LATIN, "vietnamese"))
    for font, letters in sets:
        start = f"{font}-{letters}" if letters else font
        for path in sorted((built / "field" / "assets").glob(f"{start}-*wght-normal-*.woff2"))[:1]:
            yield _Letters(font, " ".join(part.capitalize() for part in start.split("-")), path)


def _gather_licences(built: Path, letters: Sequence[_Letters]) -> bytes:
    """Ours, and that of every work that is in the player or lies beside it."""
    packages = TypeAdapter(list[str]).validate_json((built / "lesson" / "packages.json").read_bytes())
    wanted = [*packages, *dict.fromkeys(f"@fontsource-variable/{each.font}" for each in letters)]
    _, _, rest = (built / NOTICES).read_text(encoding="utf-8").partition("\n\n")
    notices = {notice.partition(" ")[0]: notice.strip() for notice in rest.split(BETWEEN_NOTICES)}
    if missing := [name for name in wanted if name not in notices]:
        message = f"The licence of {missing[0]} is not among those of the built pages. Run `npm run build` again."
        raise PackageImpossible(message)
    return BETWEEN_NOTICES.join([OURS, *(notices[name] for name in wanted)]).encode()


def _write_letters(letters: Sequence[_Letters]) -> bytes:
    faces = [
        f"@font-face{{font-family:'{each.named}';src:url('letters/{each.path.name}') format('woff2');"
        "font-weight:100 900;font-display:swap}"
        for each in letters
    ]
    named = ", ".join(f"'{each.named}'" for each in letters)
    return "\n".join([*faces, f":root{{--type-family:{ENOUGH}, {named}, sans-serif}}", ""]).encode()


def _write_page(lesson: Lesson) -> bytes:
    # Inside a script element nothing but `<` can end it.
    data = canonical_json(lesson.data).decode().replace("<", "\\u003c")
    language = lesson.language
    return _PAGE.format(
        lang=language.tag,
        dir=language.direction,
        script="Aran" if language.font == NASTALIQ else language.script,
        title=html.escape(lesson.title),
        policy=POLICY,
        lesson=data,
    ).encode()


def _zip(lesson: Lesson, files: Mapping[str, bytes]) -> bytes:
    module = lesson.module
    manifest = write_manifest(
        identifier=f"titian-{module.id}-{lesson.language.tag}",
        version=str(module.version),
        title=lesson.title,
        files=files,
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, data in {NAME: manifest, **files}.items():
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3  # whatever machine it is made on
            package.writestr(info, data, compresslevel=9)
    return made.getvalue()
