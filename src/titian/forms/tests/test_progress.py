"""A word only about what takes long."""

from __future__ import annotations

from threading import Event

import pytest

from titian.forms.progress import Progress, to_terminal


def test_what_is_quick_says_nothing() -> None:
    said: list[str] = []
    with Progress("Reading …", said.append, after=60) as progress:
        progress.step("Writing …")
    assert said == []


def test_what_takes_long_says_the_step_that_is_on_and_each_after_it() -> None:
    said: list[str] = []
    begun = Event()

    def say(sentence: str) -> None:
        said.append(sentence)
        begun.set()

    with Progress("Reading …", say, after=0) as progress:
        assert begun.wait(10)
        progress.step("Writing …")
    assert said == ["Reading …", "Writing …"]


def test_only_a_person_at_a_terminal_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    to_terminal("Reading …")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    to_terminal("Writing …")
    assert capsys.readouterr().err == "Writing …\n"


def test_an_error_ends_it() -> None:
    with pytest.raises(ValueError, match="no"), Progress("Reading …", print, after=60) as progress:
        raise ValueError("no")
    progress._timer.join(10)
    assert not progress._timer.is_alive()
