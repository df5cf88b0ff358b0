"""JSON lines on standard error: `noun.verb.state` events with ids and codes, never personal data.

Records of libraries keep their logger, level and template only: the values that would be filled in may be names,
addresses or query parameters. Of an exception the class and the places are kept, not its message.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
import traceback
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any, Final

import structlog

SERVER: Final = "_granian"  # it speaks of its processes and threads, never of a request


class StandardError(io.StringIO):
    """Whatever `sys.stderr` is when a line is written: it may have been replaced since the logs were set up.

    A line that cannot be written is lost: a full disk must not take the hub's answers along with its log.
    """

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            return sys.stderr.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            sys.stderr.flush()


def configure_logs(level: int = logging.INFO) -> None:
    """Sets up structlog and routes the standard library's logging through the same rules."""
    stream = StandardError()
    shared: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, shorten_exception, structlog.processors.JSONRenderer(sort_keys=True)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # A line and its end in one write: printed in two, another thread's line would stand between them.
        logger_factory=structlog.WriteLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LibraryFormatter())
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if not getattr(kept, "is_titian", False)]
    handler.is_titian = True  # type: ignore[attr-defined]  # marks ours, so that a second call replaces it
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    # They write account names, addresses and asked-for hosts; a page that is not there is no event either. Refused
    # posts are counted (`titian.hub.operations.requests`): else whoever sends them fills the disk.
    for name in ("axes", "allauth", "django.security"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)  # says on every stop that it stops
    logging.getLogger("django").handlers = []
    logging.getLogger("django").propagate = True


class LibraryFormatter(logging.Formatter):
    """A library's record as one JSON line: who spoke, how loud, the template without what would fill it."""

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, Any] = {
            "event": "library.spoke",
            "level": record.levelname.lower(),
            "logger": record.name,
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z"),
        }
        if record.args and isinstance(record.msg, str):
            event["template"] = record.msg  # without arguments it may be a finished sentence, so it is left out
        elif record.name == SERVER:
            event["message"] = record.getMessage()
        if record.exc_info:
            event["exc_info"] = record.exc_info
        return json.dumps(shorten_exception(None, "", event), sort_keys=True)


def shorten_exception(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keeps the class and the places of an exception; its message may quote what a person wrote."""
    found = event.pop("exc_info", None)
    event.pop("exception", None)
    event.pop("stack_info", None)
    if found is True:
        found = sys.exc_info()
    elif isinstance(found, BaseException):
        found = (type(found), found, found.__traceback__)
    if found and found[0] is not None:
        event["error"] = f"{found[0].__module__}.{found[0].__qualname__}"
        event["at"] = [
            f"{frame.filename.rsplit('site-packages/', 1)[-1]}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(found[2])
        ][-12:]
    return event
