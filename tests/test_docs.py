"""What the pages say is what the code does."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def test_every_setting_is_documented_and_no_other() -> None:
    code = (HERE / "src/titian/hub/environment.py").read_text()
    read = set(re.findall(r'"(TITIAN_[A-Z_]+)"', code))
    page = set(re.findall(r"^\| `(TITIAN_[A-Z_]+)`", (HERE / "docs/operators/settings.md").read_text(), re.M))
    assert page == read


def list_tracked() -> list[Path]:
    named = subprocess.run(["git", "ls-files", "-z"], cwd=HERE, capture_output=True, text=True, check=True).stdout
    return [HERE / name for name in named.split("\0") if name and (HERE / name).is_file()]


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in (path for path in list_tracked() if path.suffix == ".md"):
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(HERE)} → {target}")
    assert broken == []


def test_lock_files_name_no_registry() -> None:
    for name in ("requirements/run.txt", "requirements/dev.txt", "package-lock.json"):
        text = (HERE / name).read_text()
        assert 'resolved": "http' not in text
        assert "--index-url" not in text
