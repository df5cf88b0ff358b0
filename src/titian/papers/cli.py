"""`titian paper`: papers to point at, to act by and to fill in, as PDFs to print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from titian.papers.act import make_act
from titian.papers.card import count_cards, make_card
from titian.papers.errors import PaperError
from titian.papers.pack import open_pack
from titian.papers.sheet import make_sheet
from titian.papers.slip import make_slip

app = typer.Typer(no_args_is_help=True, help="Papers to point at, where no phone and no interpreter is at hand.")

PackArgument = Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the pack.")]
OutOption = Annotated[Path, typer.Option("--out", "-o", dir_okay=False, help="The PDF to write.")]
OfficerOption = Annotated[str, typer.Option("--officer", help="Tag of the officer's language.")]
FontsOption = Annotated[
    list[Path] | None,
    typer.Option("--fonts", exists=True, file_okay=False, help="Folder with Noto fonts instead of the system's."),
]


@app.command("card")
def card(
    pack: PackArgument,
    out: OutOption,
    languages: Annotated[
        str | None, typer.Option("--languages", help="Tags in the order of the card: th,my,km. Default: the pack's.")
    ] = None,
    station: Annotated[
        str | None, typer.Option("--station", help="Country of the station, such as TH: what is likely there is first.")
    ] = None,
    officer: OfficerOption = "en",
    fonts: FontsOption = None,
) -> None:
    """Which language? A tile for each on the front, and on the back the first answers in it. A4, both sides."""
    with _told():
        opened = open_pack(pack)
        tags = opened.list_all() if languages is None else [tag.strip() for tag in languages.split(",") if tag.strip()]
        (made,) = make_card(opened, tags, station=station, officer=officer, fonts=fonts or ())
        _write(out, made)
    cards = count_cards(len(set(tags)))
    typer.echo(f"{out}: {cards} card(s), each two pages. Print on both sides and turn over the short edge.")


@app.command("sheet")
def sheet(
    pack: PackArgument,
    out: OutOption,
    language: Annotated[str, typer.Option("--language", help="Tag of the person's language, such as ur.")],
    officer: OfficerOption = "en",
    fonts: FontsOption = None,
) -> None:
    """One person's language and the officer's: answers, care, fear, where it hurts, first sentences. A4, two pages."""
    with _told():
        (made,) = make_sheet(open_pack(pack), language, officer=officer, fonts=fonts or ())
        _write(out, made)
    typer.echo(f"{out}: two pages. Print on both sides and turn over the long edge.")


@app.command("act")
def act(pack: PackArgument, out: OutOption, officer: OfficerOption = "en", fonts: FontsOption = None) -> None:
    """Look, and act: what is seen by eye and what to do, in the officer's language. No questions. A4, two pages."""
    with _told():
        (made,) = make_act(open_pack(pack), officer=officer, fonts=fonts or ())
        _write(out, made)
    typer.echo(f"{out}: two pages. Print on both sides and turn over the long edge.")


@app.command("slip")
def slip(
    pack: PackArgument,
    out: OutOption,
    language: Annotated[str, typer.Option("--language", help="Tag of the person's language, such as ur.")],
    officer: OfficerOption = "en",
    fonts: FontsOption = None,
) -> None:
    """A referral by hand to one organisation: the yes, what is needed, how to meet; a part to give back. A4."""
    with _told():
        (made,) = make_slip(open_pack(pack), language, officer=officer, fonts=fonts or ())
        _write(out, made)
    typer.echo(f"{out}: one page for each organisation. Cut where the scissors are.")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except PaperError as error:
        typer.echo(f"{error.code}: {error}", err=True)
        raise typer.Exit(1) from error


def _write(out: Path, made: bytes) -> None:
    try:
        out.write_bytes(made)
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror}. Name another place with -o."
        raise PaperError(message) from error
