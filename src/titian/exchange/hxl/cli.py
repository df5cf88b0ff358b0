"""`titian figures`: a country's figures as files other systems read, with what is small hidden."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from titian.commands import set_up_django


def figures(
    out: Annotated[Path, typer.Option("--to", file_okay=False, help="The folder to write the files into.")],
    *,
    country: Annotated[str, typer.Option(help="ISO code of the country. Left out, that of this hub.")] = "",
) -> None:
    """Write the figures of a country as CSV with HXL hashtags, and the tables of IC-TIP.

    Cells under 11 are hidden, and with them whatever would tell them. Files that are there are replaced: exit code 1
    when one cannot be written.
    """
    set_up_django()
    from django.conf import settings

    from titian import audit
    from titian.exchange.figures import TABLES
    from titian.exchange.hxl.figures import Figures
    from titian.tables.hxl import write_table

    code = (country or settings.TITIAN.country or "").upper()
    source = Figures.of(code)
    audit.record("command", "", "table.export", "table:all", {"form": "hxl", "country": code})
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, make in TABLES.items():
            table = make(source)
            with os.fdopen(os.open(out / f"{name}.csv", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(write_table(table))
            typer.echo(f"{out / f'{name}.csv'}: {len(table.rows)} rows.")
    except OSError as error:
        typer.echo(f"{out} cannot be written: {error.strerror}.", err=True)
        raise typer.Exit(1) from None
