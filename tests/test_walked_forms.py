"""On every form of the tests JavaRosa, ODK Collect's engine, says what we say; and ODK Validate finds each valid."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from java_rosa import Walker
from walked_forms import TriedForm, Walks, list_forms

from titian.forms.xlsform import read_workbook

pytestmark = [
    pytest.mark.long("other engines", one_in=30),
    pytest.mark.skipif(not Walker.is_here(), reason="needs a Java that can run a source file"),
    pytest.mark.timeout(300),
]
FORMS = {form.name: form for form in list_forms()}
TOLD = {"name.letters", "group.empty", "type.loop"}
"""What an author is warned of where ODK Validate refuses a form that is taken here."""


@pytest.fixture(scope="module")
def walker() -> Iterator[Walker]:
    with Walker() as walker:
        yield walker


@pytest.fixture(scope="module")
def walks(walker: Walker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walks]:
    with Walks(tmp_path_factory.mktemp("walks"), walker) as walks:
        yield walks


@pytest.fixture(scope="module")
def invalid(walker: Walker) -> dict[str, str]:
    """Name of a form → what ODK Validate says against it."""
    return {name: said for name, form in FORMS.items() if (said := walker.validate(form.xform))}


def can_walk(form: TriedForm, invalid: dict[str, str]) -> bool:
    # pulldata() is Collect's own: JavaRosa alone does not know it.
    return form.name not in invalid and "pulldata(" not in form.xform


def test_there_are_forms_of_every_sort() -> None:
    assert len(FORMS) > 60
    assert {"household", "choosing", "dates", "export", "htcds", "large"} <= FORMS.keys()


def test_odk_validate_takes_every_form_but_those_an_author_is_warned_of(invalid: dict[str, str]) -> None:
    assert {name: said for name, said in invalid.items() if not FORMS[name].warned & TOLD} == {}
    assert 0 < len(invalid) < 6


def test_a_walk_through_every_form_is_the_same_in_javarosa(walks: Walks, invalid: dict[str, str]) -> None:
    forms = [form for form in FORMS.values() if can_walk(form, invalid)]
    assert len(forms) > 60
    assert [found for form in forms for found in walks.list_differences(form, walks=1, seed="one of each")] == []


@pytest.mark.parametrize("name", FORMS)
def test_fifty_walks_are_the_same_in_javarosa(walks: Walks, invalid: dict[str, str], name: str) -> None:
    if can_walk(FORMS[name], invalid):
        assert walks.list_differences(FORMS[name], walks=50, seed="fifty") == []


QUESTIONS = """
| survey  |              |      |       |               |                  |              |
|         | type         | name | label | calculation   | relevant         | repeat_count |
|         | begin repeat | r    | R     |               |                  | 3            |
|         | calculate    | nth  |       | position(..)  |                  |              |
|         | integer      | even | Even  | ${nth}        | ${nth} mod 2 = 0 |              |
|         | integer      | less | Less  | 0 - ${nth}    |                  |              |
|         | end repeat   |      |       |               |                  |              |
|         | begin repeat | gone | Gone  |               | false()          | 2            |
|         | text         | t    | T     |               |                  |              |
|         | end repeat   |      |       |               |                  |              |
|         | calculate    | no   |       | 1 = 2         |                  |              |
|         | select_one l | one  | One   |               |                  |              |
"""
CHOICES = """
| choices |           |      |       |   |
|         | list_name | name | label | w |
|         | l         | a    | Apple | 1 |
|         | l         | b    | Bean  |   |
"""
OTHERWISE = {
    "1 = 1": ("true", "1"),
    "if(${no}, 'y', 'n')": ("y", "n"),
    "date('2026-03-09')": ("2026-03-09", "2026-03-09T00:00:00.000Z"),
    "concat('', date('2026-03-09'))": ("2026-03-09", "2026-03-09"),
    "count(${even})": ("3", "1"),
    "join('-', ${even})": ("-2-", "2"),
    "count(${gone})": ("2", "0"),
    "max(${less})": ("-1", "0"),
    "max(0 - 5, 0 - 7)": ("-5", "0"),
    "number('1990-12-31')": ("7669", ""),
    "count(instance('l')/root/item[w = ''])": ("0", "1"),
}
"""What the table *Where ODK's own clients differ* tells of forms: expression → ours, JavaRosa's."""


def test_what_differs_is_what_the_page_tells(walks: Walks) -> None:
    names = {f"c{number}": expression for number, expression in enumerate(OTHERWISE)}
    rows = "".join(f"|  | calculate | {name} | | {expression} | | |\n" for name, expression in names.items())
    form = TriedForm(
        "otherwise", read_workbook(f"{QUESTIONS.strip()}\n{rows}{CHOICES.strip()}\n".encode(), "form.md")[0]
    )
    ours, theirs = walks.begin(form)
    assert {
        each: (ours.get(f"v:/data/{name}", ""), theirs.get(f"v:/data/{name}", "")) for name, each in names.items()
    } == (OTHERWISE)


def test_a_difference_is_noticed(walks: Walks) -> None:
    spoilt = TriedForm("spoilt", FORMS["chains"].workbook)
    spoilt.json["nodes"][1]["relevant"] = None
    found = walks.list_differences(spoilt, walks=3, seed="spoilt")
    assert len(found) == 3
    assert all("h:/data/two here None, there ''" in one for one in found)
