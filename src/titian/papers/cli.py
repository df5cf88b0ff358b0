"""`titian paper`: papers to point at, to act by and to fill in, as PDFs to print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from titian.papers.act import make_act
from titian.papers.by_hand import make_by_hand
from titian.papers.card import count_cards, make_card
from titian.papers.errors import NotSealed, PaperError
from titian.papers.form import Kind, make_form
from titian.papers.pack import open_pack
from titian.papers.pocket import make_pocket
from titian.papers.sealed import make_sealed
from titian.papers.sheet import make_sheet
from titian.papers.squares import read_sealed

app = typer.Typer(no_args_is_help=True, help="Papers to point at, where no phone and no interpreter is at hand.")

PackArgument = Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the pack.")]
OutOption = Annotated[Path, typer.Option("--out", "-o", dir_okay=False, help="The PDF to write.")]
OfficerOption = Annotated[str, typer.Option("--officer", help="Tag of the officer's language.")]
PersonOption = Annotated[str, typer.Option("--language", help="Tag of the person's language, such as ur.")]
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


@app.command("by-hand")
def by_hand(
    pack: PackArgument,
    out: OutOption,
    language: Annotated[str, typer.Option("--language", help="Tag of the person's language, such as ur.")],
    officer: OfficerOption = "en",
    fonts: FontsOption = None,
) -> None:
    """A referral by hand to one organisation: the yes, what is needed, how to meet; a part to give back. A4."""
    with _told():
        (made,) = make_by_hand(open_pack(pack), language, officer=officer, fonts=fonts or ())
        _write(out, made)
    typer.echo(f"{out}: one page for each organisation. Cut where the scissors are.")


@app.command("sealed")
def sealed(
    pack: PackArgument,
    out: OutOption,
    language: PersonOption,
    squares: Annotated[
        typer.FileText,
        typer.Option("--squares", help="The file the phone saved, or - for what a scanner types.", encoding="utf-8"),
    ],
    officer: OfficerOption = "en",
    fonts: FontsOption = None,
) -> None:
    """What a phone sealed, as squares for a receiver with no network. Nobody can open it here. A4."""
    with _told():
        try:
            given = read_sealed(squares.read())
        except UnicodeDecodeError as error:
            raise NotSealed from error
        (made,) = make_sealed(open_pack(pack), given, language, officer=officer, fonts=fonts or ())
        _write(out, made)
    typer.echo(f"{out}: one page, for one organisation. Delete what the phone saved.")


@app.command("notice")
def notice(
    pack: PackArgument,
    out: OutOption,
    language: PersonOption,
    officer: OfficerOption = "en",
    fonts: FontsOption = None,
) -> None:
    """To the authority that can suspend a return: no return step until it has answered. No reasons, no name. A4."""
    _form(pack, out, "notice", language, officer, fonts)


@app.command("request")
def request(
    pack: PackArgument,
    out: OutOption,
    language: PersonOption,
    officer: OfficerOption = "en",
    fonts: FontsOption = None,
) -> None:
    """A vetted interpreter is asked for: which language, how, and who may not interpret. A4."""
    _form(pack, out, "request", language, officer, fonts)


@app.command("receipt")
def receipt(
    pack: PackArgument,
    out: OutOption,
    language: PersonOption,
    officer: OfficerOption = "en",
    fonts: FontsOption = None,
) -> None:
    """An organisation has taken responsibility: one part for it, one for whoever handed over. A4."""
    _form(pack, out, "receipt", language, officer, fonts)


@app.command("pocket")
def pocket(
    pack: PackArgument,
    out: OutOption,
    language: PersonOption,
    number: Annotated[str, typer.Option("--number", help="Telephone number to call, as dialled here.")],
    code: Annotated[str, typer.Option("--code", help="The person's code in their numerals, if they want it.")] = "",
    fonts: FontsOption = None,
) -> None:
    """Ten pocket cards to cut: a number and the person's language, no logo and no word that endangers. A4."""
    with _told():
        (made,) = make_pocket(open_pack(pack), language, number, code=code, fonts=fonts or ())
        _write(out, made)
    typer.echo(f"{out}: one page, ten cards. Cut where the lines are. Give one only if it is safe to carry.")


def _form(pack: Path, out: Path, kind: Kind, language: str, officer: str, fonts: list[Path] | None) -> None:
    with _told():
        (made,) = make_form(open_pack(pack), kind, language, officer=officer, fonts=fonts or ())
        _write(out, made)
    typer.echo(f"{out}: one page. No name and no reason stands on it.")


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
