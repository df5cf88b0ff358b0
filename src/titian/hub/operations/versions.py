"""How old the data is and how new the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import titian
from titian.hub.kinds import KINDS


def list_own_migrations() -> set[str]:
    """Every migration this program brings or has squashed into one, as `app.name`. Reads its files, needs no Django."""
    root = Path(titian.__path__[0])
    files = [file for file in root.rglob("migrations/[0-9]*.py") if file.parent.parent.name != "tests"]
    brought = {f"{file.parent.parent.name}.{file.stem}" for file in files}
    return brought | {name for file in files for name in _read_replaced(file)}


def _read_replaced(migration: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(migration.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "replaces":
            yield from (f"{app}.{name}" for app, name in ast.literal_eval(node.value))


def list_applied_migrations() -> set[str]:
    """Every migration the database has been through."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return {f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()}


def list_newer_migrations() -> list[str]:
    """Migrations the database has been through that this program does not know: a newer program was here."""
    from django.db.migrations.loader import MigrationLoader

    brought = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    known = {*brought, *(replaced for migration in brought.values() for replaced in migration.replaces)}
    return sorted(list_applied_migrations() - {f"{app}.{name}" for app, name in known})


def list_lacking_migrations() -> list[str]:
    """Squashed migrations of which the database has been through the first and not the last: it is too old.

    Django leaves such a room out without a word.
    """
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    begun = [squashed for key, squashed in loader.replacements.items() if key not in loader.graph.nodes]
    replaced = {f"{app}.{name}" for migration in begun for app, name in migration.replaces}
    return sorted(replaced - list_applied_migrations())


def list_waiting_migrations() -> list[str]:
    """Migrations this program brings that the database has not been through, in order."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def list_foreign_rooms() -> list[str]:
    """Rooms that this database has and a hub of this kind must not have, or lacks and must have had from the first.

    A database without tables has none.
    """
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    mine = set(settings.HUB_KIND.rooms)
    others = {room for kind in KINDS.values() for room in kind.rooms} - mine
    labels = {room.split(".")[1] for room in others}
    applied = {app for app, _ in MigrationRecorder(connection).applied_migrations()}
    lacking = {"people"} if settings.HUB_KIND.has_phones and "people" in applied and "devices" not in applied else set()
    return sorted(applied & labels | lacking)
