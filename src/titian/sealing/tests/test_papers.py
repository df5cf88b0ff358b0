"""The security papers name only what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from titian.sealing import CODES
from titian.sealing.tests.conftest import REPOSITORY

PAPERS = sorted((REPOSITORY / "docs" / "security").glob("*.md"))
NAMED_FILE = re.compile(r"`((?:src|web|tests|contracts)/[A-Za-z0-9_./-]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
CODE = re.compile(r"`([a-z_]+\.[a-z_]+)`")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_file_and_link_exists(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    files = [REPOSITORY / name for name in NAMED_FILE.findall(text)]
    links = [paper.parent / name for name in LINK.findall(text)]
    assert files or links
    assert [str(file) for file in (*files, *links) if not file.exists()] == []


def test_every_code_named_in_the_papers_exists() -> None:
    named = {code for paper in PAPERS for code in CODE.findall(paper.read_text(encoding="utf-8"))}
    named = {code for code in named if code.split(".")[0] in {known.split(".")[0] for known in CODES}}
    assert named
    assert named <= set(CODES)
