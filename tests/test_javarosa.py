"""The exported pack in JavaRosa, ODK Collect's engine: the same outcome as ours, and light enough for a cheap phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from java_rosa import JavaRosa
from other_engines import Instrument, random_form_answers

from titian.forms.export import export_form, held_answers, read_texts
from titian.forms.export.tests.form_run import Filled, list_differences, list_rows
from titian.forms.xlsform import Sheet, Workbook
from titian.forms.xlsform.tests.converter import complaints_of_odk, convert
from titian.instrument import load_pack, parse_answers
from titian.instrument.cases import list_cases
from titian.instrument.logic import parse_logic
from titian.instrument.pack import Pack, compile_logic
from titian.instrument.vectors import PACK

pytestmark = [
    pytest.mark.skipif(not JavaRosa.is_here(), reason="needs a Java that can run a source file"),
    pytest.mark.timeout(300),
]
STATION = ("en", "th", "my", "km", "ms", "bn")
"""Six languages, as many as a station asks in."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(PACK)


@pytest.fixture(scope="module")
def instrument(pack: Pack) -> Instrument:
    texts = read_texts(pack.folder)
    form = export_form(pack, {tag: texts[tag] for tag in STATION})
    return Instrument(pack.id, parse_logic(compile_logic(pack)), form, (), ())


@pytest.fixture(scope="module")
def javarosa() -> Iterator[JavaRosa]:
    with JavaRosa() as javarosa:
        yield javarosa


@pytest.fixture(scope="module")
def opened(javarosa: JavaRosa, instrument: Instrument) -> JavaRosa:
    javarosa.open(convert(instrument.form.workbook).xform)
    return javarosa


def differences(javarosa: JavaRosa, instrument: Instrument, sets: list[dict[str, str]]) -> list[str]:
    """What the form says other than our engine does over the answers it can hold."""
    rows = list_rows(instrument.form.workbook, "survey")
    names = [row["name"] for row in rows if row["type"] not in {"begin_group", "end_group"}]
    found: list[str] = []
    for number, (answers, told) in enumerate(zip(sets, javarosa.fill(sets), strict=True)):
        held = held_answers(instrument.logic, answers, instrument.form.offered)
        filled = Filled(names, *told)
        found += [f"set {number}: {one}" for one in list_differences(instrument.logic, held, filled)]
    return found


def test_random_answers_have_the_same_outcome_in_javarosa(opened: JavaRosa, instrument: Instrument) -> None:
    assert differences(opened, instrument, random_form_answers(instrument, 20, "javarosa")) == []


@pytest.mark.long("other engines", one_in=30)
def test_more_random_answers_and_all_cases_have_the_same_outcome(opened: JavaRosa, instrument: Instrument) -> None:
    cases = [parse_answers(instrument.logic, case.answers) for case in list_cases(PACK)]
    assert differences(opened, instrument, [*cases, *random_form_answers(instrument, 200, "javarosa, long")]) == []


def test_a_wrong_calculate_is_noticed(javarosa: JavaRosa, instrument: Instrument) -> None:
    survey, *others = instrument.form.workbook.sheets
    name, cell = survey.header.index("name"), survey.header.index("calculation")
    rows = tuple((*row[:cell], "'X'", *row[cell + 1 :]) if row[name] == "level" else row for row in survey.rows)
    wrong = Workbook((Sheet(survey.name, survey.header, rows), *others))
    spoilt = replace(instrument, form=replace(instrument.form, workbook=wrong))
    javarosa.open(convert(wrong).xform)
    found = differences(javarosa, spoilt, random_form_answers(instrument, 2, "spoilt"))
    javarosa.open(convert(instrument.form.workbook).xform)
    assert [one.partition(",")[0] for one in found if "level" in one] == ["set 0: level is X", "set 1: level is X"]


def test_a_station_s_form_is_light_and_valid(javarosa: JavaRosa, instrument: Instrument) -> None:
    """Two megabytes in six languages, and no more of the processor to read than a cheap phone has in a few seconds."""
    xform = convert(instrument.form.workbook).xform
    assert len(xform.encode()) <= 2_000_000
    assert complaints_of_odk(xform) == ""
