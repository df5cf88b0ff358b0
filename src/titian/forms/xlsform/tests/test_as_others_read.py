"""What others give one reading is read in the same way, with a warning; strictness makes an error of it.

Where pyxform can tell, it is asked: what a form says here stands beside what it makes of the same workbook.
"""

from __future__ import annotations

import re

import pytest

from titian.forms.survey.tree import tree_to_json
from titian.forms.xlsform import Form, FormError, Group, Question, form_to_json, import_form, is_error
from titian.forms.xlsform.codes import SETTLED
from titian.forms.xlsform.groups import DEEPEST
from titian.forms.xlsform.limits import MOST_LOOPED

from .converter import convert
from .tables import all_problems, expect, form, group, question, workbook

YES_NO = "| choices |\n| | list_name | name | label |\n| | yes_no | yes | Yes |\n| | yes_no | no | No |\n"
SOME: dict[str, str] = {
    "sheet.misspelt": "| survey |\n| | type | name | label |\n| | text | a | A |\n| stettings |\n| | form_id |\n| | f |",
    "column.misspelt": "| survey |\n| | type | name | label | apearance |\n| | text | a | A | w1 |",
    "column.mixed_colons": "| survey |\n| | type | name | label::English | label:French |\n| | text | a | A | B |",
    "list.spaces": "| survey |\n| | type | name | label |\n| | text | a | A |\n"
    "| choices |\n| | list_name | name | label |\n| | a b | x | X |",
    "choice.no_list": "| survey |\n| | type | name | label |\n| | select_one yes_no | a | A |\n"
    + YES_NO
    + "| | | x | X |",
    "required.unanswerable": "| survey |\n| | type | name | label | required |\n| | note | a | A | yes |",
    "repeat.count": "| survey |\n| | type | name | label | repeat_count |\n| | begin repeat | r | R | three |\n"
    "| | text | a | A | |\n| | end repeat | | | |",
    "filter.unknown_column": "| survey |\n| | type | name | label | choice_filter |\n| | select_one yes_no | a | A | x = 1 |\n"
    + YES_NO,
    "parameter.same": "| survey |\n| | type | name | label | parameters |\n| | text | a | A | rows=1 rows=2 |",
    "reference.bare": "| survey |\n| | type | name | label | relevant |\n| | text | a | A | T |",
    "reference.path": "| survey |\n| | type | name | label | relevant |\n| | text | a | A | /data/nobody = 1 |",
    "settings.second_row": "| survey |\n| | type | name | label |\n| | text | a | A |\n"
    "| settings |\n| | form_id |\n| | one |\n| | two |",
    "settings.yes_no": "| survey |\n| | type | name | label |\n| | text | a | A |\n"
    "| settings |\n| | form_id | allow_choice_duplicates |\n| | f | perhaps |",
    "language.unknown_default": "| survey |\n| | type | name | label::English (en) |\n| | text | a | A |\n"
    "| settings |\n| | form_id | default_language |\n| | f | Thai (th) |",
    "type.extra_word": "| survey |\n| | type | name | label |\n| | begin group house | g | G |\n"
    "| | text | a | A |\n| | end group | | |",
    "type.loop": "| survey |\n| | type | name | label |\n| | begin loop over yes_no | g | G |\n"
    "| | text | a | A |\n| | end loop | | |\n" + YES_NO,
}


@pytest.mark.parametrize("code", SOME)
def test_it_is_a_warning_here_and_taken_by_others_and_an_error_to_the_strict(code: str) -> None:
    source = workbook(SOME[code])
    assert convert(source).xform
    assert code in {problem.code for problem in import_form(source).warnings}
    with pytest.raises(FormError) as refused:
        import_form(source, strict=True)
    assert code in {problem.code for problem in refused.value.problems}


def test_all_that_is_settled_is_tried_here_or_where_its_file_is_made() -> None:
    elsewhere = {
        "workbook.old_excel",
        "workbook.macros",
        "workbook.cell_error",
        "workbook.formula_without_value",
        "list.twice",
    }
    assert SETTLED.keys() == SOME.keys() | elsewhere


def test_what_has_no_meaning_stays_an_error() -> None:
    source = workbook("| survey |\n| | type | name | label | relevant |\n| | text | a | A | ${nobody} = 1 |")
    with pytest.raises(FormError) as refused:
        import_form(source)
    assert all(is_error(problem) for problem in refused.value.problems)


# --- sheets, rows and columns ---


def test_the_only_sheet_is_the_survey_whatever_its_name() -> None:
    table = "| Questions |\n| | type | name | label |\n| | text | a | A |"
    expect(table, ("sheet.only", "Questions", 0, ""), fix="rename it to `survey`")
    assert [node.name for node in form(table).nodes] == ["a"]
    assert convert(workbook(table)).xform.count("<bind ") == 2  # and the instance's id


