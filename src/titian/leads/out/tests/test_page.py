"""What docs/leads/exchange.md shows is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from titian.leads.out.packages import STATEMENT
from titian.leads.out.recalls import DUE, Why
from titian.leads.out.taxii import MOST
from titian.leads.out.tests.test_others import list_values

ROOT = Path(__file__).resolve().parents[5]
PAGE = (ROOT / "docs/leads/exchange.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_prints_what_the_page_says() -> None:
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    (printed,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={}, capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.stdout == printed, ran.stderr


def test_the_command_of_the_page_lists_the_taxonomy() -> None:
    (command,) = re.findall(r"^    python (-c .*)$", PAGE, re.MULTILINE)
    ran = subprocess.run(
        ["bash", "-c", f'"$0" {command}', sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert {":".join(line.split()) for line in ran.stdout.splitlines()} == list_values()
    assert "19 values in seven groups" in PAGE
    assert len(list_values()) == 19


def test_the_numbers_of_the_page_are_the_program_s() -> None:
    assert STATEMENT in PAGE
    assert "1,000 objects at most" in PAGE
    assert "in three days at most" in PAGE
    assert (MOST, DUE.days) == (1000, 3)
    assert all(f"*{why.value.replace('_', ' ')}*" in PAGE for why in Why)
