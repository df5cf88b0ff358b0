"""How old the data is and how new the program."""

from __future__ import annotations

from pathlib import Path

import titian


def list_own_migrations() -> set[str]:
    """Every migration this program brings, as `app.name`. Reads its files and needs no Django."""
    root = Path(titian.__path__[0])
    return {
        f"{file.parent.parent.name}.{file.stem}"
        for file in root.rglob("migrations/[0-9]*.py")
        if file.parent.parent.name != "tests"
    }


def list_applied_migrations() -> set[str]:
    """Every migration the database has been through."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return {f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()}


def list_newer_migrations() -> list[str]:
    """Migrations the database has been through that this program does not know: a newer program was here."""
    from django.db.migrations.loader import MigrationLoader

    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    return sorted(list_applied_migrations() - known)


def list_waiting_migrations() -> list[str]:
    """Migrations this program brings that the database has not been through, in order."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
