"""Each word of the rules, read twice by the form and by the engine."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from titian.forms.export import export_form, held_answers
from titian.forms.export.tests.answer_sets import random_sets
from titian.forms.export.tests.conftest import offers, with_document, with_rules
from titian.forms.export.tests.form_run import FormRun, Node, list_differences
from titian.forms.xlsform import Sheet, Workbook
from titian.instrument import evaluate, load_pack
from titian.instrument.answers import answer_scales
from titian.instrument.document import Document
from titian.instrument.expressions import Tree, parse_expression
from titian.instrument.logic import Logic
from titian.instrument.pack import Pack
from titian.instrument.vectors import VOCABULARY, given_values
from titian.instrument.vocabulary import WORDS

RULES = {
    "always": ["always()"],
    "flagged": ["flagged('GATE')", "flagged('HEARS', 'HOURS', 'FORCED')", "flagged('WISH')", "flagged('AGE')"],
    "observed": ["observed('HURT')", "observed('HURT', 'YOUNG')"],
    "answered": [
        "answered('STEP', 'not_yet', 'begun')",
        "answered('GATE', 'dont_know', 'skip')",
        "answered('WISH', 'nothing')",
        "answered('MAY_CHILD', 'yes', 'not_understood')",
    ],
    "at_least": ["at_least(2, 'PAY', 'FINES', 'SIGN')", "at_least(1, 'CALL', 'GATE')", "at_least(3, 'GATE', 'DOOR')"],
    "present": ["present('BB1')", "present('AA1', 'BB1')", "present('CC1', 'CC2', 'BB4', 'AA3')"],
    "listed": ["listed('urgent')"],
    "any_indicator": ["any_indicator()", "any_indicator('AA')", "any_indicator('AA', 'BB')"],
    "strong_any": ["strong_any()"],
    "positive": ["positive('AA')", "positive('BB')", "positive('CC')"],
    "positive_dimensions": ["positive_dimensions(1)", "positive_dimensions(2)", "positive_dimensions(3)"],
    "tagged": ["tagged(1, 'unwilling')", "tagged(3, 'threat')"],
    "two_facts": ["two_facts('unwilling', 'threat')", "two_facts('threat', 'threat')"],
    "any_sign": ["any_sign()"],
    "gate_unexplored": [
        "gate_unexplored('GATE')",
        "gate_unexplored('DOOR')",
        "gate_unexplored('GATE', 'DOOR', 'STEP')",
    ],
    "child": ["child()"],
    "understood": ["understood()"],
    "agreed": ["agreed()"],
    "refused": ["refused()"],
    "not_understood": ["not_understood(1)", "not_understood(4)"],
    "opened": ["opened('WORK')", "opened('DEEP')", "opened('GATES')"],
    "mode": ["mode('specialist')", "mode('officer')", "mode('legal_aid')"],
}
ELSEWHERE = {"established", "incomplete", "nothing", "not_screened"}
"""`established` is said in ask_when of the pack itself, the others by its closing rules."""
NEVER = {"at_least(3, 'GATE', 'DOOR')"}
SETS = 400


@pytest.fixture(scope="module")
def sets(every_word: Pack) -> list[dict[str, str]]:
    return list(random_sets(Logic(every_word.document, "test"), SETS, "words"))


def test_every_word_is_tried() -> None:
    assert set(RULES) | ELSEWHERE == set(WORDS)


# A form has room for the rules of some seven words: what sums them up is one expression, of at most 4,000 characters.
@pytest.mark.parametrize("words", [list(RULES)[first::3] for first in range(3)], ids=" ".join)
def test_words_are_read_as_the_engine_reads_them(
    node: Node, every_word: Pack, sets: list[dict[str, str]], words: list[str]
) -> None:
    rules = {f"T_{word}_{number}": text for word in words for number, text in enumerate(RULES[word])}
    pack = with_rules(every_word, rules)
    logic, form = Logic(pack.document, "test"), export_form(pack, offers(pack.document))
    seen: Counter[tuple[str, str]] = Counter()
    for answers, filled in zip(sets, FormRun(node, form.workbook).fill_all(sets), strict=True):
        held = held_answers(logic, answers, form.offered)
        assert list(list_differences(logic, held, filled)) == [], answers
        seen.update((found.rule.id, found.status) for found in evaluate(logic, held).outcomes)
    for name, text in rules.items():  # a word that never held would agree without being tried
        assert (seen[name, "established"] > 0) == (text not in NEVER), text


def test_all_rules_of_the_pack_agree_at_once(node: Node, every_word: Pack, sets: list[dict[str, str]]) -> None:
    logic, form = Logic(every_word.document, "test"), export_form(every_word, offers(every_word.document))
    run = FormRun(node, form.workbook)
    seen: Counter[str] = Counter()
    for answers, filled in zip(sets, run.fill_all(sets), strict=True):
        held = held_answers(logic, answers, form.offered)
        assert list(list_differences(logic, held, filled)) == [], answers
        assert {key: filled[key] for key in answers if key in run.names and filled[key]} == held
        seen.update(found.rule.id for found in evaluate(logic, held).outcomes if found.status == "established")
    assert set(seen) == {rule.id for rule in every_word.document.rules}


def test_open_is_said_only_of_findings(node: Node, every_word: Pack) -> None:
    filled = FormRun(node, export_form(every_word, offers(every_word.document)).workbook).fill({})
    findings = {rule.id for rule in every_word.document.rules if rule.kind == "finding"}
    open_rules = {
        rule.id for rule in every_word.document.rules if filled[f"{rule.id}_upper"] > filled[f"{rule.id}_lower"]
    }
    assert open_rules == set(filled["open_rules"].split())
    assert open_rules <= findings
    assert {"R_PRESENT", "R_GATE", "R_TWO"} <= open_rules


def test_a_wrong_calculate_is_noticed(node: Node, every_word: Pack, sets: list[dict[str, str]]) -> None:
    logic, form = Logic(every_word.document, "test"), export_form(every_word, offers(every_word.document))
    survey, *others = form.workbook.sheets
    name, cell = survey.header.index("name"), survey.header.index("calculation")
    rows = tuple((*row[:cell], "0", *row[cell + 1 :]) if row[name] == "R_URGENT_upper" else row for row in survey.rows)
    wrong = Workbook((Sheet(survey.name, survey.header, rows), *others))
    found = [
        difference
        for answers, filled in zip(sets, FormRun(node, wrong).fill_all(sets), strict=True)
        for difference in list_differences(logic, held_answers(logic, answers, form.offered), filled)
    ]
    assert any("R_URGENT is ('1', '0')" in difference for difference in found)


# --- random rules ---

PACK = load_pack(VOCABULARY)
LOGIC = Logic(PACK.document, "test")


def rule_trees(document: Document) -> st.SearchStrategy[Tree]:
    """Rules of any word, joined by and, or."""
    words = st.sampled_from([text for texts in RULES.values() for text in texts])
    single = words.map(parse_expression)
    joined = st.tuples(st.sampled_from(["and", "or"]), st.lists(single, min_size=2, max_size=3))
    deeper = joined.map(lambda pair: Tree(pair[0], of=tuple(pair[1])))
    return st.one_of(
        single,
        deeper,
        st.tuples(st.sampled_from(["and", "or"]), st.tuples(deeper, single)).map(lambda p: Tree(p[0], of=p[1])),
    )


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        key: st.lists(st.sampled_from(given_values(scale)), min_size=1, max_size=2 if scale.multiple else 1).map(
            " ".join
        )
        for key, scale in answer_scales(LOGIC).items()
    },
).flatmap(lambda some: st.sampled_from([some, some | {"HEARS": "yes", "MAY": "yes"}]))


@settings(max_examples=60, deadline=None)
@given(
    trees=st.lists(rule_trees(PACK.document), min_size=1, max_size=4), sets=st.lists(ANSWERS, min_size=1, max_size=6)
)
def test_random_rules_agree_on_random_answers(node: Node, trees: list[Tree], sets: list[dict[str, str]]) -> None:
    pack = with_rules(PACK, {f"T{number}": tree for number, tree in enumerate(trees)})
    logic, form = Logic(pack.document, "test"), export_form(pack, offers(pack.document))
    for answers, filled in zip(sets, FormRun(node, form.workbook).fill_all(sets), strict=True):
        held = held_answers(logic, answers, form.offered)
        assert list(list_differences(logic, held, filled)) == []


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_random_relevance_agrees_on_random_answers(node: Node, data: st.DataObject) -> None:
    """Another `relevant` and `ask_when` for some questions of the last modules: they may read all before them."""
    words = [
        text
        for word in ("flagged", "answered", "present", "positive", "child", "any_sign", "mode")
        for text in RULES[word]
    ]
    early = [parse_expression(t) for t in words if not any(name in t for name in ("CALL", "WISH", "FORCED", "SIGN'"))]
    asked = [Tree("not", of=(tree,)) for tree in early] + early
    changed = {
        name: {
            "relevant": data.draw(st.sampled_from(early)),
            "ask_when": data.draw(st.sampled_from(asked)),
        }
        for name in ("WISH", "CALL")
    }
    items = tuple(item.model_copy(update=changed.get(item.id, {})) for item in PACK.document.items)
    pack = with_document(PACK, items=items)
    logic, form = Logic(pack.document, "test"), export_form(pack, offers(pack.document))
    sets = data.draw(st.lists(ANSWERS, min_size=1, max_size=5))
    for answers, filled in zip(sets, FormRun(node, form.workbook).fill_all(sets), strict=True):
        held = held_answers(logic, answers, form.offered)
        assert list(list_differences(logic, held, filled)) == []
