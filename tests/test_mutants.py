"""What scripts/mutants.py breaks on purpose is still there to be broken, and documented."""

from __future__ import annotations

import mutants
import pytest


@pytest.mark.parametrize("mutant", mutants.MUTANTS, ids=lambda mutant: mutant.name)
def test_each_place_to_break_stands_once_in_the_app_and_its_rows_in_the_suite(mutant: mutants.Mutant) -> None:
    assert (mutants.FIELD / "src" / mutant.file).read_text().count(mutant.was) == 1
    for row in mutant.rows:
        file, _, name = row.partition("::")
        assert f"def {name.partition('[')[0]}(" in (mutants.HERE / file).read_text()


def test_docs_name_each_place_that_is_broken_on_purpose() -> None:
    assert f"{mutants.BEGIN}{mutants.make_table()}{mutants.END}" in mutants.PAGE.read_text()
