"""Processes of Titian forked off one that has loaded the libraries they need, where a test looks at what they do.

A new interpreter takes half a second of the processor to load Django and its company; a fork of one that has takes a
tenth of that. Of Titian itself nothing is loaded beforehand, no settings are read, and each process has the arguments,
environment, folder and streams that it was given. What a start itself costs, loads or inherits is looked at in
processes that are started: test_cli, test_start and test_serve here, test_deploy and test_wheel of the journeys.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final

#: Of what `titian serve`, `demo` and `migrate` load, all that reads no settings of Django.
LIBRARIES: Final = (
    "allauth.core.ratelimit", "crispy_forms_gds.helper", "csp.middleware", "django.core.mail.backends.smtp",
    "django.core.management.commands.migrate", "django.db.backends.postgresql.base", "django.db.backends.sqlite3.base",
    "django.middleware.locale", "django.template.loaders.app_directories", "django.test.signals", "django_tasks_db.utils",
    "fido2.server", "granian", "joserfc.jwk", "pydantic.dataclasses", "pydantic.networks", "pyrage.x25519",
    "qrcode.image.svg", "whitenoise.middleware", "yaml",
)  # fmt: skip


class Process:
    """A process of Python with these arguments, as `subprocess.Popen` would start it."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        env: Mapping[str, str],
        stdout: IO[Any],
        stderr: IO[Any],
        stdin: IO[Any] | None = None,
        cwd: Path | None = None,
        start_new_session: bool = False,
        nursery: Nursery | None = None,
    ) -> None:
        self.args: Final = [*arguments]
        self.returncode: int | None = None
        asked = [*arguments[arguments[0] == sys.executable :]], dict(env), str(cwd or Path.cwd()), start_new_session
        self._line, theirs = socket.socketpair()
        try:
            with theirs, Path(os.devnull).open() as nothing:
                (nursery or _nursery).ask(theirs, *(stream.fileno() for stream in (stdin or nothing, stdout, stderr)))
                self._line.sendall(json.dumps(asked).encode())
                self._line.shutdown(socket.SHUT_WR)
            self.pid: Final = self._hear(None)
        except BaseException:
            self._line.close()
            raise

    def _hear(self, seconds: float | None) -> int:
        self._line.settimeout(seconds)
        said = self._line.recv(4)
        assert len(said) == 4, "the process that attends to this one is gone"
        return int.from_bytes(said, "little", signed=True)

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            try:
                self.returncode = self._hear(timeout)
            except (TimeoutError, BlockingIOError) as problem:
                raise subprocess.TimeoutExpired(self.args, timeout or 0) from problem
            self._line.close()
        return self.returncode

    def poll(self) -> int | None:
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def run(
    arguments: Sequence[str],
    *,
    env: Mapping[str, str],
    given: str = "",
    cwd: Path | None = None,
    timeout: float | None = None,
    nursery: Nursery | None = None,
) -> subprocess.CompletedProcess[str]:
    """What `subprocess.run` gives with text captured: exit code and both streams; `given` is what it reads."""
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        stdin.write(given.encode())
        stdin.seek(0)
        process = Process(arguments, env=env, stdin=stdin, stdout=stdout, stderr=stderr, cwd=cwd, nursery=nursery)
        try:
            process.wait(timeout)
        except BaseException:
            process.kill()
            process.wait()
            raise
        for stream in (stdout, stderr):
            stream.seek(0)
        return subprocess.CompletedProcess(process.args, process.wait(), stdout.read().decode(), stderr.read().decode())