def test_rows_after_sixty_blank_ones_are_read_by_nobody() -> None:
    def table(blank: int) -> str:
        return (
            "| survey |\n| | type | name | label |\n| | text | a | A |\n" + "| | | | |\n" * blank + "| | text | b | B |"
        )

    assert [node.name for node in form(table(60)).nodes] == ["a", "b"]
    expect(table(61), ("row.far", "survey", 64, ""))
    for blank in (60, 61):
        assert ('nodeset="/data/b"' in convert(workbook(table(blank))).xform) is (len(form(table(blank)).nodes) == 2)


def test_columns_after_twenty_blank_headers_are_read_by_nobody() -> None:
    def table(blank: int) -> str:
        return (
            f"| survey |\n| | type | name | label {'| ' * blank}| relevant |\n| | text | b | B {'| ' * blank}| |\n"
            f"| | text | a | A {'| ' * blank}| ${{b}} = 1 |"
        )

    assert question(table(20), "a").relevant is not None
    expect(table(21), ("column.far", "survey", 1, "Y"))
    assert question(table(21), "a").relevant is None
    for blank in (20, 21):
        assert ("relevant" in convert(workbook(table(blank))).xform) is (blank == 20)


def test_form_id_counts_before_id_string() -> None:
    table = (
        "| survey |\n| | type | name | label |\n| | text | a | A |\n"
        "| settings |\n| | id_string | form_id |\n| | old | new |"
    )
    expect(table, ("column.second_id", "settings", 1, "id_string"))
    assert form(table).id == "new"
    assert 'id="new"' in convert(workbook(table)).xform


def test_a_remark_among_choices_is_kept_and_belongs_to_no_list() -> None:
    table = (
        "| survey |\n| | type | name | label |\n| | select_one yes_no | a | A |\n"
        + YES_NO
        + "| | | | to be discussed |"
    )
    expect(table, ("row.remark", "choices", 4, "label"))
    assert [choice.name for choice in form(table).lists["yes_no"]] == ["yes", "no"]


def test_one_list_name_on_two_sheets_is_two_lists() -> None:
    table = """
        | survey           |                             |      |       |               |
        |                  | type                        | name | label | choice_filter |
        |                  | select_one town             | a    | A     |               |
        |                  | select_one_external town    | b    | B     | land = ${a}   |
        | choices          |                             |      |       |               |
        |                  | list_name                   | name | label |               |
        |                  | town                        | x    | X     |               |
        | external_choices |                             |      |       |               |
        |                  | list_name                   | name | label | land          |
        |                  | town                        | y    | Y     | x             |
    """
    expect(table, ("list.twice", "external_choices", 2, "list_name"))
    found = form(table)
    lists = {name: [choice.name for choice in choices] for name, choices in found.lists.items()}
    first, second = found.nodes
    assert isinstance(first, Question)
    assert isinstance(second, Question)
    assert (lists[str(first.list_name)], lists[str(second.list_name)]) == (["x"], ["y"])
    assert convert(workbook(table)).xform


# --- cells ---


@pytest.mark.parametrize("word", ["yes", "TRUE", "no", "False"])
@pytest.mark.parametrize("column", ["relevant", "constraint", "calculation"])
def test_a_cell_that_says_yes_or_no_is_true_or_false(column: str, word: str) -> None:
    source = f"| survey |\n| | type | name | label | {column} |\n| | text | a | A | {word} |"
    read = getattr(question(source, "a"), column)
    wanted = "true()" if word.casefold() in {"yes", "true"} else "false()"
    assert read.text == wanted
    told = re.search(
        rf'{"calculate" if column == "calculation" else column}="([^"]*)"', convert(workbook(source)).xform
    )
    assert told is not None
    assert told.group(1) == wanted


def test_values_are_kept_with_straight_quotation_marks() -> None:
    table = (
        "| survey |\n| | type | name | label | default |\n| | select_one c | a | A | red\u2019s |\n"
        "| choices |\n| | list_name | name | label | like |\n| | c | red\u2019s | Red\u2019s | \u201cx\u201d |\n| | c | b | B | |"
    )
    expect(table, ("cell.smart_quotes", "choices", 2, "name"), ("cell.smart_quotes", "survey", 2, "default"))
    found = form(table)
    (first, _) = found.lists["c"]
    assert (first.name, first.cells, first.label[""]) == ("red's", {"like": '"x"'}, "Red\u2019s")
    assert question(table, "a").default == "red's"
    assert convert(workbook(table)).xform.count("red's") >= 2


def test_the_head_of_a_table_of_selects_needs_no_label() -> None:
    table = f"| survey |\n| | type | name | label | appearance |\n| | select_one yes_no | a | | label |\n{YES_NO}"
    expect(table)
    expect(table.replace("| label |\n| choices", "| minimal |\n| choices"), ("label.missing", "survey", 2, "label"))


def test_a_required_note_is_read_as_a_stop() -> None:
    table = SOME["required.unanswerable"]
    assert expect(table, ("required.unanswerable", "survey", 2, "required"), fix="leave it so if that is meant")
    assert question(table, "a").required is not None


def test_the_email_everybody_copies_is_a_pattern() -> None:
    written = r"regex(., '^[\w-\.]+@([\w-]+\.)+[\w-]{2,4}$')"
    expect(f"| survey |\n| | type | name | label | constraint |\n| | text | a | A | {written} |")


