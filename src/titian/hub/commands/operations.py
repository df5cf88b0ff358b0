"""`titian backup`, `restore`, `upgrade`, `doctor` and `move-database`: what keeps a hub alive."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from titian.hub.commands.setup import refuse_other_kind, set_up_django

if TYPE_CHECKING:
    from titian.desk.running import Diagnosis

AsJson = Annotated[bool, typer.Option("--json", help="Report as one JSON object.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]

backup = typer.Typer(pretty_exceptions_enable=False, invoke_without_command=True)


@backup.callback()
def make(
    context: typer.Context,
    *,
    to: Annotated[Path | None, typer.Option("--to", help="Folder; TITIAN_BACKUP_FOLDER when left out.")] = None,
    recipient: Annotated[str, typer.Option(help="age1… of the offline key; TITIAN_BACKUP_RECIPIENT otherwise.")] = "",
    keep: Annotated[
        int | None, typer.Option(min=1, help="How many backups stay; TITIAN_BACKUP_KEEP otherwise.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Seal a copy of the whole hub to the offline key, while it serves."""
    if context.invoked_subcommand is not None:
        return
    environment = set_up_django()
    from titian.hub.operations.actions.make_backup import make_backup

    with _refusing(as_json=as_json):
        done = make_backup(environment, recipient=recipient, folder=to, keep=keep)
    made = done.sealed
    if as_json:
        report = {
            "file": str(made.path),
            "bytes": made.bytes,
            "sha256": made.sha256,
            "covered": made.covered,
            "damaged": len(made.damaged),
        }
        typer.echo(json.dumps({**report, "removed": list(done.removed)}))
        return
    typer.echo(f"Sealed {made.path} ({made.bytes} bytes, sha256 {made.sha256})")
    if made.covered is None:
        typer.echo("A transaction stayed open too long: phones keep what they hold until the next backup.", err=True)
    else:
        typer.echo(f"It holds what the hub received up to item {made.covered}.")
    if made.damaged:
        typer.echo(f"{len(made.damaged)} row(s) hold damaged bytes: titian doctor", err=True)
    if done.removed:
        typer.echo(f"Removed {len(done.removed)} older backup(s).")
    typer.echo("Phones keep what they sent until another machine has pulled it and said so: titian backup confirm")


@backup.command("key")
def key(
    out: Annotated[Path, typer.Option("--out", help="Where the secret key goes. Never on the hub.")] = Path(
        "titian-backup.key"
    ),
) -> None:
    """Make the offline key that opens backups. Run it on a machine that is not the hub, and keep two copies."""
    from titian.hub.operations.backup_key import make_backup_key

    os.umask(0o077)
    with _refusing(as_json=False):
        recipient = make_backup_key(out, datetime.now(UTC))
    typer.echo(f"Wrote {out}. Print it or copy it to two sealed envelopes; whoever has it can read the hub.")
    typer.echo(f"On the hub, put this into titian.env:\nTITIAN_BACKUP_RECIPIENT={recipient}")


@backup.command("confirm")
def confirm(
    statement: Annotated[str, typer.Argument(help="What sha256sum printed of the copy; - reads it from the input.")],
) -> None:
    """Take another machine's word that it holds a backup. Phones then let go of what is in it."""
    set_up_django()
    from django.utils import timezone

    from titian.hub.operations.actions.confirm_backup import confirm_backup

    with _refusing(as_json=False):
        done = confirm_backup(sys.stdin.read() if statement == "-" else statement, now=timezone.now())
    already = " already" if done.is_repeat else ""
    typer.echo(
        f"{done.file_name} is confirmed{already}. Phones may let go of what was received up to item {done.covered}."
    )


def restore(
    file: Annotated[Path, typer.Argument(help="A sealed backup (*.backup.age).", exists=True, dir_okay=False)],
    *,
    identity: Annotated[Path, typer.Option(help="The offline key's file.", exists=True, dir_okay=False)],
    over: Annotated[bool, typer.Option("--over", help="A hub is here already: move it aside.")] = False,
    yes: Yes = False,
) -> None:
    """Bring a hub back from a backup, into an empty folder and database."""
    from titian.hub.environment import SettingError, get_environment
    from titian.hub.operations.actions import restore_backup as steps

    os.umask(0o077)
    data = Path(os.environ.get("TITIAN_DATA") or "var").expanduser().absolute()
    if over and not yes:
        typer.confirm(f"Move the hub in {data} aside and put the backup in its place?", abort=True)
    try:
        with _refusing(as_json=False):
            secret = steps.read_identity(identity.read_text("ascii"))
            with steps.open_backup(file, secret, data, os.environ) as opened:
                restored = steps.restore_backup(opened, over=over, now=datetime.now(UTC))
    except SettingError as problem:
        typer.echo(problem.message, err=True)
        raise typer.Exit(2) from problem
    get_environment.cache_clear()
    set_up_django()
    from titian.hub.operations.actions.finish_restore import finish_restore

    finish_restore(restored)
    typer.echo(f"Restored the hub as it was at {restored.made_at}, through item {restored.covered}.")
    if restored.set_aside:
        typer.echo(f"What was here before lies in {restored.set_aside}. Delete it when all is well.")
    typer.echo(
        "Next:\n"
        "  1. titian doctor\n"
        "  2. Take anew the lists of keys and recipients if they changed since: titian adopt FILE.jws\n"
        "  3. End again the phones and accounts that were ended since the backup.\n"
        "  4. Start the hub. Phones offer again what this backup does not hold; that may take a day.\n"
        "  5. titian backup"
    )


