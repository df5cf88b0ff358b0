"""A hundred workbooks broken by chance at the command line: a form or named problems, never a traceback, and at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.forms.xlsform import Workbook, read_workbook, write_markdown, write_workbook
from titian.forms.xlsform.tests.large import large_workbook
from titian.forms.xlsform.tests.mutants import list_mutants
from titian.forms.xlsform.tests.tables import workbook
from titian.forms.xlsform.tests.test_as_others_read import LOOP
from titian.forms.xlsform.tests.test_import import WHOLE
from titian.hub.commands.form import app
from titian.instrument.vectors import ROOT

LONGEST = 5.0
"""Seconds of the processor for one command; it takes a hundredth of that."""
PARTS, IN_ONE_GO = 4, 25


def bases() -> list[Workbook]:
    written = [read_workbook(path.read_bytes(), path.name)[0] for path in sorted((ROOT / "tests/walks").glob("*.md"))]
    return [workbook(WHOLE), workbook(LOOP), large_workbook(20), *written]


@pytest.mark.parametrize(
    "part", [0, *(pytest.param(part, marks=pytest.mark.long("workbooks")) for part in range(1, PARTS))]
)
def test_a_workbook_broken_by_chance_is_a_form_or_named_problems(part: int, tmp_path: Path) -> None:
    told = set()
    for seed, mutant in list_mutants(bases(), range(part * IN_ONE_GO, (part + 1) * IN_ONE_GO)):
        path = tmp_path / f"mutant-{seed}{'.xlsx' if seed % 2 else '.md'}"
        path.write_bytes(write_workbook(mutant) if seed % 2 else write_markdown(mutant).encode())
        for command in (["check"], ["check", "--strict", "--json"], ["convert", "json"], ["convert", "xlsx"]):
            out = [str(tmp_path / f"out-{seed}.{command[1]}")] if command[0] == "convert" else command[1:]
            started = time.process_time()
            ran = CliRunner().invoke(app, [command[0], str(path), *out])
            where = f"seed {seed}, titian form {' '.join(command)}: {ran.output[-500:]}"
            assert ran.exception is None or isinstance(ran.exception, SystemExit), f"{where} {ran.exception!r}"
            assert ran.exit_code in {0, 2}, where
            assert "Traceback" not in ran.output, where
            assert time.process_time() - started < LONGEST, where
            told.add(ran.exit_code)
    assert told == {0, 2}
