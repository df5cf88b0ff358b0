"""From a pack folder and a country folder to the parts and manifests of a release, ready to be signed. No Django.

The same folders give the same bytes: nothing here asks a clock, a random source or the order of a directory.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

from titian.directory.country.model import load_country
from titian.directory.country.part import build_directory
from titian.directory.errors import DirectoryError
from titian.instrument import InstrumentError, Logic, Pack, compile_logic, load_pack, parse_logic
from titian.library.errors import BuildRefused
from titian.library.files import write_durably
from titian.sealing import canonical_json, format_instant, sha256_hex
from titian.voices.errors import VoiceError
from titian.voices.manifest import Clip, load_manifest
from titian.voices.wording import Wording, list_languages, list_spoken, load_wording, text_sha256

CORE: Final = "core"
STATES: Final = ("draft", "reviewed", "approved")
LOGIC_MANIFEST: Final = "logic.manifest.json"
COUNTRY_MANIFEST: Final = "country.manifest.json"
LANGUAGES: Final = Path("contracts/codes/languages.json")


@dataclass(frozen=True)
class Part:
    """One file of a release and where it belongs."""

    kind: str
    data: bytes = field(repr=False)
    module: str | None = None
    language: str | None = None

    @property
    def sha256(self) -> str:
        return sha256_hex(self.data)

    def as_json(self) -> dict[str, object]:
        return {
            "sha256": self.sha256,
            "bytes": len(self.data),
            "kind": self.kind,
            "module": self.module,
            "language": self.language,
        }


@dataclass(frozen=True)
class Left:
    """Clips that were left out of a language: they say other words than the text, or are not there."""

    language: str
    stale: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Build:
    """What was built. The two manifests are payloads: whoever holds the keys signs exactly these bytes."""

    logic_manifest: Mapping[str, object]
    country_manifest: Mapping[str, object]
    parts: tuple[Part, ...]
    left_out: tuple[Left, ...]

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
            "left_out": [
                {"language": left.language, "stale": list(left.stale), "missing": list(left.missing)}
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
) -> Build:
    """Reads, checks and joins both folders; raises BuildRefused with a sentence that names the file.

    `issued_at` is the day of the newest wording when it is not given, so that it follows from the folder alone; the
    release expires on the pack's day of review. Clips whose words have changed are left out and named.
    """
    try:
        pack = load_pack(pack_folder)
        logic_bytes = compile_logic(pack)
        logic = parse_logic(logic_bytes)
        wordings = [load_wording(pack_folder / "locales" / f"{tag}.yaml") for tag in list_languages(pack_folder)]
        country = load_country(country_folder)
        directory = build_directory(country)
    except (InstrumentError, DirectoryError, VoiceError) as problem:
        raise BuildRefused(str(problem)) from problem
    _refuse_unapproved(pack, wordings)
    table = _read_languages(languages_file or _find_languages(pack_folder))
    publisher_parts = [Part("logic", logic_bytes), *_picture_parts(pack_folder / "pictures")]
    country_parts = [Part("directory", directory)]
    left_out = []
    for wording in wordings:
        country_parts.append(_wording_part(wording, table))
        voices, left = _voice_parts(wording, pack_folder / "voices" / wording.tag, logic)
        country_parts += voices
        left_out.append(left)
    expires_at = datetime.combine(pack.about.review_on, time(), UTC)
    issued_at = issued_at or _newest_day(wordings)

    def manifest(scope: str, parts: Sequence[Part]) -> dict[str, object]:
        return {
            "kind": "manifest",
            "scope": scope,
            "sequence": sequence,
            "issued_at": format_instant(issued_at),
            "expires_at": format_instant(expires_at),
            "maturity": pack.about.maturity,
            "parts": [part.as_json() for part in parts],
        }

    return Build(
        logic_manifest=manifest(pack.about.id, publisher_parts),
        country_manifest=manifest(country.country, country_parts),
        parts=(*publisher_parts, *country_parts),
        left_out=tuple(left_out),
    )


def write_build(build: Build, folder: Path) -> None:
    """Writes `blobs/<sha256>` and the two manifests; files of an earlier build that are no part of this one go."""
    blobs = folder / "blobs"
    wanted = {part.sha256: part.data for part in build.parts}
    blobs.mkdir(parents=True, exist_ok=True)
    for name, data in wanted.items():
        if not (blobs / name).exists():
            write_durably(blobs / name, data, mode=0o644)
    for path in blobs.iterdir():
        if re.fullmatch(r"[0-9a-f]{64}", path.name) and path.name not in wanted:
            path.unlink()
    write_durably(folder / LOGIC_MANIFEST, canonical_json(build.logic_manifest), mode=0o644)
    write_durably(folder / COUNTRY_MANIFEST, canonical_json(build.country_manifest), mode=0o644)


def _digest(manifest: Mapping[str, object]) -> str:
    return sha256_hex(canonical_json(manifest))


def _refuse_unapproved(pack: Pack, wordings: Iterable[Wording]) -> None:
    """A live pack plays approved text only, and nobody can switch that off."""
    if pack.about.maturity != "live":
        return
    for wording in wordings:
        early = [text_id for text_id, text in wording.texts.items() if text.state != "approved"]
        if early:
            raise BuildRefused(
                f"The pack is live, but locales/{wording.tag}.yaml holds texts nobody approved: {', '.join(early[:5])}"
                + (f" and {len(early) - 5} more." if len(early) > 5 else ".")
            )


def _picture_parts(folder: Path) -> list[Part]:
    pictures = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.svg"))}
    return [Part("pictures", canonical_json(pictures))] if pictures else []


def _find_languages(pack_folder: Path) -> Path:
    for folder in pack_folder.resolve().parents:
        if (folder / LANGUAGES).is_file():
            return folder / LANGUAGES
    raise BuildRefused(f"No {LANGUAGES} stands above {pack_folder}. Name the table of languages: --languages FILE")


def _read_languages(path: Path) -> dict[str, dict[str, Any]]:  # Any: rows of the table, read member by member
    try:
        return {row["tag"]: row for row in json.loads(path.read_bytes())["languages"]}
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise BuildRefused(f"{path.name} is not the table of languages.") from problem


def _wording_part(wording: Wording, table: Mapping[str, Mapping[str, Any]]) -> Part:
    row = table.get(wording.tag)
    if row is None:
        raise BuildRefused(f"locales/{wording.tag}.yaml: the table of languages has no {wording.tag}.")
    content = {
        "language": wording.tag,
        "autonym": row["autonym"],
        "english_name": row["english_name"],
        "direction": row["direction"],
        "script": row["script"],
        "state": min((text.state for text in wording.texts.values()), key=STATES.index),
        "texts": {text_id: text.text for text_id, text in wording.texts.items()},
    }
    return Part("wording", canonical_json(content), language=wording.tag)


def _voice_parts(wording: Wording, folder: Path, logic: Logic) -> tuple[list[Part], Left]:
    """One bundle a module; a language without clips has none and the phone shows its words."""
    spoken = list_spoken(wording)
    path = folder / "manifest.json"
    if not path.is_file():
        return [], Left(wording.tag, (), tuple(sorted(spoken)))
    try:
        clips = load_manifest(path).clips
    except VoiceError as problem:
        raise BuildRefused(str(problem)) from problem
    stale, missing = [], []
    bundles: dict[str, dict[str, tuple[Clip, bytes]]] = defaultdict(dict)
    for text_id in sorted(spoken):
        clip, file = clips.get(text_id), folder / f"{text_id}.opus"
        if clip is None or not file.is_file():
            missing.append(text_id)
        elif clip.text_sha256 != text_sha256(wording.texts[text_id].text):
            stale.append(text_id)
        else:
            bundles[_find_module(text_id, logic)][text_id] = (clip, file.read_bytes())
    parts = [
        Part("voice", _bundle(wording.tag, module, bundles[module]), module=module, language=wording.tag)
        for module in sorted(bundles)
    ]
    return parts, Left(wording.tag, tuple(stale), tuple(missing))


def _find_module(text_id: str, logic: Logic) -> str:
    """An item's own module where it needs consent first; all else is needed from the start: `core`."""
    kind, _, rest = text_id.partition(".")
    if kind != "item":
        return CORE
    item = logic.items.get(rest.rpartition(".")[0])
    if item is None:
        raise BuildRefused(f"The text {text_id} belongs to no item of the pack.")
    needs_consent = next(stage.needs_consent for stage in logic.document.stages if stage.id == item.stage)
    return item.module if needs_consent else CORE


def _bundle(language: str, module: str, clips: Mapping[str, tuple[Clip, bytes]]) -> bytes:
    """Length of the header in four bytes, most significant first; the header; the clips one after the other."""
    places, body = {}, bytearray()
    for text_id, (clip, data) in sorted(clips.items()):
        places[text_id] = {
            "offset": len(body),
            "bytes": len(data),
            "seconds": clip.seconds,
            "source": clip.source,
            "state": clip.state,
        }
        body += data
    header = canonical_json({"language": language, "module": module, "clips": places})
    return len(header).to_bytes(4, "big") + header + bytes(body)


def _newest_day(wordings: Sequence[Wording]) -> datetime:
    day = max((text.date for wording in wordings for text in wording.texts.values()), default=date(2026, 1, 1))
    return datetime.combine(day, time(), UTC)
