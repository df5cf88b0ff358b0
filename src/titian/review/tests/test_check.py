"""`titian pack check`: the pack that ships is sound, and what is broken on purpose is found."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from typer.testing import CliRunner

import titian.instrument
import titian.review
from titian.instrument import parse_logic
from titian.instrument.document import canonical_json
from titian.instrument.languages.lint import WEIGHTS as LINTED
from titian.instrument.logic import Logic
from titian.instrument.vectors import PACK, VOCABULARY
from titian.review import CODES, Check, check_pack
from titian.review.cli import add_commands
from titian.review.codes import list_unknown_codes
from titian.review.coverage import list_gaps
from titian.review.double import joins
from titian.review.laws import find_falls
from titian.review.silence import list_heard, speaks_of_hearing
from titian.review.subject import read_subject
from titian.review.texts import Texts
from titian.review.walk import holding

RUNNER = CliRunner()
APP = typer.Typer()
add_commands(APP)


@pytest.fixture(scope="module")
def shipped() -> Check:
    return check_pack(PACK)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the pack that ships in two languages, without its sounds, beside the tables of codes."""
    shutil.copytree(PACK.parents[2] / "contracts" / "codes", tmp_path / "contracts" / "codes")
    others = [path.name for path in (PACK / "locales").iterdir() if path.stem not in ("en", "id")]
    ignored = shutil.ignore_patterns("voices", "pictures", *others)
    return Path(shutil.copytree(PACK, tmp_path / "content" / "packs" / "first-contact", ignore=ignored))


def codes(check: Check) -> set[str]:
    return {found.code for found in check.findings}


