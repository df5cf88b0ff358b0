"""`titian demo`."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from titian.hub.commands.setup import read_settings, refuse_other_kind, set_up_django
from titian.hub.kinds import KindName

if TYPE_CHECKING:
    from titian.desk.demo import Notes, Place, Provider
    from titian.hub.demo.made import Sources


def demo(
    *,
    country: Annotated[str, typer.Option(envvar="TITIAN_COUNTRY", help="Country of the demo hub: th or id.")] = "th",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port the hub will be served on.")] = 8000,
    kind: Annotated[KindName, typer.Option(help="Which hub: a country's or a region's.")] = "country",
    content: Annotated[Path | None, typer.Option(help="Content folder, outside a checkout.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Report as one JSON object.")] = False,
) -> None:
    """Make a hub to try out, in TITIAN_DATA (./var): fictional stations, providers, accounts and keys.

    Safe to run again: what is there stays, passwords and phrases too; changed content is published anew.
    """
    from titian.hub.demo.ground import DemoRefused, find_content, lay_ground
    from titian.hub.demo.made import find_made, read_sources

    data = Path(os.environ.get("TITIAN_DATA") or "var").expanduser().absolute()
    asked = {"country": country.upper(), "port": str(port), "kind": kind}
    try:
        place, notes = lay_ground(data, country.upper(), port, kind)
        folder = find_content(content)
    except DemoRefused as problem:
        _refuse(problem, as_json=as_json)
    sources = read_sources(folder)
    made = find_made(data, sources, read_settings().database, **asked)
    report = _report(place, notes, data, made or _make(place, notes, data, folder, sources, asked, as_json=as_json))
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        _say(report)


def _make(
    place: Place, notes: Notes, data: Path, content: Path, sources: Sources, asked: dict[str, str], *, as_json: bool
) -> Mapping[str, str | None]:
    """Goes through all that a demo holds; gives what is to be said of it next time as well."""
    from titian.hub.demo.ground import DemoRefused
    from titian.hub.demo.made import forget_made, keep_made
    from titian.hub.environment import SettingError, get_environment
    from titian.library.errors import LibraryError

    forget_made(data)
    gc.disable()  # it would look again and again through all that is loaded, and the process ends when this is done
    try:
        set_up_django()
        note = _fill(place, notes, data, content)
        from titian.library.identity import get_hub_identity

        identity = get_hub_identity()
    except (DemoRefused, LibraryError, SettingError) as problem:
        _refuse(problem, as_json=as_json)
    made = {"hub_id": identity.hub_id, "root": identity.root_thumbprint}
    if note is None:
        from django.db import connection

        from titian.desk.demo import Fill
        from titian.rooms import list_parts

        connection.close()  # so that what was written lies in the file that is looked at
        queries = [fill.row for fill in list_parts(Fill) if fill.row]
        keep_made(data, sources, get_environment().database, made, queries, **asked)
        gc.freeze()  # Python's end would look through all of it too, for 0.3 s; what must be closed is closed
    return {**made, "note": note}


def _refuse(problem: Exception, *, as_json: bool) -> NoReturn:
    code = getattr(problem, "code", "demo.refused")
    typer.echo(json.dumps({"code": code, "message": str(problem)}) if as_json else str(problem), err=not as_json)
    raise typer.Exit(1) from problem


def _fill(place: Place, notes: Notes, data: Path, content: Path) -> str | None:
    from django.core.management import call_command

    from titian.desk.demo import Demo, Fill
    from titian.desk.running import OwnKey
    from titian.hub.demo.people import make_people
    from titian.hub.views import is_database_behind
    from titian.rooms import list_parts

    refuse_other_kind()
    if is_database_behind():
        call_command("migrate", interactive=False, verbosity=0)
    for key in list_parts(OwnKey):
        key.make(data)
    make_people(place, notes)
    demo = Demo(data, content, place, notes)
    for fill in sorted(list_parts(Fill), key=lambda fill: fill.rank):
        fill.load()(demo)
    return demo.lacks


def _report(place: Place, notes: Notes, data: Path, made: Mapping[str, str | None]) -> dict[str, Any]:
    """Any: what `--json` prints."""
    from titian.hub.environment import get_environment

    environment = get_environment()
    phrases = notes.content.get("phrases", {})
    accounts = notes.content["accounts"]
    return {
        "kind": environment.kind,
        "country": place.country,
        "data": str(data),
        "desk": str(environment.desk_origin),
        "field": str(environment.field_origin),
        "hub_id": made["hub_id"],
        "root": made["root"],
        "accounts": [
            {
                "role": account["role"],
                "username": username,
                "password": account["password"],
                "sign_in": f"{environment.desk_origin}/accounts/login/#{username}:{account['password']}",
            }
            for username, account in accounts.items()
        ],
        "providers": [_describe(provider, phrases) for provider in place.providers],
        "body": _describe(place.body, phrases) if place.body else None,
        "note": made.get("note"),
    }


def _describe(organisation: Provider, phrases: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": organisation.name,
        "username": organisation.username,
        "phrase": phrases.get(organisation.username, {}).get("phrase"),
    }


def _say(report: dict[str, Any]) -> None:
    """What to open, who can sign in, which words open which key: one line each."""
    is_of_country = report["kind"] == "country"
    whose = report["country"] if is_of_country else "a region"
    typer.echo(f"Demo hub of {whose}. Everyone and every place in it is fictional.\n")
    typer.echo(f"Desk   {report['desk']}")
    if is_of_country:
        typer.echo(f"Field  {report['field']}  (add a phone on the officer's page of the desk)")
    typer.echo("\nSign in on the desk by one of these links (the password is what follows the name)")
    for account in report["accounts"]:
        typer.echo(f"  {account['sign_in']}")
    if is_of_country:
        _say_phrases([*report["providers"], report["body"]])
    if report["note"]:
        typer.echo(f"\n{report['note']}")
    typer.echo(f"\nKept in {report['data']}/demo.json. Start the hub with: titian serve --worker")


def _say_phrases(holders: list[dict[str, Any]]) -> None:
    typer.echo("\nSeven words open the key of")
    wide = max(len(provider["name"]) for provider in holders)
    for provider in holders:
        words = provider["phrase"] or f"made in the browser by {provider['username']}, not made here"
        typer.echo(f"  {provider['name']:<{wide}}  {words}")
