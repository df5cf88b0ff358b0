"""What can go wrong between Titian and a standard. docs/developers/exchange.md lists the codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in what was given. `where` is a path or the name of a field, never what stands in it."""

    where: str
    code: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence} [{self.code}]"


class ExchangeError(Exception):
    """Base of this room. Nothing was taken in or written when it is raised."""

    code = "exchange.refused"

    def __init__(self, sentence: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.faults = tuple(faults)


class FileUnreadable(ExchangeError):
    """Neither a file of this standard nor one that could be mended line by line."""

    code = "exchange.file_unreadable"


class RecordRefused(ExchangeError):
    code = "htcds.record_refused"


class FormUnknown(ExchangeError):
    code = "htcds.form_unknown"


class FeedRefused(ExchangeError):
    code = "hsds.feed_refused"
