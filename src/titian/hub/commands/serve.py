"""`titian serve`, `titian worker` and `titian migrate`."""

from __future__ import annotations

import logging
import os
import secrets
from typing import Annotated

import typer

from titian.hub.commands.setup import read_settings, set_up_django
from titian.hub.environment import get_environment
from titian.library.files import write_durably

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1 and ::1.")]


def serve(
    *,
    port: Port = 8000,
    worker: Annotated[bool, typer.Option("--worker", help="Run the worker beside the web process.")] = False,
) -> None:
    """Serve desk, field app and API on this machine until Ctrl-C.

    Phones reach it through a proxy that speaks https; see the guide for operators.
    """
    from titian.hub.serve import PortTaken, check_port

    try:
        check_port(port)
    except PortTaken as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
    _follow_port(port)
    environment = set_up_django(logging.INFO)
    _preload()
    from titian.hub.serve import serve as run

    run(port=port, with_worker=worker, threads=environment.threads, say=_say)


def worker() -> None:
    """Work through background tasks and what is due by the clock, until Ctrl-C. One worker a hub."""
    set_up_django(logging.INFO)
    from titian.hub.worker import run_worker

    run_worker()


def migrate() -> None:
    """Bring the database up to this program's version; a new hub gets its secret key."""
    environment = read_settings()
    environment.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if environment.secret_key is None:
        write_durably(environment.data / "secret-key", secrets.token_urlsafe(64).encode() + b"\n")
        get_environment.cache_clear()
    set_up_django()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=1)


def _say(sentence: str) -> None:
    typer.echo(sentence)


def _follow_port(port: int) -> None:
    """In the demo the addresses follow `--port`; a real hub's are fixed by its settings."""
    environment = read_settings()
    if not environment.is_demo:
        return
    for name, origin in (
        ("TITIAN_DESK_ORIGIN", environment.desk_origin),
        ("TITIAN_FIELD_ORIGIN", environment.field_origin),
    ):
        os.environ[name] = str(origin.with_port(port))
    get_environment.cache_clear()


def _preload() -> None:
    """Loads what the first request would, before the web process is forked off: one copy in memory, no slow page."""
    from django.urls import get_resolver

    from titian.hub import wsgi
    from titian.hub.middleware import DESK, FIELD

    for urlconf in (DESK, FIELD):
        get_resolver(urlconf).url_patterns  # noqa: B018  (reading it loads the views)
    assert wsgi.application is not None  # noqa: S101  (loaded, and its middleware with it)
