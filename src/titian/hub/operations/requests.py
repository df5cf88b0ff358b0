"""Counts what the web processes answer: whoever posts rubbish ten thousand times moves a figure, and writes no log. One
block of memory, shared by all of them, no lock: each process has a row of
its own, so that one which dies in mid-count holds up nobody.

Import it before the processes are forked off. Nothing of a request is kept but which side, which class of status, and
how long.
"""

from __future__ import annotations

import mmap
import os
import struct
import threading
import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]

SITES: Final = ("desk", "field", "api")
CLASSES: Final = ("2xx", "3xx", "4xx", "5xx")
BOUNDS: Final = (0.005, 0.015, 0.05, 0.15, 0.3, 1.0, 5.0)  # seconds
_ROWS: Final = 256
_CELL: Final = struct.Struct("=Q")
POSTS_REFUSED: Final = len(CLASSES) + len(BOUNDS)  # the cell behind them
_PER_SITE: Final = POSTS_REFUSED + 3  # and microseconds, and how many
_ROW_BYTES: Final = len(SITES) * _PER_SITE * _CELL.size
_memory: Final = mmap.mmap(-1, _ROWS * _ROW_BYTES)
_own: Final = threading.Lock()


def count_requests(get_response: GetResponse) -> GetResponse:
    """Middleware: the outermost but the door to the figures."""

    def count(request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = get_response(request)
        seconds = time.perf_counter() - began
        note(find_site(request), response.status_code, seconds, is_post=request.method == "POST")
        return response

    return count


def find_site(request: HttpRequest) -> str:
    if request.path.startswith("/api/"):
        return "api"
    host = request.META.get("HTTP_HOST", "").rpartition(":")[0] or request.META.get("HTTP_HOST", "")
    return "field" if host == settings.TITIAN.field_origin.host else "desk"


def note(site: str, status: int, seconds: float, *, is_post: bool = False) -> None:
    start = (os.getpid() % _ROWS) * _ROW_BYTES + SITES.index(site) * _PER_SITE * _CELL.size
    bucket = next((place for place, bound in enumerate(BOUNDS) if seconds <= bound), None)
    with _own:
        _add(start, min(max(status // 100, 2), 5) - 2, 1)
        if bucket is not None:
            _add(start, len(CLASSES) + bucket, 1)
        if is_post and 400 <= status < 500:
            _add(start, POSTS_REFUSED, 1)
        _add(start, _PER_SITE - 2, int(seconds * 1_000_000))
        _add(start, _PER_SITE - 1, 1)


def _add(start: int, cell: int, more: int) -> None:
    place = start + cell * _CELL.size
    _CELL.pack_into(_memory, place, (_CELL.unpack_from(_memory, place)[0] + more) & (2**64 - 1))


def read_counts() -> dict[str, list[int]]:
    """By site: answers by class, by duration, refused posts, microseconds, and how many; over all processes."""
    totals = {}
    for number, site in enumerate(SITES):
        cells = [0] * _PER_SITE
        for row in range(_ROWS):
            start = row * _ROW_BYTES + number * _PER_SITE * _CELL.size
            for cell, value in enumerate(struct.unpack_from(f"={_PER_SITE}Q", _memory, start)):
                cells[cell] += value
        totals[site] = cells
    return totals


def forget_counts() -> None:
    """Nothing was answered yet."""
    _memory[:] = bytes(len(_memory))