def what_of(check: Check, code: str) -> str:
    return " ".join(found.problem.what for found in check.findings if found.code == code)


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old} is not in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def set_cell(folder: Path, sheet: str, name: str, column: str, value: str) -> None:
    """Writes one cell, as a spreadsheet programme would."""
    path = folder / "sheets" / f"{sheet}.csv"
    lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    key = lines[0].index("name" if "name" in lines[0] else "id")
    (row,) = [line for line in lines if line[key] == name]
    row[lines[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def about(folder: Path) -> dict[str, Any]:
    read = yaml.safe_load((folder / "pack.yaml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def set_about(folder: Path, **values: object) -> None:
    text = yaml.safe_dump(about(folder) | values, sort_keys=False, allow_unicode=True)
    (folder / "pack.yaml").write_text(text, encoding="utf-8")


def test_the_pack_that_ships_has_no_error(shipped: Check) -> None:
    assert [found.problem for found in shipped.findings if found.weight == "error"] == []


def test_every_double_question_of_the_pack_that_ships_has_its_reason(shipped: Check) -> None:
    assert not codes(shipped) & {"double.question", "double.not_needed", "double.unreadable"}


def test_no_text_of_the_pack_that_ships_speaks_of_hearing_where_nothing_is_heard(shipped: Check) -> None:
    assert not codes(shipped) & {"silence.heard", "silence.not_needed", "silence.unreadable"}
    assert shipped.subject
    words = shipped.subject.words
    assert speaks_of_hearing(words["talk.hide"])
    assert not speaks_of_hearing(words["talk.hide.silent"])


def test_every_rule_and_dimension_is_reached_with_a_witness_that_cannot_be_smaller(
    shipped: Check, first_contact: Logic
) -> None:
    witnesses = [witness for witness in shipped.witnesses if witness.kind == "rule"]
    assert [witness.name for witness in witnesses] == list(first_contact.rules)
    assert {w.name for w in shipped.witnesses if w.kind == "dimension"} == set(first_contact.document.dimensions)
    for witness in witnesses:
        assert witness.answers is not None
        if first_contact.rules[witness.name].kind == "closing":
            continue
        assert witness.name in holding(first_contact, witness.answers)
        for key in witness.answers:
            fewer = {k: v for k, v in witness.answers.items() if k != key}
            assert witness.name not in holding(first_contact, fewer), (witness.name, key)


def test_what_only_a_specialist_reaches_is_named(shipped: Check) -> None:
    named = {found.problem.subject for found in shipped.findings if found.code == "rule.specialist"}
    assert named == {"R07b", "R13s", "R13n", "R13b", "R29"}


def test_typical_shortest_and_longest_talks_are_named(shipped: Check) -> None:
    paths = shipped.paths
    assert paths
    by_id = {path.id: path for path in paths.found}
    assert paths.typical is by_id["nothing"]
    assert paths.typical.counted.questions == 28
    assert by_id["refused"].counted.questions < paths.shortest.counted.prompts <= paths.longest.counted.prompts
    assert {"child", "only_P10", "only_P16", "specialist"} <= by_id.keys()
    assert {path.id for path in paths.long} == {p.id for p in paths.found if p.counted.prompts > 30}


def test_consent_lines_and_offers_are_counted_beside_the_questions(shipped: Check) -> None:
    assert shipped.paths
    assert shipped.subject
    typical = shipped.paths.typical.counted
    # A country's script says some of the pack's lines; the pack states how many.
    assert typical.lines == 8 < sum(text.startswith("consent.") for text in shipped.subject.words)
    assert typical.offers == 3
    assert typical.prompts == typical.questions + typical.lines + typical.offers


UNREACHABLE = "child() and answered('P16', 'not_yet') and answered('P16', 'begun')"
Damage = tuple[str, Callable[[Path], object]]
UNREADABLE: list[Damage] = [
    ("pack.no_file", lambda p: (p / "pack.yaml").unlink()),
    ("pack.unknown_name", lambda p: set_cell(p, "outcomes", "R16", "when", "flagged('P66')")),
    ("pack.circle", lambda p: set_cell(p, "survey", "PRIM", "opened_when", "agreed() and opened('TL')")),
]
TOGETHER: list[list[Damage]] = [
    [
        ("pack.sign_off", lambda p: set_about(p, maturity="pilot")),
        ("rule.unreachable", lambda p: set_cell(p, "outcomes", "R16", "when", UNREACHABLE)),
        ("dimension.unreachable", lambda p: set_about(p, dimensions=["DR", "CR", "VR", "EX", "CD", "VD", "XX"])),
        ("rule.closing_level", lambda p: set_cell(p, "outcomes", "R19", "level", "TODAY")),
        ("item.unused", lambda p: set_cell(p, "survey", "FC17", "note", "")),
        ("need.unused", lambda p: replace_in(p / "sheets" / "outcomes.csv", "education", "health")),
        ("effect.unused", lambda p: replace_in(p / "sheets" / "outcomes.csv", "rescue_alert", "care_now")),
        ("list.unused", lambda p: set_about(p, lists=about(p)["lists"] | {"spare": {"items": ["P05"]}})),
        ("case.answers", lambda p: replace_in(p / "cases" / "work.yaml", "P09: yes", "P09: perhaps")),
        ("case.fails", lambda p: None),  # R16 and R19 changed above
        ("rule.no_case", lambda p: None),
        ("code.unknown", lambda p: set_cell(p, "indicators", "DR01", "htcds", "FalsePromise")),
        ("code.unknown", lambda p: set_cell(p, "indicators", "DR02", "ilo11", "12")),
        ("text.missing", lambda p: replace_in(p / "locales" / "en.yaml", "item.P10.label:", "item.P10.lable:")),
        ("text.unknown", lambda p: None),
        ("language.incomplete", lambda p: replace_in(p / "locales" / "id.yaml", "item.P10.label:", "item.P10.lable:")),
        ("language.silent", lambda p: None),  # the copy has no sounds and no pictures
        ("picture.missing", lambda p: None),
        ("double.question", lambda p: replace_in(p / "locales" / "en.yaml", "lose contact with", "lose and miss")),
        ("double.not_needed", lambda p: replace_in(p / "double_questions.yaml", "P14:", "P04: one\nP14:")),
        ("silence.heard", lambda p: replace_in(p / "locales" / "en.yaml", "talk.hide.silent:", "talk.hide.silence:")),
        ("first.lacking", lambda p: set_about(p, first_words=about(p)["first_words"][1:])),
        ("silence.not_needed", lambda p: replace_in(p / "about_hearing.yaml", "item.P14", "talk.stop: why\nitem.P14")),
        ("path.long", lambda p: None),
        ("weights.provisional", lambda p: None),
        ("indicator.unused", lambda p: None),
        ("item.context", lambda p: None),
    ],
    [
        ("case.malformed", lambda p: replace_in(p / "cases" / "work.yaml", "- id: W1\n", "- ")),
        ("code.no_table", lambda p: shutil.rmtree(p.parents[2] / "contracts")),
        ("text.unreadable", lambda p: (p / "locales" / "id.yaml").write_text("[", encoding="utf-8")),
        ("double.unreadable", lambda p: (p / "double_questions.yaml").write_text("- P14", encoding="utf-8")),
    ],
]


@pytest.mark.parametrize(("code", "damage"), UNREADABLE, ids=[code for code, _ in UNREADABLE])
def test_a_pack_that_cannot_be_read_is_told(copy: Path, code: str, damage: Callable[[Path], object]) -> None:
    damage(copy)
    found = check_pack(copy)
    assert codes(found) == {code}
    assert found.has_errors


@pytest.mark.parametrize("damages", TOGETHER, ids=["words-rules-codes", "files"])
def test_all_that_is_broken_is_found_at_once(copy: Path, damages: list[Damage]) -> None:
    for _, damage in damages:
        damage(copy)
    found = check_pack(copy)
    assert {code for code, _ in damages} <= codes(found)
    assert found.has_errors
    weights = [one.weight for one in found.findings]
    assert weights == sorted(weights, key=["error", "warning", "note"].index)
    assert {one.problem.subject for one in found.findings if one.code == "code.unknown"} <= {"DR01", "DR02"}


def test_reasons_for_hearing_that_cannot_be_read_are_told(copy: Path) -> None:
    (copy / "about_hearing.yaml").write_text("- item.P14.label", encoding="utf-8")
    subject = read_subject(copy)
    texts = Texts(subject.logic.document, subject.words, subject.talk)
    assert [found.code for found in list_heard(subject, texts)] == ["silence.unreadable"]


def test_a_language_that_is_in_no_table_is_told(copy: Path) -> None:
    (copy / "locales" / "id.yaml").rename(copy / "locales" / "qx.yaml")
    assert [f.problem.subject for f in list_unknown_codes(read_subject(copy))] == ["qx"]


def test_a_clip_that_says_other_words_or_none_is_told(copy: Path) -> None:
    folder = copy / "voices" / "en"
    folder.mkdir(parents=True)
    clips = {"item.P10.label": {"text_sha256": "0" * 64}, "item.P11.label": {"text_sha256": "0" * 64}}
    (folder / "manifest.json").write_text(json.dumps({"tag": "en", "clips": clips}), encoding="utf-8")
    (folder / "item.P10.label.opus").write_bytes(b"OggS")
    subject = read_subject(copy)
    found = {f.code: f.problem.what for f in list_gaps(subject, Texts(subject.logic.document, subject.words))}
    assert "says other words in 1 clips" in found["clip.stale"]
    assert "item.P10.label" in found["clip.stale"]
    assert "has no clip for" in found["clip.missing"]


def test_the_circle_is_shown(copy: Path) -> None:
    set_cell(copy, "survey", "PRIM", "opened_when", "agreed() and opened('TL')")
    circle = what_of(check_pack(copy), "pack.circle")
    assert "PRIM" in circle
    assert "→" in circle


def explored_unless(logic: Logic, condition: dict[str, object]) -> Logic:
    """The small pack, in which a question that clears a gate is asked only while something was not said."""
    document = logic.document.model_dump(mode="json")
    gate = next(item for item in document["items"] if item["explored_by"])
    modules = {name for group in gate["explored_by"] for name in group}
    asked = [item for item in document["items"] if item["module"] in modules and item["role"] == "indicator"]
    for item in asked:
        item["ask_when"] = {"op": "not", "of": [condition]}
    return parse_logic(canonical_json(document))


def test_a_rule_that_falls_is_found_and_shown_by_a_pair_of_answers(vocabulary: Logic) -> None:
    """A gate is cleared where nothing is left to ask; more evidence that ends the asking would clear it."""
    gate = next(item.id for item in vocabulary.document.items if item.explored_by)
    broken = explored_unless(vocabulary, {"op": "flagged", "items": ["STEP"]})
    told = {"HEARS": "yes", "MAY": "yes", gate: "yes", "AGE": "no"}
    assert list(find_falls(vocabulary, [told])) == []
    (fall,) = find_falls(broken, [told])
    assert (fall.rule, fall.key, fall.value) == ("R_GATE", "STEP", "not_yet")
    assert fall.before.keys() == {"HEARS", "MAY", gate}, "what does not matter is left out"
    assert "R_GATE" in holding(broken, fall.before)
    assert "R_GATE" not in holding(broken, {**fall.before, fall.key: fall.value})
    assert "With STEP=not_yet as well, it no longer does" in fall.in_words()
    assert fall.lost == ("the level falls from MIDDLE to LOW",)


def test_weights_that_are_lower_for_a_child_are_a_fall(vocabulary: Logic) -> None:
    """Found in the small pack: a strong sign in an adult that is weak in a child."""
    told = {"HEARS": "yes", "MAY": "yes", "GATE": "yes", "HOURS": "yes", "AGE": "no"}
    falls = {fall.rule: fall for fall in find_falls(vocabulary, [told])}
    assert falls["R_STRONG"].key == "YOUNG"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Has anyone hurt you, or said they would?", [",", "or"]),
        ("Did someone arrange and pay for it?", ["and"]),
        ("Do you need a doctor now?", []),
        ("You may say no, or stop. Is that all right?", []),
        ("Has anyone kept your passport from you, now or before?", []),
        ("Was it locked, so that you could not leave?", []),
        ("If you wanted to turn back, would they let you?", []),
        ("Wet, cold", [","]),
    ],
)
def test_the_linter_reads_the_sentence_that_asks(text: str, expected: list[str]) -> None:
    assert joins(text) == expected


def test_every_code_of_the_engine_is_in_the_table() -> None:
    """A new problem needs a row that says what it means and what to do."""
    folder, review = Path(titian.instrument.__file__).parent, Path(titian.review.__file__).parent
    kinds = "pack|expression|rule|dimension|item|need|effect|list|case|text|clip|picture|code|double|path|language|silence|first|negation|talk|tell"
    pattern = re.compile(rf'(?<![\w.])"((?:{kinds}|indicator|weights)\.[a-z_]+)"')
    used = {code for path in folder.glob("*.py") for code in pattern.findall(path.read_text(encoding="utf-8"))}
    used |= set(LINTED)
    used |= {c for path in review.glob("*.py") for c in pattern.findall(path.read_text(encoding="utf-8"))}
    used -= {"pack.yaml", "talk.yaml", "pack.faulty", "weights.adult_labour", "weights.child_labour"}
    built = {f"{kind}.{end}" for kind in ("rule", "dimension") for end in ("unreachable", "specialist")}
    built |= {"rule.lawyer"}
    built |= {"rule.not_asked", "need.unused", "effect.unused"}
    assert used - CODES.keys() == set()
    assert CODES.keys() - used - built - {"logic.malformed"} == set()


def test_json_holds_everything_the_report_says() -> None:
    result = RUNNER.invoke(APP, ["check", str(VOCABULARY), "--json"])
    report = json.loads(result.stdout)
    assert set(report) == {"pack", "release", "counts", "findings", "witnesses", "paths", "coverage", "languages"}
    assert result.exit_code == (2 if report["counts"]["errors"] else 0)


def test_report_in_words_shows_witnesses_paths_and_languages(shipped: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {PACK: shipped}  # checked once: it takes seconds
    monkeypatch.setattr("titian.review.check.check_pack", found.__getitem__)
    result = RUNNER.invoke(APP, ["check", str(PACK), "--witnesses"])
    assert result.exit_code == 0, result.stderr
    assert "R04    V01=yes" in result.stdout
    assert "typical" in result.stdout
    assert re.search(r"^ *en +text", result.stdout, re.MULTILINE)
    assert "Maturity: demo" in result.stdout


def test_errors_exit_with_2_and_say_where(copy: Path) -> None:
    set_cell(copy, "outcomes", "R16", "when", "flagged('P66')")
    result = RUNNER.invoke(APP, ["check", str(copy)])
    assert result.exit_code == 2
    assert "outcomes, row " in result.stdout
    assert "To fix:" in result.stdout


def test_checking_needs_no_django() -> None:
    code = (
        "import sys; from titian.hub.cli import main; sys.argv = ['titian', 'pack', 'check', sys.argv[1]]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "sys.stderr.write('django' if 'django' in sys.modules else 'none')"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(VOCABULARY)], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stderr == "none"


def test_the_notes_have_a_row_for_each_language_that_says_what_the_pack_has(shipped: Check) -> None:
    notes = (PACK / "NOTES.md").read_text(encoding="utf-8")
    told = {
        row[1]: row[2:5] for row in re.findall(r"(?m)^\| ([^|]+) \| `([^`]+)` \| (\d+) \| (\w+) \| ([^|]+) \|", notes)
    }
    assert set(told) == {row.language for row in shipped.languages}
    for row in shipped.languages:
        texts, state, voice = told[row.language]
        assert int(texts) == row.texts
        assert state == "draft"
        assert row.states["draft"] == row.texts
        manifest = PACK / "voices" / row.language / "manifest.json"
        speakers = (
            {clip["voice"].split("@")[0] for clip in json.loads(manifest.read_text())["clips"].values()}
            if manifest.exists()
            else {"none"}
        )
        assert speakers == {re.split("[,:]", voice)[0]}, row.language


def test_the_notes_of_the_pack_state_the_figures_that_hold(shipped: Check, first_contact: Logic) -> None:
    notes = " ".join((PACK / "NOTES.md").read_text(encoding="utf-8").split())
    reasons = yaml.safe_load((PACK / "double_questions.yaml").read_text(encoding="utf-8"))
    assert shipped.paths
    typical = shipped.paths.typical.counted
    modules = len(first_contact.document.modules)
    assert f"{len(first_contact.items)} items in {modules} modules, {len(first_contact.rules)} rules" in notes
    assert f"asked {typical.questions} questions, with consent and offers {typical.prompts} spoken prompts" in notes
    assert f"{len(reasons)} texts join two things" in notes
    assert sum(reason.startswith("Double") for reason in reasons.values()) == 15
    unread = next(found for found in shipped.findings if found.code == "indicator.unused")
    assert "22 of 67 indicators" in unread.problem.what
    assert "No question speaks to 22 of the 67 rows" in notes
    assert "all 67 are marked provisional" in notes
    only = {found.problem.subject for found in shipped.findings if found.code == "rule.specialist"}
    assert only == {"R07b", "R13s", "R13n", "R13b", "R29"}
    assert "R07b, R13s, R13n, R13b and R29 only with a specialist" in notes
