"""`titian serve`: one web process, and on request the worker beside it, under one parent.

The parent loads the hub once and forks, so that its code lies in memory once; then it becomes `titian.hub.keeper`,
which has loaded nothing. That ends web and worker when it is told to stop; they end by themselves when it is killed.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from http.client import HTTPConnection
from importlib import import_module
from typing import Any, Final

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from titian.hub.keeper import HEARD, WEB, WORKER, Child, become_keeper
from titian.hub.kinds import KINDS
from titian.hub.processes import follow_parent, give_freed_memory_back, give_large_memory_back
from titian.hub.relay import has_ipv6_loopback, start_relay
from titian.hub.worker import run_worker

ADDRESS: Final = "127.0.0.1"
# The server's own words go where all others go (titian.hub.logs), as JSON. It keeps no log of who asked for what.
LOGS: Final = {
    "loggers": {
        "_granian": {"handlers": [], "propagate": True},
        "granian.access": {"handlers": [], "propagate": False, "level": "CRITICAL"},
    }
}


class PortTaken(Exception):
    """Another program listens on the port already; the message says what to do."""

    code = "port.taken"

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is taken by another program on this machine. "
            f"Stop that program, or choose another port: titian serve --port {port + 1}"
        )


def check_port(port: int) -> None:
    """Raises PortTaken when somebody listens on 127.0.0.1 or ::1 already."""
    for family, address in ((socket.AF_INET, ADDRESS), (socket.AF_INET6, "::1")):
        if family == socket.AF_INET6 and not has_ipv6_loopback():
            continue
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError as problem:
                raise PortTaken(port) from problem


def serve(
    *,
    port: int,
    with_worker: bool,
    threads: int,
    processes: int,
    say: Callable[[str], None],
    children: Sequence[Child] | None = None,
) -> None:
    """Forks off web and worker and becomes their keeper, which serves until SIGINT or SIGTERM. Returns never.

    Django is set up already, so that all share it. `children`: those that serve already; only what is missing of them
    is forked off. None where the hub starts: then the addresses are said once it answers.
    """
    if children is None:
        check_port(port)
    give_large_memory_back()
    if processes > 1:
        import_module("titian.hub.urls_api")  # one copy for all; a single one loads its own, when a phone asks
    hub = _Hub(port, with_worker=with_worker, again_at=0.0 if children is None else time.monotonic())
    hub.children.extend(children or ())
    _leave_signals_to_keeper()
    give_freed_memory_back()  # once here, for all that are forked off
    gc.freeze()  # what is loaded by now stays: collecting never looks through it again, in no child either
    gc.enable()
    if with_worker and not hub.list_of(WORKER):
        hub.start_worker()
    if missing := processes - len(hub.list_of(WEB)):
        hub.start_web(missing, threads)
    if children is None:
        _say_when_ready(port, say)
    hub.become_keeper()


class _Hub:
    """The processes of a hub, while they are forked off here."""

    def __init__(self, port: int, *, with_worker: bool, again_at: float) -> None:
        self.port = port
        self.with_worker = with_worker
        self.again_at = again_at
        self.children: list[Child] = []

    def list_of(self, kind: str) -> list[Child]:
        return [child for child in self.children if child.kind == kind]

    def start_worker(self) -> None:
        worker = multiprocessing.Process(target=_work, args=(os.getpid(),), name="titian-worker")
        worker.start()
        self.take_in(WORKER, worker.pid)

    def start_web(self, count: int, threads: int) -> None:
        server = Web(
            "titian.hub.wsgi:application",
            address=ADDRESS,
            port=self.port,
            interface=Interfaces.WSGI,
            workers=count,
            blocking_threads=threads,
            runtime_threads=1,
            websockets=False,
            log_level=LogLevels.warning,
            log_dictconfig=LOGS,
        )
        server.serve(target_loader=_LoadApplication(os.getpid(), self.port), wrap_loader=False)
        for process in server.wrks:
            self.take_in(WEB, process.inner.pid)

    def take_in(self, kind: str, pid: int | None) -> None:
        assert pid is not None  # noqa: S101  (it was started)
        self.children.append(Child(kind, pid, self.again_at))

    def become_keeper(self) -> None:
        worker = ["--worker"] if self.with_worker else []
        become_keeper(["titian", "serve", "--port", str(self.port), *worker], self.children)


class Web(MPServer):
    """Granian with processes, which leaves its processes to the keeper: `serve` returns when they are forked off."""

    def _serve(self, spawn_target: Any, target_loader: Any) -> None:  # Any: as granian hands them on to `startup`
        self.startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]  # granian types its own in part


def _leave_signals_to_keeper() -> None:
    """From here on they wait until this process is the keeper. Its children hear them as ever.

    Of a terminal that is closed these take no notice: at SIGHUP the keeper renews the web processes.
    """
    signal.signal(signal.SIGHUP, lambda number, frame: None)
    signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    os.register_at_fork(after_in_child=partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, HEARD))


class _LoadApplication:
    """Runs in the web process: ties it to its parent, bounds its waiting, then hands over the application."""

    def __init__(self, parent: int, port: int | None = None) -> None:
        self.parent = parent
        self.port = port

    def __call__(self) -> Any:  # Any: a WSGI application as granian takes it
        follow_parent(self.parent)
        from titian.hub.operations.actions.beat import start_web_beat
        from titian.hub.operations.timeouts import bound_connections
        from titian.hub.wsgi import application

        bound_connections()
        start_web_beat()
        if self.port is not None and has_ipv6_loopback():
            start_relay(self.port)
        return application


def _work(parent: int) -> None:
    follow_parent(parent)
    run_worker()


def _say_when_ready(port: int, say: Callable[[str], None]) -> None:
    """Says the addresses once the hub answers; nothing where it is told to stop before, or a child has ended."""
    from titian.hub.environment import get_environment

    if not has_ipv6_loopback():
        say("This machine has no IPv6 loopback, so the hub listens on 127.0.0.1 only.")
    environment = get_environment()
    for _ in range(300):
        if signal.sigpending() & HEARD:
            return
        if _answers(port, environment.desk_origin.host):
            say(f"Desk   {environment.desk_origin}")
            if KINDS[environment.kind].has_phones:
                say(f"Field  {environment.field_origin}")
            say("Stop with Ctrl-C.")
            return
        time.sleep(0.1)


def _answers(port: int, host: str) -> bool:
    with closing(HTTPConnection(ADDRESS, port, timeout=2)) as connection:
        try:
            connection.request("GET", "/healthz", headers={"Host": host})
            return connection.getresponse().status == 200
        except OSError:
            return False
