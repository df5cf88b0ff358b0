"""`titian leads`: an offer of work, read from a file; packages, taken from a desk. No hub is needed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from titian.leads.reading import Reading, ReadingError, load_rules, read
from titian.leads.reading.trying import Honest, Tried, try_rules
from titian.leads.taking import Caller, TakingError, take

app = typer.Typer(name="leads", help="Read an offer of work; take packages.", no_args_is_help=True)
MOST_BYTES = 200_000
FEWEST = 189
"""Honest ads without one alarm from which on at most one in fifty is known (`Tried.is_known_to_be_rare`)."""


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


@app.command("try")
def try_on_honest_ads(
    *,
    file: Annotated[Path, typer.Argument(help='JSON lines in UTF-8, an ad each: {"text": "…", "town": "…"}.')],
    country: Annotated[str | None, typer.Option(help="ISO code of the country the ads stand in, as TH.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="A language they may be in; as often as needed.")] = None,
    rules: Annotated[Path | None, typer.Option(help="A folder of rules in place of ours.")] = None,
    off: Annotated[list[str] | None, typer.Option(help="A rule that is not asked; as often as needed.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The counts as JSON.")] = False,
) -> None:
    """How many honest ads raise a look, by language and town. The ads stay in the file; what is printed are counts."""
    try:
        loaded = load_rules(rules).turned_off(off or [])
        tongues = language or sorted(loaded.signs)
        tried = list(try_rules(_honest(file), languages=tongues, country=country, rules=loaded))
    except ReadingError as error:
        _refuse(str(error))
    typer.echo(json.dumps([_row(one) for one in tried], ensure_ascii=False) if as_json else "\n".join(_counted(tried)))


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


def _honest(file: Path) -> Iterator[Honest]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError:
        _refuse(f"{file} cannot be opened: name a file that exists.")
    except UnicodeDecodeError:
        _refuse(f"{file} is no text in UTF-8: save it as such.")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _ad(number, line)


def _ad(number: int, line: str) -> Honest:
    try:
        given = json.loads(line)
    except ValueError:
        given = None
    text, town = (given.get("text"), given.get("town", "")) if isinstance(given, dict) else (None, "")
    if not isinstance(text, str) or not isinstance(town, str):
        _refuse(f'Line {number} is no ad: write {{"text": "its words", "town": "its town, or leave it out"}}.')
    return Honest(text, town)


def _row(one: Tried) -> dict[str, object]:
    counts = {"ads": one.ads, "raised": one.raised, "interval": one.interval, "by_rule": dict(one.by_rule)}
    return {"language": one.language, "town": one.town, **counts}


def _counted(tried: Sequence[Tried]) -> Iterator[str]:
    for one in tried:
        low, high = one.interval
        of = f"{one.language or 'language not told'}{f', {one.town}' if one.town else ''}"
        yield f"{of}: {one.raised} of {one.ads} raise a look, {one.raised / one.ads:.1%} ({low:.1%} to {high:.1%})"
        if one.by_rule:
            yield f"  {', '.join(f'{rule} {count}' for rule, count in sorted(one.by_rule.items()))}"
        if not one.is_known_to_be_rare:
            yield f"  Not known to be at most one in fifty: that takes {FEWEST} ads of which none does, or more."
    yield "The ads stay with you. Tell the regional office how many there were, and how many raise a look."


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
