"""The one way a file is refused."""

from __future__ import annotations

from typing import NoReturn

from titian.instrument.errors import Problem

from .problems import WorkbookError


def refuse(code: str, what: str, *fixes: str) -> NoReturn:
    """Raises the one reason for which a file is not read."""
    raise WorkbookError("The file cannot be read.", [Problem(code=code, what=what, fixes=fixes)])


def refuse_damaged(what: str) -> NoReturn:
    """Raises that the file is broken."""
    refuse("workbook.damaged", what, "save the workbook again.")
