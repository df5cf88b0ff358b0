"""JSON lines on standard error: `noun.verb.state` events with ids and codes, never personal data.

Records of libraries keep their logger, level and template only: the values that would be filled in may be names,
addresses or query parameters. Of an exception the class and the places are kept, not its message.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog


def configure_logs(level: int = logging.INFO) -> None:
    """Sets up structlog and routes the standard library's logging through the same rules."""
    shared: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, shorten_exception, structlog.processors.JSONRenderer(sort_keys=True)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[keep_template, *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                shorten_exception,
                structlog.processors.JSONRenderer(sort_keys=True),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if not getattr(kept, "is_titian", False)]
    handler.is_titian = True  # type: ignore[attr-defined]  # marks ours, so that a second call replaces it
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    # Both write account names and addresses at WARNING; what matters of them is recorded in the audit log.
    for name in ("axes", "allauth"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.getLogger("django").handlers = []
    logging.getLogger("django").propagate = True


def keep_template(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replaces a library's finished sentence by its template. Any: structlog's own signature."""
    record: logging.LogRecord = event["_record"]
    event["event"] = "library.spoke"
    event["logger"] = record.name
    event["template"] = record.msg if isinstance(record.msg, str) and record.args else "(no template)"
    return event


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
