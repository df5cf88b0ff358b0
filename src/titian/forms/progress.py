"""A word about what is being done, once it takes longer than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Lock, Timer
from types import TracebackType
from typing import Final, Self

import typer

AFTER: Final = 1.0  # seconds


def to_terminal(sentence: str) -> None:
    """Says it to a person who waits; another program, which reads what a command says, hears nothing."""
    if sys.stderr.isatty():
        typer.echo(sentence, err=True)


class Progress:
    """Says nothing of what is quick; after a second the step that is on, and from then on each step as it begins."""

    def __init__(self, first: str, say: Callable[[str], None], *, after: float = AFTER) -> None:
        self._sentence, self._say = first, say
        self._is_told = False
        self._lock = Lock()
        self._timer = Timer(after, self._begin)
        self._timer.daemon = True

    def step(self, sentence: str) -> None:
        """The next step begins."""
        with self._lock:
            self._sentence = sentence
            if self._is_told:
                self._say(sentence)

    def _begin(self) -> None:
        with self._lock:
            self._is_told = True
            self._say(self._sentence)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
