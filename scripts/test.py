"""Runs every test: the web workspaces, then Python on SQLite, then Python on PostgreSQL. Exit code 0 when all passed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import postgres

HERE = Path(__file__).resolve().parent.parent


def run(title: str, command: list[str], **environment: str) -> bool:
    """Shows the run as it goes; True when it passed."""
    print(f"\n=== {title}", flush=True)
    started = time.monotonic()
    passed = subprocess.run(command, cwd=HERE, env={**os.environ, **environment}, check=False).returncode == 0
    print(f"=== {title}: {'passed' if passed else 'FAILED'} in {time.monotonic() - started:.0f} s", flush=True)
    return passed


def main() -> int:
    """Each part runs even when one before it failed, so that one look shows all that is wrong."""
    pytest = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    results = [run("Web: engine, sealing, field, desk", ["npm", "test", "--silent"])]
    results.append(run("Python on SQLite", pytest))
    with postgres.running() as url:
        results.append(run("Python on PostgreSQL", pytest, TITIAN_DATABASE_URL=url))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
