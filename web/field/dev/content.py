"""Writes what the screens need to be looked at without a hub: logic, words, pictures, directory, as one JSON file.

    PYTHONPATH=src .venv/bin/python web/field/dev/content.py > web/field/dist/dev-content.json
"""

import json
import sys
from pathlib import Path

import yaml

from titian.instrument import compile_logic, load_pack

ROOT = Path(__file__).resolve().parents[3]
PACK = ROOT / "content/packs/first-contact"
COUNTRY = ROOT / "content/countries/th"
TAGS = (("en", "English", "English"), ("id", "Bahasa Indonesia", "Indonesian"))


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def wording(tag: str, autonym: str, english_name: str) -> dict:
    texts = read(PACK / "locales" / f"{tag}.yaml")["texts"]
    return {
        "language": tag,
        "autonym": autonym,
        "english_name": english_name,
        "direction": "ltr",
        "script": "Latn",
        "state": "draft",
        "texts": {key: each["text"] for key, each in texts.items()},
    }


def directory() -> dict:
    whole = {**read(COUNTRY / "country.yaml"), **read(COUNTRY / "directory.yaml"), **read(COUNTRY / "pathways.yaml")}
    whole["languages_likely"] = [each["tag"] for each in whole["languages_likely"]]
    for pathway in whole["pathways"]:
        pathway.setdefault("gaps", ["No number is on record for the authority that can suspend a return."])
    return whole


content = {
    "logic": compile_logic(load_pack(PACK)).decode("utf-8"),
    "wordings": [wording(*each) for each in TAGS],
    "pictures": {path.stem: path.read_text(encoding="utf-8") for path in (PACK / "pictures").glob("*.svg")},
    "directory": directory(),
}
json.dump(content, sys.stdout, ensure_ascii=False, default=str)
