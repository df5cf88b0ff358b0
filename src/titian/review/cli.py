"""`titian pack check | simulate | diff | picture`: what a specialist runs, without Django and without a network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from titian.instrument.errors import InstrumentError

if TYPE_CHECKING:
    from .walk import Shares

BAD_INPUT = 2
PackFolder = Annotated[Path, typer.Argument(help="Folder of a pack, for example content/packs/first-contact.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
TalkCount = Annotated[int, typer.Option("--n", min=1, max=100_000, help="How many talks are drawn.")]
Seed = Annotated[int, typer.Option(help="The same seed draws the same talks.")]
GivenShares = Annotated[
    list[str] | None,
    typer.Option(
        "--share", "--yes-share", help="name=share, as often as needed: --yes-share gate=0.3 --share skip=0.2."
    ),
]


def check(
    pack: PackFolder,
    *,
    witnesses: Annotated[bool, typer.Option("--witnesses", help="Show answers with which each rule holds.")] = False,
    as_json: AsJson = False,
) -> None:
    """Find what is wrong with a pack: cells, rules nobody can reach, double questions, missing words, failing cases.

    Exit code 0 when nothing is wrong, or warnings only; 2 when there are errors.
    """
    from .check import check_pack
    from .report import in_words

    found = check_pack(pack.resolve())
    if as_json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        typer.echo("\n".join(in_words(found, with_witnesses=witnesses)))
    if found.has_errors:
        raise typer.Exit(BAD_INPUT)


def simulate(
    pack: PackFolder,
    *,
    number: TalkCount = 2000,
    seed: Seed = 1,
    share: GivenShares = None,
    as_json: AsJson = False,
) -> None:
    """Draw talks at random, walked as the app walks them, and count levels, rules, needs and prompts.

    Shares are assumptions, no prevalence. Exit code 2 when the pack or a share cannot be read.
    """
    from .simulate import in_words, simulate
    from .subject import read_subject
    from .texts import Texts

    try:
        subject = read_subject(pack.resolve())
        shares = read_shares(share or [])
    except (InstrumentError, ValueError) as error:
        _refuse(error, as_json=as_json)
    texts = Texts(subject.logic.document, subject.words, subject.talk)
    found = simulate(subject.logic, shares, number=number, seed=seed, texts=texts)
    if as_json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False))
        return
    titles = {rule: subject.words.get(f"rule.{rule}.title", "") for rule in subject.logic.rules}
    typer.echo("\n".join(in_words(found, titles)))


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of a pack, or a built logic file (JSON).")],
    new: Annotated[Path, typer.Argument(help="The same, as it is now.")],
    *,
    number: TalkCount = 2000,
    seed: Seed = 1,
    as_json: AsJson = False,
) -> None:
    """Tell in words what changed for an officer and a person, and what the change does to drawn talks and to cases.

    Exit code 0 also when outcomes change or fall: judging that is for people. 2 when one of the two cannot be read.
    """
    from .diff import compare
    from .subject import read_subject

    try:
        one, other = read_subject(old.resolve()), read_subject(new.resolve())
    except InstrumentError as error:
        _refuse(error, as_json=as_json)
    found = compare(one, other, number=number, seed=seed)
    typer.echo(json.dumps(found.as_json(), ensure_ascii=False) if as_json else "\n".join(found.in_words()))


def picture(
    pack: PackFolder,
    *,
    out: Annotated[Path, typer.Option(help="File to write, for example instrument.svg.")],
    as_json: AsJson = False,
) -> None:
    """Draw the instrument on one A3 page: stages, gates, modules and rules. Exit code 2 when it cannot be read."""
    from .picture import draw
    from .subject import read_subject

    try:
        subject = read_subject(pack.resolve())
        drawn = draw(subject)
        out.write_text(drawn, encoding="utf-8")
    except (InstrumentError, OSError) as error:
        _refuse(error, as_json=as_json)
    said = {"out": str(out), "bytes": len(drawn.encode())}
    typer.echo(json.dumps(said) if as_json else f"Drew {subject.name} in {out}")


def read_shares(given: list[str]) -> Shares:
    """The shares of `name=share` texts. Raises ValueError that names what is wrong."""
    from .walk import Shares

    read: dict[str, float] = {}
    for text in given:
        name, _, share = text.partition("=")
        try:
            read[name.strip()] = float(share)
        except ValueError:
            raise ValueError(f"`{text}` is not a share: write for example skip=0.2.") from None
    return Shares().with_shares(read)


def _refuse(problem: Exception, *, as_json: bool) -> NoReturn:
    code = getattr(problem, "code", "share.unknown" if isinstance(problem, ValueError) else "file.unreadable")
    if as_json:
        typer.echo(json.dumps({"code": code, "message": str(problem)}, ensure_ascii=False))
    else:
        typer.echo(f"{problem} [{code}]", err=True)
    raise typer.Exit(BAD_INPUT) from None


def add_commands(app: typer.Typer) -> None:
    """Gives `titian pack` the commands of this room."""
    for command in (check, simulate, diff, picture):
        app.command(command.__name__)(command)
