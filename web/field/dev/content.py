"""Writes what the screens need to be looked at without a hub: logic, words, pictures, directory, as one JSON file.

PYTHONPATH=src .venv/bin/python web/field/dev/content.py [th] > web/field/dist/dev-content.json
"""

import datetime
import json
import sys
from pathlib import Path

from titian.directory.country import build_directory, load_country
from titian.instrument import compile_logic, load_pack
from titian.instrument.yaml_files import read_yaml

ROOT = Path(__file__).resolve().parents[3]
PACK = ROOT / "content/packs/first-contact"
COUNTRY = ROOT / "content/countries" / (sys.argv[1] if len(sys.argv) > 1 else "th")
ROWS = json.loads((ROOT / "contracts/codes/languages.json").read_text(encoding="utf-8"))["languages"]


def read(path: Path) -> dict:
    return read_yaml(path)


def wording(row: dict) -> dict:
    texts = read(PACK / "locales" / f"{row['tag']}.yaml")["texts"]
    return {
        "language": row["tag"],
        "autonym": row["autonym"],
        "english_name": row["english_name"],
        "direction": row["direction"],
        "script": "Aran" if row["font"] == "noto-nastaliq-urdu" else row["script"],
        "state": "draft",
        "texts": {key: each["text"] for key, each in texts.items()},
    }


pack = load_pack(PACK)
content = {
    "logic": compile_logic(pack).decode("utf-8"),
    "first_words": pack.about.first_words,
    "wordings": [wording(row) for row in ROWS if (PACK / "locales" / f"{row['tag']}.yaml").is_file()],
    "pictures": {path.stem: path.read_text(encoding="utf-8") for path in (PACK / "pictures").glob("*.svg")},
    "directory": json.loads(build_directory(load_country(COUNTRY), datetime.datetime.now(datetime.UTC).date())),
}
json.dump(content, sys.stdout, ensure_ascii=False, default=str)
