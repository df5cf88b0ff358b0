"""A PostgreSQL server of its own for one run: made in a temporary folder, on a free port, on loopback, gone afterwards."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from machine import find_postgresql

#: Settings of a server that waits for no disk: what it holds outlives every process, and not the power of the machine.
FORGETFUL: Final = ("fsync=off", "full_page_writes=off")


def find_free_port() -> int:
    """A port on loopback that nobody else is given while this process lives: it stays bound here.

    A server may listen there all the same, also again and again: servers set SO_REUSEADDR, and nobody listens here.
    """
    has_both = socket.has_dualstack_ipv6()
    held = socket.socket(socket.AF_INET6 if has_both else socket.AF_INET)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if has_both:
        held.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    held.bind(("::" if has_both else "127.0.0.1", 0))
    port = int(held.getsockname()[1])
    held.detach()
    return port


@contextlib.contextmanager
def running(*settings: str) -> Iterator[str]:
    """Yields the database URL of a fresh server with these settings besides its own defaults; raises RuntimeError when
    PostgreSQL 15 or newer is not there.

    PostgreSQL refuses to run as root, so root starts it as the user `postgres`.
    """
    programs = find_postgresql()
    if programs is None:
        raise RuntimeError("PostgreSQL 15 or newer is not installed. On Debian and Ubuntu: apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="titian-postgres-"))
    prefix: list[str] = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        prefix = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
    port = find_free_port()
    data = str(folder / "data")

    def call(*command: str) -> None:
        subprocess.run([*prefix, *command], check=True, capture_output=True, cwd=folder)

    try:
        call(
            str(programs / "initdb"),
            *("-D", data, "-U", "titian", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        own = ("listen_addresses=127.0.0.1", f"unix_socket_directories={folder}")
        options = " ".join([f"-p {port}", *(f"-c {each}" for each in (*own, *settings))])
        call(str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://titian@127.0.0.1:{port}/postgres"
        finally:
            call(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
