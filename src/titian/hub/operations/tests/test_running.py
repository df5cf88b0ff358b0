"""Programs inside a hub's settings are forked off one that has set up that very hub."""

from __future__ import annotations

from pathlib import Path

import pytest

from titian.hub.operations.tests import running
from titian.hub.operations.tests.running import Hub, prepare


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_prepared", {})


def test_hub_that_changed_in_what_a_program_reads_first_is_prepared_again(tmp_path: Path) -> None:
    first = prepare({"A": "1"}, tmp_path)
    assert prepare({"A": "1"}, tmp_path) is first
    assert prepare({"A": "2"}, tmp_path) is not first
    for name in ("titian.env", "secret-key"):
        before = prepare({"A": "1"}, tmp_path)
        (tmp_path / name).write_text("one")
        changed = prepare({"A": "1"}, tmp_path)
        assert changed is not before
        (tmp_path / name).write_text("two")
        assert prepare({"A": "1"}, tmp_path) is not changed


def test_each_test_finds_the_one_that_another_has_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = Hub(tmp_path)
    first = prepare(hub.environment, hub.data)
    monkeypatch.setenv("PYTEST_CURRENT_TEST", "another")
    assert prepare(hub.environment, hub.data) is first


def test_only_a_few_are_kept(tmp_path: Path) -> None:
    first = prepare({"A": "0"}, tmp_path)
    for each in range(1, 5):
        prepare({"A": str(each)}, tmp_path)
    assert len(running._prepared) == 3
    assert prepare({"A": "0"}, tmp_path) is not first
