"""What scripts/mutants.py breaks on purpose is still there to be broken, and documented."""

from __future__ import annotations

import subprocess
import sys

import mutants
import pytest


@pytest.mark.parametrize("mutant", mutants.MUTANTS, ids=lambda mutant: mutant.name)
def test_each_place_to_break_stands_once_in_the_app(mutant: mutants.Mutant) -> None:
    assert (mutants.FIELD / "src" / mutant.file).read_text().count(mutant.was) == 1


def test_each_row_that_must_see_it_is_a_test() -> None:
    rows = {row for mutant in mutants.MUTANTS for row in mutant.rows}
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", *sorted(rows)],
        cwd=mutants.HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert rows <= set(found.stdout.splitlines())


def test_docs_name_each_place_that_is_broken_on_purpose() -> None:
    assert f"{mutants.BEGIN}{mutants.make_table()}{mutants.END}" in mutants.PAGE.read_text()
