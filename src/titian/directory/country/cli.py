"""`titian country`: what a country folder still lacks, and what is said before consent because of it. No Django."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from titian.directory.country import Country, Fault, check_country, list_missing, load_country, write_script
from titian.directory.country.asked import Mode
from titian.directory.country.errors import DirectoryError
from titian.directory.country.readiness import find_live_until
from titian.voices.check import Problem
from titian.voices.errors import VoiceError
from titian.voices.pins import check_pins, load_pins
from titian.voices.wording import load_wording

app = typer.Typer(name="country", help="Check a country folder, and hear what it makes the phone say.")

IsoArgument = Annotated[str, typer.Argument(metavar="ISO", help="Code of the country, such as th.")]
ContentOption = Annotated[Path, typer.Option(help="Folder that holds countries/ and packs/.")]
PackOption = Annotated[str, typer.Option(help="Pack that holds the words.")]
OnOption = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As on that day. Left out, today.")]


@app.callback()
def country() -> None:
    """Check a country folder, and hear what it makes the phone say."""


@app.command("check")
def check(
    *,
    iso: IsoArgument,
    mode: Annotated[Mode, typer.Option("--for", help="The mode it is to be ready for.")] = "live",
    pack: PackOption = "first-contact",
    content: ContentOption = Path("content"),
    on: OnOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Report as one JSON object.")] = False,
) -> None:
    """Say where a folder contradicts itself or its pack, and what it still lacks. Exit code 1 while there is anything.

    What it says in its own words (wording/) is held to the words of the pack.
    """
    found = _load(content, iso)
    day = _day(on)
    pinned = check_pins(content / "packs" / pack, content / "countries" / iso.lower())
    problems = [*check_country(found).problems, *map(_of_wording, pinned)]
    missing = list_missing(found, mode, day)
    if as_json:
        report = {
            "country": found.country,
            "mode": mode,
            "on": day.isoformat(),
            "problems": [_describe(one) for one in problems],
            "missing": [_describe(one) for one in missing],
        }
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        _say(found, mode, day, problems, missing)
    if problems or missing:
        raise typer.Exit(1)


@app.command("script")
def script(
    *,
    iso: IsoArgument,
    language: Annotated[str, typer.Option(help="Tag of the language to say it in.")] = "en",
    child: Annotated[bool, typer.Option("--child", help="What a child is told.")] = False,
    pack: PackOption = "first-contact",
    content: ContentOption = Path("content"),
    on: OnOption = None,
) -> None:
    """Say what a person is told before they agree, line by line, made from the facts of the country."""
    written = write_script(_load(content, iso), _day(on))
    try:
        pins = load_pins(content / "countries" / iso.lower(), language)
        texts = pins.apply(load_wording(content / "packs" / pack / "locales" / f"{language}.yaml")).texts
    except VoiceError as problem:
        _refuse(str(problem))

    def say(line: str, indent: str = "") -> None:
        typer.echo(
            f"{indent}{line}\n{indent}  {texts[line].text if line in texts else 'has no words in this language'}"
        )

    for point in written.assent_points if child else written.points:
        for line in point.said:
            say(line)
        for line in point.more:
            say(line, "    ")
    typer.echo("Before each recipient is agreed to:")
    for line in written.assent_recipient if child else written.recipient:
        say(line)


def _load(content: Path, iso: str) -> Country:
    try:
        return load_country(content / "countries" / iso.lower())
    except DirectoryError as problem:
        _refuse(f"{problem} [{problem.code}]")


def _day(on: datetime | None) -> date:
    return (on or datetime.now(UTC)).date()


def _say(country: Country, mode: Mode, day: date, problems: list[Fault], missing: list[Fault]) -> None:
    for problem in problems:
        typer.echo(f"Problem: {problem.message} [{problem.code}]")
    if missing:
        typer.echo(f"{country.name}, {mode}, {day}: {len(missing)} things are missing.")
        for one in missing:
            typer.echo(f"{one.where}: {one.message} [{one.code}]")
    elif not problems:
        until = find_live_until(country, day) if mode == "live" else None
        typer.echo(f"{country.name}, {mode}, {day}: nothing is missing" + (f" until {until}." if until else "."))


def _of_wording(problem: Problem) -> Fault:
    where = f"wording.{problem.language}" + (f".{problem.text_id}" if problem.text_id else "")
    return Fault(problem.code, where, problem.message)


def _describe(one: Fault) -> dict[str, str]:
    return {"code": one.code, "where": one.where, "message": one.message}


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
