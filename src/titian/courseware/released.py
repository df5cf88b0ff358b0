"""A module of a signed release, laid out as the folder it was built from: for packages and papers, which read folders.

A hub holds no folder of content. It has the parts of a release, and in the built player what of Titian itself stands
in a package or on a paper: the player's words, headings, colours. Of a release a text has no day and no reviewer of its
own: those of the release stand for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from titian.instrument.document import canonical_json
from titian.instrument.errors import InstrumentError
from titian.instrument.languages.table import TABLE
from titian.voices.wording import text_sha256

from .check import PACK
from .release import Json, Released

OURS: Final = Path("lesson/words.json")
"""In the folder of built pages: path below the repository → text."""


class ReleaseUnfit(InstrumentError):
    """A module cannot be laid out; the sentence says what to do."""

    code = "learning.release_unfit"


def lay_out(released: Released, name: str, folder: Path, *, built: Path) -> tuple[Path, Path]:
    """Writes one module into an empty folder; gives the folders of learning and of its pack. Raises ReleaseUnfit.

    `built` is the folder of built pages.
    """
    module = released.find_module(name)
    if module is None:
        raise ReleaseUnfit(f"The release brings no module {name}. Choose it anew from the page of a course.")
    learning, pack = folder / "content" / "learning", folder / "content" / PACK
    shown = {text_id for step in module["steps"] for text_id in step.get("shows", ())}
    files: dict[Path, bytes] = {
        learning / "modules" / f"{name}.yaml": canonical_json({k: v for k, v in module.items() if k != "minutes"}),
        learning / "sources.yaml": canonical_json(released.modules["sources"]),
        pack / "pack.yaml": canonical_json(
            {"id": PACK.name, "version": released.id[:8], "maturity": "demo", "languages": list(released.texts)}
        ),
        folder / TABLE: canonical_json({"languages": [_as_row(row) for row in released.languages["languages"]]}),
    }
    for tag in released.list_whole(module):
        begins = f"module.{name}."
        files[learning / f"locales/{tag}.yaml"] = _write_words(tag, [released.words[tag]], released, begins=begins)
    for tag, held in released.texts.items():
        files[pack / f"locales/{tag}.yaml"] = _write_words(tag, held, released, wanted=shown)
    for step in module["steps"]:
        if picture := step.get("picture"):
            files[pack / "pictures" / f"{picture}.svg"] = released.pictures.get(picture, "").encode()
    heard = {text_id for step in module["steps"] if step["kind"] == "listen" for text_id in step["shows"]}
    files |= {pack / "voices" / path: data for path, data in _list_clips(released, heard)} if heard else {}
    files |= {folder / path: text.encode() for path, text in _read_ours(built).items()}
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return learning, pack


def _read_ours(built: Path) -> Mapping[str, str]:
    try:
        read: dict[str, str] = json.loads((built / OURS).read_bytes())
    except OSError as error:
        message = "The player is not built yet. In a checkout, run `npm run build`; the released wheel carries it."
        raise ReleaseUnfit(message) from error
    return read


def _as_row(row: Json) -> Json:
    """A row of the table of languages; what a release does not carry is nobody's question here."""
    carried = ("tag", "autonym", "english_name", "direction", "script", "font", "line_height", "line_breaking", "audio")
    rest = {"iso639_3": "", "workbook_code": "", "priority": "C", "notes": None, "speech_notes": None}
    return {
        **{name: row[name] for name in carried},
        **rest,
        "greeting": row["greeting"],
        "where_likely": row["where_likely"],
    }


def _write_words(
    tag: str, held: Iterable[Json], released: Released, *, begins: str = "", wanted: set[str] | None = None
) -> bytes:
    texts = {
        text_id: {
            "text": text,
            "state": part["state"],
            "reviewer": None if part["state"] == "draft" else f"release {released.id[:8]}",
            "date": released.day.isoformat(),
        }
        for part in held
        for text_id, text in part["texts"].items()
        if text_id.startswith(begins) and (wanted is None or text_id in wanted)
    }
    return json.dumps({"tag": tag, "texts": texts}, ensure_ascii=False).encode()


def _list_clips(released: Released, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    """Each clip under its path below `voices/`, and the list of each language's."""
    listed: dict[str, dict[str, Json]] = {}
    for bundle in released.voices:
        size = int.from_bytes(bundle[:4], "big")
        head, body = json.loads(bundle[4 : 4 + size]), bundle[4 + size :]
        tag = str(head["language"])
        said = {text_id: text for part in released.texts.get(tag, ()) for text_id, text in part["texts"].items()}
        for text_id in sorted(wanted & head["clips"].keys() & said.keys()):
            clip = head["clips"][text_id]
            is_draft = clip["state"] == "draft"
            listed.setdefault(tag, {})[text_id] = {
                "source": clip["source"],
                "engine": None,
                "voice": None,
                "text_sha256": text_sha256(said[text_id]),
                "seconds": clip["seconds"],
                "state": clip["state"],
                "ipa": None,
                "reviewer": None if is_draft else f"release {released.id[:8]}",
                "date": None if is_draft else released.day.isoformat(),
            }
            yield f"{tag}/{text_id}.opus", body[clip["offset"] : clip["offset"] + clip["bytes"]]
    for tag, clips in listed.items():
        yield f"{tag}/manifest.json", canonical_json({"tag": tag, "clips": clips})
