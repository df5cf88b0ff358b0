"""Django, set up only for the commands that need it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
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
    _load_parts_of_django()
    import django

    with _standing_in({"lxml": None, "PIL": None}):  # qrcode would take them where a region's rooms brought them
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
    with _standing_in({"rich": None}):
        import structlog  # noqa: F401


def _load_parts_of_django() -> None:
    """What libraries take of Django's admin and of its tools for tests, without the rest of these: 7 MiB of a hub.

    `django_tasks` brings `django_stubs_ext`, which makes each class generic that might be written with brackets, the
    admin's too; ninja listens for changed settings, which is a signal of tests. Nothing of ours or theirs uses either.
    """
    if "django_stubs_ext" not in sys.modules and "django.contrib.admin" not in sys.modules:
        nothing = type("Nothing", (), {})
        names = {"django.contrib.admin": "ModelAdmin", "django.contrib.admin.options": "BaseModelAdmin"}
        with _standing_in({module: _make_module(module, **{name: nothing}) for module, name in names.items()}):
            import_module("django_stubs_ext")
    if "django.test" not in sys.modules:
        found = find_spec("django")
        folder = [str(Path(each) / "test") for each in (found and found.submodule_search_locations) or ()]
        with _standing_in({"django.test": _make_module("django.test", __path__=folder)}):
            import_module("django.test.signals")


def _make_module(name: str, **held: object) -> ModuleType:
    made = ModuleType(name)
    vars(made).update(held)
    return made


@contextmanager
def _standing_in(modules: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """These modules for those of that name that are not loaded yet; None is as where a library is not installed."""
    new = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(new)  # type: ignore[arg-type]  # None makes importing it an ImportError
    try:
        yield
    finally:
        for name in new:
            del sys.modules[name]
