"""Sets up this checkout: Python environment, npm packages, built web apps. Does again only what has changed.

Python's part and the web's know nothing of each other and are done side by side.

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
STAMPS = HERE / ".stamps"
PYTHON = HERE / ".venv" / "bin" / "python"
DRIFT = HERE / ".drift"
WEB_SOURCES = ("web", "contracts", "content/interface", "package.json", "package-lock.json", "scripts/notices.mjs")
NOT_SOURCES = {"node_modules", "dist", "built", "__pycache__", "dev-dist"}


def list_files(names: Iterable[str]) -> list[Path]:
    """Every source file under these names, sorted; what is built or installed is left out."""
    found: list[Path] = []
    for name in names:
        path = HERE / name
        if path.is_file():
            found.append(path)
        else:
            for folder, folders, files in os.walk(path):
                folders[:] = [inner for inner in folders if inner not in NOT_SOURCES]
                found += [Path(folder) / file for file in files]
    return sorted(found)


def digest(files: Iterable[Path]) -> str:
    """A hash over names and contents."""
    total = hashlib.sha256()
    for file in files:
        total.update(str(file.relative_to(HERE)).encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def step(name: str, say: str, want: str, commands: list[list[str]], made: Path) -> None:
    """Runs the commands unless the stamp says that the same was done and its result is still there."""
    stamp = STAMPS / name
    if stamp.exists() and stamp.read_text() == want and made.exists():
        return
    started = time.monotonic()
    print(f"· {say} …", flush=True)
    for command in commands:
        result = subprocess.run(command, cwd=HERE, check=False, capture_output=True, text=True)
        if result.returncode:
            print(result.stdout[-4000:], result.stderr[-4000:], sep="\n", file=sys.stderr)
            sys.exit(f"{say}: failed at `{' '.join(command)}`. The lines above say why; nothing else was changed.")
    STAMPS.mkdir(exist_ok=True)
    stamp.write_text(want)
    print(f"  {say}: done in {time.monotonic() - started:.0f} s", flush=True)


def set_up_drift() -> None:
    """OpenDrift (GPL-2.0) in an environment of its own, which no process of Titian's imports from; with GRIB if asked."""
    lock = HERE / "requirements" / ("drift-grib.txt" if os.environ.get("GRIB") else "drift.txt")
    python = DRIFT / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    step(
        "drift",
        "Installing OpenDrift in .drift, each package checked against its hash (1.1 GB, some minutes)",
        digest([lock]) + sys.version,
        [
            [sys.executable, "-m", "venv", "--clear", str(DRIFT)],
            [*pip, "--require-hashes", "-r", str(lock)],
            [str(python), "-c", "import opendrift.models.leeway"],
        ],
        python,
    )


def set_up_python(*, is_test: bool) -> None:
    """An environment with Titian in it, and with what its tests need if they are to run."""
    lock = "dev" if is_test else "run"
    held = {name: digest([HERE / "requirements" / f"{name}.txt"]) + sys.version for name in ("run", "dev")}
    if not is_test and (STAMPS / "python").exists() and (STAMPS / "python").read_text() == held["dev"]:
        lock = "dev"  # the test environment holds all that a run needs
    if not PYTHON.exists():
        step(
            "venv",
            "Making a Python environment in .venv",
            sys.version,
            [[sys.executable, "-m", "venv", "--clear", ".venv"]],
            PYTHON,
        )
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    step(
        "python",
        "Installing Python packages, each checked against its hash",
        held[lock],
        [
            [*pip, "--require-hashes", "-r", f"requirements/{lock}.txt"],
            [*pip, "--no-deps", "--no-build-isolation", "-e", "."],
        ],
        HERE / ".venv" / "bin" / "titian",
    )
    step(
        "compiled",
        "Compiling Titian's own Python",
        digest(file for file in list_files(["src/titian"]) if file.suffix == ".py") + sys.version,
        [[str(PYTHON), "-m", "compileall", "-q", "src/titian"]],
        PYTHON,
    )


def set_up_web() -> None:
    """The packages of npm, and the web apps built with them."""
    step(
        "npm",
        "Installing npm packages from the lock file",
        digest(list_files(["package-lock.json"])),
        [["npm", "ci", "--no-progress"]],
        HERE / "node_modules",
    )
    step(
        "web",
        "Building the field app and the desk",
        digest(list_files(WEB_SOURCES)),
        [["npm", "run", "build"]],
        HERE / "src/titian/hub/built/field/index.html",
    )


def main() -> None:
    """`setup.py run` installs what the product needs; `setup.py test` what its tests need too; `drift` OpenDrift alone."""
    if sys.argv[1:] == ["drift"]:
        set_up_drift()
        return
    with ThreadPoolExecutor() as threads:
        python = threads.submit(set_up_python, is_test=sys.argv[1:] == ["test"])
        threads.submit(set_up_web).result()
        python.result()


if __name__ == "__main__":
    main()
