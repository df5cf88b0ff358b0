"""The public series, the closed list of seas, and rows of Missing Migrants files with their traps. Rows are made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.preparedness.figures import Measure, Range
from titian.preparedness.figures.missing_migrants import Fault, Report, find_missing, name_columns, read_reports
from titian.preparedness.figures.published import (
    Series,
    find_contradictions,
    list_accounts,
    read_seas,
    read_series,
)

M = Measure
TODAY = date(2026, 12, 1)
ROW = {
    "id": "900001", "day": "January 02, 2020", "dead": "2", "missing": "8", "total": "10", "survivors": "1,005",
    "cause": "Presumed drowning", "place": "Andaman Sea, off the coast", "source": "Agency (fictional)", "quality": "4",
}  # fmt: skip


def read(**cells: str) -> Report | Fault:
    (found,) = read_reports([(2, {**ROW, **cells})], read_seas(), TODAY)
    return found


def fault(**cells: str) -> tuple[str, str]:
    found = read(**cells)
    assert isinstance(found, Fault)
    assert found.number == 2
    return found.code, found.given


def report(**cells: str) -> Report:
    found = read(**cells)
    assert isinstance(found, Report)
    return found


def test_a_row_becomes_claims_and_leaves_its_place_behind() -> None:
    assert report() == Report(
        2, "900001", "wreck", "andaman_sea", date(2020, 1, 2),
        ((M.DEAD, Range(2, 2)), (M.MISSING, Range(8, None)), (M.SURVIVED, Range(1005, 1005))),
        "Agency (fictional) (IOM Missing Migrants 900001, source quality 4 of 5)",
    )  # fmt: skip


def test_blank_is_not_nought() -> None:
    assert report(dead="", total="8", survivors="").claims == ((M.MISSING, Range(8, None)),)
    assert report(dead="0", missing="", total="0", survivors="").claims == ((M.DEAD, Range(0, 0)),)
    assert report(dead="", missing="", total="5", survivors="").claims == ((M.DEAD_OR_MISSING, Range(5, None)),)


@pytest.mark.parametrize("text", ["2020-01-02", "2020-01-02 00:00:00", "Thu, 01/02/2020", "January 02, 2020"])
def test_days_as_files_and_spreadsheets_write_them(text: str) -> None:
    assert report(day=text).day == date(2020, 1, 2)


@pytest.mark.parametrize(
    ("cells", "code", "given"),
    [
        ({"place": "Placeholder", "source": "Placeholder"}, "placeholder", ""),
        ({"place": "Cumulative total 1 Jan - 20 Dec 2019, Andaman Sea"}, "cumulative", ""),
        ({"id": ""}, "id", ""),
        ({"day": "01/02/2020"}, "day", "01/02/2020"),
        ({"day": "2027-01-01"}, "day_ahead", "2027-01-01"),
        ({"dead": "two"}, "number", "two"),
        ({"dead": "-2"}, "number", "-2"),
        ({"dead": "1.022"}, "number", "1.022"),
        ({"total": "11"}, "total", "11"),
        ({"dead": "", "missing": "", "total": "", "survivors": ""}, "figures", ""),
        ({"source": " "}, "source", ""),
        ({"source": "radio, 9.55, 97.20"}, "position", ""),
        ({"cause": "Starvation"}, "kind", "Starvation"),
        ({"kind": "invasion"}, "kind_unknown", "invasion"),
        ({"place": "at sea"}, "sea", ""),
        ({"place": "Naf River, near the Bay of Bengal"}, "sea", ""),
        ({"place": "Bay of Bengal and Andaman Sea"}, "seas", "Bay of Bengal, Andaman Sea"),
        ({"sea": "9.55, 97.20"}, "sea_unknown", ""),
    ],
)  # fmt: skip
def test_a_trap_is_turned_away_by_its_name(cells: dict[str, str], code: str, given: str) -> None:
    assert fault(**cells) == (code, given)


def test_whoever_completes_the_row_has_it_taken() -> None:
    taken = report(cause="Starvation", kind="Distress", place="at sea", sea="Teluk Benggala")
    assert (taken.kind, taken.sea) == ("distress", "bay_of_bengal")
    assert report(dead="1,022", total="1030").claims[0] == (M.DEAD, Range(1022, 1022))
    assert report(dead="2.0").claims[0] == (M.DEAD, Range(2, 2))


@given(st.lists(st.dictionaries(st.sampled_from(sorted(ROW)), st.sampled_from(["", "7", "x", "900002", "2020-01-02"]))))
def test_no_row_is_lost(rows: list[dict[str, str]]) -> None:
    given_rows = [(number, {**ROW, **cells}) for number, cells in enumerate(rows, 2)]
    found = list(read_reports(given_rows, read_seas(), TODAY))
    assert [one.number for one in found] == [number for number, _ in given_rows]
    ids = [one.id for one in found if isinstance(one, Report)]
    assert len(ids) == len(set(ids))


def test_columns_of_old_and_new_files_and_no_coordinates() -> None:
    old = ["Web ID", "Reported Date", "Number Dead", "Minimum Estimated Number of Missing", "Information Source"]
    new = ["Main ID", "Incident Date", "Number of  Dead", "minimum estimated number of missing", "Information Source"]
    assert name_columns(old) == name_columns(new) == ["id", "day", "dead", "missing", "source"]
    assert name_columns(["Location Coordinates", "Coordinates", "Migration Route", "URL"]) == [""] * 4
    assert find_missing(["id", "dead", "missing", "source"]) == ["incident date"]


def test_both_totals_of_two_years_stand_side_by_side() -> None:
    apart = {(one.measure, one.period): one for one in find_contradictions(read_series().figures) if one.parts}
    lost = apart[M.DEAD_OR_MISSING, ("2022-01", "2023-12")]
    assert [figure.low for figure in lost.figures] == [573, 348, 569]
    assert lost.parts == Range(917, 917)
    embarked = apart[M.EMBARKED, ("2022-01", "2023-12")]
    assert embarked.figures[0].range == Range(7117, 7117)
    assert embarked.parts == Range(8001, None, is_about=True)


def test_the_account_of_two_years_adds_up_and_the_others_say_what_they_leave_open() -> None:
    accounts = {account.period: account.balance for account in list_accounts(read_series().figures)}
    assert accounts["2022-01", "2023-12"].unexplained == Range(0, 0)
    assert accounts["2022-01", "2022-12"].unexplained == Range(113, None, is_about=True)


def test_different_areas_are_told_from_contradictions() -> None:
    found = list(find_contradictions(read_series().figures))
    by_area = {one.is_of_other_areas for one in found if one.period == ("2015-01", "2015-12")}
    assert by_area == {True}
    assert not any(one.is_of_other_areas for one in found if one.parts)


def test_every_figure_has_a_source_that_is_described() -> None:
    series = read_series()
    assert all(series.sources[name].address for figure in series.figures for name in figure.sources)
    assert {figure.since[:4] for figure in series.figures} >= {str(year) for year in range(2014, 2024)} - {"2021"}
    broken = series.model_dump()
    broken["figures"][0]["sources"] = ["nobody"]
    with pytest.raises(ValueError, match="nobody"):
        Series.model_validate(broken)


def test_seas_have_a_name_in_each_language_of_the_desk() -> None:
    for sea in read_seas().values():
        assert {"en", "id", "th"} <= sea.names.keys()
        assert sea.name("xx") == sea.names["en"]
