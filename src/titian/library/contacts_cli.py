"""`titian contacts`: a region's contact sheet, checked and shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from titian.commands import set_up_django

PURPOSES: Final = {
    "rescue": "rescue centre",
    "shelter": "shelter",
    "health": "health",
    "child_protection": "child protection",
    "focal_point": "duty desk of the focal point",
}


def contacts(
    file: Annotated[Path, typer.Argument(help="The file that somebody of the region sent.")],
    words: Annotated[str, typer.Option("--words", help="The six words of the region's root, as heard by telephone.")],
) -> None:
    """Check a region's contact sheet, and show whom it says to call.

    Exit code 1, and nothing shown, where it was changed, is signed by another key, or the words are others.
    """
    set_up_django()
    from titian.library.contact_sheets import read_sheet
    from titian.library.errors import ContactSheetRefused
    from titian.sealing.words import are_words_of

    try:
        sheet = read_sheet(file.read_bytes())
    except (OSError, ContactSheetRefused) as problem:
        code, message = getattr(problem, "code", "file.unreadable"), getattr(problem, "message", None) or str(problem)
        typer.echo(f"{message} [{code}]", err=True)
        raise typer.Exit(1) from problem
    if not are_words_of(sheet.root_thumbprint, words):
        typer.echo(
            "These are not the words of the root that signed this file. Call somebody of the region whom you knew "
            "before, and compare them once more. [contact_sheet.words]",
            err=True,
        )
        raise typer.Exit(1)
    typer.echo(f"As of {sheet.issued_at:%d %B %Y}, to be kept until {sheet.expires_at:%d %B %Y}")
    for line in sheet.lines:
        hours = "day and night" if line.is_always else "office hours"
        typer.echo(f"{line.number:17}{PURPOSES[line.purpose]}, {line.name} ({hours}; answered on {line.checked_on})")
