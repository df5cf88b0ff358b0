"""Work that is done one turn at a time: whatever came while a turn was running is done in the next one, together.

A transaction costs a flush to disk and several round trips, however little it stores. So requests that arrive while
one is stored wait for its end and then share one transaction: the busier the hub, the less each costs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Final, Generic, Protocol, TypeVar


class Job(Protocol):
    """Something to be done. `is_done` is set by the work, whatever came of it."""

    is_done: bool


J = TypeVar("J", bound=Job)
MOST_TOGETHER: Final = 32


class Turns(Generic[J]):
    """`work` gets the jobs of one turn, in the order they came. It must not raise: what goes wrong is for the job."""

    def __init__(self, work: Callable[[list[J]], None]) -> None:
        self._work = work
        self._turn = Lock()
        self._waiting: deque[J] = deque()  # appending and taking from the left are safe between threads

    def take(self, job: J) -> None:
        """Returns once the job is done, by this thread or by another one that had the turn."""
        self._waiting.append(job)
        while not job.is_done:
            with self._turn:
                if not job.is_done:
                    self._work(self._next())

    def _next(self) -> list[J]:
        jobs: list[J] = []
        while self._waiting and len(jobs) < MOST_TOGETHER:
            jobs.append(self._waiting.popleft())
        return jobs
