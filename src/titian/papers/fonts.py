"""The letters of each script: which file of Noto holds them, whether it is here, and whether it has every sign needed.

Typst prints a box where a letter is missing and says nothing. So every text is held against the font's own list of
signs first, and a paper with a box is never made.
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from titian.instrument.languages.table import Language
from titian.papers.errors import MissingFont, MissingLetters, MissingTool

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDERS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)
WEIGHTS: Final = ("Regular", "Bold")
CORE: Final = "fonts-noto-core"
# The Chinese fonts lie together in one file: name in the table of languages → family.
CHINESE: Final = {"noto-sans-sc": "Noto Sans CJK SC", "noto-sans-tc": "Noto Sans CJK TC"}
CHINESE_PACKAGE: Final = "fonts-noto-cjk"
UNDRAWN: Final = {"Cf", "Cc", "Zs"}
"""Joiners and spaces: they shape a line and are not drawn."""
# Letters that look smaller than others of the same size, and how much larger they are set.
LARGER: Final = {"noto-naskh-arabic": 1.2, "noto-nastaliq-urdu": 1.1}
# Letters whose own measures leave more room above than words take: how far, in ems, a line is moved up in its height.
RAISED: Final = {"noto-nastaliq-urdu": 0.3, "noto-sans-khmer": 0.1}


@dataclass(frozen=True)
class Font:
    """One family of Noto: its name for Typst, the start of its files' names, and Debian's package that has it."""

    family: str
    stem: str
    suffix: str
    package: str
    size: float = 1

    def file_name(self, weight: str) -> str:
        """The name of the file of a weight."""
        return f"{self.stem}-{weight}{self.suffix}"


@dataclass(frozen=True)
class Letters:
    """A font that is here. `top` and `bottom` are how far a line reaches above and below its base, in ems."""

    font: Font
    files: tuple[Path, ...]
    top: float
    bottom: float


def name_font(name: str) -> Font:
    """The font that the table of languages calls so: noto-sans-khmer is Noto Sans Khmer."""
    if name in CHINESE:
        return Font(CHINESE[name], "NotoSansCJK", ".ttc", CHINESE_PACKAGE)
    family = " ".join(part.capitalize() for part in name.split("-"))
    return Font(family, family.replace(" ", ""), ".ttf", CORE, LARGER.get(name, 1))


def find_letters(language: Language, folders: Sequence[Path] = ()) -> Letters:
    """The letters of a language. Raises MissingFont with the package to install."""
    return _find(language.font, language.line_height, language.english_name, tuple(folders) or FOLDERS)


def find_latin(folders: Sequence[Path] = ()) -> Letters:
    """Latin letters and digits, for a paper without a language. Raises MissingFont with the package to install."""
    return _find("noto-sans", 1.5, "numbers", tuple(folders) or FOLDERS)


def gather_letters(text: str, names: Iterable[str], folders: Sequence[Path] = ()) -> list[Letters]:
    """Latin letters and, of the fonts so named that are here, those that a text in several scripts needs besides.

    Raises MissingFont where there are no Latin ones, MissingLetters for a sign that none has.
    """
    found = [find_latin(folders)]
    missing = {sign for sign in text if not _is_drawn_by(found, sign)}
    for name in names:
        if not missing:
            break
        try:
            letters = _find(name, 1.5, name, tuple(folders) or FOLDERS)
        except MissingFont:
            continue
        if any(_has(letters, ord(sign)) for sign in missing):
            found.append(letters)
            missing = {sign for sign in missing if not _is_drawn_by(found, sign)}
    check_letters([("the text", sign) for sign in sorted(missing)], found[0], found[-1])
    return found


def _is_drawn_by(found: Iterable[Letters], sign: str) -> bool:
    return unicodedata.category(sign) in UNDRAWN or any(_has(letters, ord(sign)) for letters in found)


def check_letters(texts: Iterable[tuple[str, str]], letters: Letters, latin: Letters) -> None:
    """Raises MissingLetters for the first (name, text) with a sign that neither font has."""
    for name, text in texts:
        for sign in text:
            if unicodedata.category(sign) in UNDRAWN:
                continue
            if not any(_has(font, ord(sign)) for font in (letters, latin)):
                message = (
                    f"{letters.font.family} and {latin.font.family} have no sign for U+{ord(sign):04X} "
                    f"({unicodedata.name(sign, 'unnamed')}) in {name}; it would be printed as a box. "
                    f"Correct the text, or install a newer {letters.font.package}."
                )
                raise MissingLetters(message)


def _has(letters: Letters, sign: int) -> bool:
    return read_face(letters.files[0], letters.font.family).has(sign)


@cache
def _find(name: str, line_height: float, language: str, folders: tuple[Path, ...]) -> Letters:
    font = name_font(name)
    files = tuple(_find_file(font.file_name(weight), folders) for weight in WEIGHTS)
    here = tuple(file for file in files if file is not None)
    if len(here) < len(files):
        message = (
            f"The letters for {language} are not on this machine. On Debian and Ubuntu: apt install {font.package}; "
            f"elsewhere put {' and '.join(font.file_name(weight) for weight in WEIGHTS)} into a folder "
            "and name it with --fonts."
        )
        raise MissingFont(message)
    face = read_face(here[0], font.family)
    # As a browser does: what the line height has more than the letters is shared above and below.
    spare = (line_height - face.ascent - face.descent) / 2
    raised = RAISED.get(name, 0)
    return Letters(font, here, top=face.ascent + spare - raised, bottom=face.descent + spare + raised)


@cache
def _list_files(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in sorted(folder.rglob("Noto*"))}


def _find_file(name: str, folders: Iterable[Path]) -> Path | None:
    return next((found for folder in folders if (found := _list_files(folder).get(name))), None)


@dataclass(frozen=True)
class Face:
    """What is read of a font: how far its letters reach, in ems, and its signs as ranges from `starts` to `ends`."""

    ascent: float
    descent: float
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, sign: int) -> bool:
        """Whether the font has a drawing for it."""
        place = bisect_right(self.starts, sign) - 1
        return place >= 0 and sign <= self.ends[place]


@cache
def read_face(path: Path, family: str) -> Face:
    """The face of this family in a file, which may hold several. Raises MissingTool without fontTools."""
    try:
        from fontTools.ttLib import TTCollection, TTFont
    except ImportError as error:
        message = "fontTools is not installed. Run: pip install --require-hashes -r requirements/papers.txt"
        raise MissingTool(message) from error
    if path.suffix != ".ttc":
        with TTFont(path, lazy=True) as face:
            return _describe(face)
    with TTCollection(path, lazy=True) as faces:
        return _describe(next(face for face in faces.fonts if face["name"].getDebugName(1) == family))


def _describe(face: TTFont) -> Face:
    em = face["head"].unitsPerEm
    # A small font without the wide table: fontTools reads any.
    ranges = list(_read_groups(face.reader["cmap"])) or [(sign, sign) for sign in sorted(face.getBestCmap())]
    starts, ends = zip(*ranges, strict=True)
    return Face(face["hhea"].ascent / em, -face["hhea"].descent / em, starts, ends)


def _read_groups(table: bytes) -> Iterator[tuple[int, int]]:
    """The ranges of the format-12 table of a `cmap`, in order; nothing where there is none.

    Read here because fontTools makes a dictionary of 45,000 signs of it, which takes longer than the whole paper.
    """
    (count,) = struct.unpack_from(">H", table, 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", table, 4 + 8 * index)
        (kind,) = struct.unpack_from(">H", table, offset)
        if kind == 12 and (platform, encoding) in {(3, 10), (0, 4), (0, 6)}:
            (groups,) = struct.unpack_from(">L", table, offset + 12)
            for group in range(groups):
                start, end, _ = struct.unpack_from(">LLL", table, offset + 16 + 12 * group)
                yield start, end
            return
