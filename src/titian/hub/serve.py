"""`titian serve`: one web process, and on request the worker beside it, under one parent.

The parent loads the hub once and forks, so that its code lies in memory once. It ends web and worker when it is told
to stop, and they end by themselves when it is killed.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import socket
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from importlib import import_module
from typing import Any, Final

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from titian.hub.kinds import KINDS
from titian.hub.processes import follow_parent, give_freed_memory_back, give_large_memory_back
from titian.hub.relay import has_ipv6_loopback, start_relay
from titian.hub.worker import run_worker

ADDRESS: Final = "127.0.0.1"
STOP_SECONDS: Final = 10
RESTART_SECONDS: Final = 2.0
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


def serve(*, port: int, with_worker: bool, threads: int, processes: int, say: Callable[[str], None]) -> None:
    """Serves until SIGINT or SIGTERM. Django is set up already, so that both children share it."""
    check_port(port)
    give_large_memory_back()
    if processes > 1:
        import_module("titian.hub.urls_api")  # one copy for all; a single one loads its own, when a phone asks
    server = Granian(
        "titian.hub.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=threads,
        runtime_threads=1,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=RESTART_SECONDS,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
        log_dictconfig=LOGS,
    )
    worker = WorkerProcess() if with_worker else None

    def start() -> None:
        if worker is not None:
            worker.start()
        _after_forks(processes, start_threads)

    def start_threads() -> None:
        if worker is not None:
            worker.watch()
        if has_ipv6_loopback():
            start_relay(port)
        else:
            say("This machine has no IPv6 loopback, so the hub listens on 127.0.0.1 only.")
        threading.Thread(target=_say_when_ready, args=(port, say), name="say-when-ready", daemon=True).start()

    def stop() -> None:
        if worker is not None:
            worker.stop()

    give_freed_memory_back()  # once here, for all that are forked off
    gc.freeze()  # what is loaded by now stays: collecting never looks through it again, in no child either
    gc.enable()
    server.on_startup(start)
    server.on_shutdown(stop)
    server.serve(target_loader=_LoadApplication(os.getpid()), wrap_loader=False)


def _after_forks(count: int, do: Callable[[], None]) -> None:
    """Does it here once this process has forked so often from now on.

    A thread of the parent may hold a lock while a child is forked off: there nobody ever lets go of it, and the child
    waits for good. asyncio takes one when a loop is made, by the relay as by the web server.
    """
    left = count

    def forked() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            do()

    os.register_at_fork(after_in_parent=forked)


class _LoadApplication:
    """Runs in the web process: ties it to its parent, bounds its waiting, then hands over the application."""

    def __init__(self, parent: int) -> None:
        self.parent = parent

    def __call__(self) -> Any:  # Any: a WSGI application as granian takes it
        follow_parent(self.parent)
        from titian.hub.operations.actions.beat import start_web_beat
        from titian.hub.operations.timeouts import bound_connections
        from titian.hub.wsgi import application

        bound_connections()
        start_web_beat()
        return application


class WorkerProcess:
    """The worker as a child that is started again when it fails."""

    def __init__(self) -> None:
        self.is_stopping = threading.Event()
        self.child = self._make()

    def start(self) -> None:
        self.child.start()

    def watch(self) -> None:
        """Starts it again, from a thread of its own, whenever it ends before it was told to."""
        threading.Thread(target=self._watch, name="worker-watch", daemon=True).start()

    def stop(self) -> None:
        """Asks it to finish what it does and waits; after ten seconds it is killed."""
        self.is_stopping.set()
        self.child.terminate()
        self.child.join(STOP_SECONDS)
        if self.child.is_alive():
            self.child.kill()
            self.child.join()

    def _make(self) -> multiprocessing.Process:
        return multiprocessing.Process(target=_work, args=(os.getpid(),), name="titian-worker")

    def _watch(self) -> None:
        while not self.is_stopping.is_set():
            self.child.join()
            if not self.is_stopping.wait(RESTART_SECONDS):
                self.child = self._make()
                self.child.start()


def _work(parent: int) -> None:
    follow_parent(parent)
    run_worker()


def _say_when_ready(port: int, say: Callable[[str], None]) -> None:
    """Says the addresses once the hub answers."""
    from titian.hub.environment import get_environment

    environment = get_environment()
    for _ in range(300):
        try:
            connection = HTTPConnection(ADDRESS, port, timeout=2)
            connection.request("GET", "/healthz", headers={"Host": environment.desk_origin.host})
            is_up = connection.getresponse().status == 200
            connection.close()
        except OSError:
            is_up = False
        if is_up:
            say(f"Desk   {environment.desk_origin}")
            if KINDS[environment.kind].has_phones:
                say(f"Field  {environment.field_origin}")
            say("Stop with Ctrl-C.")
            return
        time.sleep(0.1)