# --- loops ---

LOOP = """
    | survey  |                       |      |                       |                     |
    |         | type                  | name | label                 | relevant            |
    |         | integer               | n    | How many?             |                     |
    |         | begin loop over towns | seen | Seen in               |                     |
    |         | begin group           | when | When                  |                     |
    |         | text                  | day  | Day in %(label)s?     | ${n} > %(size)s     |
    |         | end group             |      |                       |                     |
    |         | end loop              |      |                       |                     |
    | choices |                       |      |                       |                     |
    |         | list_name             | name | label                 | size                |
    |         | towns                 | trat | Trat                  | 1                   |
    |         | towns                 | none | None of them          | 2                   |
    |         | towns                 | hpa  | Hpa-An                | 3                   |
"""


def paths(found: Form) -> list[str]:
    return [node.path for node in found.walk()]


def test_a_loop_asks_once_for_each_choice_but_none() -> None:
    found = form(LOOP)
    assert paths(found) == [
        "/data/n",
        "/data/seen",
        *(f"/data/seen/{town}{rest}" for town in ("trat", "hpa") for rest in ("", "/when", "/when/day")),
    ]
    town = next(node for node in group(LOOP, "seen").nodes if node.name == "hpa")
    assert isinstance(town, Group)
    assert town.label == {"": "Hpa-An"}
    days = [node for node in found.walk() if isinstance(node, Question) and node.name == "day"]
    assert [day.label[""] for day in days] == ["Day in Trat?", "Day in Hpa-An?"]
    assert days[1].relevant is not None
    assert days[1].relevant.text == "${n} > 3"
    assert form_to_json(found)["nodes"]


def test_a_loop_has_the_paths_that_others_give_it() -> None:
    """pyxform fills in the row of a loop, not those of a group within it; names are the same."""
    flat = LOOP.replace("begin group ", "note        ").replace(
        "    |         | end group             |      |                       |                     |\n", ""
    )
    bound = set(re.findall(r'nodeset="(/data/[^"]*)"', convert(workbook(flat)).xform))
    asked = {node.path for node in form(flat).walk() if isinstance(node, Question)}
    assert asked == {path for path in bound if not path.startswith("/data/meta")}


def test_a_loop_in_a_loop_and_one_that_never_ends() -> None:
    inner = LOOP.replace("begin group          ", "begin loop over towns").replace("end group", "end loop ")
    assert "/data/seen/hpa/when/trat/day" in paths(form(inner))
    expect(
        LOOP.replace("| end loop ", "|          "),
        ("group.not_closed", "survey", 3, "type"),
        ("type.loop", "survey", 3, "type"),
    )


def test_groups_within_a_loop_begin_and_end_within_it() -> None:
    expect(
        LOOP.replace("end group", " " * 9),
        ("group.not_closed", "survey", 4, "type"),
        ("type.loop", "survey", 3, "type"),
    )
    expect(
        LOOP.replace("| begin group ", "| note        "),
        ("group.not_open", "survey", 6, "type"),
        ("type.loop", "survey", 3, "type"),
    )


def test_a_loop_deeper_than_groups_may_stand_is_refused_and_closes_nothing_else() -> None:
    deep = "".join(f"| | begin group | g{at} | G |\n" for at in range(DEEPEST))
    ends = "| | end group | | |\n" * DEEPEST
    table = (
        f"| survey |\n| | type | name | label |\n{deep}| | begin loop over yes_no | l | L |\n| | text | a | A |\n"
        f"| | end loop | | |\n| | text | b | B |\n{ends}{YES_NO}"
    )
    found = {problem.code for problem in all_problems(workbook(table))}
    assert found == {"group.too_deep", "type.loop"}


@pytest.mark.parametrize(
    ("written", "code"),
    [("begin loop", "list.missing"), ("begin loop over nobody", "list.unknown"), ("end loop", "group.not_open")],
)
def test_a_loop_over_nothing_is_an_error(written: str, code: str) -> None:
    source = workbook(LOOP.replace("begin loop over towns", written))
    with pytest.raises(FormError) as refused:
        import_form(source)
    assert code in {problem.code for problem in refused.value.problems}


def test_loops_that_make_more_than_any_form_are_refused() -> None:
    many = "".join(f"| | towns | t{at} | T |\n" for at in range(120))
    table = (
        "| survey |\n| | type | name | label |\n| | begin loop over towns | a | A |\n| | begin loop over towns | b | B |\n"
        f"| | text | c | C |\n| | end loop | | |\n| | end loop | | |\n| choices |\n| | list_name | name | label |\n{many}"
    )
    assert MOST_LOOPED < 120 * 120
    with pytest.raises(FormError) as refused:
        form(table)
    assert "loop.too_long" in {problem.code for problem in refused.value.problems}


def test_a_repeat_count_that_is_a_word_never_asks() -> None:
    count = group(SOME["repeat.count"], "r").count
    assert count is not None
    assert tree_to_json(count.tree)["op"] == "path"
