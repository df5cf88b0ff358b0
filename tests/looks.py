"""Any screen of the field app, drawn without a hub: for the tests that look at all of them, in every language and theme."""

from __future__ import annotations

import fcntl
import functools
import os
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

import pytest
from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent.parent
FIELD = HERE / "web/field"
# A question's answers are grey for a moment, and letters come late.
SETTLED = """() => document.fonts.status === 'loaded' && document.getAnimations().length === 0
  && ![...document.querySelectorAll('.tile, .choice, .small-tile')].some((each) => each.disabled && each.offsetParent !== null)"""

# Where only places and sizes are asked for, nothing is painted: what is seen through is laid out and hit as ever.
UNPAINTED = "#app { opacity: 0; will-change: opacity; }"


def settle(page: Page) -> None:
    """Until the page stands still, and has been drawn so."""
    page.wait_for_function(SETTLED)
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def read_to_the_end(page: Page) -> None:
    """Turns the pages of a person's screen: no touch counts before all of it was seen."""
    turn = page.locator('[data-screen] [data-hook="turn"]')
    for _ in range(turn.locator("i").count() - 1):
        turn.click()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Looks:
    """The drawing page, built once a folder and served; `address` opens one state of it. TITIAN_LOOKS names a folder that is built already."""

    def __init__(self, folder: Path) -> None:
        folder = Path(os.environ.get("TITIAN_LOOKS", folder))
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "dist/dev-content.json").exists():
                self.build(folder)
        handler = functools.partial(QuietHandler, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def build(self, folder: Path) -> None:
        npx = shutil.which("npx")
        if npx is None or not (HERE / "node_modules").is_dir():
            pytest.skip("needs node and the web workspaces")
        subprocess.run(
            [npx, "vite", "build", "--config", "vite.look.config.ts", "--logLevel", "error"],
            cwd=FIELD,
            env={**os.environ, "TITIAN_LOOK_OUT": str(folder)},
            check=True,
            timeout=200,
        )
        made = subprocess.run([sys.executable, str(FIELD / "dev/content.py")], capture_output=True, check=True)
        (folder / "dist").mkdir(exist_ok=True)
        (folder / "dist/dev-content.json").write_bytes(made.stdout)

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def address(self, query: str) -> str:
        return f"http://localhost:{self.server.server_address[1]}/dev/look.html?{query}"
