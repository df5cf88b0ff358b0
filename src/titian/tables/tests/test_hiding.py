"""Nobody finds a hidden figure, also not by trying every table there could be.

The attacker here has everything that is published and knows the rule by heart: for each publication, the tables that
would have been published in exactly this way are listed, and every hidden cell must have several figures among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.tables.hiding import SMALLEST_SHOWN, Shown, hide_small, hide_small_cells

NAMES = "abcdefgh"
TABLES = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 40), min_size=2)


def publication(shown: Shown) -> tuple[object, ...]:
    return (shown.total, *sorted(shown.cells.items()))


def every_table(cells: int, most: int) -> Iterator[dict[str, int]]:
    for figures in product(range(most + 1), repeat=cells):
        yield dict(zip(NAMES, figures, strict=False))


@pytest.mark.parametrize(("cells", "most"), [(2, 60), (3, 36), (4, 14)])
def test_no_hidden_cell_can_be_worked_out_by_trying_every_table(cells: int, most: int) -> None:
    could_be: dict[object, list[dict[str, int]]] = defaultdict(list)
    for table in every_table(cells, most):
        could_be[publication(hide_small_cells(table))].append(table)
    for tables in could_be.values():
        for name, figure in hide_small_cells(tables[0]).cells.items():
            possible = {table[name] for table in tables}
            assert figure is not None or len(possible) > 1, tables


@given(TABLES, st.permutations(NAMES))
def test_what_is_hidden_depends_on_figures_and_never_on_names(cells: dict[str, int], order: list[str]) -> None:
    """The ground of the proof: figures exchanged among hidden cells are published in the same way."""
    renamed = dict(zip(NAMES, order, strict=True))
    shown = hide_small_cells(cells)
    again = hide_small_cells({renamed[name]: figure for name, figure in cells.items()})
    assert again.cells == {renamed[name]: figure for name, figure in shown.cells.items()}


@given(TABLES)
def test_each_hidden_cell_could_have_another_figure(cells: dict[str, int]) -> None:
    """For tables of any size: another table, with another figure in this cell, is published in exactly this way."""
    shown = hide_small_cells(cells)
    for name, figure in shown.cells.items():
        if figure is None:
            assert any(other[name] != cells[name] for other in list_alike(cells, shown)), name


def list_alike(cells: Mapping[str, int], shown: Shown) -> list[dict[str, int]]:
    hidden = [name for name, figure in shown.cells.items() if figure is None]
    if shown.total is None:
        candidates = [dict.fromkeys(cells, 0), {**dict.fromkeys(cells, 0), hidden[0]: 1}, {**dict.fromkeys(cells, 1)}]
        candidates += [{**dict.fromkeys(cells, 0), name: 1} for name in hidden]
    else:
        rest = sum(cells[name] for name in hidden)
        candidates = [{**cells, one: cells[other], other: cells[one]} for one in hidden for other in hidden]
        candidates += [{**cells, **dict.fromkeys(hidden, 0), name: rest} for name in hidden]
    return [other for other in candidates if publication(hide_small_cells(other)) == publication(shown)]


@given(TABLES)
def test_shown_cells_are_true_and_never_small(cells: dict[str, int]) -> None:
    shown = hide_small_cells(cells)
    assert all(cells[name] == figure >= SMALLEST_SHOWN for name, figure in shown.figures.items())
    assert shown.total in {None, sum(cells.values())}
    assert set(shown.cells) == set(cells)


@given(st.dictionaries(st.sampled_from(NAMES), st.integers(SMALLEST_SHOWN, 60), min_size=1))
def test_large_cells_are_all_shown(cells: dict[str, int]) -> None:
    assert hide_small_cells(cells) == Shown(sum(cells.values()), cells)


def test_next_larger_cell_goes_with_a_small_one_and_all_that_are_as_large() -> None:
    assert hide_small_cells({"a": 3, "b": 20, "c": 20, "d": 21}).figures == {"d": 21}
    assert hide_small_cells({"a": 0, "b": 20, "c": 35}).figures == {"c": 35}


@pytest.mark.parametrize(("figure", "shown"), [(0, None), (10, None), (11, 11)])
def test_lone_figure_under_eleven_is_hidden(figure: int, shown: int | None) -> None:
    assert hide_small(figure) == shown
