"""What a paper is printed from, held against the pack and the fonts: what is missing is said before Typst runs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from titian.instrument.languages.table import SOURCE
from titian.papers.fonts import Letters, check_letters, find_letters
from titian.papers.pack import Pack, newest
from titian.papers.press import Json, colour_picture, describe_language
from titian.voices.wording import Text


@dataclass(frozen=True)
class Gathered:
    """Words, pictures and colours for a template; the fonts it may use; the day of its newest word."""

    data: dict[str, Json]
    letters: tuple[Letters, ...]
    date: datetime.date


def gather(
    pack: Pack,
    texts: Mapping[str, Sequence[str]],
    *,
    pictures: Iterable[str],
    fonts: Sequence[Path],
    labels: Mapping[str, Mapping[str, str]] | None = None,
) -> Gathered:
    """The texts of each language, with every sign of them sure to print, and these pictures. Raises a PaperError.

    `labels`: words of a paper that are no pack's, by language; they too are held against the letters.
    """
    drawn: dict[str, Json] = {
        name: colour_picture(pack.read_picture(name), pack.colours["ink"]) for name in dict.fromkeys(pictures)
    }
    latin = find_letters(pack.get_language(SOURCE), fonts)
    languages: dict[str, Json] = {}
    words: dict[str, Json] = {}
    letters: list[Letters] = [latin]
    used: list[Text] = []
    for tag, wanted in texts.items():
        language = pack.get_language(tag)
        own = find_letters(language, fonts)
        found = pack.read_words(tag, wanted) if wanted else {}
        named = [(f"the name of {language.english_name}", language.autonym or "")]
        named += [(f"{name} in {tag}", text) for name, text in (labels or {}).get(tag, {}).items()]
        check_letters([*named, *((f"{name} in {tag}", text.text) for name, text in found.items())], own, latin)
        letters.append(own)
        languages[tag] = describe_language(language, own, latin)
        words[tag] = {name: text.text for name, text in found.items()}
        used += found.values()
    data: dict[str, Json] = {
        "colour": dict(pack.colours),
        "small_print": pack.small_print(used),
        "pictures": drawn,
        "languages": languages,
        "words": words,
    }
    return Gathered(data, tuple(letters), newest(used))
