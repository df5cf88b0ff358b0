"""The parent of a hub's processes while they serve: it has loaded nothing of the hub, and starts again what ends.

A program of its own, run by its path with nothing but Python's library and as little of that as it can. `titian serve`
becomes it, by exec, once web and worker are forked off: number, children and environment stay, what was loaded goes.
To fork off what is missing it becomes `titian.hub.again`, which loads the hub and becomes this again. Both take the
words of one command line: those of `titian serve`, and after `--` the children.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress

STOP_SECONDS = 10
WEB_STAYS_SECONDS = 2.0  # how long a web process goes on answering beside the one that comes after it
CRASH_SECONDS = 5.5  # a web process that was started again and ends sooner will not do better the next time
WORKER_PAUSE_SECONDS = 1  # loading takes the second one
WORKER_LONG_PAUSE_SECONDS = 5
STEADY_SECONDS = 60.0
#: What this process waits for. It is held back from before the first fork on, so that nothing is lost on the way here.
HEARD = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD, signal.SIGALRM})
ENDING = frozenset({signal.SIGTERM, signal.SIGINT})
WEB, WORKER, LEAVING = "web", "worker", "leaving"  # a web process that leaves is ended when others are there
FAILED = "failed"  # said in place of a child: what is missing could not be loaded


class Child:
    """A process of the hub: `web`, `worker`, or `leaving`, a web process that is to end.

    `again_at`: when it was started again, in seconds of the monotonic clock, one for all processes; 0 for the first.
    """

    def __init__(self, kind: str, pid: int, again_at: float = 0.0) -> None:
        self.kind = kind
        self.pid = pid
        self.again_at = again_at

    def __str__(self) -> str:
        return f"{self.kind}={self.pid}={self.again_at}"


def read_words(words: Sequence[str]) -> tuple[list[str], list[Child], bool]:
    """The command, its children, and whether what was missing could not be loaded."""
    split = list(words).index("--")
    told = [word for word in words[split + 1 :] if word != FAILED]
    children = [Child(kind, int(pid), float(at)) for kind, pid, at in (word.split("=") for word in told)]
    return list(words[:split]), children, FAILED in words[split + 1 :]


def become_keeper(command: Sequence[str], children: Iterable[Child], *more: str) -> None:
    """Makes this process the keeper of these children; what it heard of `HEARD` meanwhile the keeper hears.

    From the thread that forked them alone: they are told to end when that thread does. Returns never.
    """
    words = [sys.executable, "-I", "-S", os.path.abspath(__file__), *command, "--", *map(str, children), *more]
    _flush()
    os.execv(sys.executable, words)  # noqa: S606  (our own program)


def become_again(command: Sequence[str], children: Iterable[Child]) -> None:
    """Makes this process the one that forks off what is missing of these children. Returns never."""
    signal.alarm(0)
    words = [sys.executable, "-P", "-m", "titian.hub.again", *command, "--", *map(str, children)]
    _flush()
    os.execv(sys.executable, words)  # noqa: S606  (our own program)


def keep(command: list[str], children: list[Child], has_failed: bool) -> int:
    """Keeps them until SIGTERM or SIGINT: then 0, and 1 where they cannot be kept. All have ended when it returns.

    A web process that ends is started again at once, unless it was just now; a worker after a pause. At SIGHUP web
    processes are started beside those that are there, and these end.
    """
    if has_failed:
        return stop(children, 1)
    leaving = [child for child in children if child.kind == LEAVING]
    if leaving:
        if wait_for(ENDING, WEB_STAYS_SECONDS):
            return stop(children, 0)
        stop(leaving, 0)
        children = [child for child in children if child.kind != LEAVING]
    while True:
        ended = reap(children)
        children = [child for child in children if child not in ended]
        now = time.monotonic()
        if ended:
            say_of(ended)
        if any(child.kind == WEB and now - child.again_at <= CRASH_SECONDS for child in ended if child.again_at):
            say("web.start.failed", ended)
            return stop(children, 1)
        if any(child.kind == WEB for child in ended):
            become_again(command, children)
        for child in ended:
            is_steady = not child.again_at or now - child.again_at > STEADY_SECONDS
            signal.alarm(WORKER_PAUSE_SECONDS if is_steady else WORKER_LONG_PAUSE_SECONDS)
        number = signal.sigwait(HEARD)
        if number in ENDING:
            return stop(children, 0)
        if number == signal.SIGALRM and not any(child.kind == WORKER for child in children):
            become_again(command, children)
        if number == signal.SIGHUP:
            renewed = [
                Child(LEAVING if child.kind == WEB else child.kind, child.pid, child.again_at) for child in children
            ]
            become_again(command, renewed)


def reap(children: Iterable[Child]) -> list[Child]:
    """Those that have ended, waited for; so is whatever else came to be this process's to wait for."""
    ended = [child for child in children if has_ended(child)]
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    return ended


def stop(children: Iterable[Child], code: int) -> int:
    """Asks all to finish what they do and waits; after ten seconds those that are left are killed. Gives `code`."""
    left = list(children)
    for child in left:
        send(child, signal.SIGTERM)
    until = time.monotonic() + STOP_SECONDS
    while (left := [child for child in left if not has_ended(child)]) and time.monotonic() < until:
        wait_for({signal.SIGCHLD}, until - time.monotonic())
    for child in left:
        send(child, signal.SIGKILL)
        os.waitpid(child.pid, 0)
        say(f"{child.kind}.stop.failed", [child])
    return code


def wait_for(numbers: Iterable[signal.Signals], seconds: float) -> bool:
    """Whether one of these came in time."""
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
    number = signal.sigwait({*numbers, signal.SIGALRM})
    signal.setitimer(signal.ITIMER_REAL, 0)
    return number != signal.SIGALRM


def has_ended(child: Child) -> bool:
    try:
        return os.waitpid(child.pid, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return True


def send(child: Child, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child.pid, number)


def say_of(ended: Iterable[Child]) -> None:
    for child in ended:
        say(f"{child.kind}.run.failed", [child])


def say(event: str, children: Iterable[Child]) -> None:
    """One line of the hub's log, as `titian.hub.logs` writes it; lost where it cannot be written."""
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    pids = ", ".join(str(child.pid) for child in children)
    line = f'{{"event": "{event}", "level": "error", "pids": [{pids}], "timestamp": "{at}"}}\n'
    with suppress(OSError):
        os.write(2, line.encode())


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    sys.exit(keep(*read_words(sys.argv[1:])))
