"""Cells of one degree: their names, their words, and the seas that are looked for in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from titian.preparedness.figures.cells import list_cells, name_cell, read_cell, say_cell
from titian.preparedness.figures.published import Sea, read_seas

CONTRACT = Path(__file__).resolve().parents[5] / "contracts" / "positions" / "cells.json"
POINTS = json.loads(CONTRACT.read_text())["points"]


@given(st.integers(-90, 89), st.integers(-180, 179))
def test_a_cell_is_known_again_by_its_name(south: int, west: int) -> None:
    assert read_cell(name_cell(south, west)) == (south, west)


@pytest.mark.parametrize("name", ["", "N9E97", "N09.5E097", "N90E000", "N00E180", "S00E097", "N09E097 ", "n09e097"])
def test_what_is_no_cell_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}$"):
        read_cell(name)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["what"])
def test_a_cell_is_of_a_sea_or_is_not(point: dict[str, object]) -> None:
    read_cell(str(point["cell"]))
    assert (point["cell"] in list_cells()[str(point["sea"])]) is point["is_in_sea"]


def test_every_sea_has_cells_and_each_has_words() -> None:
    assert set(list_cells()) == set(read_seas())
    assert all(cells for cells in list_cells().values())
    assert (say_cell("N09E097"), say_cell("S07E110")) == (
        "9\u201310\u00b0 N, 97\u201398\u00b0 E",
        "6\u20137\u00b0 S, 110\u2013111\u00b0 E",
    )


def test_a_box_that_is_turned_is_refused() -> None:
    with pytest.raises(ValidationError, match="south, west, north, east"):
        Sea(code="some_sea", names={"en": "Some Sea"}, boxes=[(10, 92, 5, 99)])
