"""Reads the words of a file that was put on the shelf, so that the search finds it. Work for the worker."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Final
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction

from titian.instrument.languages.zawgyi import looks_like_zawgyi
from titian.shelf import extract
from titian.shelf.codes import Reading
from titian.shelf.index import catch_up
from titian.shelf.models import File, FileText

log = structlog.get_logger()
MOST_SECONDS: Final = extract.MOST_SECONDS + 30
OUTCOMES: Final = {
    extract.READ: Reading.READ,
    extract.CUT: Reading.CUT,
    extract.LOCKED: Reading.LOCKED,
    extract.WITHOUT: Reading.WITHOUT,
}
NAMELESS_SHARE: Final = 0.005
ZAWGYI_SHARE: Final = 0.2
"""Of the lines in Burmese letters. In a long text of honest Unicode a few stand oddly: signs are how this is told."""


def read_file(pk: UUID) -> None:
    """Safe to run twice. Whatever the file holds, it stays on the shelf, and says how its reading went."""
    file = File.objects.waiting().filter(pk=pk).first()
    if file is None:
        return
    reading, text = take_words(settings.TITIAN.blobs / file.sha256, file.format)
    with transaction.atomic():
        if not File.objects.select_for_update().filter(pk=pk).update(reading=reading):
            return  # it was taken off the shelf meanwhile
        if text:
            FileText.objects.update_or_create(file_id=pk, defaults={"text": text})
    log.info("file.reading.done", file=str(pk), reading=reading)
    catch_up()


def take_words(path: Path, form: str) -> tuple[Reading, str]:
    """How its reading went, and the words; in a process of its own, that much time and memory and no more."""
    command = [sys.executable, "-I", "-m", extract.__name__, str(path), form]
    with tempfile.TemporaryFile() as out:
        try:
            done = subprocess.run(  # noqa: S603  (our own program, and names that we made)
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL, timeout=MOST_SECONDS,
                check=False, env={},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return Reading.BROKEN, ""
        reading = OUTCOMES.get(done.returncode, Reading.BROKEN)
        if reading not in (Reading.READ, Reading.CUT):
            return reading, ""
        out.seek(0)
        text = out.read().decode()
    if is_zawgyi(text):
        return Reading.ZAWGYI, ""
    return (Reading.PARTLY if has_nameless(text) else reading), text


def has_nameless(text: str) -> bool:
    """Whether many of its signs are none: a PDF draws letters by number, and may not say which letters they are."""
    nameless = sum(count for sign, count in Counter(text).items() if sign not in "\t\n\r\f" and _is_nameless(sign))
    return nameless > NAMELESS_SHARE * len(text)


def _is_nameless(sign: str) -> bool:
    return sign == "\ufffd" or unicodedata.category(sign) in ("Cc", "Co", "Cn")


def is_zawgyi(text: str) -> bool:
    """Whether so many of its lines in Burmese letters are typed in Zawgyi that nobody would find it."""
    lines = [line for line in text.splitlines() if any("\u1000" <= letter <= "\u109f" for letter in line)]
    return sum(map(looks_like_zawgyi, lines)) > ZAWGYI_SHARE * len(lines)
