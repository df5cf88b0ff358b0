"""The bench measures real requests, and only on this machine. No time is asserted here."""

from __future__ import annotations

import json
import subprocess
import sys

import bench_sync
import pytest


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
        ["--pairs", "21"],
    ],
)
def test_other_machines_and_endless_runs_are_refused(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench_sync.py", *arguments])
    with pytest.raises(SystemExit) as refused:
        bench_sync.main()
    assert refused.value.code == 2


@pytest.mark.long("benches")
def test_bench_reports_requests_that_were_all_received() -> None:
    command = [sys.executable, bench_sync.__file__, "--seconds", "0.5", "--clients", "2", "--batch", "3"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    report = json.loads(ran.stdout)
    assert report["requests"] > 0
    assert report["items_per_second"] == pytest.approx(3 * report["requests_per_second"], abs=0.2)
    assert report["p50_ms"] <= report["p95_ms"] <= report["p99_ms"]


def test_without_a_checkout_of_central_the_bench_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TITIAN_CENTRAL", raising=False)
    with pytest.raises(SystemExit, match="TITIAN_CENTRAL names no checkout"):
        bench_sync.measure_beside_central(pairs=1, clients=1, seconds=0.5)
