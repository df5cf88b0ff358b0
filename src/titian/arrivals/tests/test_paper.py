"""Slips printed beforehand: numbers a phone never gives out, each once, and nothing else on the paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from titian.arrivals.slips import BLOCKS, HUB_BLOCKS_END, is_slip, list_slips
from titian.hub.cli import app

PRINTED = {slip for block in range(HUB_BLOCKS_END, BLOCKS) for slip in list_slips(block)}


def print_slips(folder: Path, *options: str) -> list[str]:
    """The numbers on the paper, in order."""
    out = folder / "slips.pdf"
    ran = CliRunner().invoke(app, ["slips", "-o", str(out), *options])
    assert ran.exit_code == 0, ran.output
    words = " ".join(page.extract_text() for page in PdfReader(out).pages)
    signs = re.sub(r"\s", "", words)
    assert len(signs) % 6 == 0
    return [signs[at : at + 6] for at in range(0, len(signs), 6)]


def test_sheets_carry_numbers_that_only_paper_has_and_nothing_else(tmp_path: Path) -> None:
    first, second = print_slips(tmp_path, "--sheets", "2"), print_slips(tmp_path, "--sheets", "1", "--after", "2")
    assert (len(first), len(second)) == (48, 24)
    assert all(map(is_slip, first + second))
    assert len({*first, *second}) == 72
    assert {*first, *second} <= PRINTED


@pytest.mark.parametrize("block", ["AA", "WY", "xa", "XB", "X"])
def test_blocks_of_phones_are_never_printed(tmp_path: Path, block: str) -> None:
    ran = CliRunner().invoke(app, ["slips", "-o", str(tmp_path / "slips.pdf"), "--block", block])
    assert ran.exit_code == 1
    assert "Printed slips begin with XA" in ran.output
    assert not (tmp_path / "slips.pdf").exists()


def test_a_block_ends(tmp_path: Path) -> None:
    last = print_slips(tmp_path, "--block", "YY", "--sheets", "24", "--after", "20")
    assert last[-1] == list_slips(BLOCKS - 1)[-1]
