"""The signs as a browser reads them: what the contract holds, and that no score is among them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from titian.instrument import Logic, parse_expression
from titian.leads.check_data import as_javascript, make_data
from titian.leads.reading import load_rules
from titian.leads.tests.check_vectors import FOLDER, make_vectors, write


def test_contract_is_what_the_folder_of_rules_says() -> None:
    """Else: `python -m titian.leads.tests.check_vectors --write`."""
    for name, text in write(load_rules()).items():
        assert (FOLDER / name).read_text("utf-8") == text, name


def test_every_rule_and_every_trick_is_found_in_some_vector() -> None:
    vectors = make_vectors(load_rules())
    rules = {rule["id"] for rule in make_data(load_rules())["rules"]}
    assert {rule for vector in vectors for rule in vector["rules"]} == rules
    assert {trick for vector in vectors for trick in vector["tricks"]} == {"look_alikes", "hidden_signs", "spelled_out"}
    assert any(vector["zawgyi"] for vector in vectors)
    assert any(not vector["known"] for vector in vectors)


def test_a_rule_that_counts_signs_stays_out_and_so_does_one_that_is_off() -> None:
    rules = load_rules().turned_off(["daily_pay"])
    written = {rule["id"] for rule in make_data(rules)["rules"]}
    assert set(rules.titles) - written == {"many_signs", "daily_pay"}


def test_a_rule_that_a_browser_cannot_ask_is_refused_by_name() -> None:
    rules = load_rules()
    document = rules.logic.document
    asked = document.rules[0].model_copy(update={"when": parse_expression("answered('at_once', 'yes')")})
    logic = Logic(document.model_copy(update={"rules": (asked, *document.rules[1:])}), "changed")
    with pytest.raises(ValueError, match=f"The rule {asked.id} asks answered"):
        make_data(replace(rules, logic=logic))


@pytest.mark.parametrize(
    ("pattern", "javascript"),
    [
        (r"(?<!\w)a\ b(?!\w)", r"(?<![\p{L}\p{N}_])a b(?![\p{L}\p{N}_])"),
        (r"(?P<count>\d+)[^\W\d_]", r"(?<count>\d+)[\p{L}\p{Nl}\p{No}]"),
        (re.escape("us$ - x.y"), r"us\$ - x\.y"),
    ],
)
def test_patterns_are_said_as_javascript_takes_them(pattern: str, javascript: str) -> None:
    assert as_javascript(pattern) == javascript
