"""What a form holds after an import: every type, group, text, medium, list and expression."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from pyxform.utils import default_is_dynamic

from titian.forms.survey.tree import tree_to_json
from titian.forms.xlsform import form_to_json
from titian.forms.xlsform.question_types import ALIASES, CONSTRAINED, PLAIN, SELECTS, read_type

from .tables import expect, form, group, question

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[5] / "contracts/schemas/form.schema.json").read_text(encoding="utf-8")
)
WHOLE = """
    | survey   |                                   |        |                     |                    |                   |                     |              |                          |          |                       |               |                     |                   |              |                  |
    |          | type                              | name   | label::English (en) | label::French (fr) | hint::English (en) | hint::French (fr)  | guidance_hint::English (en) | guidance_hint::French (fr) | relevant | calculation    | choice_filter | parameters          | media::image::English (en) | media::image::French (fr) | appearance |
    |          | start                             | start  |                     |                    |                   |                     |              |                          |          |                       |               |                     |                   |              |                  |
    |          | select_one yes_no                 | safe   | Safe?               | En sûreté ?        | Look              | Regarde             | Slowly       | Lentement                |          |                       |               |                     | face.png          | visage.png   | minimal          |
    |          | begin repeat                      | child  | Child               | Enfant             |                   |                     |              |                          | ${safe} = 'no' |                 |               |                     |                   |              |                  |
    |          | integer                           | age    | Age of child        | Âge                |                   |                     |              |                          |          |                       |               |                     |                   |              |                  |
    |          | end repeat                        |        |                     |                    |                   |                     |              |                          |          |                       |               |                     |                   |              |                  |
    |          | calculate                         | oldest |                     |                    |                   |                     |              |                          |          | max(${age})           |               |                     |                   |              |                  |
    |          | select_multiple towns or_other    | been   | Been to ${oldest}?  | Été à ?            |                   |                     |              |                          |          |                       |               |                     |                   |              |                  |
    |          | select_one towns                  | home   | Home                | Chez toi           |                   |                     |              |                          |          |                       | land = ${safe} | randomize=true seed=3 |                 |              |                  |
    |          | range                             | pain   | Pain                | Douleur            |                   |                     |              |                          |          |                       |               | end=5               |                   |              |                  |
    | choices  |                                   |        |                     |                    |                   |                     |
    |          | list_name                         | name   | label::English (en) | label::French (fr) | media::audio::English (en) | media::audio::French (fr) | land |
    |          | yes_no                            | yes    | Yes                 | Oui                | yes.opus          | oui.opus            |              |
    |          | yes_no                            | no     | No                  | Non                | no.opus           | non.opus            |              |
    |          | towns                             | a      | Atown               | Aville             | a.opus            | a.opus              | no           |
    |          | towns                             | b      | Btown               | Bville             | b.opus            | b.opus              | yes          |
    | settings |                                   |        |                     |                    |                   |
    |          | form_title                        | form_id | version            | default_language   | instance_name     | style               |
    |          | Whole                             | whole  | 7                   | French (fr)        | concat('x', ${safe}) | pages            |
    """


def test_a_plain_form_has_its_questions_in_order_and_nothing_to_say() -> None:
    table = """
        | survey   |            |         |         |
        |          | type       | name    | label   |
        |          | integer    | age     | Age     |
        |          | text       | work    | Work    |
        | settings |            |         |         |
        |          | form_title | form_id | version |
        |          | First      | one     | 3       |
        """
    found = form(table)
    assert (found.title, found.id, found.version) == ("First", "one", "3")
    assert [node.name for node in found.nodes] == ["age", "work"]
    assert found.languages == ("",)
    expect(table)


def test_a_whole_form_is_read_whole() -> None:
    expect(WHOLE, ("list.other_shared", "survey", 8, "type"), ("list.other_words", "survey", 8, "type"))
    found = form(WHOLE)
    assert (found.languages, found.default_language) == (("English (en)", "French (fr)"), "French (fr)")
    assert [node.path for node in found.walk()][2:4] == ["/data/child", "/data/child/age"]
    safe = question(WHOLE, "safe")
    assert (safe.hint["English (en)"], safe.guidance["French (fr)"]) == ("Look", "Lentement")
    assert safe.media == {"English (en)": {"image": "face.png"}, "French (fr)": {"image": "visage.png"}}
    assert found.lists["yes_no"][0].media["French (fr)"] == {"audio": "oui.opus"}
    assert found.lists["towns"][1].cells == {"land": "yes"}
    assert question(WHOLE, "been").has_other
    assert question(WHOLE, "pain").parameters == {"start": "1", "end": "5", "step": "1"}
    assert found.settings["style"] == "pages"


def test_the_json_of_a_form_obeys_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(form_to_json(form(WHOLE)), SCHEMA)


@pytest.mark.parametrize("spoil", [{"kind": "pack"}, {"nodes": [{"kind": "question"}]}, {"languages": []}])
def test_the_schema_refuses_what_is_no_form(spoil: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**form_to_json(form(WHOLE)), **spoil}, SCHEMA)


def test_expressions_stand_in_the_json_as_trees() -> None:
    child = group(WHOLE, "child")
    assert child.relevant is not None
    assert tree_to_json(child.relevant.tree) == {
        "op": "=",
        "of": [{"op": "field", "name": "safe"}, {"op": "text", "value": "no"}],
    }


@pytest.mark.parametrize("written", sorted({*PLAIN, *ALIASES}))
def test_every_type_and_old_name_is_read_as_its_plain_type(written: str) -> None:
    assert read_type(written).type == ALIASES.get(written, written)
    assert read_type(written).fault == ""


@pytest.mark.parametrize("written", sorted(SELECTS))
def test_every_select_is_read_with_its_list(written: str) -> None:
    read = read_type(f"{written} towns or_other")
    assert (read.type, read.list_name, read.has_other, read.fault) == (SELECTS[written], "towns", True, "")


@pytest.mark.parametrize("written", sorted(CONSTRAINED))
def test_old_types_bring_their_constraint(written: str) -> None:
    table = f"| survey |\n| | type | name | label | constraint |\n| | {written} | a | A | . != 7 |"
    constraint = question(table, "a").constraint
    assert constraint is not None
    assert constraint.text.startswith("(. != 7) and (")


@pytest.mark.parametrize(
    ("begin", "end", "kind"),
    [
        ("begin group", "end group", "group"),
        ("begin_group", "end_group", "group"),
        ("begin repeat", "end_repeat", "repeat"),
        ("begin looped group", "end looped group", "repeat"),
    ],
)
def test_groups_and_repeats_hold_what_stands_between(begin: str, end: str, kind: str) -> None:
    table = f"| survey |\n| | type | name | label |\n| | {begin} | g | G |\n| | text | a | A |\n| | {end} | | |"
    found = group(table, "g")
    assert (found.kind, [node.path for node in found.nodes]) == (kind, ["/data/g/a"])


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("3", {"op": "number", "value": 3}),
        ("${n}", {"op": "field", "name": "n"}),
        ("${n} + 1", {"op": "+", "of": [{"op": "field", "name": "n"}, {"op": "number", "value": 1}]}),
    ],
)
def test_a_repeat_is_counted_by_a_number_or_an_expression(written: str, count: object) -> None:
    found = group(
        "| survey |\n| | type | name | label | repeat_count |\n| | integer | n | N | |\n"
        f"| | begin repeat | r | R | {written} |\n| | text | a | A | |\n| | end repeat | | | |",
        "r",
    )
    assert found.count is not None
    assert tree_to_json(found.count.tree) == count


@pytest.mark.parametrize(
    ("kind", "written", "is_computed"),
    [
        ("text", "none", False),
        ("text", "3 - 4 weeks", False),
        ("text", "a (b)", False),
        ("integer", "7", False),
        ("date", "2024-03-01", False),
        ("date", "today()", True),
        ("integer", "${n} + 1", True),
        ("integer", "2 * 3", True),
        ("text", "'today()'", False),
        ("text", "concat('a', 'b')", True),
        ("dateTime", "now()", True),
        ("time", "09:30:00.000+00:00", False),
        ("dateTime", "2026-03-14T09:26:00.000+07:00", False),
    ],
)
def test_a_default_is_a_value_or_something_to_compute(kind: str, written: str, is_computed: bool) -> None:
    table = (
        f"| survey |\n| | type | name | label | default |\n| | integer | n | N | |\n| | {kind} | a | A | {written} |"
    )
    found = question(table, "a")
    assert found.default == written
    assert (found.dynamic_default is not None) is is_computed


@pytest.mark.parametrize("written", ["today()", "concat('x', 'y')", "${last-saved#a}", "${n}"])
def test_a_default_to_compute_is_never_handed_on_as_an_answer(written: str) -> None:
    """The runtime would show the cell itself: `today()` for a day."""
    table = (
        f"| survey |\n| | type | name | label | default |\n| | integer | n | N | 3 |\n| | text | a | A | {written} |"
    )
    static, dynamic = json.loads(json.dumps(form_to_json(form(table))))["nodes"]
    assert (static["default"], static["default_tree"]) == ("3", None)
    assert dynamic["default"] is None
    assert dynamic["default_tree"] is not None


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("text", "none"),
        ("text", "a-b"),
        ("text", "a - b"),
        ("text", "-"),
        ("text", "+66 2 123 4567"),
        ("text", "(02) 123-4567"),
        ("text", "12:30-13:00"),
        ("text", "ไม่-ทราบ"),
        ("text", "http://example.org/a"),
        ("integer", "-5"),
        ("time", "09:30"),
        ("time", "09:30:00.000+00:00"),
        ("date", "2024-03-01"),
        ("dateTime", "2026-03-14T09:26:00"),
        ("dateTime", "2026-03-14T09:26:00+07:00"),
        ("dateTime", "2026-03-14T09:26:00.000+07:00"),
        ("geopoint", "-13.7 100.5 0 0"),
        ("geotrace", "13.7 -100.5 0 0; 13.8 -100.5 0 0"),
    ],
)
def test_a_default_that_converters_would_compute_is_a_warning(kind: str, written: str) -> None:
    table = f"| survey |\n| | type | name | label | default |\n| | {kind} | a | A | {written} |"
    said = [(problem.code, problem.column) for problem in form(table).warnings]
    assert said == ([("expression.reads_otherwise", "default")] if default_is_dynamic(written, kind) else [])


@pytest.mark.parametrize(("written", "is_required"), [("yes", True), ("TRUE", True), ("no", False), ("", False)])
def test_yes_and_no_are_understood_where_a_condition_may_stand(written: str, is_required: bool) -> None:
    table = (
        f"| survey |\n| | type | name | label | required |\n| | text | a | A | {written} |\n| | text | b | B | yes |"
    )
    assert (question(table, "a").required is not None) is is_required


def test_old_column_names_mean_their_columns() -> None:
    found = question(
        "| survey |\n| | command | tag | caption | relevance | readonly | constraint | constraining_message | calculate |\n"
        "| | text | a | A | true() | yes | . != '' | No | 'x' |",
        "a",
    )
    assert found.relevant is not None
    assert found.read_only is not None
    assert found.calculation is not None
    assert (found.label, found.constraint_message) == ({"": "A"}, {"": "No"})


def test_wrapped_columns_mean_what_they_wrap() -> None:
    found = question(
        "| survey |\n| | type | name | label | bind::relevant | control::appearance | bind::jr:constraintMsg | bind::constraint |\n"
        "| | text | a | A | true() | multiline | No | . != '' |",
        "a",
    )
    assert found.relevant is not None
    assert (found.appearance, found.constraint_message) == ("multiline", {"": "No"})


def test_a_note_without_a_name_gets_one_from_its_row() -> None:
    assert form("| survey |\n| | type | name | label |\n| | note | | Hello |").nodes[0].name == "generated_note_name_2"


def test_a_computed_question_without_a_label_is_simply_not_shown() -> None:
    expect("| survey |\n| | type | name | label | calculation |\n| | integer | a | | 1 + 1 |")


def test_choices_come_from_files_repeats_and_the_external_sheet() -> None:
    table = """
        | survey           |                                |      |       |                 |
        |                  | type                           | name | label | choice_filter   |
        |                  | begin repeat                   | r    | R     |                 |
        |                  | text                           | who  | Who   |                 |
        |                  | end repeat                     |      |       |                 |
        |                  | select_one ${who}              | one  | One   |                 |
        |                  | select_one_from_file towns.csv | town | Town  | state = 'x'     |
        |                  | select_one_external places     | at   | At    | state = ${town} |
        |                  | csv-external                   | more |       |                 |
        | external_choices |                                |      |       |                 |
        |                  | list_name                      | name | label | state           |
        |                  | places                         | p    | P     | x               |
        """
    expect(table)
    assert [question(table, name).list_name for name in ("one", "town", "at")] == ["${who}", "towns.csv", "places"]


def test_entities_are_passed_on_and_said() -> None:
    expect(
        "| survey |\n| | type | name | label | save_to |\n| | text | a | A | x |\n| entities |\n| | list_name | label |\n| | e | E |",
        ("column.passed_on", "survey", 1, "save_to"),
        ("sheet.passed_on", "entities", 0, ""),
    )


def test_many_triggers_are_read() -> None:
    table = (
        "| survey |\n| | type | name | label | calculation | trigger |\n| | text | a | A | | |\n| | text | b | B | | |\n"
        "| | calculate | c | | now() | ${a}, ${b} |"
    )
    assert question(table, "c").trigger == ("a", "b")
