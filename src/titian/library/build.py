"""From a pack folder and a country folder to the parts and manifests of a release, ready to be signed. No Django.

The same folders give the same bytes: nothing here asks a clock, a random source or the order of a directory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from titian.courseware.build import build_learning
from titian.courseware.names import MODULES
from titian.directory.country.asked import Mode
from titian.directory.country.errors import DirectoryError
from titian.directory.country.model import Country, load_country
from titian.directory.country.part import build_directory, list_said
from titian.directory.country.readiness import RANKS, find_live_until, list_missing
from titian.directory.country.script import PREFIXES
from titian.files import write_all_durably, write_durably
from titian.instrument import InstrumentError, Pack, compile_logic, load_pack, parse_logic
from titian.instrument.about import PackFile
from titian.instrument.languages.states import APPROVED
from titian.instrument.languages.table import SOURCE, get_table, read_table
from titian.instrument.talk import talk_bytes
from titian.library.approval import name_some, tell_missing
from titian.library.bundles import CORE, FIRST, Bundles
from titian.library.errors import BuildRefused
from titian.library.language_parts import LanguageParts, Left, build_language, build_learning_voice, describe_languages
from titian.library.parts import Part
from titian.sealing import canonical_json, format_instant, sha256_hex
from titian.voices.check import Problem
from titian.voices.errors import VoiceError
from titian.voices.pins import Pins, check_pins, load_pins
from titian.voices.wording import Wording, list_languages, list_spoken, load_wording

LOGIC_MANIFEST: Final = "logic.manifest.json"
COUNTRY_MANIFEST: Final = "country.manifest.json"
PINS_NOTHING: Final = frozenset({"pin.unreadable", "pin.unknown", "pin.language"})
"""Problems of a country's own words with which nothing can be built, not even a demo."""


@dataclass(frozen=True)
class Build:
    """What was built. The two manifests are payloads: whoever holds the keys signs exactly these bytes."""

    logic_manifest: Mapping[str, object]
    country_manifest: Mapping[str, object]
    parts: tuple[Part, ...]
    languages: tuple[LanguageParts, ...]
    warnings: tuple[str, ...]

    @property
    def left_out(self) -> tuple[Left, ...]:
        """Clips that were left out, by language."""
        return tuple(one.left for one in self.languages)

    def as_json(self) -> dict[str, object]:
        """The report of `titian pack build --json`."""
        return {
            "release": next(part.sha256 for part in self.parts if part.kind == "logic"),
            "manifests": {
                name: {"scope": manifest["scope"], "sequence": manifest["sequence"], "sha256": _digest(manifest)}
                for name, manifest in ((LOGIC_MANIFEST, self.logic_manifest), (COUNTRY_MANIFEST, self.country_manifest))
            },
            "bytes": sum(len(part.data) for part in self.parts),
            "parts": [part.as_json() for part in self.parts],
            "languages": [
                {
                    "language": one.language.tag,
                    "voiced": one.is_voiced,
                    "first_words_only": one.has_first_words_only,
                    "bytes": one.count_bytes(),
                }
                for one in self.languages
            ],
            "warnings": list(self.warnings),
            "left_out": [
                {
                    "language": left.language,
                    "stale": list(left.stale),
                    "missing": list(left.missing),
                    "unapproved": list(left.unapproved),
                    "not_understood": list(left.not_understood),
                }
                for left in self.left_out
            ],
        }


