"""`titian leads`: an offer of work, read from a file; packages, taken from a desk. No hub is needed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from titian.leads.reading import Reading, ReadingError, load_rules, read
from titian.leads.taking import Caller, TakingError, take

app = typer.Typer(name="leads", help="Read an offer of work; take packages.", no_args_is_help=True)
MOST_BYTES = 200_000


@app.callback()
def leads() -> None:
    """Read an offer of work from a file, or take the packages that a desk released to you."""


@app.command("read")
def read_offer(
    *,
    file: Annotated[Path, typer.Argument(help="A text in UTF-8; - reads what is typed or piped in.")],
    country: Annotated[str | None, typer.Option(help="ISO code of the country the offer stands in, as TH.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="A language it may be in; as often as needed.")] = None,
    rules: Annotated[Path | None, typer.Option(help="A folder of rules in place of ours.")] = None,
    off: Annotated[list[str] | None, typer.Option(help="A rule that is not asked; as often as needed.")] = None,
    practice: Annotated[bool, typer.Option(help="Ask the rules though no country has brought honest ads.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The reading as JSON.")] = False,
) -> None:
    """What an offer says: letters, language, what it can be followed by, and rules that hold. It never says *safe*."""
    try:
        loaded = load_rules(rules).turned_off(off or [])
        loaded = loaded.for_practice() if practice else loaded
        text = _text(file)
        reading = read(text, languages=language or sorted(loaded.signs), country=country, rules=loaded)
    except ReadingError as error:
        _refuse(str(error))
    typer.echo(json.dumps(asdict(reading), ensure_ascii=False, indent=2) if as_json else "\n".join(_told(reading)))


@app.command("take")
def take_packages(
    *,
    address: Annotated[str, typer.Argument(help="Where the desk that releases answers by TAXII: https://…/taxii2/.")],
    folder: Annotated[Path, typer.Argument(help="Where the objects are kept, a file each.")],
    key_file: Annotated[Path, typer.Option(help="A file that holds your key to read with, and nothing else.")],
) -> None:
    """Take what was released to you, delete what was recalled or has expired, and say that it is gone."""
    try:
        told = take(address, folder, Caller(key_file.read_text(encoding="utf-8").strip()))
    except OSError as error:
        _refuse(f"{error.filename or address}: cannot be reached or opened. What was taken before stays as it is.")
    except TakingError as error:
        _refuse(str(error))
    typer.echo(f"{told.taken} taken, {told.deleted} deleted, {told.acknowledged} recalls said to be gone.")


@app.command("coverage")
def coverage(*, rules: Annotated[Path | None, typer.Option(help="A folder of rules in place of ours.")] = None) -> None:
    """Which signs can be looked for in which language."""
    try:
        loaded = load_rules(rules)
    except ReadingError as error:
        _refuse(str(error))
    for language, signs in loaded.coverage().items():
        missing = sorted(loaded.logic.items.keys() - signs)
        typer.echo(f"{language}: {'no words for ' + ', '.join(missing) if missing else 'every sign'}")


def _text(file: Path) -> str:
    try:
        content = sys.stdin.buffer.read(MOST_BYTES + 1) if str(file) == "-" else file.read_bytes()[: MOST_BYTES + 1]
        return content.decode("utf-8-sig")
    except OSError:
        _refuse(f"{file} cannot be opened: name a file that exists.")
    except UnicodeDecodeError:
        _refuse(f"{file} is no text in UTF-8: save it as such.")


def _told(reading: Reading) -> Iterator[str]:
    sure = f" ({reading.confidence:.0%})" if reading.language else ""
    yield f"Language: {reading.language or 'not known'}{sure}"
    for note in reading.script_notes:
        yield f"Letters: {note.code.replace('_', ' ')}: {note.words}"
    for found in reading.identifiers:
        yield f"{found.kind.capitalize()}: {found.value} ({found.certainty}), written {found.as_written}"
    for hit in reading.hits:
        quoted = ", ".join(f"“{quote}”" for quote in hit.quotes)
        yield f"{'Look' if hit.weight == 'look' else 'Note'}: {hit.title}: {quoted} [{hit.rule}; {hit.source}]"
    if reading.rules_off:
        yield reading.rules_off
    elif not reading.hits:
        yield "No known sign. That does not mean it is safe."
    yield f"Read with {reading.engine}. This is not a finding."


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
