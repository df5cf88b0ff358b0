"""`titian pack export`: a pack as a form for KoboToolbox and ODK."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from titian.forms.progress import Progress, to_terminal
from titian.instrument.errors import InstrumentError

BAD_INPUT = 2


def export(
    pack: Annotated[Path, typer.Argument(help="Folder of a pack, for example content/packs/first-contact.")],
    *,
    out: Annotated[
        Path, typer.Option(help="FILE.xlsx, FILE.md, or a folder for the workbook with its clips and pictures.")
    ],
    language: Annotated[
        list[str] | None,
        typer.Option(help="Tag of a language beside English, once for each. Without it all of the pack."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Report as one JSON object.")] = False,
) -> None:
    """Write a pack as an XLSForm workbook in which each rule computes what is established and what is open.

    A form for one station, with its few languages, is small enough for a cheap phone.

    The form keeps every answer it is given, those of care and of private questions too, and sends them to its server:
    see docs/developers/export.md. Exit code 2 when the pack is faulty or cannot be a form.
    """
    from titian.forms.export import write_pack
    from titian.instrument.pack import load_pack

    try:
        with Progress(f"Reading {pack} …", to_terminal) as progress:
            written = write_pack(load_pack(pack), out, languages=language or (), step=progress.step)
    except (InstrumentError, OSError) as problem:
        code = getattr(problem, "code", "file.unwritable")
        if as_json:
            typer.echo(json.dumps({"code": code, "message": str(problem)}, ensure_ascii=False))
        else:
            typer.echo(f"{problem} [{code}]", err=True)
        raise typer.Exit(BAD_INPUT) from None
    if as_json:
        typer.echo(json.dumps({"workbook": str(written[0]), "media": len(written) - 1}, ensure_ascii=False))
        return
    typer.echo(f"Wrote {written[0]}")
    if len(written) > 1:
        typer.echo(f"and {len(written) - 1} clips and pictures in {written[1].parent}")
