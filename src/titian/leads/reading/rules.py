"""The rules over signs, as an instrument of our own engine, and for which languages they may be asked.

A rule holds where the engine says so; the words of its signs are what it quotes. Whoever answers for the rules may turn
any of them off or put another folder in their place. They stay off in a language until a country has brought honest ads
of it, since nobody knows before how many honest people they would point at.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from titian.instrument import InstrumentError, Logic, evaluate
from titian.instrument.screen import load_logic

from .errors import WordsUnreadable
from .identifiers import Finder
from .model import Hit, Identifier, Span, Weight
from .plain import Plain
from .words import Names, Phrases, Places, Signs, phrases_of, read_file

ENOUGH: Final = 100
"""Honest ads of a language that a country must have brought before rules are asked there."""
WEIGHTS: Final[Mapping[str, Weight]] = {"LOOK": "look", "NOTE": "note"}
COMPUTED: Final = frozenset({"high_pay", "abroad", "listed_town", "many_places"})
"""Signs that are not said in words: they follow from what a text can be followed by."""
WORDS_OF_PAY: Final = "says_high_pay"
_REPOSITORY: Final = Path(__file__).resolve().parents[4] / "content" / "leads" / "offers"
_INSTALLED: Final = Path(__file__).resolve().parent / "offers"

Found = dict[str, list[Span]]
"""Sign → where it shows in the text as it was given."""


@dataclass(frozen=True)
class HonestAds:
    """Honest ads that a country brought in one language; `country` is None where they stand for any, in practice."""

    language: str
    country: str | None
    ads: int


@dataclass(frozen=True)
class Rules:
    """What is asked of a text. `off` are rules that are not asked, `honest` says where any are."""

    logic: Logic
    titles: Mapping[str, str]
    signs: Mapping[str, Mapping[str, Phrases]]
    names: Names
    places: Places
    engine: str
    off: frozenset[str] = frozenset()
    honest: tuple[HonestAds, ...] = ()

    @cached_property
    def finder(self) -> Finder:
        """What finds phones, names, pay and places."""
        return Finder(self.names, self.places)

    def why_off(self, language: str | None, country: str | None) -> str:
        """A sentence that says why no rule is asked; empty where they are."""
        if language is None:
            return "No rule was asked: the language is not known."
        if language not in self.signs:
            return f"No rule was asked: there are no words for {language} yet."
        ads = sum(
            brought.ads
            for brought in self.honest
            if brought.language == language and (country is None or brought.country in (None, country))
        )
        if ads < ENOUGH:
            return (
                f"No rule was asked: of {ENOUGH} honest ads in {language} that a country brings first, {ads} are here."
            )
        return ""

    def turned_off(self, rules: Iterable[str]) -> Rules:
        """These rules without the named ones. Raises WordsUnreadable where there is no such rule."""
        gone = frozenset(rules)
        if unknown := sorted(gone - self.titles.keys()):
            message = f"There is no rule {', '.join(unknown)}: the rules are {', '.join(sorted(self.titles))}."
            raise WordsUnreadable(message)
        return replace(self, off=self.off | gone)

    def with_honest(self, brought: Collection[HonestAds]) -> Rules:
        """These rules, asked where these ads were brought."""
        return replace(self, honest=tuple(brought))

    def for_practice(self) -> Rules:
        """These rules, asked in every language they have words for: only on invented ads."""
        return self.with_honest([HonestAds(language, None, ENOUGH) for language in self.signs])

    def find_signs(
        self, plain: Plain, language: str, country: str | None, identifiers: Collection[Identifier]
    ) -> Found:
        """Every sign that can be looked for in this language, with where it shows."""
        found: Found = {
            sign: [plain.span(*at) for at in phrases.find(plain.text)] for sign, phrases in self.signs[language].items()
        }
        found |= {sign: [] for sign in COMPUTED if sign != "abroad" or country is not None}
        found["many_places"] += [plain.span(*at) for at in self.finder.many_places(plain.text)]
        for identifier in identifiers:
            for sign in self._follows(identifier, country):
                found[sign].append(identifier.span)
        return take_back_words_of_pay(found, identifiers)

    def _follows(self, identifier: Identifier, country: str | None) -> Iterable[str]:
        if identifier.kind == "pay" and self.finder.is_high(identifier.value):
            yield "high_pay"
        if identifier.kind == "place":
            if country is not None and not identifier.value.startswith(f"{country}:"):
                yield "abroad"
            if self.places.is_listed.get(identifier.value):
                yield "listed_town"

    def ask(self, given: str, signs: Found) -> tuple[Hit, ...]:
        """The rules that hold over these signs, each with the words it rests on."""
        answers = {sign: "yes" if found else "no" for sign, found in signs.items() if sign in self.logic.items}
        hits = []
        for outcome in evaluate(self.logic, answers).outcomes:
            rule = outcome.rule
            weight = WEIGHTS.get(rule.level or "")
            if weight is None or outcome.status != "established" or rule.id in self.off:
                continue
            spans = tuple(dict.fromkeys(span for reason in outcome.reasons for span in signs[reason.item][:1]))
            quotes = tuple(given[begin:end] for begin, end in spans)
            hits.append(Hit(rule.id, self.titles[rule.id], quotes, spans, weight, rule.source))
        return tuple(hits)

    def coverage(self) -> Mapping[str, frozenset[str]]:
        """Language → the signs it has words for, with those that need none."""
        return {language: frozenset(signs) | COMPUTED for language, signs in self.signs.items()}


def take_back_words_of_pay(found: Found, identifiers: Iterable[Identifier]) -> Found:
    """Without words of high pay where a pay is stated with its time, and none is high: the figure says more than they.

    An amount without a time may be a fee, and takes nothing back.
    """
    is_stated = any(each.kind == "pay" and each.value.count(" ") > 1 for each in identifiers)
    if WORDS_OF_PAY in found and is_stated and not found["high_pay"]:
        return found | {WORDS_OF_PAY: []}
    return found


def find_folder() -> Path:
    """Where the rules lie: in the distribution, or in the repository it is run from."""
    return _INSTALLED if _INSTALLED.is_dir() else _REPOSITORY


@lru_cache(maxsize=4)
def load_rules(folder: Path | None = None) -> Rules:
    """The rules of a folder, off everywhere until `with_honest`. Raises WordsUnreadable."""
    folder = folder or find_folder()
    try:
        logic = load_logic(folder)
    except InstrumentError as error:
        raise WordsUnreadable(str(error)) from error
    with (folder / "sheets" / "outcomes.csv").open(encoding="utf-8", newline="") as sheet:
        titles = {row["id"]: row["title"] for row in csv.DictReader(sheet) if row["level"] in WEIGHTS}
    return Rules(
        logic=logic,
        titles=titles,
        signs=_read_signs(folder, logic),
        names=read_file(folder / "identifiers.yaml", Names),
        places=read_file(folder / "places.yaml", Places),
        engine=f"{logic.document.id} {logic.document.version} {_digest(folder)}",
    )


def _read_signs(folder: Path, logic: Logic) -> Mapping[str, Mapping[str, Phrases]]:
    signs: dict[str, Mapping[str, Phrases]] = {}
    for path in sorted((folder / "signs").glob("*.yaml")):
        read = read_file(path, Signs)
        unknown = sorted(read.signs.keys() - logic.items.keys() | read.signs.keys() & COMPUTED)
        if unknown or read.language != path.stem:
            message = f"{path}: {', '.join(unknown) or read.language} is not in the sheets, or not the file's own name."
            raise WordsUnreadable(message)
        signs[read.language] = {sign: phrases_of(says, read.language) for sign, says in read.signs.items()}
    return signs


def _digest(folder: Path) -> str:
    """Changes with any byte of any file: a reading says which rules it was made with."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".csv"):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
