"""Style, types, floors and drift, all of them, even when one fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "ruff": [str(BIN / "ruff"), "check", "src", "tests", "scripts"],
    "ruff format": [str(BIN / "ruff"), "format", "--check", "-q", "src", "tests", "scripts"],
    "mypy": [str(BIN / "mypy"), "src/titian", "scripts", "tests"],
    "import-linter": [str(BIN / "lint-imports"), "--no-cache"],
    "TypeScript and Svelte": ["npm", "run", "--silent", "check"],
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


def main() -> int:
    """Exit code 0 when every check passed."""
    failed = []
    for name, command in CHECKS.items():
        print(f"· {name}", flush=True)
        if subprocess.run(command, cwd=HERE, check=False).returncode:
            failed.append(name)
    print("All checks passed." if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