def build_release(
    pack_folder: Path,
    country_folder: Path,
    *,
    sequence: int = 1,
    issued_at: datetime | None = None,
    languages_file: Path | None = None,
    mode: Mode = "demo",
) -> Build:
    """Reads, checks and joins both folders; raises BuildRefused with a sentence that names the file.

    `issued_at` is the day of the newest wording when it is not given, so that it follows from the folder alone; the
    release expires on the pack's day of review, and a live one no later than what it stands on. Clips whose words have
    changed are left out and named; of a live pack also clips and languages that are not approved, but for the first
    words of a language in which these are, and of all but a demo the voice of a language whose key words a recogniser
    did not understand. What the country pins takes the place of the pack's words; a stale pin is refused but for a
    demo, which warns. `mode` is what the country's manifest says it may be used for; more than the pack or the country
    is ready for is refused, with everything that is missing.
    """
    try:
        pack = load_pack(pack_folder)
        logic_bytes = compile_logic(pack)
        logic = parse_logic(logic_bytes)
        written = [load_wording(pack_folder / "locales" / f"{tag}.yaml") for tag in list_languages(pack_folder)]
        pins = {wording.tag: load_pins(country_folder, wording.tag) for wording in written}
        wordings = [pins[wording.tag].apply(wording) for wording in written]
        table = read_table(languages_file) if languages_file else get_table(pack_folder)
        country = load_country(country_folder)
        issued_at = issued_at or _newest_day(wordings)
        directory = build_directory(country, issued_at.date())
        pinned = check_pins(pack_folder, country_folder)
    except (InstrumentError, DirectoryError, VoiceError) as problem:
        raise BuildRefused(str(problem)) from problem
    _refuse_early(pack, country, mode, issued_at.date())
    warnings = _judge_pins(pinned, list(pins.values()), mode)
    is_live = pack.about.maturity == "live"
    first: Sequence[Wording] = ()
    if is_live:
        wordings, first, told = _choose_approved(wordings, pins, pack)
        warnings += told
    said = list_said(directory)
    _refuse_unsaid(said, wordings, country)
    places = Bundles(logic)
    built = []
    for wording in (*wordings, *first):
        language = table.get(wording.tag)
        if language is None:
            raise BuildRefused(f"locales/{wording.tag}.yaml: the table of languages has no {wording.tag}.")
        spoken = [name for name in list_spoken(wording) if name in said or not name.startswith(PREFIXES)]
        one = build_language(
            language,
            wording,
            pins[wording.tag],
            spoken,
            pack=pack_folder,
            places=places,
            approved_only=is_live,
            words_in=FIRST if wording in first else CORE,
            understood_only=mode != "demo",
        )
        built.append(one)
        warnings += one.list_warnings()
    talk_parts = [Part("talk", talk_bytes(pack.talk))] if pack.talk else []
    learnt, told = learning_parts(pack_folder, approved_only=is_live, is_demo=mode == "demo")
    warnings += told
    publisher_parts = [Part("logic", logic_bytes), *talk_parts, *_picture_parts(pack_folder / "pictures"), *learnt]
    country_parts = [
        Part("directory", directory),
        describe_languages(table, built),
        *(part for one in built for part in one.parts),
    ]
    ends = _find_end(pack, country, mode, issued_at.date())

    def manifest(scope: str, parts: Sequence[Part], maturity: Mode, expires_on: date) -> dict[str, object]:
        return {
            "kind": "manifest",
            "scope": scope,
            "sequence": sequence,
            "issued_at": format_instant(issued_at),
            "expires_at": format_instant(datetime.combine(expires_on, time(), UTC)),
            "maturity": maturity,
            "parts": [part.as_json() for part in parts],
        }

    return Build(
        logic_manifest=manifest(pack.about.id, publisher_parts, pack.about.maturity, pack.about.review_on),
        country_manifest=manifest(country.country, country_parts, mode, ends),
        parts=(*publisher_parts, *country_parts),
        languages=tuple(built),
        warnings=tuple(warnings),
    )


def write_build(build: Build, folder: Path) -> None:
    """Writes `blobs/<sha256>` and the two manifests; files of an earlier build that are no part of this one go."""
    blobs = folder / "blobs"
    wanted = write_parts(build.parts, blobs)
    for path in blobs.iterdir():
        if re.fullmatch(r"[0-9a-f]{64}", path.name) and path.name not in wanted:
            path.unlink()
    write_durably(folder / LOGIC_MANIFEST, canonical_json(build.logic_manifest), mode=0o644)
    write_durably(folder / COUNTRY_MANIFEST, canonical_json(build.country_manifest), mode=0o644)


def write_parts(parts: Sequence[Part], blobs: Path) -> set[str]:
    """Writes `<sha256>` for every part that is not there yet; gives all their names."""
    new = {part.sha256: part.data for part in parts if not (blobs / part.sha256).exists()}
    write_all_durably(blobs, new.items(), mode=0o644)
    return {part.sha256 for part in parts}


def _digest(manifest: Mapping[str, object]) -> str:
    return sha256_hex(canonical_json(manifest))


def _choose_approved(
    wordings: Iterable[Wording], pins: Mapping[str, Pins], pack: Pack
) -> tuple[list[Wording], list[Wording], list[str]]:
    """The languages of a live pack whose every text somebody approved, those of which the first words alone go in, and
    a warning for each that is not whole.

    A language that is a draft keeps no other from a person who speaks it. English, which the others stand on, and a
    language the country has words of its own in are meant to be there whole: for those it raises BuildRefused.
    """
    whole, first, warnings = [], [], []
    for wording in wordings:
        early = [text_id for text_id, text in wording.texts.items() if text.state != APPROVED]
        where = f"locales/{wording.tag}.yaml"
        if not early:
            whole.append(wording)
        elif wording.tag == SOURCE or pins[wording.tag].texts:
            raise BuildRefused(f"The pack is live, but {where} holds texts nobody approved: {name_some(early)}.")
        elif begun := find_first_words(wording, pack.about):
            first.append(begun)
            warnings.append(
                f"{where}: the pack is live, and nobody approved {name_some(early)}. Of {wording.tag} the first words "
                "alone go in."
            )
        else:
            warnings.append(
                f"{where}: the pack is live, and nobody approved {name_some(early)}. {wording.tag} is left out."
            )
    return whole, first, warnings


