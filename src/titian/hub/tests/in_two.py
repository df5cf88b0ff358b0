"""Runs what was collected in two processes: the second is forked off the first once both know all tests.

Loaded by scripts/test.py with `-p`. A process that has ended one file takes the next one that nobody has, so that tests of
a file run in one process, in their order. What the second one found the first one tells, as if it had found it itself.
Nothing is collected twice, and of a test that passed only its name and its seconds are passed on: pytest-xdist took 8 s
of the processor for a second look at 12,000 tests and 1.9 ms for each of them.
"""

from __future__ import annotations

import dataclasses
import mmap
import os
import pickle
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pytest
from _pytest.capture import CaptureManager
from django.conf import settings
from django.db import connections

from titian.hub.operations import requests
from titian.hub.tests.plugin import make_folder

NUMBER: Final = 4  # bytes of a file's number in the pipe that both read


class Teller:
    """What the second process is to tell: all that did not pass, and of what passed the seconds."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.told: list[dict[str, Any]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.passed:
            known = {"nodeid": report.nodeid, "location": report.location, "when": report.when}
            self.told.append({**known, "duration": report.duration})
        else:
            self.told.append(self.config.hook.pytest_report_to_serializable(config=self.config, report=report))

    def tell_again(self) -> None:
        """Reports each of `told` to whoever listens in this process."""
        for told in self.told:
            if "outcome" in told:
                report = self.config.hook.pytest_report_from_serializable(config=self.config, data=told)
            else:
                report = pytest.TestReport(**told, keywords={}, outcome="passed", longrepr=None)
            self.config.hook.pytest_runtest_logreport(report=report)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    files = [list(items) for _, items in groupby(session.items, lambda item: item.path)]
    if session.testsfailed or session.config.option.collectonly or len(files) < 2:
        return None
    waiting, numbers = os.pipe()
    for number in range(len(files)):
        os.write(numbers, number.to_bytes(NUMBER))
    os.close(numbers)
    teller, folder = Teller(session.config), Path(make_folder())
    found = folder / "found"
    session.config.get_terminal_writer().flush()  # or both would write what waits
    second = os.fork()
    if second == 0:
        _stand_apart(session.config, teller, folder)
    _run(session, (item for file in _take(waiting, files) for item in file))
    if second == 0:
        found.write_bytes(pickle.dumps(teller.told))
        return True
    _, status = os.waitpid(second, 0)
    if not found.exists():
        session.shouldfail = f"The second process ended with {os.waitstatus_to_exitcode(status)} amid its tests."
        raise session.Failed(session.shouldfail)
    teller.told = pickle.loads(found.read_bytes())  # noqa: S301  (ours)
    teller.tell_again()
    return True


def _take(waiting: int, files: list[list[pytest.Item]]) -> Iterator[list[pytest.Item]]:
    """The files this process takes, each when it is asked for: one read of a pipe is nobody else's."""
    while number := os.read(waiting, NUMBER):
        yield files[int.from_bytes(number)]


def _run(session: pytest.Session, items: Iterator[pytest.Item]) -> None:
    """As pytest's own loop; the next test is known before one runs, which leaves standing what both need."""
    item = next(items, None)
    while item is not None:
        following = next(items, None)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.shouldfail:
            raise session.Failed(session.shouldfail)
        if session.shouldstop:
            raise session.Interrupted(session.shouldstop)
        item = following


def _stand_apart(config: pytest.Config, teller: Teller, folder: Path) -> None:
    """The second process has a data folder and a database of its own, and says nothing but by its teller."""
    os.environ["TITIAN_DATA"] = str(folder)
    settings.TITIAN = dataclasses.replace(settings.TITIAN, data=folder)
    settings.TITIAN_DATA = folder
    for connection in connections.all():
        if connection.vendor != "sqlite":  # its tables are in the memory of a process
            connection.settings_dict["TEST"]["NAME"] = f"test_{connection.settings_dict['NAME']}_second"
    vars(requests)["_memory"] = mmap.mmap(-1, len(requests._memory))  # what is answered is counted in shared memory
    capturing = config.pluginmanager.getplugin("capturemanager")
    assert isinstance(capturing, CaptureManager)
    capturing.stop_global_capturing()  # into files that both would write
    capturing.start_global_capturing()
    capturing.suspend_global_capture()
    config.pluginmanager.unregister(name="terminalreporter")
    config.pluginmanager.register(teller)
    config.option.times = None
