"""Django, set up only for the commands that need it."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Final

import typer

from titian.hub.environment import Environment, SettingError, get_environment

WRONG_SETTINGS: Final = 2
NO_HUB: Final = (
    "There is no hub in {} yet. Make a demo with `titian demo`, name another folder in TITIAN_DATA, "
    "or set TITIAN_SECRET_KEY and the two origins."
)


def read_settings() -> Environment:
    """The hub's settings; a wrong one, or no hub at all, is a sentence and exit code 2."""
    os.umask(0o077)  # what a hub writes is for its own user alone: database, keys, sessions
    try:
        return get_environment()
    except SettingError as problem:
        data = Path(os.environ.get("TITIAN_DATA") or "var")
        is_empty = not (data / "secret-key").exists() and not os.environ.get("TITIAN_SECRET_KEY")
        typer.echo(NO_HUB.format(data) if is_empty else problem.message, err=True)
        raise typer.Exit(WRONG_SETTINGS) from problem


def set_up_django(log_level: int = logging.WARNING) -> Environment:
    """Settings and Django, ready to use; a hub without its secret key is a sentence and exit code 2.

    Commands that report to a person log warnings only; `serve` and `worker` log at INFO.
    """
    environment = read_settings()
    if environment.secret_key is None:
        typer.echo(NO_HUB.format(environment.data), err=True)
        raise typer.Exit(WRONG_SETTINGS)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "titian.hub.settings")
    load_structlog()
    import django

    django.setup()
    from titian.hub.logs import configure_logs

    configure_logs(log_level)
    return environment


def choose_kind(kind: str | None) -> None:
    """What `--kind` says holds for this process, whatever the settings say."""
    if kind is not None:
        os.environ["TITIAN_KIND"] = kind
        get_environment.cache_clear()


def refuse_other_kind() -> None:
    """A hub of the other kind lies in the database: none of its rooms may be taken away, and none added. Exit code 2.

    Asked before anything is served or brought up, so that no region's hub ever holds a referral.
    """
    from django.db import DatabaseError

    from titian.hub.operations.versions import list_foreign_rooms

    try:
        foreign = list_foreign_rooms()
    except DatabaseError:
        return  # serving says by itself that the database does not answer
    if foreign:
        typer.echo(
            f"This database holds a hub of another kind, by its rooms: {', '.join(foreign)}. "
            "Name another data folder in TITIAN_DATA, or the kind it was made as in TITIAN_KIND.",
            err=True,
        )
        raise typer.Exit(WRONG_SETTINGS)


def load_structlog() -> None:
    """Without rich, which paints consoles and would hold 4 MiB of a hub for nothing: its lines are JSON."""
    is_new = "rich" not in sys.modules
    if is_new:
        sys.modules["rich"] = None  # type: ignore[assignment]  # importing it is an ImportError, as where it is not there
    try:
        import structlog  # noqa: F401
    finally:
        if is_new:
            del sys.modules["rich"]
