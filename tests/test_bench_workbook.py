"""The measure of speed measures a real form; its limits are generous, for this machine may be busy."""

from __future__ import annotations

import pytest
from bench_workbook import workbook_speed

from titian.forms.xlsform import import_form
from titian.forms.xlsform.tests.large import ROWS, large_workbook
from titian.forms.xlsform.tests.tables import places


def test_the_large_workbook_is_a_form_with_a_thousand_rows() -> None:
    original = large_workbook()
    form = import_form(original)
    assert len(original.sheets[0].rows) == ROWS == 1_000
    assert form.languages == ("English (en)", "Thai (th)")
    assert {code for code, *_ in places(list(form.warnings))} == {"list.unused"}


@pytest.mark.long("benches")
def test_a_thousand_rows_are_imported_within_the_limits() -> None:
    figures = workbook_speed()["titian"]
    assert figures["nodes"] == 900
    assert figures["cpu_seconds"] <= 3  # the limit is 1 s on a quiet machine
    assert figures["growth_mib"] <= 100
