"""`make run`, from where the country's demo is made: two hubs, one end."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from titian.hub.keeper import STOP_SECONDS
from titian.hub.operations.tests.running import ROOT, lay_tables
from titian.hub.tests.test_serve import (
    ENVIRONMENT,
    NO_AUTHORITIES,
    are_gone,
    is_free,
    is_up,
    wait_until,
)

sys.path.append(str(ROOT / "scripts"))
from postgres import find_free_port


def shows_sign_in(host: str, port: int) -> bool:
    """Whether the hub answers there by this name."""
    with contextlib.suppress(httpx.HTTPError):
        asked = {"host": f"{host}:{port}"}
        answer = httpx.get(f"http://127.0.0.1:{port}/accounts/login/", headers=asked, timeout=5, verify=NO_AUTHORITIES)
        return answer.status_code == 200
    return False


def find_two_ports() -> int:
    """A free port whose next one is free, too."""
    while not is_free((port := find_free_port()) + 1):
        pass
    return port


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A country's hub; the region's is made beside it when it is first run."""
    folder = tmp_path_factory.mktemp("run") / "hub"
    lay_tables(folder)
    return folder


@contextlib.contextmanager
def running(data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The two hubs in a group of their own, as a terminal has them; nothing of it is left afterwards."""
    said = data.parent / "said.txt"
    with said.open("w") as log:
        parent = subprocess.Popen(
            [sys.executable, str(ROOT / "scripts/run.py"), "--port", str(port)],
            env={**ENVIRONMENT, "TITIAN_DATA": str(data)},
            stdout=log,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    try:
        yield parent
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(parent.pid, signal.SIGKILL)
        parent.wait(timeout=10)


# What `make run` starts, with programs in place of the hubs that make no demo and serve nothing: how it keeps two.
STAND_IN = """
import signal, sys
if "serve" in sys.argv:
    signal.pause()
"""
RUN = """
import sys
sys.path.append({scripts!r})
import run
run.TITIAN = [sys.executable, "-c", {stand_in!r}]
sys.exit(run.main())
"""


@contextlib.contextmanager
def keeping(data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """As `running`, of programs that stand in for the hubs."""
    program = RUN.format(scripts=str(ROOT / "scripts"), stand_in=STAND_IN)
    said = data / "said.txt"
    with said.open("w") as log:
        parent = subprocess.Popen(
            [sys.executable, "-c", program, "--port", str(port)],
            env={**ENVIRONMENT, "TITIAN_DATA": str(data / "hub"), "PYTHONPATH": str(ROOT / "src")},
            stdout=log,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    try:
        yield parent
    finally:
        for process in (*find_serving(parent), parent):
            with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):
                process.kill()
        parent.wait(timeout=10)


def find_serving(parent: subprocess.Popen[str]) -> list[psutil.Process]:
    """The programs that stand in for hubs, once they have become what they are."""
    with contextlib.suppress(psutil.NoSuchProcess):
        children = psutil.Process(parent.pid).children()
        return [child for child in children if "serve" in child.cmdline() and "-c" in child.cmdline()]
    return []


def find_two(parent: subprocess.Popen[str], port: int) -> tuple[psutil.Process, psutil.Process]:
    """What stands in for the region's hub and for the country's."""
    assert wait_until(lambda: len(find_serving(parent)) == 2)
    [region] = [one for one in find_serving(parent) if str(port + 1) in one.cmdline()]
    [country] = [one for one in find_serving(parent) if one != region]
    return region, country


def test_end_of_the_regions_program_is_told_and_the_country_s_goes_on_until_it_is_ended_too(tmp_path: Path) -> None:
    port = find_two_ports()
    with keeping(tmp_path, port) as parent:
        region, country = find_two(parent, port)
        region.kill()
        told = "The region's hub has ended. The country's goes on"
        assert wait_until(lambda: told in (tmp_path / "said.txt").read_text())
        assert not are_gone([country])
        assert parent.poll() is None
        country.kill()
        assert parent.wait(timeout=30) != 0, "as the country's hub ended"


def test_taken_port_of_the_regions_is_told_and_the_country_s_program_is_started(tmp_path: Path) -> None:
    port = find_two_ports()
    with socket.create_server(("127.0.0.1", port + 1)), keeping(tmp_path, port) as parent:
        assert wait_until(lambda: len(find_serving(parent)) == 1)
        [country] = find_serving(parent)
        assert str(port) in country.cmdline()
        said = (tmp_path / "said.txt").read_text()
        assert f"Port {port + 1} is taken" in said
        assert f"make run PORT={port + 2}" in said
        parent.terminate()
        assert parent.wait(timeout=30) == 0
        assert are_gone([country])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing tells them")
def test_both_programs_end_where_what_started_them_is_killed(tmp_path: Path) -> None:
    port = find_two_ports()
    with keeping(tmp_path, port) as parent:
        both = find_two(parent, port)
        parent.kill()
        assert wait_until(lambda: are_gone([*both]), 20)


def read_said(data: Path) -> str:
    return (data.parent / "said.txt").read_text()


def test_both_hubs_answer_each_with_its_own_keys_and_one_ctrl_c_ends_both(data: Path) -> None:
    port = find_two_ports()
    with running(data, port) as parent:
        assert wait_until(lambda: shows_sign_in("localhost", port) and shows_sign_in("region.localhost", port + 1), 90)
        assert not shows_sign_in("region.localhost", port), "each answers by its own name"
        assert f"Desk   http://region.localhost:{port + 1}" in read_said(data)
        both = psutil.Process(parent.pid).children()
        assert [len(hub.children()) for hub in both] == [2, 2], "two hubs, each with web and worker"
        hubs = [one for hub in both for one in (hub, *hub.children())]
        os.killpg(parent.pid, signal.SIGINT)
        assert parent.wait(timeout=STOP_SECONDS) == 0, "all ended by themselves: what has not by then is killed"
        assert are_gone(hubs)
        assert is_free(port)
        assert is_free(port + 1)
        # The server's word that it kills a worker says nothing here: on a busy machine it says so of one that is gone.
        for word in ("Traceback", "goes on"):
            assert word not in read_said(data), "each was told once, and nothing was made of it"
    region = data.with_name("hub-region")
    assert json.loads((region / "demo.json").read_bytes())["kind"] == "region"
    assert (region / "secret-key").read_text().strip() != ENVIRONMENT["TITIAN_SECRET_KEY"]


@pytest.mark.long("whole hubs")
def test_region_whose_port_is_taken_is_told_and_the_country_is_served(data: Path) -> None:
    port = find_two_ports()
    with socket.create_server(("127.0.0.1", port + 1)), running(data, port) as parent:
        assert wait_until(lambda: is_up(port))
        assert f"Port {port + 1} is taken" in read_said(data)
        assert f"make run PORT={port + 2}" in read_said(data)
        parent.terminate()
        assert parent.wait(timeout=30) == 0


@pytest.mark.long("whole hubs")
def test_region_that_ends_is_told_and_the_country_goes_on_until_it_is_ended_too(data: Path) -> None:
    port = find_two_ports()
    with running(data, port) as parent:
        assert wait_until(lambda: is_up(port) and shows_sign_in("region.localhost", port + 1), 90)
        hubs = psutil.Process(parent.pid).children()
        # A process that is becoming its keeper has no command line for a moment.
        assert wait_until(lambda: all("serve" in hub.cmdline() for hub in hubs))
        [region] = [hub for hub in hubs if str(port + 1) in hub.cmdline()]
        [country] = [hub for hub in hubs if hub != region]
        region.kill()
        assert wait_until(lambda: "The region's hub has ended. The country's goes on" in read_said(data))
        assert wait_until(lambda: is_up(port))
        country.kill()
        assert parent.wait(timeout=30) != 0, "as the country's hub ended"


@pytest.mark.long("whole hubs")
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing tells them")
def test_hubs_end_where_what_started_them_is_killed(data: Path) -> None:
    port = find_two_ports()
    with running(data, port) as parent:
        assert wait_until(lambda: is_up(port) and shows_sign_in("region.localhost", port + 1), 90)
        hubs = psutil.Process(parent.pid).children(recursive=True)
        parent.kill()
        assert wait_until(lambda: are_gone(hubs), 20)