def find_first_words(wording: Wording, about: PackFile) -> Wording | None:
    """The first words of a language, all of them approved; None where one is not, or is not there."""
    texts = {text_id: text for text_id, text in wording.texts.items() if about.is_first_word(text_id)}
    is_ready = texts.keys() >= set(about.first_words) and all(one.state == APPROVED for one in texts.values())
    return Wording(wording.tag, texts) if texts and is_ready else None


def _judge_pins(problems: Iterable[Problem], pins: Iterable[Pins], mode: Mode) -> list[str]:
    """What to warn of in a demo. Raises BuildRefused for a pin of nothing, and in pilot and live for a stale one.

    A live release says a country's own words only where the country approved them, as with the pack's.
    """
    refused = PINS_NOTHING if mode == "demo" else PINS_NOTHING | {"pin.stale"}
    warnings = []
    for problem in problems:
        if problem.code in refused:
            raise BuildRefused(problem.message)
        warnings.append(problem.message)
    if mode == "live":
        for one in pins:
            early = [text_id for text_id, text in one.texts.items() if text.state != APPROVED]
            if early:
                where = f"wording/{one.tag}.yaml"
                raise BuildRefused(f"The release is live, but {where} holds texts nobody approved: {name_some(early)}.")
    return warnings


def _refuse_early(pack: Pack, country: Country, mode: Mode, day: date) -> None:
    """Nothing is called more than its pack is, nor more than its country can answer for."""
    if RANKS[mode] > RANKS[pack.about.maturity]:
        raise BuildRefused(f"The pack {pack.about.id} is {pack.about.maturity}, so no release of it is {mode}.")
    missing = list_missing(country, mode, day)
    if missing:
        raise BuildRefused(
            f"{country.name} cannot be {mode} yet. {len(missing)} things are missing:\n{tell_missing(missing)}"
        )


def _refuse_unsaid(said: set[str], wordings: Iterable[Wording], country: Country) -> None:
    """A line of the consent script without words would be a silence where a person has a right to hear something."""
    for wording in wordings:
        lacking = sorted(said - set(wording.texts))
        if lacking:
            raise BuildRefused(
                f"locales/{wording.tag}.yaml has no {', '.join(lacking)}, which must be said in {country.name}."
            )


def _find_end(pack: Pack, country: Country, mode: Mode, day: date) -> date:
    """A live release ends the day after the first thing it stands on lapses, if that comes before the review."""
    last = find_live_until(country, day) if mode == "live" else None
    return min(pack.about.review_on, last + timedelta(days=1)) if last else pack.about.review_on


def find_learning(pack_folder: Path) -> Path | None:
    """What is learnt beside a pack: `content/learning`, where there is such a folder."""
    folder = pack_folder.resolve().parent.parent / "learning"
    return folder if folder.is_dir() else None


def learning_parts(pack_folder: Path, *, approved_only: bool, is_demo: bool) -> tuple[list[Part], list[str]]:
    """The modules, their words in each language and the clips of those that have any; a warning for what is left out.
    A demo has the voice of a language that a recogniser did not understand too, and its personas are not walked.

    Without English, which stands where another language has no words, nothing of it goes in.
    """
    folder = find_learning(pack_folder)
    if folder is None:
        return [], []
    built = build_learning(folder, pack_folder, walks_personas=not is_demo)
    if isinstance(built, list):
        raise BuildRefused("What is learnt cannot be built:\n" + "\n".join(f"- {problem}" for problem in built))
    early = [one.language for one in built.words if approved_only and one.state != APPROVED]
    warnings = [f"learning/locales/{tag}.yaml: the pack is live, and not every text is approved." for tag in early]
    if SOURCE in early:
        return [], [*warnings, "Nothing of what is learnt goes in without its English."]
    words = [Part("learning", one.data, language=one.language) for one in built.words if one.language not in early]
    voices = []
    for part in words:
        found, told = _learning_voice(
            folder, str(part.language), approved_only=approved_only, understood_only=not is_demo
        )
        voices += found
        warnings += told
    return [Part("learning", built.modules, module=MODULES), *words, *voices], warnings


def _learning_voice(
    folder: Path, language: str, *, approved_only: bool, understood_only: bool
) -> tuple[list[Part], list[str]]:
    try:
        parts, left, verdict = build_learning_voice(
            folder, language, approved_only=approved_only, understood_only=understood_only
        )
    except VoiceError as problem:
        raise BuildRefused(str(problem)) from problem
    silent = [*left.stale, *left.missing, *left.unapproved]
    told = [f"learning/voices/{language}: {len(silent)} lines are not heard: {name_some(silent)}."] if silent else []
    if verdict and not verdict.may_speak:
        told.append(f"learning/voices/{language}: {verdict.tell(language)}")
    return parts, told


def _picture_parts(folder: Path) -> list[Part]:
    pictures = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.svg"))}
    return [Part("pictures", canonical_json(pictures))] if pictures else []


def _newest_day(wordings: Sequence[Wording]) -> datetime:
    day = max((text.date for wording in wordings for text in wording.texts.values()), default=date(2026, 1, 1))
    return datetime.combine(day, time(), UTC)
