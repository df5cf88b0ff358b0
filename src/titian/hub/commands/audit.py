"""`titian audit`: the head of the log, and whether the log still says what it once said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from titian.hub.commands.setup import set_up_django

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help="The log: its head, and whether it holds.")
AsJson = Annotated[bool, typer.Option("--json", help="Report as one JSON object.")]

SENTENCES = {
    "link.missing": "A row is missing at place {place}.",
    "entry.changed": "The row at place {place} is not what it was when it was written.",
    "entry.unchained": "A row has waited for its place for too long, or was put in later. Is the worker running?",
    "private.changed": "What is kept apart for the row at place {place} is not what it was (0: of a day not yet over).",
    "private.missing": "What is kept apart for the row at place {place} is gone before its time.",
    "head.unknown": "The log has ended at place {place} before, and does not any more: its end was cut or rewritten.",
    "log.unreadable": "The log cannot be read to its end: the file of the database is damaged.",
    "head.unreadable": "{place} is not a file that this hub signed.",
    "head.out_of_order": "{place} does not follow the file before it: one was removed or put in.",
}


@app.command()
def head(*, as_json: AsJson = False) -> None:
    """Print the head of the log, and write today's signed file where it is not written yet."""
    set_up_django()
    from titian.audit.chain import audit_head
    from titian.hub.inspection.actions.write_head import write_head
    from titian.hub.inspection.heads import list_files

    write_head()
    files = list_files()
    newest = str(files[-1]) if files else None
    if as_json:
        typer.echo(json.dumps({"head": audit_head(), "file": newest}))
        return
    typer.echo(audit_head())
    typer.echo(f"Signed file: {newest}" if newest else "No signed file: this hub has no keys yet.")


@app.command()
def verify(
    *,
    files: Annotated[Path | None, typer.Option(help="Folder of daily files that were kept elsewhere.")] = None,
    known: Annotated[list[str] | None, typer.Option("--head", help="A head that somebody kept; repeatable.")] = None,
    as_json: AsJson = False,
) -> None:
    """Go through the whole log and say where it was changed, cut or has a gap. Exit code 1 when it does not hold."""
    set_up_django()
    from django.utils import timezone

    from titian.hub.inspection.actions.verify_log import verify_log
    from titian.library.errors import IdentityMissing
    from titian.library.identity import get_hub_identity

    try:
        trust = get_hub_identity().trust
    except IdentityMissing as problem:
        typer.echo(f"{problem.message} [{problem.code}]", err=True)
        raise typer.Exit(1) from problem
    found = verify_log(trust, timezone.now(), folder=files, heads=known or [])
    findings: list[tuple[str, str]] = [(each.code, str(each.position)) for each in found.chain]
    findings += [(each.code, each.name) for each in found.heads]
    if as_json:
        rows = [{"code": code, "place": place} for code, place in findings]
        typer.echo(json.dumps({"holds": found.holds, "rows": found.links, "files": found.files, "findings": rows}))
    else:
        for code, place in findings:
            typer.echo(f"{SENTENCES[code].format(place=place)} [{code}]")
        if found.holds:
            typer.echo(f"The log holds: {found.links} rows, {found.files} signed files.")
    if not found.holds:
        raise typer.Exit(1)
