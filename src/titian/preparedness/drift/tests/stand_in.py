"""Stands in for OpenDrift's process: speaks as it does, and drifts by a straight line and seeded chance.

A file `mode` beside it says how it fails, `starts` counts how often it was started, `seen` has how it was called.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
COAST: Final = 98.0  # degrees east: all that comes so far is ashore


def tell(told: dict[str, Any]) -> None:
    print(json.dumps(told), flush=True)


def refuse(job: dict[str, Any], mode: str) -> dict[str, Any] | None:
    if job["latitude"] == 21.97:
        return {"reason": "land"}
    if mode in {"place", "time", "unreadable", "variables"}:
        return {"reason": mode, "which": "wind", "file": job["wind"]["file"], "covers": "60 W to 10 W, 20 N to 60 N"}
    known = ("PIW-1", "FISHING-VESSEL-1", "REFUGEE-RAFT-1", "REFUGEE-RAFT-2")
    return next(({"reason": "type", "type": kind} for kind in job["object_types"] if kind not in known), None)


def drift(job: dict[str, Any], kind: str, seed: int) -> dict[str, Any]:
    draw = random.Random(f"{kind} {seed}")  # noqa: S311 - nothing secret
    east = job["current"]["constant"]["east"] if "constant" in job["current"] else 0.3
    afloat: dict[int, list[list[float]]] = {hour: [] for hour in job["tell_hours"]}
    ashore: list[list[float]] = []
    left: list[list[float]] = []
    for number in range(job["particles"]):
        a_day = (east + draw.gauss(0, 0.05)) * 0.78
        lost = 3.0 if number % 50 == 49 else None  # one in fifty leaves the field
        landed = (COAST - job["longitude"]) / a_day * 24 if a_day > 0 else None
        end = lost or landed
        for hour, places in afloat.items():
            if end is None or hour < end:
                places.append([job["latitude"], job["longitude"] + a_day * hour / 24])
        if end is not None and end <= job["hours"]:
            (left if lost else ashore).append([job["latitude"], COAST, end])
    return {"object_type": kind, "seed": seed, "afloat": afloat, "ashore": ashore, "left": left}


def main() -> None:
    mode = (HERE / "mode").read_text()
    with (HERE / "starts").open("a") as starts:
        starts.write(".")
    (HERE / "seen").write_text(json.dumps([sys.argv, dict(os.environ)]))
    if mode == "no start":
        sys.exit(1)
    tell({"ready": {"opendrift": "stand-in"}, "types": {"PIW-1": "Person in water"}})
    for line in sys.stdin:
        job = json.loads(line)["job"]
        refused = refuse(job, mode)
        if refused:
            tell({"refused": refused})
            continue
        members = [(kind, seed) for kind in job["object_types"] for seed in job["seeds"]]
        for number, (kind, seed) in enumerate(members):
            if number == 4 and mode == "dies":
                os.kill(os.getpid(), 9)
            if number == 4 and mode == "hangs":
                sys.stdin.read()
            track = drift(job, kind, 0 if mode == "same" else seed)
            track["seed"] = seed
            if mode == "loses":
                track["afloat"] = {hour: places[1:] for hour, places in track["afloat"].items()}
            tell({"member": track} if mode != "garbles" else {"member": {"seed": "?"}})
        tell({"done": True})


main()
