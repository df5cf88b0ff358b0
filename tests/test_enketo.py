"""The exported pack in Enketo's evaluator, which KoboToolbox's web forms compute with: as in our form runtime and engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from other_engines import Engines, Instrument, random_form_answers
from playwright.sync_api import Browser

from titian.forms.export import export_form, held_answers, read_texts
from titian.forms.export.tests.form_run import list_differences
from titian.forms.xlsform import Sheet, Workbook
from titian.instrument import load_pack, parse_answers
from titian.instrument.cases import list_cases
from titian.instrument.logic import parse_logic
from titian.instrument.pack import compile_logic
from titian.instrument.vectors import PACK

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def engines(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    with Engines(browser, tmp_path_factory.mktemp("engines"), number=1) as engines:
        yield engines
        assert engines.problems == []


@pytest.fixture(scope="module")
def instrument(engines: Engines) -> Instrument:
    """In one language: none of its expressions reads another."""
    pack = load_pack(PACK)
    form = export_form(pack, {"en": read_texts(pack.folder)["en"]})
    return engines.load_form(pack.id, parse_logic(compile_logic(pack)), compile_logic(pack).decode(), form)


def differences(engines: Engines, instrument: Instrument, sets: list[dict[str, str]]) -> list[str]:
    """What Enketo says otherwise of any question than our form runtime, and of the outcome than our engine."""
    found = engines.beside(instrument, sets)
    for number, (answers, values) in enumerate(zip(sets, engines.fill(instrument, "enketo", sets), strict=True)):
        held = held_answers(instrument.logic, answers, instrument.form.offered)
        found += [f"set {number}: {one}" for one in list_differences(instrument.logic, held, values)]
    return found


@pytest.mark.long("other engines", one_in=30)
def test_random_answers_are_the_same_in_enketo(engines: Engines, instrument: Instrument) -> None:
    assert differences(engines, instrument, random_form_answers(instrument, 20, "enketo")) == []


@pytest.mark.long("other engines", one_in=30)
@pytest.mark.parametrize("part", range(4))
def test_more_random_answers_are_the_same_in_enketo(engines: Engines, instrument: Instrument, part: int) -> None:
    assert differences(engines, instrument, random_form_answers(instrument, 50, f"enketo, part {part}")) == []


@pytest.mark.long("other engines", one_in=30)
def test_all_cases_are_the_same_in_enketo(engines: Engines, instrument: Instrument) -> None:
    cases = [parse_answers(instrument.logic, case.answers) for case in list_cases(PACK)]
    assert differences(engines, instrument, cases) == []


@pytest.mark.long("other engines", one_in=30)
def test_what_enketo_is_told_otherwise_is_noticed(engines: Engines, instrument: Instrument) -> None:
    survey, *others = instrument.form.workbook.sheets
    spoilt = {"level": ("calculation", "'X'"), "mode": ("relevant", "false()")}
    rows = [dict(zip(survey.header, row, strict=True)) for row in survey.rows]
    for row in rows:
        if row["name"] in spoilt:
            column, cell = spoilt[row["name"]]
            row[column] = cell
    wrong = Workbook((Sheet(survey.name, survey.header, tuple(tuple(row.values()) for row in rows)), *others))
    text = compile_logic(load_pack(PACK)).decode()
    beside = engines.load_form("spoilt", instrument.logic, text, instrument.form, wrong)
    found = differences(engines, beside, random_form_answers(instrument, 2, "spoilt"))
    assert {one.split()[2] for one in found if "in Enketo" in one} >= {"level", "mode"}
    assert [one for one in found if "level is X, expected" in one]
