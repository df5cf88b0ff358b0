"""`titian recover-admin`: the first administrator of a new hub, and the way back when the last one is locked out.

`titian recover-body`: a new manager for an independent body whose members are all lost.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from titian.hub.commands.setup import read_settings, set_up_django

if TYPE_CHECKING:
    from titian.hub.environment import Environment
    from titian.people.actions.invite import NewLink

AsJson = Annotated[bool, typer.Option("--json", help="Report as one JSON object.")]


def recover_admin(
    *,
    account: Annotated[str | None, typer.Option(help="User name of the administrator to let back in.")] = None,
    new: Annotated[bool, typer.Option("--new", help="Invite a new administrator beside those there are.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print a one-time link for an administrator: the only one there is, the one you name, or a new one.

    Only the user who owns the data folder may do it. It is written to the audit log.
    """
    environment = _begin(as_json=as_json)
    from titian.people.actions.recover_admin import recover_administrator
    from titian.people.errors import PeopleError

    try:
        link = recover_administrator(
            username=account, wants_new=new, country=environment.country, hub_name=environment.hub_name
        )
    except PeopleError as problem:
        _refuse(problem.code, str(problem.message), as_json=as_json)
    whom = link.invitation.account.username if link.invitation.account is not None else None
    said = f"A way back for {whom}:" if whom else "An invitation for a new administrator:"
    _report(link, said, {"account": whom}, as_json=as_json)


def recover_body(
    *,
    body: Annotated[str | None, typer.Option(help="Name of the independent body, where there are several.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print a one-time link for a new manager of the independent body that reads complaints.

    For the day when none of its members gets in any more. Only the user who owns the data folder may do it. It is
    written to the audit log, and the body's members see it on their page.
    """
    _begin(as_json=as_json)
    from titian.people.actions.recover_body import recover_body as make_link
    from titian.people.errors import PeopleError

    try:
        link = make_link(name=body)
    except PeopleError as problem:
        _refuse(problem.code, str(problem.message), as_json=as_json)
    name = link.invitation.organisation.name if link.invitation.organisation is not None else ""
    _report(link, f"An invitation for a new manager of {name}:", {"body": name}, as_json=as_json)


def _begin(*, as_json: bool) -> Environment:
    environment = read_settings()
    _check_owner(environment.data, as_json=as_json)
    set_up_django()
    from titian.hub.views import is_database_behind

    if is_database_behind():
        _refuse("database.behind", "The database is not up to date. Run `titian migrate` first.", as_json=as_json)
    return environment


def _report(link: NewLink, said: str, about: dict[str, str | None], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"link": link.link, **about, "expires_at": link.expires_at.isoformat()}))
        return
    typer.echo(said)
    typer.echo(f"\n  {link.link}\n")
    typer.echo(f"It opens once, until {link.expires_at:%Y-%m-%d %H:%M} UTC. Whoever opens it first has the account.")


def _check_owner(data: Path, *, as_json: bool) -> None:
    """The one whose files these are could change the database anyway; nobody else gets in through this door."""
    if not data.is_dir():
        _refuse("hub.missing", f"There is no hub in {data} yet. Run `titian migrate` first.", as_json=as_json)
    if os.geteuid() != data.stat().st_uid:
        _refuse(
            "user.other",
            f"{data} belongs to another user. Run this as its owner, for instance with `sudo -u titian`.",
            as_json=as_json,
        )


def _refuse(code: str, message: str, *, as_json: bool) -> NoReturn:
    if as_json:
        typer.echo(json.dumps({"code": code, "message": message}, ensure_ascii=False))
    else:
        typer.echo(f"{message} [{code}]", err=True)
    raise typer.Exit(1)
