"""The words in a picture, as tesseract reads them: another program, with limits, that sees the picture and no file."""

from __future__ import annotations

import csv
import io
import resource
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from titian.leads.pictures.apart import Clean
from titian.leads.pictures.errors import ReaderMissing

TESSERACT: Final = {
    "en": "eng", "id": "ind", "ms": "msa", "th": "tha", "my": "mya", "km": "khm", "lo": "lao", "vi": "vie",
    "fil": "fil", "bn": "ben", "ne": "nep", "ta": "tam", "si": "sin", "ur": "urd", "zh-Hans": "chi_sim",
}  # fmt: skip
"""Our languages → tesseract's name of each, which is the end of the name of its Debian package too (`_` as `-`)."""
WEAK: Final = frozenset({"ur", "lo", "ta"})
"""Read badly even in clean print: of a hundred signs of ours on a drawn screen, Urdu in Nastaliq lost 29 to 42, its
digits most, Lao 8 to 33; Tamil lost 8 in an earlier measure. A person compares the words with the picture."""
ALONE: Final = frozenset({"ur"})
"""Read worse with English beside it; all others lose the names and numbers in Latin letters without."""
MOST_SECONDS: Final = 25
MOST_MEMORY: Final = 1536 * 1024 * 1024
SURE: Final = 10
"""Of a hundred: below it what was read is shown to nobody as a word. It still counts for what is turned away."""
SHOWN: Final = 40
"""Below it the place where a word was read stays blurred: what the reader takes for letters may be a face."""
TALLEST: Final = 0.25
"""Of the picture's height: nothing higher is taken for a word that may be seen."""
CLOSE: Final = 0.25
"""Gap between two words, of their height, below which scripts without spaces are written together."""
_SPACELESS: Final = ("THAI", "LAO", "KHMER", "MYANMAR", "CJK", "FULLWIDTH")


@dataclass(frozen=True)
class Word:
    """A word, where it stands (left, top, width, height in points), and how sure its reader is, of a hundred."""

    text: str
    box: tuple[int, int, int, int]
    sure: float
    line: tuple[int, ...]


@dataclass(frozen=True)
class Page:
    """What was read in a picture, in the order in which it is read; `height` of the picture, in points."""

    words: tuple[Word, ...]
    height: int


def list_installed() -> frozenset[str]:
    """tesseract's languages on this machine; none where it is not installed. Asked once a minute."""
    program = shutil.which("tesseract")
    return _ask(program, int(time.monotonic() // 60)) if program else frozenset()


@lru_cache(maxsize=1)
def _ask(program: str, minute: int) -> frozenset[str]:
    ran = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=30, text=True)  # noqa: S603
    return frozenset(ran.stdout.split("\n")[1:]) - {"", "osd"}


def find_lacks(language: str | None = None) -> str:
    """The Debian package without which pictures (in this language) are not read; empty where all is there."""
    installed = list_installed()
    if not installed:
        return "tesseract-ocr"
    wanted = [TESSERACT[language]] if language else sorted(TESSERACT.values())
    return " ".join(f"tesseract-ocr-{name.replace('_', '-')}" for name in wanted if name not in installed)


def read_page(picture: Clean, language: str) -> Page:
    """Every word of the picture. Raises `ReaderMissing`: not installed, or too slow."""
    program = shutil.which("tesseract")
    if program is None or (lack := find_lacks(language)):
        raise ReaderMissing("tesseract-ocr" if program is None else lack)
    beside = set() if language in ALONE else {"eng"} & list_installed()
    names = dict.fromkeys((TESSERACT[language], *beside))
    # 11 takes lines wherever they stand, as posters and chats have them; Nastaliq falls apart by it.
    way = "3" if language in ALONE else "11"
    command = [program, "stdin", "stdout", "-l", "+".join(names), "--psm", way, "-c", "tessedit_create_tsv=1"]
    with subprocess.Popen(  # noqa: S603  (a fixed program, arguments from here)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={"OMP_THREAD_LIMIT": "1"}, cwd="/",
    ) as process:  # fmt: skip
        try:
            _limit(process.pid)
            table, _ = process.communicate(picture.content, timeout=MOST_SECONDS)
        except (subprocess.TimeoutExpired, BrokenPipeError) as error:
            process.kill()
            raise ReaderMissing("") from error
    if process.returncode:
        raise ReaderMissing("")
    return _read_table(table.decode("utf-8", "replace"))


def _limit(pid: int) -> None:
    """While it still waits for the picture. Only Linux can set limits of another process."""
    if hasattr(resource, "prlimit"):
        resource.prlimit(pid, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.prlimit(pid, resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, 0))


def _read_table(table: str) -> Page:
    words, height = [], 0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        left, top, wide, high = (int(row[name]) for name in ("left", "top", "width", "height"))
        if row["level"] == "1":
            height = high
        elif row["level"] == "5" and (text := (row["text"] or "").strip()):
            line = tuple(int(row[name]) for name in ("block_num", "par_num", "line_num"))
            words.append(Word(text, (left, top, wide, high), float(row["conf"]), line))
    return Page(tuple(words), height)


def join(words: Sequence[Word]) -> str:
    """The words as text, a line of the picture a line; scripts that use no spaces get none that only OCR saw."""
    return "\n".join(_join_line(list(line)) for _, line in groupby(words, key=lambda word: word.line))


def _join_line(line: list[Word]) -> str:
    said = line[0].text
    for before, word in pairwise(line):
        gap = word.box[0] - (before.box[0] + before.box[2])
        is_one = _is_spaceless(before.text[-1]) and _is_spaceless(word.text[0]) and gap < CLOSE * word.box[3]
        said += ("" if is_one else " ") + word.text
    return said


def _is_spaceless(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(_SPACELESS)
