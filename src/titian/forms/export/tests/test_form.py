"""The workbook as a form: what KoboToolbox, ODK and an officer find in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from titian.forms.export import ExportError, export_form, held_answers, pack_workbook, read_texts, write_pack
from titian.forms.export.tests.answer_sets import random_sets
from titian.forms.export.tests.conftest import offers, with_document, with_rules
from titian.forms.export.tests.form_run import FormRun, Node, list_differences, list_rows
from titian.forms.export.texts import Texts
from titian.forms.export.workbook import ExportedForm
from titian.forms.xlsform import Workbook, import_form, read_workbook, write_workbook
from titian.forms.xlsform.languages import workbook_languages
from titian.forms.xlsform.tests.converter import JAVA, complaints_of_odk, convert
from titian.instrument.answers import parse_answers
from titian.instrument.cases import list_cases
from titian.instrument.document import Document, Item
from titian.instrument.expressions import parse_expression
from titian.instrument.logic import Logic
from titian.instrument.outcome import evaluate
from titian.instrument.pack import Pack
from titian.instrument.tests.random_answers import SESSION_KEYS

REFERENCE = re.compile(r"\$\{([^}]+)\}")
FORM_CELLS = ("relevant", "calculation")


@pytest.fixture(scope="module")
def texts(first_contact: Pack) -> Texts:
    return read_texts(first_contact.folder)


@pytest.fixture(scope="module")
def form(first_contact: Pack, texts: Texts) -> ExportedForm:
    return export_form(first_contact, texts)


@pytest.fixture(scope="module")
def workbook(form: ExportedForm) -> Workbook:
    return form.workbook


@pytest.fixture(scope="module")
def run(node: Node, workbook: Workbook) -> FormRun:
    return FormRun(node, workbook)


def reads(rows: list[dict[str, str]]) -> dict[str, set[str]]:
    """Name → names it reads, directly."""
    return {
        row["name"]: {name for cell in FORM_CELLS for name in REFERENCE.findall(row.get(cell, ""))}
        for row in rows
        if "name" in row
    }


# --- what other programs say of it ---


@pytest.mark.long("other engines")  # of the pack that ships; the smaller one that says every word is taken in every run
def test_pyxform_takes_it_with_no_warning(workbook: Workbook) -> None:
    converted = convert(workbook)
    assert converted.warnings == []


def test_pyxform_takes_a_form_without_words_with_no_warning(every_word: Pack) -> None:
    assert convert(pack_workbook(every_word, {})).warnings == []


@pytest.mark.long("other engines")
@pytest.mark.skipif(JAVA is None, reason="needs java")
def test_odk_validate_takes_it(workbook: Workbook) -> None:
    assert complaints_of_odk(convert(workbook).xform) == ""


@pytest.mark.skipif(JAVA is None, reason="needs java")
def test_odk_validate_would_complain(every_word: Pack) -> None:
    xform = convert(pack_workbook(every_word, {})).xform
    assert complaints_of_odk(xform) == ""
    assert "Group has no children" in complaints_of_odk(
        xform.replace("</h:body>", '<group ref="/data/level"/></h:body>')
    )


def test_no_group_holds_calculates_alone(workbook: Workbook) -> None:
    """ODK Validate refuses such a group, and with it the form."""
    seen: list[list[str]] = []
    for row in list_rows(workbook, "survey"):
        if row["type"] == "begin_group":
            seen.append([row["name"]])
        elif row["type"] == "end_group":
            name, *kinds = seen.pop()
            assert set(kinds) - {"calculate"}, name
            if seen:
                seen[-1].append("group")
        elif seen:
            seen[-1].append(row["type"])


def test_our_own_importer_finds_nothing_but_missing_clips(workbook: Workbook) -> None:
    form = import_form(workbook)
    assert {(warning.code, warning.column.partition("::")[0]) for warning in form.warnings} <= {
        ("language.missing_text", "media")
    }


def test_written_and_read_again_it_is_the_same(workbook: Workbook) -> None:
    assert read_workbook(write_workbook(workbook), "form.xlsx")[0] == workbook


def test_same_pack_gives_the_same_bytes(every_word: Pack) -> None:
    one, other = (write_workbook(pack_workbook(every_word, offers(every_word.document))) for _ in range(2))
    assert one == other


# --- rules ---


def test_every_rule_has_its_two_rows_at_the_root(first_contact: Pack, workbook: Workbook) -> None:
    depth, at_root = 0, set()
    for row in list_rows(workbook, "survey"):
        depth += (row["type"] == "begin_group") - (row["type"] == "end_group")
        if row["type"] == "calculate" and not depth:
            at_root.add(row["name"])
    wanted = {f"{rule.id}_{side}" for rule in first_contact.document.rules for side in ("lower", "upper")}
    assert at_root == wanted | {"level", "needs", "effects", "open_rules"}


def test_every_test_is_positive(workbook: Workbook) -> None:
    """On a blank `!=` is true, and `<` compares nothing: neither is written. `not` stands round one test only."""
    for row in list_rows(workbook, "survey"):
        text = " ".join(row.get(cell, "") for cell in FORM_CELLS)
        assert "!=" not in text
        assert "<" not in text
        assert re.sub(r"not\((selected\()?\$\{\w+\}( = |, )'\w+'\)?\)", "", text).count("not(") == 0


def test_no_text_grows(first_contact: Pack, workbook: Workbook) -> None:
    """Rows name other rows, so the longest cell is a list of what it sums up, and all cells together stay small."""
    cells = [row.get(cell, "") for row in list_rows(workbook, "survey") for cell in FORM_CELLS]
    assert max(map(len, cells)) < 8_000
    assert sum(map(len, cells)) < 1_200 * len(first_contact.document.items)


def test_a_rule_of_many_layers_stays_short(every_word: Pack) -> None:
    """A rule of rules of rules: twice the layers is about twice the text, not its square."""

    def size(layers: int) -> int:
        text = "flagged('GATE')"
        for _ in range(layers):
            text = f"({text} or positive('AA')) and (any_sign() or gate_unexplored('GATE', 'DOOR'))"
        pack = with_rules(every_word, {"T": text})
        rows = list_rows(pack_workbook(pack, offers(pack.document)), "survey")
        return sum(len(row.get("calculation", "")) for row in rows)

    assert size(16) - size(8) < 2.5 * (size(8) - size(4)) + 200


def test_every_name_that_is_read_is_there(workbook: Workbook) -> None:
    rows = list_rows(workbook, "survey")
    names = [row["name"] for row in rows if "name" in row]
    assert len({name.casefold() for name in names}) == len(names)
    assert {name for found in reads(rows).values() for name in found} <= set(names)


# --- what is shown ---


def test_nothing_that_needs_consent_is_shown_before_a_yes(first_contact: Pack, run: FormRun) -> None:
    document = first_contact.document
    guarded = {item.id for item in document.items if needs_consent(document, item)} | {
        f"{name}_open" for name in document.modules if f"{name}_open" in run.names
    }
    all_yes = dict.fromkeys(run.names, "yes") | {"mode": "specialist", "P16": "not_yet"}
    for consent in ({}, {"P01": "yes"}, {"P01": "yes", "P02": "no"}, {"P01": "no", "P02": "yes"}):
        filled = run.fill({**all_yes, **dict.fromkeys(("P01", "P02", "A02"), ""), **consent})
        assert {name for name in guarded if filled.shows(name)} == set()
    filled = run.fill({**all_yes, "P01": "yes", "P02": "yes"})
    assert sum(filled.shows(name) for name in guarded) > 100


def needs_consent(document: Document, item: Item) -> bool:
    return next(stage.needs_consent for stage in document.stages if stage.id == item.stage)


def test_consent_stands_before_every_question_that_needs_it(first_contact: Pack, workbook: Workbook) -> None:
    order = [row["name"] for row in list_rows(workbook, "survey") if row["type"].startswith("select")]
    anchors = first_contact.document.anchors
    asked = [
        order.index(item.id) for item in first_contact.document.items if needs_consent(first_contact.document, item)
    ]
    assert max(order.index(anchors.consent or ""), order.index(anchors.assent or "")) < min(asked)


def test_what_is_known_hides_no_question(workbook: Workbook) -> None:
    """ask_when may only show notes: a question that vanished would take its answer with it."""
    rows = list_rows(workbook, "survey")
    direct = reads(rows)
    asking = {name for name in direct if re.search(r"_(wanted|covered|due)$", name)} | {"unfinished"}
    assert len(asking) > 40
    for row in rows:
        if row["type"].startswith(("select", "begin_group")) and "relevant" in row:
            seen, waiting = set(), {row["name"]}
            while waiting:
                name = waiting.pop()
                seen.add(name)
                waiting |= direct[name] - seen
            assert not seen & asking, row["name"]


def test_a_note_says_when_enough_is_known(workbook: Workbook, run: FormRun) -> None:
    agreed = {"P01": "yes", "P02": "yes", "P10": "yes"}
    note = next(row for row in list_rows(workbook, "survey") if row.get("name") == "TL_not_now")
    assert "do not ask" in note["label::English (en)"]
    assert "Pay and papers" in note["label::English (en)"]
    assert not run.fill(agreed).shows("TL_not_now")
    assert run.fill({**agreed, "TL08": "yes", "TL08_when": "work"}).shows("TL_not_now")
    assert not run.fill(agreed).shows("TL08_told")
    assert run.fill({**agreed, "FC05": "yes"}).shows("TL08_told")


def test_a_note_says_not_to_ask_after_a_no(run: FormRun) -> None:
    agreed = {"P01": "yes", "P02": "yes", "P10": "yes"}
    assert not run.fill(agreed).shows("TL_refused")
    assert run.fill({**agreed, "A02": "no"}).shows("TL_refused")


def test_what_follows_is_shown(run: FormRun) -> None:
    filled = run.fill({"S01": "yes"})
    shown = {name for name in run.names if name.startswith("show_") and filled.shows(name)}
    assert {
        "show_level_NOW",
        "show_rule_R01",
        "show_rule_R00",
        "show_need_safety",
        "show_effect_suspend_return",
    } <= shown
    assert "show_class_legal" not in shown


def test_a_rule_that_answers_could_be_read_from_is_shown_as_its_class(run: FormRun) -> None:
    filled = run.fill({"P01": "yes", "P02": "yes", "P07": "yes"})
    assert {name for name in run.names if name.startswith("show_class") and filled.shows(name)} == {
        "show_class_legal",
        "show_class_specialist",
    }
    assert "show_rule_R04" not in run.names
    assert filled["R04_lower"] == "1"


def test_the_question_when_follows_what_happened(run: FormRun) -> None:
    agreed = {"P01": "yes", "P02": "yes", "P10": "yes"}
    assert not run.fill({**agreed, "TL08": "no"}).shows("TL08_when")
    assert run.fill({**agreed, "TL08": "yes"}).shows("TL08_when")
    assert run.fill({**agreed, "TL09": "no"}).shows("TL09_when")  # for this one, no is what happened


# --- words, clips, pictures ---


def test_every_language_of_the_pack_has_its_columns(texts: Texts, workbook: Workbook) -> None:
    row = next(row for row in list_rows(workbook, "survey") if row.get("name") == "P10")
    assert row["label::English (en)"] == texts["en"]["item.P10.label"]
    assert row["label::Indonesian (id)"] == texts["id"]["item.P10.label"]
    for sheet in workbook.sheets[:2]:
        columns = [name.rpartition("::") for name in sheet.header if "::" in name]
        by_column: dict[str, set[str]] = {}
        for column, _, language in columns:
            by_column.setdefault(column, set()).add(language)
        assert set(map(frozenset, by_column.values())) == {frozenset(workbook_languages()[tag] for tag in texts)}


def test_no_label_is_empty(workbook: Workbook) -> None:
    for row in list_rows(workbook, "survey"):
        if row["type"].startswith(("select", "note")):
            assert row["label::English (en)"], row["name"]
            assert row["label::Indonesian (id)"], row["name"]
    for row in list_rows(workbook, "choices"):
        assert row["label::English (en)"], row["name"]
        assert row["label::Indonesian (id)"], row["name"]


def test_the_officer_is_told_what_a_form_keeps(first_contact: Pack, workbook: Workbook) -> None:
    guidance = {row.get("name"): row.get("guidance_hint::English (en)", "") for row in list_rows(workbook, "survey")}
    for item in first_contact.document.items:
        assert ("records no answer" in guidance[item.id]) == (not item.recorded)
        assert ("used against the person" in guidance[item.id]) == item.self_incriminating
        assert ("Private" in guidance[item.id]) == item.private
    assert "who will read the answers" in guidance["P02"]


def test_clips_and_pictures_are_files_with_plain_names(form: ExportedForm) -> None:
    named = {
        row[column]
        for name in ("survey", "choices")
        for row in list_rows(form.workbook, name)
        for column in row
        if column.startswith("media::")
    }
    assert named == set(form.media)
    assert len(named) > 300
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", name) for name in named)
    assert all(path.is_file() for path in form.media.values())
    assert len({name.casefold() for name in named}) == len(named)
    # Texts that are said alike lie in one file of the pack; each question of the form has its own name for it.
    assert form.media["choice.yes_no.no.id.opus"] == form.media["choice.age.no.id.opus"]


def test_a_folder_holds_the_workbook_and_its_media(every_word: Pack, tmp_path: Path) -> None:
    (tmp_path / "pack/locales").mkdir(parents=True)
    (tmp_path / "pack/pictures").mkdir()
    (tmp_path / "pack/pictures/item.GATE.svg").write_text("<svg/>")
    (tmp_path / "pack/locales/en.yaml").write_text(
        'tag: en\ntexts:\n  item.GATE.label: {text: "Well?", state: draft}\n'
    )
    written = write_pack(replace(every_word, folder=tmp_path / "pack"), tmp_path / "out")
    assert [path.relative_to(tmp_path / "out").as_posix() for path in written] == [
        "vocabulary.xlsx",
        "vocabulary-media/item.GATE.svg",
    ]
    for name in ("form.xlsx", "form.md"):
        write_pack(every_word, tmp_path / name)
        assert read_workbook(tmp_path / name)[0].find_sheet("settings") is not None


# --- what cannot be a form ---


def test_a_name_that_is_needed_twice_is_refused(every_word: Pack) -> None:
    items = tuple(
        item.model_copy(update={"id": "R_SEEN_lower"}) if item.id == "CALL" else item
        for item in every_word.document.items
    )
    rules = tuple(rule for rule in every_word.document.rules if rule.id != "R_CALL")
    with pytest.raises(ExportError) as refused:
        export_form(with_document(every_word, items=items, rules=rules), {})
    assert [problem.code for problem in refused.value.problems] == ["export.name"]


def test_working_rows_give_way_to_names_of_questions(every_word: Pack, node: Node) -> None:
    """A question may be called as a working row would be; the row takes another name and the outcome is the same."""
    items = tuple(
        item.model_copy(update={"id": "child_lower"}) if item.id == "CALL" else item
        for item in every_word.document.items
    )
    rules = tuple(rule for rule in every_word.document.rules if rule.id != "R_CALL")
    pack = with_document(every_word, items=items, rules=rules)
    filled = FormRun(node, export_form(pack, {}).workbook).fill({"YOUNG": "yes"})
    assert filled["child_lower"] == ""
    assert filled["R_CHILD_lower"] == "1"


def test_answers_that_would_go_round_in_a_circle_are_refused(every_word: Pack) -> None:
    """Whether consent is asked may not depend on what is asked after it: unasked, it is blank, and so is the rest."""
    relevant = parse_expression("child()", "relevance")
    items = tuple(
        item.model_copy(update={"relevant": relevant}) if item.id == "MAY_CHILD" else item
        for item in every_word.document.items
    )
    with pytest.raises(ExportError) as refused:
        export_form(with_document(every_word, items=items), {})
    (problem,) = refused.value.problems
    assert problem.code == "export.circle"
    assert "MAY_CHILD" in problem.what


def test_a_pack_that_asks_for_no_consent_is_refused(every_word: Pack) -> None:
    anchors = every_word.document.anchors.model_copy(update={"consent": None})
    with pytest.raises(ExportError) as refused:
        export_form(with_document(every_word, anchors=anchors), {})
    assert [problem.code for problem in refused.value.problems] == ["export.no_consent"]


def test_a_language_without_a_column_is_refused(every_word: Pack) -> None:
    with pytest.raises(ExportError) as refused:
        export_form(every_word, {"xx": {}})
    assert [problem.code for problem in refused.value.problems] == ["export.language"]


def test_words_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/en.yaml").write_text("texts: [1, 2]")
    with pytest.raises(ExportError) as refused:
        read_texts(tmp_path)
    assert [problem.code for problem in refused.value.problems] == ["export.words"]


# --- the pack that ships ---


def test_cases_of_first_contact_agree(first_contact: Pack, form: ExportedForm, run: FormRun) -> None:
    logic = Logic(first_contact.document, "test")
    cases = [parse_answers(logic, case.answers) for case in list_cases(first_contact.folder)]
    assert len(cases) > 100
    agree(logic, cases, form, run)


@pytest.mark.long("other engines")
def test_random_answers_of_first_contact_agree(first_contact: Pack, form: ExportedForm, run: FormRun) -> None:
    logic = Logic(first_contact.document, "test")
    agree(logic, list(random_sets(logic, 150, "first-contact in Python")), form, run)


def agree(logic: Logic, sets: Sequence[dict[str, str]], form: ExportedForm, run: FormRun) -> None:
    """The form says of each of these answers what the engine says."""
    for answers, filled in zip(sets, run.fill_all(sets), strict=True):
        held = held_answers(logic, answers, form.offered)
        assert list(list_differences(logic, held, filled)) == []


def test_what_the_form_drops_changes_the_outcome_of_no_case(first_contact: Pack, form: ExportedForm) -> None:
    logic = Logic(first_contact.document, "test")
    without_consent = {i.id for i in first_contact.document.items if not needs_consent(first_contact.document, i)}
    without_consent |= set(SESSION_KEYS)
    for case in list_cases(first_contact.folder):
        answers = parse_answers(logic, case.answers)
        if "yes" not in (answers.get("P02"), answers.get("A02")):  # a form has no question that needs a yes without one
            answers = {key: value for key, value in answers.items() if key in without_consent}
        before, after = (evaluate(logic, one) for one in (answers, held_answers(logic, answers, form.offered)))
        statuses = [[(found.rule.id, found.status) for found in one.outcomes] for one in (before, after)]
        assert statuses[0] == statuses[1], case.id
        assert (before.level, before.needs, before.effects) == (after.level, after.needs, after.effects), case.id
