"""What has to lie in the data folder before Django can be set up. No Django."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from titian.desk.demo import PACK, Notes, Place
from titian.files import write_durably
from titian.hub.demo.places import PLACES, REGION
from titian.hub.environment import FILE_NAME, get_environment
from titian.hub.kinds import KindName


class DemoRefused(Exception):
    """The demo cannot be made here; the message says why and what to do."""

    code = "demo.refused"


def lay_ground(data: Path, country: str, port: int, kind: KindName = "country") -> tuple[Place, Notes]:
    """Makes the data folder of a demo hub, or finds the one that is there; its settings then hold in this process.

    Refuses a folder that holds a real hub, or a demo of another country or kind.
    """
    place = PLACES.get(country) if kind == "country" else REGION
    if place is None:
        raise DemoRefused(f"There is no demo of {country}. There is one of: {', '.join(sorted(PLACES))}.")
    notes = Notes.read(data)
    if not notes.content and ((data / "secret-key").exists() or (data / "hub.sqlite3").exists()):
        raise DemoRefused(f"{data} holds a hub that is no demo. Name an empty folder in TITIAN_DATA.")
    if notes.content.get("kind", "country") != kind and notes.content:
        raise DemoRefused(f"{data} holds a demo of another kind. Name another folder for it in TITIAN_DATA.")
    if notes.content.get("country", place.country) != place.country:
        raise DemoRefused(
            f"{data} holds the demo of {notes.content['country']}. Name another folder for {country} in TITIAN_DATA."
        )
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (data / "secret-key").exists():
        write_durably(data / "secret-key", secrets.token_urlsafe(64).encode() + b"\n")
    if not notes.content:
        notes.content = {
            "what": "Fictional accounts of a demo. Never use this folder for real work.",
            "country": place.country,
            "kind": kind,
        }
        notes.save()
    _write_settings(data, place, port, kind)
    return place, notes


def find_content(given: Path | None) -> Path:
    """The content folder: the one named, else that of the checkout; refuses when there is none."""
    here = Path(__file__).resolve()
    candidates = [given] if given else [here.parents[4] / "content", Path.cwd() / "content"]
    for folder in candidates:
        if (folder / "packs" / PACK / "pack.yaml").is_file():
            return folder
    raise DemoRefused("The content folder was not found. Run this in a checkout of Titian, or name it: --content DIR")


def _write_settings(data: Path, place: Place, port: int, kind: KindName) -> None:
    host = "localhost" if kind == "country" else "region.localhost"  # names of their own keep two hubs' cookies apart
    values: Mapping[str, str] = {
        "TITIAN_DEMO": "1",
        "TITIAN_KIND": kind,
        "TITIAN_COUNTRY": place.country,
        "TITIAN_HUB_NAME": place.hub,
        "TITIAN_DESK_ORIGIN": f"http://{host}:{port}",
        "TITIAN_FIELD_ORIGIN": f"http://field.{host}:{port}",
    }
    lines = ["# Written by `titian demo`. The process's environment wins over this file."]
    lines += [f"{name}={value}" for name, value in values.items()]
    text = "\n".join(lines).encode() + b"\n"
    path = data / FILE_NAME
    if not path.exists() or path.read_bytes() != text:
        write_durably(path, text, mode=0o644)
    os.environ.update(values, TITIAN_DATA=str(data))
    get_environment.cache_clear()
