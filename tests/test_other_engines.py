"""The instrument outside Python, in Chromium: our engine passes the pack's cases, and the exported form gives the same
outcomes in ODK's engine for browsers (@getodk/xforms-engine, which ODK Web Forms is made of) and in our form runtime.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from other_engines import Engine, Engines, Instrument, random_form_answers
from playwright.sync_api import Browser

from titian.forms.export import held_answers
from titian.forms.export.tests.answer_sets import random_sets
from titian.forms.export.tests.conftest import offers
from titian.forms.export.tests.form_run import list_differences
from titian.forms.xlsform import Sheet, Workbook
from titian.instrument import evaluate, find_next, load_pack, parse_answers
from titian.instrument.cases import Case, list_cases
from titian.instrument.pack import compile_logic
from titian.instrument.vectors import PACK, VOCABULARY

pytestmark = [pytest.mark.long("other engines", one_in=30), pytest.mark.timeout(300)]
SETS, IN_ONE_GO = 500, 100


@pytest.fixture(scope="module")
def engines(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    with Engines(browser, tmp_path_factory.mktemp("engines")) as engines:
        yield engines
        assert engines.problems == []


@pytest.fixture(scope="module")
def first_contact(engines: Engines) -> Instrument:
    return engines.load(load_pack(PACK))


@pytest.fixture(scope="module")
def vocabulary(engines: Engines) -> Instrument:
    pack = load_pack(VOCABULARY)
    return engines.load(pack, offers(pack.document))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list_cases(PACK)


def list_all_differences(
    engines: Engines, engine: Engine, instrument: Instrument, sets: list[dict[str, str]]
) -> Iterator[str]:
    """What the form says other than our engine does over the answers the form can hold, and answers it holds wrongly."""
    for number, (answers, values) in enumerate(zip(sets, engines.fill(instrument, engine, sets), strict=True)):
        yield from (f"set {number}: {found}" for found in differences_of(instrument, answers, values))


def differences_of(instrument: Instrument, answers: dict[str, str], values: dict[str, str]) -> Iterator[str]:
    held = held_answers(instrument.logic, answers, instrument.form.offered)
    yield from list_differences(instrument.logic, held, values)
    for key in instrument.wanted[len(instrument.outcome) :]:
        if sorted(values[key].split()) != sorted(
            held.get(key, "").split()
        ):  # of several choices the order is the form's
            yield f"{key} holds {values[key]!r}, expected {held.get(key, '')!r}"


# --- our engine in the browser ---


def test_cases_pass_in_the_browser(engines: Engines, first_contact: Instrument, cases: list[Case]) -> None:
    found = engines.screen(first_contact, [{k: str(v) for k, v in case.answers.items()} for case in cases])
    assert len(found) > 100
    for case, (outcome, asking) in zip(cases, found, strict=True):
        by_status = {
            status: [one["id"] for one in outcome["outcomes"] if one["status"] == status]
            for status in ("established", "open")
        }
        seen = {
            **{key: outcome[key] for key in ("level", "talk", "classes", "indicators", "effects", "needs")},
            **by_status,
            "dimensions": [name for name, status in outcome["dimensions"].items() if status == "established"],
            "ask": asking["ask"],
            "next": asking["next"] or "null",
            "triage": asking["triage"],
            "complete": "true" if asking["complete"] else "false",
        }
        settled = {one["id"]: one["would_settle"] for one in outcome["outcomes"] if not one["jointly"]}
        for key, wanted in case.expect.items():
            if key == "would_settle" and isinstance(wanted, dict):
                assert {name: settled.get(name) for name in wanted} == wanted, case.id
            else:
                assert seen[key] == wanted, (case.id, key)


def test_browser_and_python_say_the_same(engines: Engines, first_contact: Instrument, cases: list[Case]) -> None:
    logic = first_contact.logic
    sets = [parse_answers(logic, case.answers) for case in cases] + list(random_sets(logic, 100, "browser and Python"))
    for answers, (outcome, asking) in zip(sets, engines.screen(first_contact, sets), strict=True):
        assert outcome == evaluate(logic, answers).as_json()
        assert asking == find_next(logic, answers).as_json()


# --- the exported form ---


@pytest.mark.parametrize("engine", ["ours", "other"])
def test_cases_have_the_same_outcome_in_a_form(
    engines: Engines, first_contact: Instrument, cases: list[Case], engine: Engine
) -> None:
    sets = [parse_answers(first_contact.logic, case.answers) for case in cases]
    assert list(list_all_differences(engines, engine, first_contact, sets)) == []


@pytest.mark.parametrize("part", range(SETS // IN_ONE_GO))
def test_random_answers_have_the_same_outcome_in_odk(engines: Engines, first_contact: Instrument, part: int) -> None:
    sets = random_form_answers(first_contact, IN_ONE_GO, f"other engine {part}")
    assert list(list_all_differences(engines, "other", first_contact, sets)) == []


def test_random_answers_have_the_same_outcome_in_our_form(engines: Engines, first_contact: Instrument) -> None:
    sets = random_form_answers(first_contact, SETS, "our form")
    assert list(list_all_differences(engines, "ours", first_contact, sets)) == []


@pytest.mark.parametrize("engine", ["ours", "other"])
def test_every_word_has_the_same_meaning_in_a_form(engines: Engines, vocabulary: Instrument, engine: Engine) -> None:
    sets = random_form_answers(vocabulary, 150, "words")
    assert list(list_all_differences(engines, engine, vocabulary, sets)) == []


def test_a_form_sent_and_opened_again_has_the_same_outcome(engines: Engines, vocabulary: Instrument) -> None:
    sets = random_form_answers(vocabulary, 20, "sent")
    for answers, values in zip(sets, engines.fill_and_open(vocabulary, sets), strict=True):
        assert list(differences_of(vocabulary, answers, values)) == []


# --- that the comparison can fail, and has something to compare ---


def test_cases_and_random_answers_reach_every_rule(first_contact: Instrument, cases: list[Case]) -> None:
    logic, seen = first_contact.logic, Counter[tuple[str, str]]()
    sets = [parse_answers(logic, case.answers) for case in cases]
    for part in range(SETS // IN_ONE_GO):
        sets += random_form_answers(first_contact, IN_ONE_GO, f"other engine {part}")
    for answers in sets:
        outcome = evaluate(logic, held_answers(logic, answers, first_contact.form.offered))
        seen.update((found.rule.id, found.status) for found in outcome.outcomes)
    assert {rule for rule, status in seen if status == "established"} == set(logic.rules)
    findings = {name for name, rule in logic.rules.items() if rule.kind == "finding"}
    never_open = {name for name in findings if not seen[name, "open"]}
    assert never_open == {"R01", "R01d", "R11v", "R15w"}  # these stand on ticks alone, and a blank tick is no unknown


def test_a_wrong_calculate_is_noticed(engines: Engines, vocabulary: Instrument) -> None:
    survey, *others = vocabulary.form.workbook.sheets
    name, cell = survey.header.index("name"), survey.header.index("calculation")
    rows = tuple((*row[:cell], "0", *row[cell + 1 :]) if row[name] == "R_URGENT_upper" else row for row in survey.rows)
    wrong = Workbook((Sheet(survey.name, survey.header, rows), *others))
    form = replace(vocabulary.form, workbook=wrong)
    text = compile_logic(load_pack(VOCABULARY)).decode()
    spoilt = engines.load_form("spoilt", vocabulary.logic, text, form)
    sets = random_form_answers(vocabulary, 20, "words")
    for engine in ("ours", "other"):
        found = list(list_all_differences(engines, engine, spoilt, sets))
        assert found
        assert all("R_URGENT is ('0', '0')" in one or "R_URGENT is ('1', '0')" in one for one in found)


def test_the_bench_says_how_long_each_takes(engines: Engines, vocabulary: Instrument) -> None:
    figures = engines.bench(vocabulary, random_form_answers(vocabulary, 10, "bench"))
    assert figures["sets"] == 10
    assert all(figures[name] > 0 for name in ("other_form_ms", "our_form_times_faster", "our_engine_times_faster"))
