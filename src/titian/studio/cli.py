"""`titian studio`: a pack's folder into the studio, and the studio's words back into the folder."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from titian.commands import set_up_django

app = typer.Typer(name="studio", help="Take a pack's folder into the studio, and give its words back.")
FolderArgument = Annotated[
    Path,
    typer.Argument(
        help="Folder of a pack, for example content/packs/first-contact; content/learning; or content/offer."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Report as one JSON object.")]


@app.callback()
def studio() -> None:
    """Take a pack's folder into the studio, and give its words back."""


@app.command("take")
def take(
    *,
    folder: FolderArgument,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Where folder and studio both changed a text, take the folder's.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Bring the folder into the studio, or what changed in it since. Exit code 1 when it cannot be read.

    Where folder and studio both changed a text, nothing is overwritten: the differences are listed.
    """
    set_up_django()
    from django.utils import timezone

    from titian.studio.actions.take_pack import take_pack
    from titian.studio.errors import StudioError

    try:
        taken = take_pack(folder, now=timezone.now(), overwrite=overwrite)
    except StudioError as problem:
        _refuse(problem, as_json=as_json)
    if as_json:
        typer.echo(json.dumps(asdict(taken), ensure_ascii=False))
        return
    typer.echo(f"{taken.pack}: {taken.texts} texts in {len(taken.languages)} languages.")
    typer.echo(
        f"{taken.new} new, {taken.changed} changed, {taken.removed} texts no longer in the pack, "
        f"{taken.stale} translations of English that changed."
    )
    for one in taken.differences:
        typer.echo(f"{one.tag or '-'}  {one.text_id}: changed in both places; the studio's stands.")
        typer.echo(f"  folder: {one.in_folder}\n  studio: {one.in_studio}")
    if taken.differences:
        typer.echo("To take the folder's instead: titian studio take --overwrite")


@app.command("give")
def give(
    *,
    folder: FolderArgument,
    language: Annotated[list[str] | None, typer.Option(help="Tag of a language; may be given again.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Write the studio's words and clips into the folder. Build, sign and publish it as always: titian pack build.

    Exit code 1 when the folder holds words the studio has not seen.
    """
    set_up_django()
    from django.utils import timezone

    from titian.studio.actions.give_pack import give_pack
    from titian.studio.errors import StudioError

    try:
        given = give_pack(folder, now=timezone.now(), tags=language or ())
    except (StudioError, OSError) as problem:
        _refuse(problem, as_json=as_json)
    if as_json:
        typer.echo(json.dumps(asdict(given), ensure_ascii=False))
        return
    for name, texts in given.files.items():
        typer.echo(f"{name}: {texts}")
    for name, clips in given.clips.items():
        typer.echo(f"{name}: {clips} clips")
    for name, parts in given.partial.items():
        told = ", ".join(f"{part} {count}" for part, count in parts.items())
        typer.echo(f"{name}: not given until whole, texts that are missing by part: {told}")
    for name, tags in given.held.items():
        told = ", ".join(f"{tag} {count}" for tag, count in tags.items())
        why = f"until whole, texts that are missing by language: {told}" if told else "with some languages alone"
        typer.echo(f"{name}: agreed to, and not given {why}")
    for name, parts in given.waiting.items():
        told = ", ".join(f"{part} {count}" for part, count in parts.items())
        typer.echo(f"{name}: approved here, given as recorded until ten listeners have understood their part: {told}")
    for sentence in given.silent:
        typer.echo(sentence)


def _refuse(problem: Exception, *, as_json: bool) -> NoReturn:
    code = getattr(problem, "code", "file.unwritable")
    if as_json:
        typer.echo(json.dumps({"code": code, "message": str(problem)}, ensure_ascii=False))
    else:
        typer.echo(f"{problem} [{code}]", err=True)
    raise typer.Exit(1) from problem