class Nursery:
    """The process that the others are forked off: started when first asked, gone with this one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._line: socket.socket | None = None

    def ask(self, line: socket.socket, *streams: int) -> None:
        with self._lock:
            if self._line is None:
                self._line = self._start()
            socket.send_fds(self._line, [b"."], [line.fileno(), *streams])

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("TITIAN_", "DJANGO_"))}
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                env=clean,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                umask=0o022,
            )

        def end() -> None:
            ours.close()
            process.wait(10)

        atexit.register(end)
        return ours


_nursery = Nursery()
# Its line came as its standard input.
ATTEND: Final = """
import gc, os, socket
from titian.hub.tests.warm import attend, become
line = socket.socket(fileno=os.dup(0))
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
gc.collect()
gc.freeze()
become(*attend(line)[:3])
"""


class PreparedNursery(Nursery):
    """One in a process that has run some code in an environment: what it is asked for begins after that code.

    For a test's own programs, many of which begin alike. No process of the product is forked off one.
    """

    def __init__(self, code: str, env: Mapping[str, str]) -> None:
        super().__init__()
        self._code, self._env = code, env

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs, Path(os.devnull).open("w") as nothing, os.fdopen(os.dup(2), "w") as told:
            arguments = [sys.executable, "-c", self._code + ATTEND]
            self._process = Process(arguments, env=self._env, stdin=theirs, stdout=nothing, stderr=told)  # type: ignore[arg-type]  # it has a fileno
        return ours

    def end(self) -> None:
        with self._lock:
            if self._line is not None:
                self._line.close()
                self._line = None
                self._process.wait(10)


def load_libraries() -> None:
    """Loads what `titian` loads, as it does, and forgets what is Titian's of it: its own code each process loads."""
    import titian.hub.cli  # noqa: F401  (says how typer and pydantic are to be loaded)
    from titian.hub.commands.setup import load_structlog

    load_structlog()
    for name in LIBRARIES:
        import_module(name)
    for name in [name for name in sys.modules if name.partition(".")[0] == "titian"]:
        del sys.modules[name]
    gc.collect()
    gc.freeze()  # collecting would write to what all of them share


def attend(line: socket.socket) -> tuple[list[str], dict[str, str], str, bool]:
    """Forks for whoever asks; returns in the process that is asked for, with what was asked.

    Between the two stands one more, which says the pid, waits, and says how it ended. It is waited for as well, so that
    the processor time of all of them is told to whoever waits for this process.
    """
    while True:
        said, received, _, _ = socket.recv_fds(line, 1, 4)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not said:
            os._exit(0)
        if os.fork() == 0:
            break
        for each in received:
            os.close(each)
    line.close()
    caller, streams = socket.socket(fileno=received[0]), received[1:]
    asked: tuple[list[str], dict[str, str], str, bool] = json.loads(b"".join(iter(lambda: caller.recv(1 << 20), b"")))
    is_told, tells = os.pipe()
    if (pid := os.fork()) == 0:
        if asked[3]:
            os.setsid()
        os.close(is_told)
        os.close(tells)  # whoever asked hears of it only now, as of a program that was started
        caller.close()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        return asked
    for stream in streams:
        os.close(stream)
    os.close(tells)
    os.read(is_told, 1)
    os.close(is_told)
    caller.sendall(pid.to_bytes(4, "little"))
    _, status = os.waitpid(pid, 0)
    caller.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "little", signed=True))
    os._exit(0)


def become(arguments: list[str], environment: dict[str, str], folder: str) -> None:
    """Does what Python does with these arguments, and ends: `-c CODE …`, `-m MODULE …` or a file."""
    code = 0
    try:
        _do(arguments, environment, folder)
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        code = end.code or 0
    _end(code)


def _end(code: int) -> None:
    """As Python ends a process, but that it does not take apart all that was loaded: that would copy every page which
    this process shares with the one it was forked off, 70 ms of the processor for a program that takes 10.
    """
    threading._shutdown()  # type: ignore[attr-defined]  # as Python's own end: threads first, then what was registered
    atexit._run_exitfuncs()
    if sys.modules["django.conf"].settings.configured:  # as they are taken apart: SQLite writes its log into its file
        sys.modules["django.db"].connections.close_all()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _do(arguments: list[str], environment: dict[str, str], folder: str) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    named = [path for path in environment.get("PYTHONPATH", "").split(os.pathsep) if path and path not in sys.path]
    how, *rest = arguments
    if how == "-c":
        code, *rest = rest
        sys.argv, sys.path[:1] = ["-c", *rest], ["", *named]
        exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102  (as asked)
    elif how == "-m":
        sys.argv, sys.path[:1] = rest, [folder, *named]
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv, sys.path[:1] = arguments, [str(Path(how).parent), *named]
        runpy.run_path(how, run_name="__main__")


if __name__ == "__main__":
    load_libraries()
    become(*attend(socket.socket(fileno=int(sys.argv[1])))[:3])
