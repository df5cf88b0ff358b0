"""What both implementations of the pathways must answer: `python -m titian.directory.country.vectors` writes them.

Pathways, people and hours are drawn with a fixed seed, so that they meet in ways nobody would have written by hand. The
phone reads the same file (`web/field/src/library/pathways.test.ts`); `--check` says whether it is up to date.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import sys
from pathlib import Path
from typing import Any, Final, get_args

from titian.directory.country.asked import STATION_KINDS
from titian.directory.country.hours import WEEKDAYS, Moment, Opening, answers_at
from titian.directory.country.model import Level, Need, Pathway, Service
from titian.directory.country.reached import list_reached_needs
from titian.directory.country.select import Here, select_pathways

PATH: Final = Path("contracts/pathways/vectors.json")
SEED: Final = 7
STATIONS: Final = (
    ("11111111-1111-4111-8111-111111111111", "Counter A"),
    ("22222222-2222-4222-8222-222222222222", "Quay B"),
)
SPANS: Final = (
    {"days": ["mo", "tu", "we", "th", "fr"], "opens": "08:00", "closes": "17:00"},
    {"days": ["sa", "su"], "opens": "10:30", "closes": "14:00"},
    {"days": ["fr", "su"], "opens": "22:00", "closes": "06:00"},
    {"days": list(WEEKDAYS), "opens": "00:00", "closes": "24:00"},
)
ZONES: Final = ("Asia/Bangkok", "Asia/Kathmandu", "Australia/Adelaide", "UTC")
LEVELS: Final = get_args(Level)
NEEDS: Final = get_args(Need)[:6]


def make_vectors() -> dict[str, Any]:
    """Pathways with whom they are for, openings with whether somebody answers, services with what they reach."""
    draw = random.Random(SEED)  # noqa: S311
    return {
        "selections": [_selection(draw) for _ in range(30)],
        "openings": [_opening(draw, zone) for zone in ZONES for _ in range(3)],
        "reached": [_reached(draw) for _ in range(20)],
    }


def write(vectors: dict[str, Any]) -> str:
    """The file as it is kept: one set a line."""
    parts = []
    for name, rows in vectors.items():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        parts.append(f'"{name}": [\n{lines}\n]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _some(draw: random.Random, values: tuple[str, ...]) -> list[str]:
    return [value for value in values if draw.random() < 0.3]


def _selection(draw: random.Random) -> dict[str, Any]:
    count = draw.randint(2, 6)
    pathways: list[dict[str, Any]] = [
        {
            "id": f"p{number}",
            "station_kind": draw.choice([None, None, *STATION_KINDS]),
            "station": draw.choice([None, None, None, *STATIONS[0], STATIONS[1][1]]),
            "when": {
                "levels": _some(draw, LEVELS),
                "needs": _some(draw, NEEDS),
                "child": draw.choice([None, None, True, False]),
                "hours": draw.choice([[], [], [SPANS[0]], [SPANS[1], SPANS[2]]]),
            },
            "otherwise": draw.choice([None, None, f"p{draw.randrange(count)}"]),
            "steps": [],
        }
        for number in range(count)
    ]
    return {"pathways": pathways, "people": [_person(draw, pathways) for _ in range(8)]}


def _person(draw: random.Random, pathways: list[dict[str, Any]]) -> dict[str, Any]:
    station_id, name = draw.choice(STATIONS)
    moment = draw.choice([None, {"weekday": draw.randrange(7), "minute": draw.randrange(24 * 60)}])
    said = {
        "level": draw.choice(LEVELS),
        "needs": _some(draw, NEEDS),
        "child": draw.random() < 0.4,
        "station": {"id": station_id, "name": name, "kind": draw.choice([None, *STATION_KINDS])},
        "moment": moment,
    }
    here = Here(
        level=said["level"],
        needs=tuple(said["needs"]),
        child=said["child"],
        station_id=station_id,
        station_name=name,
        station_kind=said["station"]["kind"],
        moment=Moment(**moment) if moment else None,
    )
    chosen = select_pathways([Pathway.model_validate(each) for each in pathways], here)
    return {**said, "chosen": [each.id for each in chosen]}


def _opening(draw: random.Random, zone: str) -> dict[str, Any]:
    opening = {"zone": zone, "spans": draw.sample(SPANS, draw.randint(1, 2)), "holidays": None}
    parsed = Opening.model_validate(opening)
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    instants = [start + datetime.timedelta(minutes=draw.randrange(365 * 24 * 60)) for _ in range(12)]
    asked = [{"at": f"{each:%Y-%m-%dT%H:%M:%SZ}", "answer": answers_at(parsed, each)} for each in instants]
    return {"opening": opening, "asked": asked}


def _reached(draw: random.Random) -> dict[str, Any]:
    services = [_service(draw, number) for number in range(draw.randint(1, 6))]
    days = [datetime.date(2026, 1, 1) + datetime.timedelta(days=draw.randrange(365)) for _ in range(6)]
    parsed = [Service.model_validate(each) for each in services]
    return {
        "services": services,
        "days": [{"day": f"{day}", "needs": list_reached_needs(parsed, day)} for day in days],
    }


def _service(draw: random.Random, number: int) -> dict[str, Any]:
    first = datetime.date(2026, 1, 1) + datetime.timedelta(days=draw.randrange(200))
    is_verified = draw.random() < 0.7
    return {
        "id": f"s{number}",
        "name": f"Service {number}",
        "kind": "other",
        "needs": _some(draw, NEEDS) or [NEEDS[number % len(NEEDS)]],
        "phone": draw.choice(["1300", "+66 99 130 1300", None]),
        "hours": None,
        "languages": [],
        "independent": False,
        "authority": draw.choice([None, None, None, "police", "embassy"]),
        "source": "S",
        "verified_on": f"{first}" if is_verified else None,
        "verified_by": "Somebody" if is_verified else None,
        "expires_on": f"{first + datetime.timedelta(days=draw.randrange(1, 200))}" if is_verified else None,
        "note": None,
    }


def main() -> int:
    """Writes the file, or with --check says whether it is as this version would write it."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--check", action="store_true")
    wanted = reader.parse_args()
    text = write(make_vectors())
    if wanted.check:
        return 0 if PATH.read_text(encoding="utf-8") == text else 1
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
