"""Says, a sentence each, what this machine lacks for a command; installs it from Debian's packages when asked and allowed.

Standard library only, and written so that an old Python can still read it and say that it is too old.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

NODE_WANTED = "Node 20.19 or newer in the 20 line, or 22.12 and newer"
DEBIAN_PACKAGES = {
    "chromium": ["chromium"],
    "headless shell": ["chromium-headless-shell"],
    "postgresql": ["postgresql"],
    "ffmpeg": ["ffmpeg"],
    "caddy": ["caddy"],
    "age": ["age"],
    "fonts": ["fonts-noto-core", "fonts-noto-cjk"],
    "pdftotext": ["poppler-utils"],
    "javac": ["default-jdk-headless"],
    "tesseract": ["tesseract-ocr", "tesseract-ocr-eng", "tesseract-ocr-mya"],
}
# Their tests are left out where these are not: they are installed where that is allowed, and never asked for.
OPTIONAL = ["caddy", "age", "fonts", "headless shell", "pdftotext", "javac", "tesseract"]
FONTS = ["NotoNastaliqUrdu-Regular.ttf", "NotoSansCJK-Regular.ttc"]


def find_version(command: list[str]) -> tuple[int, ...] | None:
    """The version a program prints, or None when it is not there."""
    if shutil.which(command[0]) is None:
        return None
    printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?", printed)
    return tuple(int(part) for part in found.groups(default="0")) if found else None


def is_node_fit(version: tuple[int, ...] | None) -> bool:
    """Whether Vite 8 runs on this Node: ^20.19 or at least 22.12."""
    return version is not None and ((version[0] == 20 and version >= (20, 19)) or version >= (22, 12))


def find_postgresql() -> Path | None:
    """The folder of PostgreSQL's newest server programs, 15 or newer, or None."""
    roots = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql@*/bin")]
    on_path = shutil.which("initdb")
    if on_path:
        roots.append(Path(on_path).parent)
    fit = [
        (version, root)
        for root in roots
        if (version := find_version([str(root / "postgres"), "--version"])) and version >= (15,)
    ]
    return max(fit)[1] if fit else None


def find_chromium() -> str | None:
    """The path of a Chromium that the browser tests can drive, or None."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


def find_headless_chromium() -> str | None:
    """The same Chromium without the windows around its pages, which take most of its processor time; else the whole one."""
    return shutil.which("chromium-headless-shell") or find_chromium()


def are_fonts_here() -> bool:
    """Whether Debian's Noto fonts, with which papers are printed, are installed: one file of each package."""
    return all(any(Path("/usr/share/fonts").rglob(name)) for name in FONTS)


def list_lacks(command: str) -> list[str]:
    """What is missing before anything can be set up, one sentence each."""
    lacks = []
    if sys.version_info < (3, 11):  # noqa: UP036  (an older one must be told)
        lacks.append(
            "Python 3.11 or newer is needed; this is {}.{}. Install it, or name it: make {} PYTHON=python3.12".format(
                *sys.version_info[:2], command
            )
        )
    try:
        import ensurepip  # noqa: F401  (Debian ships Python without it)
        import venv  # noqa: F401
    except ImportError:
        lacks.append("Python's venv is missing. On Debian and Ubuntu: apt install python3-venv")
    node = find_version(["node", "--version"])
    if not is_node_fit(node):
        here = "is not installed" if node is None else "here is {}.{}.{}".format(*node)
        lacks.append(f"Node {here}; needed is {NODE_WANTED}.")
    if shutil.which("npm") is None:
        lacks.append("npm is not installed; it comes with Node.")
    if shutil.which("git") is None:
        lacks.append("git is not installed. On Debian and Ubuntu: apt install git")
    return lacks


def list_test_lacks() -> list[str]:
    """Programs that only the tests need and that are absent: keys of DEBIAN_PACKAGES."""
    present = {"chromium": find_chromium(), "postgresql": find_postgresql(), "ffmpeg": shutil.which("ffmpeg")}
    return [name for name, path in present.items() if path is None]


def list_optional_lacks() -> list[str]:
    """Programs and fonts that a few tests can do without."""
    present = {"fonts": are_fonts_here(), "headless shell": shutil.which("chromium-headless-shell")}
    return [name for name in OPTIONAL if not present.get(name, shutil.which(name))]


def install(names: list[str]) -> None:
    """Installs Debian packages; raises CalledProcessError with apt's own words when it cannot."""
    packages = [package for name in names for package in DEBIAN_PACKAGES[name]]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing from Debian's packages:", ", ".join(packages), flush=True)
    subprocess.run(["apt-get", "update", "-q"], env=environment, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(
        ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def is_port_free(port: int) -> bool:
    """Whether nothing on this machine listens on the port yet, on IPv4 or IPv6 loopback."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.settimeout(0.5)
                if probe.connect_ex((address, port)) == 0:
                    return False
        except OSError:
            continue
    return True


def main() -> int:
    """Exit code 0 when the command can go on, 1 with a sentence for each thing that is missing."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("command", choices=["run", "test", "check"])
    reader.add_argument(
        "--install", action="store_true", help="install what the tests lack, as root on Debian or Ubuntu"
    )
    reader.add_argument("--port", type=int)
    wanted = reader.parse_args()
    lacks = list_lacks(wanted.command)
    if wanted.port and not is_port_free(wanted.port):
        lacks.append(
            f"Port {wanted.port} is taken by another program. Stop it, or choose another: make run PORT={wanted.port + 1}"
        )
    if wanted.command == "test" and not lacks:
        absent = list_test_lacks()
        can_install = wanted.install and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
        if can_install and (missing := [*absent, *list_optional_lacks()]):
            try:
                install(missing)
            except subprocess.CalledProcessError as problem:
                if absent:
                    lacks.append(f"Installing {', '.join(missing)} failed: {problem}")
            absent = list_test_lacks()
        lacks += [
            f"The tests need {name}. On Debian and Ubuntu, as root: apt install {' '.join(DEBIAN_PACKAGES[name])}"
            for name in absent
        ]
    for lack in lacks:
        print("-", lack, file=sys.stderr)
    return 1 if lacks else 0


if __name__ == "__main__":
    sys.exit(main())
