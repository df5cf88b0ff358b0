"""`titian directory`: a country folder into the working directory, and its live entries back into the folder; HSDS."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from titian.commands import set_up_django

app = typer.Typer(name="directory", help="Take a country folder into the working directory, and write it back.")
FolderArgument = Annotated[Path, typer.Argument(help="Folder of a country, for example content/countries/th.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Report as one JSON object.")]


@app.callback()
def directory() -> None:
    """Take a country folder into the working directory, and write its live entries back."""


@app.command("import")
def take(
    *,
    folder: FolderArgument,
    zone: Annotated[str, typer.Option(help="Time zone of services that come in new, such as Asia/Bangkok.")],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Where folder and hub say a service otherwise, take the folder's.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Bring the folder's services in. What is new comes in live; where both say something, the hub's stands."""
    set_up_django()
    from django.utils import timezone

    from titian.directory.actions.take_folder import take_folder
    from titian.directory.country.errors import DirectoryError
    from titian.directory.errors import EntryError
    from titian.people.zones import list_zones

    if zone not in list_zones():
        _refuse("directory.faulty", f"There is no time zone {zone}. Write it like Asia/Bangkok.", as_json=as_json)
    try:
        taken = take_folder(folder, zone=zone, now=timezone.now(), overwrite=overwrite)
    except (DirectoryError, EntryError) as problem:
        _refuse(problem.code, str(problem), as_json=as_json)
    if as_json:
        typer.echo(json.dumps(asdict(taken), ensure_ascii=False))
        return
    typer.echo(f"{taken.country}: {taken.services} services in the folder, {taken.new} new, {taken.changed} changed.")
    for one in taken.differences:
        typer.echo(f"{one.slug}: the hub says otherwise, and its word stands: {', '.join(one.fields)}")
    if taken.differences:
        typer.echo("To take the folder's instead: titian directory import --overwrite")


@app.command("export")
def give(*, folder: FolderArgument, as_json: JsonOption = False) -> None:
    """Write the live, public entries into the folder's directory.yaml. Then build, sign and publish it as always.

    No address, no focal point and nothing of tonight is written. Exit code 1 while sources have to be added first.
    """
    set_up_django()
    from titian.directory.actions.give_folder import give_folder
    from titian.directory.country.errors import DirectoryError

    try:
        given = give_folder(folder)
    except DirectoryError as problem:
        _refuse(problem.code, str(problem), as_json=as_json)
    if as_json:
        typer.echo(json.dumps(asdict(given), ensure_ascii=False))
    else:
        typer.echo(f"{given.country}: {given.services} services written to {folder}/directory.yaml.")
        for said, slugs in (("new", given.new), ("changed", given.changed), ("taken out", given.taken_out)):
            if slugs:
                typer.echo(f"{said}: {', '.join(slugs)}")
        if given.left_out:
            typer.echo(f"left out, because no source is named: {', '.join(given.left_out)}")
        if given.sources:
            typer.echo("add to `sources` of country.yaml:")
            for line in given.sources:
                typer.echo(f"  {line}")
    if given.sources:
        raise typer.Exit(1)


@app.command("holiday")
def holiday(
    *,
    on: Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="The day, such as 2026-12-31.")],
    name: Annotated[str, typer.Argument(help="What the day is called.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="The day is none.")] = False,
) -> None:
    """Keep a public holiday of the hub's country: what closes on holidays is not open then."""
    set_up_django()
    from django.conf import settings

    from titian.directory.actions.keep_holiday import add_holiday, remove_holiday
    from titian.people.models import Country

    country = Country.objects.filter(pk=settings.TITIAN.country).first()
    if country is None or not (remove or name.strip()):
        _refuse("directory.faulty", "Name the day, on a hub that serves a country.", as_json=False)
    if remove:
        was_there = remove_holiday(country=country, on=on.date())
        typer.echo(f"{on.date()} is no holiday{'' if was_there else '; it was none'}.")
    else:
        add_holiday(country=country, on=on.date(), name=name)
        typer.echo(f"{on.date()}: {name}")


def _refuse(code: str, message: str, *, as_json: bool) -> NoReturn:
    typer.echo(json.dumps({"code": code, "message": message}) if as_json else message, err=not as_json)
    raise typer.Exit(1)
