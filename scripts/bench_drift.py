"""How long a drift takes with a warm OpenDrift: 500 particles, 48 hours, three types, three seeds.

    python scripts/bench_drift.py [--particles 500] [--json]

Needs `make drift`. Position, wind and current are made up; constant, so reading files is not in it. The first job of the
process is told apart: it loads what later ones find there.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from titian.preparedness.drift.cli import HERE
from titian.preparedness.drift.running import Bench
from titian.preparedness.drift.workers import Worker

BUDGET_SECONDS = 60.0
REQUEST = {
    "format": "titian.drift.request",
    "version": 1,
    "observed_at": "2026-11-01T00:00:00Z",
    "latitude": 7.5,
    "longitude": 94.5,
    "radius_metres": 5000,
    "hours": 48,
    "object_types": ["REFUGEE-RAFT-1", "FISHING-VESSEL-1", "PIW-1"],
    "seeds": [0, 1, 2],
    "wind": {"constant": {"east": 5, "north": -4}},
    "current": {"constant": {"east": 0.25, "north": -0.15}},
}


def measure(particles: int) -> dict[str, float]:
    python = HERE / "bin" / "python"
    if not python.exists():
        sys.exit("OpenDrift is not on this machine: `make drift` puts it there.")
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="titian-drift-") as name:
        folder, clock = Path(name), time.monotonic()
        request = folder / "boat.drift-request.json"
        request.write_text(json.dumps({**REQUEST, "particles": particles}))
        with Bench(lambda: Worker(python), folder) as bench:
            bench._get_worker()
            figures["start_seconds"] = time.monotonic() - clock
            for what in ("first_seconds", "warm_seconds"):
                clock = time.monotonic()
                bench.answer(request, folder / "boat.drift-answer.json", lambda done, members: None)
                figures[what] = time.monotonic() - clock
        figures["answer_bytes"] = (folder / "boat.drift-answer.json").stat().st_size
    figures["worker_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return figures


def main() -> int:
    """Exit code 0 when the warm job is within its budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--particles", type=int, default=500)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = measure(asked.particles)
    if asked.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:16} {value:10.1f}")
        print(f"{'budget, warm':16} {BUDGET_SECONDS:10.1f}")
    return 0 if figures["warm_seconds"] <= BUDGET_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
