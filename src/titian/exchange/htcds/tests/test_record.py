"""A package becomes a record and the same package again; nothing somebody else wrote into it is lost."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from titian.exchange.errors import FileUnreadable, RecordRefused
from titian.exchange.htcds import Envelope, make_record, read_record, read_records, write_records
from titian.exchange.htcds.table import get_table
from titian.review.codes import HTCDS_CONTROL

ROOT = Path(__file__).resolve().parents[5]
CONTRACT = ROOT / "contracts" / "exchange"
CASES: list[dict[str, Any]] = json.loads((CONTRACT / "htcds-vectors.json").read_bytes())["cases"]
NAMES = [case["name"] for case in CASES]
PACKAGE: Mapping[str, Any] = CASES[0]["payload"]

PAYLOAD: Mapping[str, Any] = json.loads((ROOT / "contracts/schemas/package-payload.schema.json").read_bytes())
READABLE: Mapping[str, Any] = PAYLOAD["$defs"]["readable"]

CODE = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,8}", fullmatch=True).filter(lambda code: code != "none")
TEXT = st.text(max_size=30).filter(lambda text: text == "" or bool(text.strip()))
PACKAGES = st.fixed_dictionaries(
    {
        "level": CODE,
        "needs": st.lists(CODE, max_size=3),
        "child": st.booleans(),
        "language": CODE,
        "interpreter": st.booleans(),
        "how_to_meet": TEXT,
        "not_tell": st.none() | st.lists(CODE, max_size=2),
        "reasons": st.lists(
            st.fixed_dictionaries(
                {
                    "item": st.sampled_from(["TS01", "FC07", "OT02", "TL08"]),
                    "answer": st.sampled_from(["yes", "no"]),
                    "indicator": st.none() | st.sampled_from(["CD01", "CD01|CR03", "CD03|DR01", "VR01", "unheard"]),
                    "source": TEXT,
                }
            ),
            max_size=3,
        ),
        "rules": st.lists(st.sampled_from(["R08", "R11", "R14", "unheard"]), max_size=3, unique=True),
        "consent": st.fixed_dictionaries({"language": CODE, "given_for": st.lists(TEXT, max_size=2)}),
        "made_on": st.just("2026-11-25"),
    },
    optional={
        "answers": st.dictionaries(CODE, TEXT, max_size=3),
        "without_consent": CODE,
        "more_than_we_know": st.lists(st.integers(), max_size=2),
    },
)
ENVELOPES = st.builds(Envelope, station=TEXT, referral_id=TEXT, release=TEXT)
OTHERS = st.dictionaries(st.sampled_from(["prs_FirstName", "my own field", "=field"]), TEXT.filter(bool), max_size=3)


def read_sheet(name: str) -> list[dict[str, str]]:
    text = (ROOT / "content/packs/first-contact/sheets" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


# The table


def test_the_table_that_travels_is_the_contract() -> None:
    travels = ROOT / "src" / "titian" / "exchange" / "htcds" / "htcds.json"
    assert travels.read_bytes() == (CONTRACT / "htcds.json").read_bytes()


def test_methods_of_control_are_those_the_pack_names() -> None:
    named = {row["id"]: row["htcds"] for row in read_sheet("indicators") if row["htcds"]}
    assert get_table().control.indicators == named
    assert set(get_table().codes["vic_MethodsOfControl"].codes) == HTCDS_CONTROL


def test_every_rule_and_item_of_the_table_is_in_the_pack() -> None:
    table = get_table()
    rules = {row["id"] for row in read_sheet("outcomes")}
    items = {row["name"] for row in read_sheet("survey")}
    assert {*table.status.rules, *(rule for entry in table.exploitation.entries for rule in entry.rules)} <= rules
    assert {item for entry in table.exploitation.entries for item in (*entry.items, *entry.unless_items)} <= items


def test_every_code_the_table_gives_is_one_that_its_field_takes() -> None:
    table = get_table()
    given = {
        **{name: {code} for name, code in table.always.items()},
        table.status.field: {table.status.code},
        table.status.decided_by_field: {table.status.decided_by},
        table.control.field: set(table.control.indicators.values()),
        table.exploitation.field: {entry.code for entry in table.exploitation.entries},
    }
    assert {name: codes - set(table.codes[name].codes) for name, codes in given.items()} == {
        name: set() for name in given
    }


def test_what_is_not_of_the_standard_says_so_by_its_name() -> None:
    table = get_table()
    own = {row.field for row in table.fields if row.field.startswith("titian_")}
    assert {row.field for row in table.fields} - own == {"cas_ReferringOrganisation", "cas_IncomingReferralDetails"}
    assert all(entry.extension is None or entry.extension.startswith("titian_") for entry in table.exploitation.entries)


# Out


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_examples_of_the_contract(case: dict[str, Any]) -> None:
    record = make_record(case["payload"], Envelope(**case["envelope"]))
    assert record == case["record"]
    assert write_records([record], ".csv").decode() == case["csv"]


def test_a_screening_never_says_more_than_possible_and_never_the_contrary() -> None:
    for case in CASES:
        assert case["record"].get("vic_TraffickingStatus", "PossibleVictimOfTrafficking") == (
            "PossibleVictimOfTrafficking"
        )


def test_a_package_of_another_shape_is_refused_by_the_field_and_not_by_what_it_says() -> None:
    with pytest.raises(RecordRefused) as refused:
        make_record({**PACKAGE, "needs": "planted", "child": "planted"}, Envelope())
    assert [fault.where for fault in refused.value.faults] == ["titian_Needs", "titian_IsChild"]
    assert "planted" not in "".join(map(str, refused.value.faults))


# Back


@settings(deadline=None, max_examples=150)
@given(PACKAGES, ENVELOPES, OTHERS, st.sampled_from([".csv", ".json"]))
def test_out_and_back_is_the_same_package(
    package: dict[str, Any], envelope: Envelope, others: dict[str, str], form: Any
) -> None:
    record = make_record(package, envelope, others)
    (read,) = read_records(write_records([record], form), form)
    found = read_record(read)
    assert (found.payload, found.envelope, found.others) == (package, envelope, others)
    assert make_record(found.payload, found.envelope, found.others) == record


def test_what_others_wrote_and_changed_comes_back_with_the_next_export() -> None:
    record = make_record(PACKAGE, Envelope(station="Bridge"))
    changed = {**record, "prs_FirstName": "Ana", "cas_Status": "FollowUp", "org_OwnNumber": "17"}
    found = read_record(changed)
    assert found.others == {"prs_FirstName": "Ana", "cas_Status": "FollowUp", "org_OwnNumber": "17"}
    assert make_record(found.payload, found.envelope, found.others) == changed


def test_a_record_that_never_was_ours_is_kept_whole() -> None:
    theirs = {"con_Consent": "TRUE", "prs_Gender": "Feminine", "vic_TypeOfExploitation": "ForcedMarriage Servitude"}
    found = read_record(theirs)
    assert (found.payload, found.others) == ({}, theirs)
    assert make_record(found.payload, found.envelope, found.others) == theirs


@pytest.mark.parametrize(
    ("change", "where", "code"),
    [
        ({"vic_MethodsOfControl": "DebtBondage Magic"}, "vic_MethodsOfControl", "htcds.code_unknown"),
        ({"cas_Status": "Active Closed"}, "cas_Status", "htcds.code_not_single"),
        ({"vic_TraffickingStatusDecisionMakingOrg": ""}, "vic_TraffickingStatus", "htcds.status_undecided"),
        ({"titian_Reasons": "[{"}, "titian_Reasons", "htcds.field_malformed"),
        ({"titian_Reasons": "{}"}, "titian_Reasons", "htcds.field_malformed"),
        ({"titian_Answers": "[]"}, "titian_Answers", "htcds.field_malformed"),
        ({"titian_More": "3"}, "titian_More", "htcds.field_malformed"),
        ({"titian_IsChild": "maybe"}, "titian_IsChild", "htcds.code_unknown"),
    ],
)
def test_a_faulty_record_names_its_field_and_nothing_is_taken_in(change: dict[str, str], where: str, code: str) -> None:
    with pytest.raises(RecordRefused) as refused:
        read_record({**make_record(PACKAGE, Envelope()), **change})
    assert [(fault.where, fault.code) for fault in refused.value.faults] == [(where, code)]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b'a,b\n"1,2', b"a,a\n1,2", b"a\n1,2", b"a,\n1,2"],
    ids=["empty", "no UTF-8", "open quotation", "a name twice", "more cells than names", "no name"],
)
def test_a_file_that_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(FileUnreadable):
        read_records(content, ".csv")


@pytest.mark.parametrize("content", [b"{", b"[1]", b'[{"a": 1}]', b"[" * 100_000])
def test_json_that_holds_no_records_is_refused(content: bytes) -> None:
    with pytest.raises(FileUnreadable):
        read_records(content, ".json")


def test_no_cell_of_the_file_is_run_as_a_formula() -> None:
    record = make_record({**PACKAGE, "how_to_meet": '=HYPERLINK("http://x")'}, Envelope(station="@bridge"))
    lines = csv.reader(write_records([record], ".csv").decode("utf-8-sig").splitlines())
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_examples_are_packages_as_the_contract_says(case: dict[str, Any]) -> None:
    is_newer = set(case["payload"]) - set(READABLE["properties"])
    assert Draft202012Validator(READABLE).is_valid(case["payload"])
    assert Draft202012Validator(PAYLOAD).is_valid(case["payload"]) is not bool(is_newer)


@given(PACKAGES)
@settings(max_examples=50)
def test_packages_of_these_tests_are_packages_as_the_contract_says(payload: dict[str, Any]) -> None:
    assert Draft202012Validator(READABLE).is_valid(payload)


def test_table_has_a_field_for_every_member_of_a_package() -> None:
    # What had no room stands on slips alone, and no record is made of one.
    assert {row.member for row in get_table().fields if row.of == "payload"} == set(READABLE["properties"]) - {
        "dropped"
    }
