"""A bundle is STIX 2.1 by its makers' own checker, says what it must, and is the same bytes each time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from titian.leads.out.errors import NeverExpires
from titian.leads.out.identifiers import Mention, Offerer, Role
from titian.leads.out.marks import Marks, Pap, Purpose, Tlp
from titian.leads.out.packages import STATEMENT
from titian.leads.out.stix import EXTENSION, NOTHING, bury, list_objects, quote, write_bundle, write_pattern
from titian.leads.out.tests.packages import MENTIONS, NOON, make_large, make_package

CHECKED = frozenset({"indicator", "campaign", "note", "relationship", "report"})


def check(objects: object) -> list[str]:
    """What the makers' checker has against it: each error as a sentence."""
    from stix2validator import ValidationOptions, validate_string

    whole = {"type": "bundle", "id": "bundle--2f0c7e2a-6d0f-4b0c-9a53-0d3c1b8e6f11", "objects": objects}
    results = validate_string(json.dumps(whole), ValidationOptions(version="2.1"))
    return [str(error) for error in results.errors]


def by_type(objects: list[Any], kind: str) -> list[Any]:  # Any: JSON
    return [each for each in objects if each["type"] == kind]


@pytest.mark.parametrize("tlp", Tlp)
def test_a_bundle_of_each_mark_is_stix(tlp: Tlp) -> None:
    marks = Marks(tlp, Pap.AMBER, frozenset({Purpose.WARNING}))
    assert check(list_objects(replace(make_package(), marks=marks))) == []


def test_the_checker_would_have_said_so() -> None:
    wrong = json.loads(write_bundle(make_package()))["objects"]
    for each in by_type(wrong, "indicator"):
        each.update(pattern=each["pattern"][:-1], valid_until="2020-01-01T00:00:00Z")
    assert len(check(wrong)) >= 2


def test_the_same_package_gives_the_same_bytes_and_another_shares_no_object_with_it() -> None:
    package = make_package()
    other = replace(package, id=type(package.id)(int=5))
    assert write_bundle(package) == write_bundle(make_package()) != write_bundle(other)
    ids = [{each["id"] for each in list_objects(one) if each["type"] in CHECKED} for one in (package, other)]
    assert ids[0] & ids[1] == set()
    whole = [each["id"] for each in list_objects(package)]
    assert len(whole) == len(set(whole))


def test_everything_says_that_people_may_be_held_by_force_and_is_marked_and_every_indicator_ends() -> None:
    objects = list_objects(make_package())
    tlp, ours, statement = by_type(objects, "marking-definition")
    assert tlp["name"] == "TLP:AMBER"
    assert ours["extensions"][EXTENSION] == {
        "extension_type": "property-extension", "pap": "green", "purposes": ["disruption", "investigation"],
    }  # fmt: skip
    assert by_type(objects, "extension-definition")[0]["id"] == EXTENSION
    assert statement["definition"] == {"statement": STATEMENT}
    for each in objects:
        if each["type"] in CHECKED:
            assert each["object_marking_refs"] == [tlp["id"], ours["id"], statement["id"]]
    indicators = by_type(objects, "indicator")
    assert len(indicators) == 7
    for each in indicators:
        assert each["valid_until"] == "2027-03-01T12:00:00.000Z"
        assert each["description"] == STATEMENT
        assert each["indicator_types"] == ["anomalous-activity"]
        assert 'recruitment-lure:cost="candidate-pays"' in each["labels"]
    assert by_type(objects, "report")[0]["description"] == STATEMENT


@pytest.mark.parametrize("days", [0, -1, 181])
def test_nothing_that_does_not_end_in_time_is_packed(days: int) -> None:
    with pytest.raises(NeverExpires):
        replace(make_package(), expires_at=NOON + timedelta(days=days))


def test_the_words_of_the_offer_stand_in_notes_masked() -> None:
    english, thai = by_type(list_objects(make_package()), "note")
    assert english["content"] == "Easy customer service, 30,000 - 45,000 baht, no experience. Call [number] (fictional)"
    assert (thai["lang"], "hr_fast88" in thai["content"], "[account]" in thai["content"]) == ("th", False, True)


@given(some.text(alphabet="a'\\[]= :", min_size=1, max_size=20))
def test_no_value_ends_its_place_in_a_pattern(value: str) -> None:
    from stix2patterns.validator import run_validator

    offerer = Offerer((Mention("url", f"https://example.test/{value}", Role.OFFERER),))
    assert run_validator(write_pattern(offerer), stix_version="2.1") == []
    assert quote(value)[1:-1].replace("\\\\", "").replace("\\'", "").count("'") == 0


def test_what_recalls_says_no_word_again_and_is_stix() -> None:
    objects = list_objects(make_package())
    buried = bury(objects, NOON + timedelta(days=1))
    kept: dict[object, Mapping[str, Any]] = {each["id"]: each for each in buried}
    assert set(kept) == {each["id"] for each in objects if each["type"] in CHECKED}
    assert all(each["revoked"] is True and each["modified"] == "2026-12-02T12:00:00.000Z" for each in buried)
    assert {each["pattern"] for each in by_type(buried, "indicator")} == {NOTHING}
    told = json.dumps(buried)
    assert not any(mention.value in told for mention in MENTIONS)
    assert "customer service" not in told
    support = [each for each in objects if each["type"] not in CHECKED]
    assert check([*support, *buried]) == []


def test_a_thousand_indicators_are_one_bundle() -> None:
    bundle = json.loads(write_bundle(make_large(1000)))
    assert len(by_type(bundle["objects"], "indicator")) == 1000
    report = by_type(bundle["objects"], "report")[0]
    assert len(report["object_refs"]) == 2 * 1000 + 3
