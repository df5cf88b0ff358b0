"""docs/developers/export.md shows rows of the form as they are."""

from __future__ import annotations

import re

from titian.forms.export import pack_workbook
from titian.forms.export.tests.form_run import list_rows
from titian.instrument.pack import Pack
from titian.instrument.vectors import ROOT

PAGE = (ROOT / "docs/developers/export.md").read_text(encoding="utf-8")


def test_rows_shown_are_rows_of_the_form(first_contact: Pack) -> None:
    rows = list_rows(
        pack_workbook(first_contact, {"en": {"module.TL.offer": "May we?", "module.FC.offer": "May we?"}}), "survey"
    )
    calculations = {row["name"]: row["calculation"] for row in rows if row["type"] == "calculate"}
    shown = [
        line.split(" = ", 1)
        for block in re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
        for line in block.splitlines()
    ]
    assert len(shown) > 10
    for name, calculation in shown:
        assert calculations[name] == calculation


def test_a_row_quoted_in_a_sentence_is_in_the_form(first_contact: Pack) -> None:
    rows = list_rows(pack_workbook(first_contact, {}), "survey")
    (quoted,) = re.findall(r"`(if\(\$\{CD05[^`]+)`", PAGE)
    assert any(quoted in row.get("calculation", "") for row in rows)
