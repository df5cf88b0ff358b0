"""Pages of figures may be read from a copy of the database; everything else never is.

`titian.hub.operations.replica` routes reads while the mark made here stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Final, ParamSpec

import structlog
from django.conf import settings
from django.db import OperationalError
from django.http import HttpResponseBase

P = ParamSpec("P")
REPLICA: Final = "replica"
_reads_copy: ContextVar[bool] = ContextVar("reads_copy", default=False)
log = structlog.get_logger()


@dataclass(frozen=True)
class CopiedRoom:
    """A room's part: its rows are what figures are made of, and may come from the copy."""

    room: str


def is_reading_copy() -> bool:
    """Whether what is read now may be some seconds old."""
    return _reads_copy.get()


@contextmanager
def reading_copy() -> Iterator[None]:
    """Reads inside may come from the replica. Nothing is written inside that depends on what was read."""
    token = _reads_copy.set(REPLICA in settings.DATABASES)
    try:
        yield
    finally:
        _reads_copy.reset(token)


def from_copy(page: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    """Marks a page of figures. It must draw everything before it returns; when the copy does not answer, it is drawn
    again from the database itself."""

    @wraps(page)
    def draw(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            with reading_copy():
                return page(*args, **kwargs)
        except OperationalError:
            if REPLICA not in settings.DATABASES:
                raise
            log.warning("replica.read.failed")
            return page(*args, **kwargs)

    return draw
