"""Packs: the one that ships, and every way in which an author is told what is wrong."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest
import yaml

from titian.instrument import LogicError, PackError, Problem, compile_logic, load_pack, parse_logic
from titian.instrument.cases import Case, list_cases, list_differences
from titian.instrument.logic import Logic
from titian.instrument.vectors import PACK, ROOT, VOCABULARY

ITEMS_OF = (
    "OBS 8, BTN 3, SEEN 4, CARE 1, LANG 1, CONS 2, DOC 1, PRIM 8, OFFER 3, CH 6, MU 3, MORE 7, FC 12, PR 11, "
    "TL 27, LC 2, SM 7, AP 6, ST 6, DI 7, GB 5, TS 11, OT 3, LA 6, END 3"
)
CASES = list_cases(PACK)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the small pack, to be broken."""
    return Path(shutil.copytree(VOCABULARY, tmp_path / "pack"))


def edit(folder: Path, sheet: str, row: int, column: str, value: str) -> None:
    """Changes one cell; rows as a spreadsheet counts them."""
    path = folder / "sheets" / f"{sheet}.csv"
    lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    cells = lines[row - 1]
    cells += [""] * (len(lines[0]) - len(cells))
    cells[lines[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def row_of(folder: Path, sheet: str, name: str) -> int:
    """The row in which an id stands."""
    lines = list(csv.reader(io.StringIO((folder / "sheets" / f"{sheet}.csv").read_text(encoding="utf-8"))))
    column = lines[0].index("name" if "name" in lines[0] else "id")
    return next(n for n, cells in enumerate(lines, start=1) if len(cells) > column and cells[column] == name)


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(PackError) as refusal:
        load_pack(folder)
    assert "Traceback" not in str(refusal.value)
    return refusal.value.problems


def test_first_contact_asks_exactly_its_items(first_contact: Logic) -> None:
    """A question that comes or goes is seen here, in the module it belongs to."""
    counted = Counter(item.module for item in first_contact.items.values())
    assert ", ".join(f"{module} {number}" for module, number in counted.items()) == ITEMS_OF
    assert len(first_contact.items) == len(first_contact.document.items) == 153
    assert len(first_contact.rules) == 68


def test_first_contact_is_a_demo_without_sign_offs() -> None:
    about = load_pack(PACK).about
    assert about.maturity == "demo"
    assert set(about.sign_offs.values()) == {None}


def test_release_is_the_digest_of_the_canonical_bytes(first_contact: Logic) -> None:
    content = compile_logic(load_pack(PACK))
    assert first_contact.release == sha256(content).hexdigest()
    raw = json.loads(content)
    assert content == json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize("folder", [PACK, VOCABULARY], ids=lambda p: p.name)
def test_compiled_logic_obeys_the_contract(folder: Path) -> None:
    schema = json.loads((ROOT / "contracts/schemas/logic.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(compile_logic(load_pack(folder))))


def test_sheets_hold_no_words_for_a_person() -> None:
    for path in (PACK / "sheets").glob("*.csv"):
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert not {"label", "hint", "constraint_message"} & set(header) or path.stem == "indicators"


def test_there_are_enough_cases_and_each_has_its_own_id() -> None:
    assert len(CASES) >= 25
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case_holds(case: Case, first_contact: Logic) -> None:
    assert list(list_differences(first_contact, case)) == []


def test_every_rule_of_the_pack_is_established_by_a_case(first_contact: Logic) -> None:
    said = {rule for case in CASES for rule in case.expect.get("established", ())}  # type: ignore[attr-defined]
    assert said == set(first_contact.rules)


@pytest.mark.parametrize("key", ["level", "established", "needs", "would_settle", "nonsense"])
def test_a_wrong_expectation_is_told(key: str, first_contact: Logic) -> None:
    wrong = {"R02": ["P07"]} if key == "would_settle" else ["R99"]
    case = Case("x", "x", {"P03": "no"}, {key: wrong})
    assert len(list(list_differences(first_contact, case))) == 1


@pytest.mark.parametrize(
    ("sheet", "name", "column", "value", "code"),
    [
        ("survey", "GATE", "type", "text", "pack.type"),
        ("survey", "GATE", "type", "select_one nowhere", "pack.item"),
        ("survey", "GATE", "type", "select_multiple yes_no", "pack.type"),
        ("survey", "GATE", "name", "1 gate", "pack.id"),
        ("survey", "GATE", "name", "DOOR", "pack.same_id"),
        ("survey", "GATE", "asked_of", "everybody", "pack.value"),
        ("survey", "GATE", "flag_when", "perhaps", "pack.item"),
        ("survey", "GATE", "private", "maybe", "pack.yes_or_no"),
        ("survey", "GATE", "explored_by", "NOWHERE", "pack.unknown_name"),
        ("survey", "GATE", "opens", "TOLD", "pack.opens"),
        ("survey", "GATE", "block", "first", "pack.block"),
        ("survey", "GATE", "block", "1", "pack.block"),
        ("survey", "GATE", "ask_when", "flagged('GHOST')", "pack.unknown_name"),
        ("survey", "GATE", "relevant", "not(child())", "expression.not_allowed_here"),
        ("survey", "GATE", "relevant", "opened('WORK')", "pack.circle"),
        ("survey", "PAPERS", "maps", "GHOST", "pack.unknown_name"),
        ("survey", "PAPERS", "phase.work", "", "pack.phase"),
        ("survey", "PAPERS", "phase.work", "AA3", "pack.item"),
        ("survey", "PAPERS", "ask_when", "established('R_SEEN')", "pack.item"),
        ("survey", "PAPERS", "ask_when", "gate_unexplored('GATE')", "pack.item"),
        ("survey", "PAPERS", "relevant", "gate_unexplored('GATE')", "pack.item"),
        ("survey", "WORK", "opened_when", "gate_unexplored('GATE')", "pack.circle"),
        ("survey", "WORK", "stage", "nowhere", "pack.stage"),
        ("survey", "WORK", "opened_when", "flagged('HURT')", "expression.wrong_word"),
        ("outcomes", "R_SEEN", "when", "", "expression.empty"),
        ("outcomes", "R_SEEN", "when", "observed(HURT)", "expression.arguments"),
        ("outcomes", "R_SEEN", "when", "answered('STEP', 'ended')", "expression.unknown_value"),
        ("outcomes", "R_SEEN", "when", "nothing()", "expression.not_allowed_here"),
        ("outcomes", "R_SEEN", "level", "HIGHEST", "pack.unknown_name"),
        ("outcomes", "R_SEEN", "needs", "peace", "pack.unknown_name"),
        ("outcomes", "R_SEEN", "effects", "dance", "pack.unknown_name"),
        ("outcomes", "R_SEEN", "kind", "verdict", "pack.value"),
        ("outcomes", "R_SEEN", "source", "", "pack.no_source"),
        ("outcomes", "R_SEEN", "classes", "nobody", "pack.unknown_name"),
        ("outcomes", "R_NOTHING", "level", "", "pack.no_level"),
        ("outcomes", "R_WITHHELD", "level", "", "pack.no_level"),
        ("indicators", "AA1", "dimension", "ZZ", "pack.unknown_name"),
        ("indicators", "AA1", "weights.adult_labour", "strong", "pack.value"),
    ],
)
def test_author_is_told_where(broken: Path, sheet: str, name: str, column: str, value: str, code: str) -> None:
    row = row_of(broken, sheet, name)
    edit(broken, sheet, row, column, value)
    told = [p for p in problems_of(broken) if p.code == code]
    assert told
    assert all(problem.fixes for problem in told)
    if code not in ("pack.no_level", "pack.stage"):
        assert any(problem.sheet == sheet and problem.row for problem in told)


def test_problem_names_sheet_row_and_column(broken: Path) -> None:
    row = row_of(broken, "outcomes", "R_SEEN")
    edit(broken, "outcomes", row, "when", "observed('HURTS')")
    (problem,) = problems_of(broken)
    assert (problem.sheet, problem.row, problem.column) == ("outcomes", row, "when")
    assert "did you mean HURT?" in str(problem)


def test_all_problems_are_told_at_once(broken: Path) -> None:
    edit(broken, "survey", row_of(broken, "survey", "GATE"), "private", "maybe")
    edit(broken, "outcomes", row_of(broken, "outcomes", "R_SEEN"), "kind", "verdict")
    edit(broken, "indicators", row_of(broken, "indicators", "AA1"), "source", "")
    edit(broken, "outcomes", row_of(broken, "outcomes", "R_CHILD"), "when", "child(")
    assert {(p.sheet, p.code) for p in problems_of(broken)} == {
        ("survey", "pack.yes_or_no"),
        ("outcomes", "pack.value"),
        ("outcomes", "expression.unfinished"),
        ("indicators", "pack.no_source"),
    }


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"maturity": "live"}, "pack.sign_off"),
        ({"maturity": "perfect"}, "pack.about"),
        ({"id": None}, "pack.about"),
        ({"surprise": 1}, "pack.about"),
        ({"retention": {"draft_hours": 100}}, "pack.about"),
        ({"overrides": {"lowering": {"levels": "NOW"}}}, "pack.about"),
        ({"overrides": {"live_needs_service_for": {"CH": None}}}, "pack.about"),
        ({"version": "9"}, "pack.settings"),
        ({"triage": [{"outcome": "care", "when": "observed('GHOST')"}]}, "pack.unknown_name"),
        ({"triage": [{"outcome": "care", "when": "observed("}]}, "expression.unfinished"),
        ({"anchors": {"child": [], "age": None, "language": None, "consent": None, "assent": None}}, "pack.anchor"),
        ({"lists": {"urgent": {"indicators": []}}}, "pack.empty_list"),
        ({"scales": {"ghost": {"blank": "clear"}}}, "pack.unknown_name"),
    ],
)
def test_pack_file_is_checked(broken: Path, change: dict[str, object], code: str) -> None:
    path = broken / "pack.yaml"
    about = yaml.safe_load(path.read_text(encoding="utf-8")) | change
    path.write_text(yaml.safe_dump(about), encoding="utf-8")
    assert code in {problem.code for problem in problems_of(broken)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"id,dimension\n\xff\xfe", "pack.unreadable"),
        (b'id,"dimension\n', "pack.unreadable"),
        (b"id,label::English,dimension,weights.adult_labour,weights.child_labour,source\n", "pack.unknown_column"),
        (b"id,dimension\n", "pack.no_column"),
        (b"", "pack.no_column"),
        (b"id,dimension,source\nAA1,AA,x,y,z\n", "pack.too_many_cells"),
        (None, "pack.no_sheet"),
    ],
)
def test_sheet_that_cannot_be_read_is_told(broken: Path, content: bytes | None, code: str) -> None:
    path = broken / "sheets" / "indicators.csv"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert code in {problem.code for problem in problems_of(broken)}


