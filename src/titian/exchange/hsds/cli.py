"""`titian directory hsds`: the hub's directory in the words of HSDS 3, out and in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from titian.commands import set_up_django

if TYPE_CHECKING:
    from titian.exchange.errors import ExchangeError

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help="The directory as HSDS 3, out and in.")
BAD_INPUT = 2


@app.callback()
def hsds() -> None:
    """The directory as HSDS 3, out and in."""


@app.command("export")
def export(
    out: Annotated[Path, typer.Option("--to", dir_okay=False, help="The file to write.")],
    *,
    country: Annotated[str, typer.Option(help="ISO code of the country. Left out, that of this hub.")] = "",
) -> None:
    """Write what is live and public as one page of HSDS services. Confidential places are never in it."""
    set_up_django()
    from django.conf import settings

    from titian import audit
    from titian.exchange.hsds.export import stream_directory

    code = (country or settings.TITIAN.country).upper()
    audit.record("command", "", "directory.export", "form:hsds", {"country": code})
    try:
        with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.writelines(stream_directory(code))
    except OSError as error:
        typer.echo(f"{out} cannot be written: {error.strerror}.", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{out}: written.")


@app.command("import")
def import_feed(
    source: Annotated[Path, typer.Option("--from", exists=True, dir_okay=False, help="A feed of HSDS 3, in JSON.")],
    coordinator: Annotated[str, typer.Option("--as", help="Sign-in name of the coordinator who writes the drafts.")],
    *,
    zone: Annotated[str, typer.Option(help="Time zone of hours that name none, like Asia/Bangkok.")],
    kind: Annotated[str, typer.Option(help="What a file with one thing or a list holds: service, organization.")] = (
        "service"
    ),
    only_check: Annotated[bool, typer.Option("--check", help="Say what is wrong, and take in nothing.")] = False,
) -> None:
    """Make drafts of a feed, for two others to agree to on the desk: all of it, or nothing.

    Exit code 2 and every fault by its path when the feed is broken, 1 when there is no such coordinator.
    """
    set_up_django()
    from django.utils import timezone

    from titian.exchange.errors import ExchangeError
    from titian.exchange.hsds.actions.take_feed import take_feed
    from titian.exchange.hsds.feed import read_feed
    from titian.exchange.hsds.incoming import read_entries
    from titian.exchange.hsds.vocabulary import KINDS
    from titian.people.models import Role, User

    actor = User.objects.filter(username=coordinator, role=Role.COORDINATOR, is_active=True).first()
    if actor is None:
        typer.echo(f"There is no coordinator {coordinator}.", err=True)
        raise typer.Exit(1)
    if kind not in KINDS:
        typer.echo(f"--kind is one of {', '.join(KINDS)}.", err=True)
        raise typer.Exit(BAD_INPUT)
    try:
        read = read_entries(read_feed(source.read_bytes(), kind), zone)
        for path in read.inactive:
            typer.echo(f"{path}: not active, left out.")
        if only_check:
            typer.echo(f"{source}: {len(read.found)} services could be taken in.")
            return
        taken = take_feed(actor=actor, found=read.found, now=timezone.now())
    except ExchangeError as error:
        _refuse(error)
    typer.echo(f"{source}: {taken.added} new drafts, {taken.proposed} proposals, {taken.unchanged} say nothing new.")


def _refuse(error: ExchangeError) -> NoReturn:
    for fault in error.faults:
        typer.echo(str(fault), err=True)
    typer.echo(f"{error.sentence} [{error.code}]", err=True)
    raise typer.Exit(BAD_INPUT) from None
