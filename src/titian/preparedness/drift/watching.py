"""A folder into which requests are put, and in which their answers appear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from titian.preparedness.drift.errors import DriftError
from titian.preparedness.drift.running import Bench

ASKED: Final = ".drift-request.json"
ANSWERED: Final = ".drift-answer.json"


def name_answer(request: Path) -> Path:
    """boat.drift-request.json → boat.drift-answer.json, beside it; of another name, the same with our ending."""
    return request.with_name(request.name.removesuffix(ASKED).removesuffix(".json") + ANSWERED)


class Watch:
    """What lies in the folder, gone through again and again. A request is asked once, until it changes."""

    def __init__(self, folder: Path, bench: Bench) -> None:
        self._folder, self._bench = folder, bench
        self._asked: dict[Path, int] = {}

    def sweep(self, tell: Callable[[int, int], None]) -> Iterator[str]:
        """A sentence for each request that was answered or refused. A refused one stays as it is."""
        for request in sorted(self._folder.glob(f"*{ASKED}")):
            try:
                changed = request.stat().st_mtime_ns
            except FileNotFoundError:
                continue  # somebody took it away again
            answer = name_answer(request)
            if self._asked.get(request) == changed or self._is_answered(answer, changed):
                continue
            self._asked[request] = changed
            try:
                self._bench.answer(request, answer, tell)
            except DriftError as error:
                yield f"{request.name}: {error.message}"
            except OSError as error:
                yield f"{answer.name}: {error.strerror}. The request is as it was."
            else:
                yield f"{answer.name}: written."

    @staticmethod
    def _is_answered(answer: Path, changed: int) -> bool:
        return answer.exists() and answer.stat().st_mtime_ns >= changed
