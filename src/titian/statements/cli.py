"""`titian statement`: the wordings that a region's statements are drafted from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from titian.commands import set_up_django

if TYPE_CHECKING:
    from titian.statements.wordings import Wording

app = typer.Typer(name="statement", help="Check the wording of statements, and take it into a region's hub.")
FileArgument = Annotated[Path, typer.Argument(help="The wording, for example content/statements/en.yaml.")]


@app.callback()
def statement() -> None:
    """Check the wording of statements, and take it into a region's hub."""


@app.command("check")
def check(file: FileArgument) -> None:
    """Say what is wrong with a wording, and in which line. Needs no hub. Exit code 1 when anything is."""
    wording = _read(file)
    count = sum(len(part.sentences) for _, part in wording.list_parts())
    who = ", ".join(f"{review.who} ({review.day})" for review in wording.reviewed_by)
    typer.echo(f"{file}: {count} sentences, {wording.state}: {who or 'nobody has reviewed it'}.")


@app.command("take")
def take(*, file: FileArgument, by: Annotated[str, typer.Option(help="Name of the account, as it signs in.")]) -> None:
    """Take a wording in, whole or not at all. The log names the account: a co-chair or the regional office."""
    set_up_django()
    from django.conf import settings
    from django.utils import timezone

    if settings.HUB_KIND.name != "region":
        _refuse("Statements are kept on a region's hub: set TITIAN_KIND=region.")

    from titian.desk.errors import Refused
    from titian.people.models import User
    from titian.statements.actions.take_wording import take_wording

    actor = User.objects.open().filter(username=by).first()
    if actor is None:
        _refuse(f"There is no account {by}.")
    _read(file)
    try:
        row = take_wording(actor=actor, content=file.read_text(encoding="utf-8"), now=timezone.now())
    except Refused as refusal:
        _refuse(f"{refusal} Nothing was taken.")
    reviewed = "It is reviewed." if row.state == "reviewed" else "It is not reviewed."
    typer.echo(f"{row}: taken in. {reviewed}")


def _read(file: Path) -> Wording:
    from titian.statements.wordings import WordingFaulty, read_wording

    try:
        return read_wording(file.read_text(encoding="utf-8"))
    except OSError as error:
        _refuse(f"{file}: {error.strerror}. Nothing was taken.")
    except UnicodeDecodeError:
        _refuse(f"{file} is no text in UTF-8. Nothing was taken.")
    except WordingFaulty as faulty:
        for fault in faulty.faults:
            typer.echo(f"{file}, {fault}", err=True)
        _refuse("Nothing was taken.")


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
