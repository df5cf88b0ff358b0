"""Style, types, floors and drift, all of them, even when one fails; two at a time, the longest first."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "mypy": [str(BIN / "mypy"), "src/titian", "scripts", "tests"],
    "TypeScript and Svelte": ["npm", "run", "--silent", "check"],
    "ruff": [str(BIN / "ruff"), "check", "src", "tests", "scripts"],
    "ruff format": [str(BIN / "ruff"), "format", "--check", "-q", "src", "tests", "scripts"],
    "import-linter": [str(BIN / "lint-imports"), "--no-cache"],
    "drift: expression vectors": [sys.executable, "-m", "titian.instrument.vectors", "--check"],
    "drift: trees of the survey cases": [sys.executable, "scripts/survey_trees.py", "--check"],
    "drift: design tokens": ["node", "contracts/design/build.mjs", "--check"],
    "drift: types and readers of the contracts": ["node", "web/contracts/build.mjs", "--check"],
    "drift: what the person hears": [sys.executable, "scripts/heard.py", "--check"],
    "drift: API description": [sys.executable, "-m", "titian.hub.openapi", "--check"],
    "drift: API description of a region's hub": [
        sys.executable,
        "-m",
        "titian.hub.openapi",
        "--check",
        "--kind",
        "region",
    ],
}


def run(name: str) -> bool:
    """Whether it passed. Says so once it has ended, with all that it printed."""
    started = time.monotonic()
    ran = subprocess.run(
        CHECKS[name], cwd=HERE, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    print(f"· {name} ({time.monotonic() - started:.0f} s)\n{ran.stdout}", end="", flush=True)
    return ran.returncode == 0


def main() -> int:
    """Exit code 0 when every check passed."""
    with ThreadPoolExecutor(2) as threads:
        passed = dict(zip(CHECKS, threads.map(run, CHECKS), strict=True))
    failed = [name for name in CHECKS if not passed[name]]
    print("All checks passed." if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
