"""The bench measures real requests, and only on this machine. No time is asserted here."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "titian.devices.bench", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ},
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--url", "http://192.0.2.1:8000", "--code", "x"],
        ["--url", "http://hub.example.org", "--code", "x"],
        ["--url", "http://127.0.0.1:8000"],
        ["--seconds", "61"],
        ["--seconds", "0"],
        ["--clients", "33"],
        ["--batch", "0"],
    ],
)
def test_other_machines_and_endless_runs_are_refused(arguments: list[str]) -> None:
    refused = run(*arguments)
    assert refused.returncode == 2
    assert "error:" in refused.stderr


def test_bench_reports_requests_that_were_all_received() -> None:
    ran = run("--seconds", "0.5", "--clients", "2", "--batch", "3")
    assert ran.returncode == 0, ran.stderr[-2000:]
    report = json.loads(ran.stdout)
    assert report["requests"] > 0
    assert report["database"] == ("PostgreSQL" if os.environ.get("TITIAN_DATABASE_URL") else "SQLite")
    assert report["p50_ms"] <= report["p95_ms"] <= report["p99_ms"]