def upgrade(
    *,
    without_backup: Annotated[bool, typer.Option("--without-backup", help="Skip the backup before it.")] = False,
) -> None:
    """Bring the hub's data up to this program: a backup first, then the migrations, then the doctor."""
    environment = set_up_django()
    refuse_other_kind()
    from titian.hub.operations.actions.upgrade_hub import upgrade_hub

    with _refusing(as_json=False):
        findings = upgrade_hub(environment, with_backup=not without_backup, say=typer.echo)
    if not _show(findings):
        typer.echo("The upgrade itself is done. What failed above needs you; the hub can be started meanwhile.")


def doctor(
    *,
    every: Annotated[bool, typer.Option("--all", help="Read every blob, not a sample.")] = False,
    as_json: AsJson = False,
) -> None:
    """Look the hub over: what is well, what will need care, what is wrong and what to do. Exit code 1 when wrong."""
    environment = set_up_django(logging.ERROR)
    from titian.hub.operations.doctor import examine

    findings = examine(environment, every_blob=every)
    if as_json:
        typer.echo(json.dumps({"findings": [finding.as_json() for finding in findings]}))
        is_well = all(finding.state != "fail" for finding in findings)
    else:
        is_well = _show(findings)
    if not is_well:
        raise typer.Exit(1)


def move_database(
    *,
    to: Annotated[str, typer.Option("--to", help="postgresql://user:password@host:5432/name, an empty database.")],
    as_json: AsJson = False,
) -> None:
    """Copy a hub from SQLite to PostgreSQL and compare every table. The hub is stopped; the SQLite file stays."""
    environment = set_up_django()
    from titian.hub.environment import Database, SettingError
    from titian.hub.operations.actions.move_database import move_database as move

    try:
        target = Database.parse(to)
    except SettingError as problem:
        typer.echo(problem.message.replace("TITIAN_DATABASE_URL", "--to"), err=True)
        raise typer.Exit(2) from problem
    with _refusing(as_json=as_json):
        tables = move(environment, target)
    if as_json:
        typer.echo(json.dumps({"tables": {table.name: table.rows for table in tables}}))
        return
    for table in tables:
        typer.echo(f"{table.rows:>9}  {table.name}")
    typer.echo(
        "Every table holds the same in both. Next:\n"
        "  1. Put the same address into TITIAN_DATABASE_URL\n"
        "  2. titian doctor\n"
        "  3. Start the hub. Keep the SQLite file until a backup of the new database is made: titian backup"
    )


def _show(findings: Sequence[Diagnosis]) -> bool:
    """Prints one line a finding; whether none of them failed."""
    is_well = True
    marks = {"ok": "ok  ", "warn": "WARN", "fail": "FAIL"}
    for finding in findings:
        typer.echo(f"{marks[finding.state]}  {finding.name}: {finding.message}")
        if finding.remedy:
            typer.echo(f"      {finding.remedy}")
        is_well = is_well and finding.state != "fail"
    return is_well


@contextmanager
def _refusing(*, as_json: bool) -> Iterator[None]:
    """A refusal is a sentence and exit code 1, never a traceback."""
    import psycopg
    from django.db import DatabaseError

    from titian.hub.operations.errors import OperationsError
    from titian.sealing import SealingError

    try:
        yield
    except (OperationsError, SealingError) as problem:
        _refuse(problem.code, problem.message, problem, as_json=as_json)
    except OSError as problem:
        _refuse("file.failed", problem.strerror or str(problem), problem, as_json=as_json)
    except (psycopg.Error, DatabaseError) as problem:  # its own words may quote what is in a row
        _refuse("database.failed", f"The database refused: {type(problem).__name__}.", problem, as_json=as_json)


def _refuse(code: str, message: str, problem: Exception, *, as_json: bool) -> NoReturn:
    typer.echo(json.dumps({"code": code, "message": message}) if as_json else f"{message} [{code}]", err=not as_json)
    raise typer.Exit(1) from problem
