"""Serves the two hubs of `make run`: the country's, whose demo is made, and a region's beside it with a demo of its own.

The region's has the next port, a data folder of its own and none of the country's settings. Where it cannot be served,
or ends, that is a sentence and the country's goes on; where the country's ends, both have ended. Ctrl-C ends both.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from machine import is_port_free

from titian.hub.processes import PR_SET_PDEATHSIG

TITIAN = [sys.executable, "-m", "titian.hub.cli"]
LIBC = ctypes.CDLL(None)


def start(port: int, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """A hub with its worker, in a group of its own: Ctrl-C comes here, and each hub is told once to end.

    On Linux it is told also where this process is killed without a word.
    """
    return subprocess.Popen(
        [*TITIAN, "serve", "--worker", "--port", str(port)],
        env=environment,
        start_new_session=True,
        preexec_fn=_follow if sys.platform == "linux" else None,  # noqa: PLW1509  (no thread runs before both hubs do)
    )


def _follow() -> None:
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start_region(port: int, environment: Mapping[str, str]) -> subprocess.Popen[bytes] | None:
    """The region's hub, its demo made; None where it cannot be, which is said."""
    if not is_port_free(port):
        tell(
            f"Port {port} is taken by another program, so the region's hub is not served. For both: make run PORT={port + 1}"
        )
        return None
    made = subprocess.run([*TITIAN, "demo", "--kind", "region", "--port", str(port)], env=environment, check=False)
    if made.returncode:
        tell("The region's hub is not served: the lines above say why. The country's goes on.")
        return None
    print(flush=True)
    return start(port, environment)


def tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def main() -> int:
    """The exit code of the country's hub."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--port", type=int, required=True)
    port = reader.parse_args().port
    data = Path(os.environ.get("TITIAN_DATA") or "var").absolute()
    own = {name: value for name, value in os.environ.items() if not name.startswith("TITIAN_")}
    own["TITIAN_DATA"] = f"{data}-region"
    hubs: list[subprocess.Popen[bytes]] = []
    is_over = threading.Event()

    def watch(region: subprocess.Popen[bytes]) -> None:
        region.wait()
        if not is_over.is_set():
            tell(f"The region's hub has ended. The country's goes on at http://localhost:{port}.")

    def stop(signal_number: int, frame: object) -> NoReturn:
        is_over.set()
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        region = start_region(port + 1, own)
        hubs += [region] if region else []
        country = start(port, os.environ)
        hubs.append(country)
        if region:
            threading.Thread(target=watch, args=(region,), daemon=True).start()
        return country.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        is_over.set()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # once is enough: they are ending
        for hub in hubs:
            hub.terminate()
        for hub in hubs:
            hub.wait()


if __name__ == "__main__":
    sys.exit(main())
