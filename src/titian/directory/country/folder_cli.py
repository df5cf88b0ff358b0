"""`titian pack check` and `titian pack picture` where the folder is a country's and no pack. No Django."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from titian.review import cli as review

BAD_INPUT = review.BAD_INPUT
Folder = Annotated[Path, typer.Argument(help="Folder of a pack or of a country: content/countries/th.")]
OnOption = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A country as on that day. Left out, today.")
]


def is_country(folder: Path) -> bool:
    """Whether this is the folder of a country."""
    return (folder / "country.yaml").is_file()


def check(
    pack: Folder,
    *,
    witnesses: Annotated[bool, typer.Option("--witnesses", help="Show answers with which each rule holds.")] = False,
    on: OnOption = None,
    as_json: review.AsJson = False,
) -> None:
    """Find what is wrong with a pack, or what a country folder still lacks: one line each, with file, line and remedy.

    Exit code 0 when nothing is wrong, or warnings and gaps only; 2 when there are errors or problems.
    """
    if not is_country(pack):
        return review.check(pack, witnesses=witnesses, as_json=as_json)
    from titian.directory.country.errors import DirectoryError
    from titian.directory.country.report import report_country

    try:
        report = report_country(pack, (on or datetime.now(UTC)).date())
    except DirectoryError as problem:
        _refuse(f"{problem} [{problem.code}]")
    typer.echo(json.dumps(report.as_json(), ensure_ascii=False) if as_json else "\n".join(report.in_words()))
    if report.problems:
        raise typer.Exit(BAD_INPUT)
    return None


def picture(
    pack: Folder,
    *,
    out: Annotated[Path, typer.Option(help="File to write, for example pathways.svg.")],
    on: OnOption = None,
    as_json: review.AsJson = False,
) -> None:
    """Draw the instrument of a pack, or every pathway of a country. Exit code 2 when it cannot be read."""
    if not is_country(pack):
        return review.picture(pack, out=out, as_json=as_json)
    from titian.directory.country import load_country
    from titian.directory.country.errors import DirectoryError
    from titian.directory.country.picture import draw_pathways

    try:
        drawn = draw_pathways(load_country(pack), (on or datetime.now(UTC)).date())
        out.write_text(drawn, encoding="utf-8")
    except (DirectoryError, OSError) as problem:
        _refuse(str(problem))
    said = {"out": str(out), "bytes": len(drawn.encode())}
    typer.echo(json.dumps(said) if as_json else f"Drew the pathways of {pack.name} in {out}")
    return None


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(BAD_INPUT)


def add_country_commands(app: typer.Typer) -> None:
    """Puts the two that know both kinds of folder in the place of those that know a pack alone."""
    app.registered_commands = [each for each in app.registered_commands if each.name not in {"check", "picture"}]
    for command in (check, picture):
        app.command(command.__name__)(command)
