"""One request after the other, by a process that stays warm."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from titian.preparedness.drift.answering import make_answer
from titian.preparedness.drift.errors import KEPT, WorkerDied
from titian.preparedness.drift.files import find_source, read_request, write_answer
from titian.preparedness.drift.model import Answer, Given, Request, Track, list_hours
from titian.preparedness.drift.workers import Worker

LOCK: Final = "titian-drift.lock"


class Bench:
    """Works out requests, one at a time on this machine's OpenDrift, each in its turn.

    `start` gives a new worker: the first when one is needed, another after some jobs or when one has died.
    """

    def __init__(self, start: Callable[[], Worker], locks: Path) -> None:
        self._start, self._locks = start, locks
        self._worker: Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._let_go()

    def answer(self, request_path: Path, answer_path: Path, tell: Callable[[int, int], None]) -> Answer:
        """Writes the answer whole, or leaves everything as it was. `tell`: how many members are done, of how many.

        Raises DriftError; OSError where the answer cannot be written.
        """
        request, digest = read_request(request_path)
        folder = request_path.parent
        wind, wind_path = find_source(request.wind, folder)
        current, current_path = find_source(request.current, folder)
        job = _make_job(request, _name(request.wind, wind_path), _name(request.current, current_path))
        worker = self._get_worker()
        try:
            with self._alone():
                tracks = _collect(worker, job, request, tell)
        except ValueError:
            self._let_go()
            raise _garbled() from None
        answer = make_answer(
            request,
            digest,
            tracks,
            wind=wind,
            current=current,
            versions={"titian": version("titian"), **worker.versions},
            now=datetime.now(UTC).replace(microsecond=0),
        )
        write_answer(answer, answer_path)
        return answer

    def _get_worker(self) -> Worker:
        if self._worker is not None and self._worker.is_worn:
            self._let_go()
        if self._worker is None:
            self._worker = self._start()
        return self._worker

    def _let_go(self) -> None:
        if self._worker is not None:
            self._worker.close()
        self._worker = None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One job at a time on this OpenDrift, whoever else asks: two at once would want the memory of two."""
        with (self._locks / LOCK).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _collect(worker: Worker, job: dict[str, object], request: Request, tell: Callable[[int, int], None]) -> list[Track]:
    """Every member, each with all its particles. Raises ValueError where some are not there, and as `Worker.work`."""
    tracks: list[Track] = []
    for told in worker.work(job):
        track = Track.model_validate(told)
        if set(track.afloat) != set(list_hours(request.hours)) or track.count_at(request.hours) != request.particles:
            raise ValueError("particles went missing on the way")
        tracks.append(track)
        tell(len(tracks), request.members)
    if len(tracks) != request.members:
        raise ValueError("members went missing on the way")
    return tracks


def _name(given: Given, path: Path | None) -> dict[str, object]:
    if given.constant is not None:
        return {"constant": given.constant.model_dump()}
    return {"path": str(path and path.resolve()), "file": given.file}


def _make_job(request: Request, wind: dict[str, object], current: dict[str, object]) -> dict[str, object]:
    return {
        **request.model_dump(mode="json", exclude={"format", "version", "event", "wind", "current"}),
        "tell_hours": list(list_hours(request.hours)),
        "wind": wind,
        "current": current,
    }


def _garbled() -> WorkerDied:
    return WorkerDied(
        f"The answer of OpenDrift was not whole. {KEPT} Set it up again with `make drift` if this comes back."
    )