@pytest.mark.parametrize("content", ["[", "id: [", "- a\n- b", "", "\t"])
def test_pack_file_that_cannot_be_read_is_told(broken: Path, content: str) -> None:
    (broken / "pack.yaml").write_text(content, encoding="utf-8")
    assert {p.sheet for p in problems_of(broken)} == {"pack.yaml"}


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\xff", b'{"id": 1}', b"[" * 100_000], ids=lambda c: str(c[:10])
)
def test_bytes_that_are_no_logic_are_refused(content: bytes) -> None:
    with pytest.raises(LogicError):
        parse_logic(content)


def test_logic_with_an_unknown_word_is_refused(first_contact: Logic) -> None:
    raw = first_contact.document.model_dump(mode="json")
    raw["rules"][0]["when"] = {"op": "perhaps"}
    with pytest.raises(LogicError, match="perhaps"):
        parse_logic(json.dumps(raw).encode())


def test_malformed_cases_are_told(broken: Path) -> None:
    (broken / "cases").mkdir()
    (broken / "cases" / "a.yaml").write_text("- {id: a}\n- 3\n", encoding="utf-8")
    (broken / "cases" / "b.yaml").write_text("[", encoding="utf-8")
    with pytest.raises(PackError) as refusal:
        list_cases(broken)
    assert [p.sheet for p in refusal.value.problems] == ["cases/a.yaml", "cases/a.yaml", "cases/b.yaml"]
