"""Requests read and answers written: by their owner alone, and an answer whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from titian.preparedness.drift.errors import FieldUnfit, RequestUnfit
from titian.preparedness.drift.model import Answer, Given, Request, Source

MOST_BYTES: Final = 64 * 1024
OWNER: Final = 0o600


def read_request(path: Path) -> tuple[Request, str]:
    """The request and the SHA-256 of its bytes; from now on only its owner reads the file.

    Raises RequestUnfit. It names the field and what is wrong with it, and never says what stands there.
    """
    try:
        path.chmod(OWNER)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RequestUnfit(f"{path.name}: {error.strerror}.") from None
    if len(data) > MOST_BYTES:
        raise RequestUnfit(f"{path.name} is longer than any request: is it another file?")
    try:
        return Request.model_validate_json(data), hashlib.sha256(data).hexdigest()
    except ValidationError as error:
        raise RequestUnfit(f"{path.name} cannot be worked out. {_say(error)}") from None


def _say(error: ValidationError) -> str:
    """Each fault by its field. What was typed there is left out: it may be the position."""
    lines = []
    for fault in error.errors(include_input=False, include_url=False, include_context=False):
        is_strange = fault["type"] == "extra_forbidden"
        where = ".".join(str(step) for step in fault["loc"][: -1 if is_strange else None])
        message = fault["msg"].removeprefix("Value error, ")
        if is_strange:
            message = "There is a field in it that no request has"
        elif fault["type"] == "missing" and where in {"wind", "current"}:
            message = "nothing is worked out without both wind and current; give a file or a constant"
        elif fault["type"] == "too_short":
            message = f"{message}; one type or seed alone would hide how unsure all of this is"
        elif fault["type"] == "json_invalid":
            message = "this is no JSON"
        lines.append(f"{where}: {message}." if where else f"{message[:1].upper()}{message[1:]}.")
    return " ".join(lines)


def find_source(given: Given, folder: Path) -> tuple[Source, Path | None]:
    """The source with its digest, and where its file lies. Raises FieldUnfit where it does not lie there."""
    if given.file is None:
        return Source(constant=given.constant), None
    path = folder / given.file
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FieldUnfit(f"{given.file}: {error.strerror}. Put it beside the request.") from None
    return Source(file=given.file, sha256=digest), path


def write_answer(answer: Answer, path: Path) -> None:
    """In place at once, whole, read by its owner alone. Raises OSError."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER)
        with os.fdopen(handle, "wb") as file:
            file.write(answer.model_dump_json(exclude_none=True).encode())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
