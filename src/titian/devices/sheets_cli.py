"""`titian take-contacts`: a region's contact sheet for a country's desk and phones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from titian.commands import set_up_django


def take_contacts(
    file: Annotated[
        Path | None, typer.Argument(help="The file that somebody of the region sent; none: its hub is asked.")
    ] = None,
) -> None:
    """Take in the contact sheet of a region's hub that is known here.

    Without a file every known hub with an address is asked. Exit code 1 where one was refused: then what stood
    before stands.
    """
    set_up_django()
    from django.utils import timezone

    from titian.desk.errors import Refused
    from titian.devices.actions.fetch_sheets import fetch_sheet, list_asked
    from titian.devices.actions.take_sheet import take_sheet

    now, by, is_refused = timezone.now(), ("command", ""), False
    if file is not None:
        try:
            took = [take_sheet(data=file.read_bytes(), now=now, by=by)]
        except (OSError, Refused) as problem:
            _say(problem)
            raise typer.Exit(1) from problem
    else:
        took = []
        for hub in list_asked():
            try:
                took.append(fetch_sheet(hub, now, by=by))
            except Refused as problem:
                is_refused = True
                _say(problem, f"{hub.name}: ")
    for row in took:
        typer.echo(f"{row.hub.name}: taken, to be kept until {row.expires_at:%d %B %Y}")
    if not took and not is_refused:
        typer.echo(
            "No hub that is known here has an address to ask at. Enter it under Other hubs, or name a file.", err=True
        )
    if not took or is_refused:
        raise typer.Exit(1)


def _say(problem: Exception, whose: str = "") -> None:
    code, message = getattr(problem, "code", "file.unreadable"), getattr(problem, "message", None) or str(problem)
    typer.echo(f"{whose}{message} [{code}]", err=True)
