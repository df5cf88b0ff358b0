"""The wheel stands alone: installed in an empty environment, with no Node in sight, it serves desk and field."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx
import pytest
from postgres import find_free_port
from waiting import wait_until

HERE = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.long("empty trees")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(HERE)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("titian-*.whl"))


def test_the_wheel_carries_the_field_app_and_the_desk(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "titian/hub/built/field/index.html",
        "titian/hub/built/field/sw.js",
        "titian/hub/built/field/shell.json",
        "titian/hub/built/desk/",
        "titian/hub/built/THIRD-PARTY.txt",
    ):
        assert any(name.startswith(part) for name in names), part
    assert not [name for name in names if "demo-offline" in name or name.endswith((".sqlite3", ".pem"))]


@pytest.mark.timeout(400)
def test_it_serves_from_an_empty_environment_without_node(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    binaries = tmp_path / "venv" / "bin"
    pip = [str(binaries / "python"), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    subprocess.run([*pip, "--require-hashes", "-r", str(HERE / "requirements/run.txt")], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    port = find_free_port()
    environment = {
        "HOME": str(tmp_path),
        "PATH": str(binaries),
        "LANG": "C.UTF-8",
        "TITIAN_DATA": str(tmp_path / "data"),
        "TITIAN_DEMO": "1",
    }
    titian = str(binaries / "titian")
    subprocess.run([titian, "migrate"], env=environment, check=True, cwd=tmp_path, capture_output=True)
    server = subprocess.Popen([titian, "serve", "--port", str(port)], env=environment, cwd=tmp_path)
    try:
        desk = wait_for_page(f"http://127.0.0.1:{port}/accounts/login/", f"localhost:{port}")
        assert "titian" in desk.text
        field = wait_for_page(f"http://127.0.0.1:{port}/", f"field.localhost:{port}")
        assert "script-src" in field.headers["content-security-policy"]
        assert "<!doctype html>" in field.text.lower()
    finally:
        server.terminate()
        assert server.wait(20) is not None


def wait_for_page(address: str, host: str) -> httpx.Response:
    """The page once the server answers; field.localhost resolves in browsers only, so the name goes in the Host header."""
    answers: list[httpx.Response] = []

    def has_answered() -> bool:
        with contextlib.suppress(httpx.TransportError):
            answers.append(httpx.get(address, headers={"Host": host}))
        return answers != []

    wait_until(has_answered, told=lambda: f"nothing answered at {address}; {os.environ.get('TITIAN_DATA', '')}")
    assert answers[0].status_code == 200, answers[0].text[:500]
    return answers[0]
