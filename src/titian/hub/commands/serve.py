"""`titian serve`, `titian worker` and `titian migrate`."""

from __future__ import annotations

import gc
import logging
import os
import secrets
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Annotated

import typer

from titian.files import write_durably
from titian.hub.commands.setup import choose_kind, load_structlog, read_settings, refuse_other_kind, set_up_django
from titian.hub.environment import get_environment
from titian.hub.kinds import KINDS

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1 and ::1.")]


def serve(
    *,
    port: Port = 8000,
    worker: Annotated[bool, typer.Option("--worker", help="Run the worker beside the web process.")] = False,
    kind: Annotated[str | None, typer.Option(help="country or region, as TITIAN_KIND says it.")] = None,
) -> None:
    """Serve desk, field app and API on this machine until Ctrl-C.

    Phones reach it through a proxy that speaks https; see the guide for operators.
    """
    choose_kind(kind)
    # Collecting looks through all that is loaded, again and again while it grows, and finds nothing. `run` freezes it
    # and collects from then on.
    gc.disable()
    load_structlog()
    from titian.hub.serve import PortTaken, check_port

    try:
        check_port(port)
    except PortTaken as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
    _follow_port(port)
    environment = set_up_django(logging.INFO)
    refuse_other_kind()
    from titian.desk.running import BeforeServing
    from titian.rooms import list_parts

    for part in list_parts(BeforeServing):
        part.load()(environment)
    load_parts(with_worker=worker)
    _ask_checks()
    if environment.is_demo and KINDS[environment.kind].has_phones and sys.stdout.isatty():
        _say_demo_lines()
    _leave_database()
    from titian.hub.serve import serve as run

    run(port=port, with_worker=worker, threads=environment.threads, processes=environment.processes, say=say)


def worker() -> None:
    """Work through background tasks and what is due by the clock, until Ctrl-C. One worker a hub."""
    set_up_django(logging.INFO)
    refuse_other_kind()
    from titian.hub.worker import run_worker

    run_worker()


def migrate() -> None:
    """Bring the database up to this program's version; a new hub gets its secret keys."""
    environment = read_settings()
    environment.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if environment.secret_key is None:
        write_durably(environment.data / "secret-key", secrets.token_urlsafe(64).encode() + b"\n")
        get_environment.cache_clear()
    set_up_django()
    refuse_other_kind()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=1)
    from titian.desk.running import OwnKey
    from titian.rooms import list_parts

    for key in list_parts(OwnKey):
        key.make(environment.data)


def say(sentence: str) -> None:
    """To whoever started the hub."""
    typer.echo(sentence)


def load_parts(*, with_worker: bool) -> None:
    """All that web and worker share, so that it is loaded when they are forked off."""
    _preload()
    if with_worker:
        _load_jobs()


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

    from titian.hub.middleware import DESK, FIELD
    from titian.hub.operations.requests import forget_counts

    for urlconf in (DESK, FIELD):
        get_resolver(urlconf).url_patterns  # noqa: B018  (reading it loads the views)
    _draw_sign_in()
    forget_counts()


def _ask_checks() -> None:
    """Asks every check once and forgets what it found: the worker asks again, and opens the alarms.

    What the first queries and keys make, some 7 MiB, both processes then share as they share the first page.
    """
    from django.utils import timezone

    from titian.audit.alarms import list_checks

    for check in list_checks():
        with suppress(Exception):  # a check that fails is no reason not to serve; the worker logs it
            list(check.find(timezone.now()))


def _load_jobs() -> None:
    """What the worker loads in its first minute."""
    from django.utils.module_loading import autodiscover_modules

    from titian.desk.jobs import Job
    from titian.rooms import list_parts

    for job in list_parts(Job):
        job.load()
    autodiscover_modules("tasks")
    import_module("django_tasks_db.management.commands.db_worker")


def _say_demo_lines() -> None:
    """To somebody at this terminal alone: what rights they give has no place in a log."""
    from titian.desk.demo import DemoLine
    from titian.rooms import list_parts

    for line in list_parts(DemoLine):
        if said := line.load()():
            say(said)


def _leave_database() -> None:
    """Neither a connection nor PostgreSQL's pool of them may be shared with a process that is forked off."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if close_pool := getattr(connection, "close_pool", None):
            close_pool()


def _draw_sign_in() -> str:
    """The status with which the sign-in page is answered here, to nobody.

    What a page first makes and keeps (addresses, words, templates) it makes before the fork: afterwards it would be
    made in each process, in memory that they shared until then. The page asks nothing of the database: a connection
    must not be shared with a process that is forked off.
    """
    from io import BytesIO
    from wsgiref.util import setup_testing_defaults

    from titian.hub.wsgi import application

    desk = get_environment().desk_origin
    asked = {
        "PATH_INFO": "/accounts/login/",
        "HTTP_HOST": desk.host,
        "HTTP_X_FORWARDED_PROTO": desk.scheme,  # as the proxy says it, so that it is no redirect
        "wsgi.url_scheme": desk.scheme,
        "wsgi.input": BytesIO(),
    }
    setup_testing_defaults(asked)
    answered: list[str] = []

    def start(status: str, headers: object, error: object = None) -> Callable[[bytes], None]:
        answered.append(status)
        return lambda body: None

    answer = application(asked, start)
    b"".join(answer)
    answer.close()
    return answered[0]
