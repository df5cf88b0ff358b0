"""A real hub for a test: its own data folder, its own port, started, killed and started again as an operator's machine would."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from postgres import find_free_port

TITIAN = str(Path(sys.executable).parent / "titian")


@dataclass
class RunningHub:
    """`prepare` once, then `start`, `kill` (no goodbye) or `stop` (with one) as often as wanted."""

    folder: Path
    country: str = "TH"
    port: int = field(default_factory=find_free_port)
    demo: dict[str, Any] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def desk(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def field_app(self) -> str:
        return f"http://field.localhost:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "hub.log"

    @property
    def environment(self) -> dict[str, str]:
        # The database is the one the run is for: a PostgreSQL server gets a database of its own for this hub.
        return {**os.environ, "TITIAN_DATA": str(self.folder / "data"), "TITIAN_COUNTRY": self.country, "TITIAN_DEMO": "1"}

    def prepare(self) -> None:
        """Makes demo keys, accounts, providers and the release; keeps what it printed in `demo`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        made = subprocess.run(
            [TITIAN, "demo", "--port", str(self.port), "--json"], env=self.environment, capture_output=True, text=True, check=False
        )
        assert made.returncode == 0, made.stderr[-3000:]
        self.demo = json.loads(made.stdout)

    def start(self) -> None:
        """Serves with its worker; returns when the sign-in page answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [TITIAN, "serve", "--worker", "--port", str(self.port)],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        for _ in range(150):
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            try:
                if httpx.get(f"http://127.0.0.1:{self.port}/healthz", headers={"Host": f"localhost:{self.port}"}).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        raise AssertionError("the hub did not answer within 15 s: " + self.log.read_text()[-3000:])

    def kill(self) -> None:
        """SIGKILL to everything at once: no goodbye, as when the power goes."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> None:
        """SIGTERM, as systemd does; asserts that nothing is left behind."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
