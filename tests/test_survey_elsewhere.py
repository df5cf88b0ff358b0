"""XLSForm's expressions in our form runtime and in ODK's engine for browsers: the same, but for what survey.md tells."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from other_engines import Engines
from playwright.sync_api import Browser

from titian.forms.xlsform import read_workbook

pytestmark = [pytest.mark.long("other engines", one_in=30), pytest.mark.timeout(300)]
QUESTIONS = """
| survey  |                   |       |       |                            |             |                         |              |
|         | type              | name  | label | calculation                | relevant    | default                 | repeat_count |
|         | text              | t     | Text  |                            |             | hello world             |              |
|         | text              | blank | Blank |                            |             |                         |              |
|         | integer           | age   | Age   |                            |             | 20                      |              |
|         | decimal           | dec   | Part  |                            |             | 1.50                    |              |
|         | integer           | neg   | Minus |                            |             | -3                      |              |
|         | date              | d     | Day   |                            |             | 2000-02-29              |              |
|         | date              | later | Later |                            |             | 2026-03-14              |              |
|         | dateTime          | dt    | Then  |                            |             | 2026-03-14T09:26:00.000 |              |
|         | select_multiple l | many  | Many  |                            |             | a c                     |              |
|         | select_one l      | one   | One   |                            |             | b                       |              |
|         | select_one l      | none  | None  |                            |             |                         |              |
|         | integer           | gone  | Gone  |                            | false()     | 5                       |              |
|         | begin repeat      | kid   | Kid   |                            |             |                         | 3            |
|         | integer           | empty | Empty |                            |             |                         |              |
|         | calculate         | twice |       | position(..) * 2           |             |                         |              |
|         | end repeat        |       |       |                            |             |                         |              |
"""
CHOICES = """
| choices |           |      |        |   |
|         | list_name | name | label  | w |
|         | l         | a    | Apple  | 1 |
|         | l         | b    | Banana | 2 |
|         | l         | c    | Cherry | 3 |
"""
SAME = r"""
${age} + 1
${blank} + 1
${blank} = ''
${blank} = 0
${blank} != 5
${blank} < 5
${none} != 'a'
${gone}
${gone} = ''
${gone} + 1
coalesce(${gone}, 'gone')
coalesce(${none}, ${one})
not(${age})
${age} = '20'
${age} = '20.0'
${dec} * 2
selected(${many}, 'a')
selected(${many}, 'b')
selected(${none}, 'b')
selected(${none}, '')
selected('', 'a')
selected-at(${many}, 1)
selected-at(${many}, 9)
selected-at(${many}, -1)
count-selected(${many})
count-selected(${none})
count-selected('  a   b ')
jr:choice-name(${one}, '${one}')
jr:choice-name(selected-at(${many}, 1), '${many}')
jr:choice-name(${none}, '${none}')
number(${t})
number(' 12 ')
number('1,5')
number('.5')
int(-3.7)
round(2.5)
round(12345, -2)
round(2.675, 2)
string(1 div 3)
string(123456789012)
string(0.1 + 0.2)
1 div 0
0 div 0
-5 mod 3
5 mod -3
5.5 mod 2
concat('a', 1, true(), 1.50)
concat(${twice}, '!')
join(', ', ${twice})
substr(${t}, 1, 3)
substr(${t}, -5, -2)
substr(${t}, 3, 1)
substring-before('a-b-c', '-')
substring-after('a-b-c', '-')
substring-after('abc', '')
contains('abc', '')
ends-with(${t}, 'world')
translate('bar', 'abc', 'AB')
normalize-space('  a   b ')
regex(${blank}, '^[0-9]+$')
date('2026-03-14')
date(20000)
${d} + 1
string(date(${d} + 1))
date('2026-03-14') - date('2026-03-01')
${d} = '2000-02-29'
${d} < date('2000-03-01')
${dt} > ${later}
${dt} - ${later} < 1
now() > today()
decimal-date-time(${d})
format-date(${d}, '%Y-%m-%d')
format-date(${d}, '%e/%n/%y %b %a')
format-date(${dt}, '%H:%M:%S.%3 %h')
format-date(${blank}, '%Y')
min(${twice})
max(${twice})
sum(${twice})
min(1, 2, ${age})
max(${blank})
count(${kid})
count(${empty})
count-non-empty(${empty})
indexed-repeat(${twice}, ${kid}, 2)
indexed-repeat(${twice}, ${kid}, 9)
/data/kid[position() = 2]/twice
sum(/data/kid[twice > 2]/twice)
instance('l')/root/item[name = 'b']/label
sum(instance('l')/root/item/w)
instance('l')/root/item[name = ${one}]/w
pow(-8, 1 div 3)
sqrt(2)
log(0)
digest('abc', 'SHA-256', 'hex')
base64-decode('aGVsbG8=')
checklist(-1, 1, ${blank} = '', true())
weighted-checklist(3, 9, true(), 1, true(), 2)
boolean-from-string('TRUE')
true() = 1
'1' = true()
true() + true()
3 > 2 > 1
'a' < 'b'
'2' < '10'
'2' = '2.0'
2 = '2.0'
'' = 0
1 - - 1
2*3 div 4
10 mod 4 * 3
true() or false() and false()
${twice} = 4
${twice} != 4
not(${twice} = 4)
distance('13.7 100.5 0 0;13.8 100.5 0 0')
area('13.7 100.5 0 0;13.8 100.5 0 0;13.8 100.6 0 0;13.7 100.5 0 0')
once('x')
""".strip().splitlines()
OTHERWISE = {
    "if(${blank}, 'y', 'n')": ("n", "y"),
    "boolean(${none})": ("false", "true"),
    "sum(${empty})": ("0", ""),
    "min(1, ${blank}, 2)": ("1", ""),
    "round(${neg} div 2)": ("-1", "-2"),
    "number('1e3')": ("", "1000"),
    "string(0.0000001)": ("0.0000001", "1e-7"),
    "string-length('😀a')": ("2", "3"),
    "number(${dt})": ("20526.393055555556", "20526"),
    "format-date(${d}, '%B')": ("February", "%B"),
    "${age} and ${age}": ("true", "20"),
}
"""What the table *Where ODK's own clients differ* tells: expression → ours, Web Forms'. A blank stands for NaN too."""


@pytest.fixture(scope="module")
def held(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[str, str]]]:
    """Expression → what it gives here and there."""
    expressions = [*SAME, *OTHERWISE]
    names = [f"c{number}" for number in range(len(expressions))]
    rows = "".join(
        f"|  | calculate | {name} | | {expression} | | | |\n"
        for name, expression in zip(names, expressions, strict=True)
    )
    workbook, _ = read_workbook(f"{QUESTIONS.strip()}\n{rows}{CHOICES.strip()}\n".encode(), "form.md")
    with Engines(browser, tmp_path_factory.mktemp("elsewhere"), zone="UTC") as engines:
        yield dict(zip(expressions, engines.calculate(workbook, names), strict=True))


def test_expressions_give_the_same_here_and_in_odk(held: dict[str, tuple[str, str]]) -> None:
    differing = {expression: held[expression] for expression in SAME if len(set(held[expression])) > 1}
    assert differing == {}
    assert sum(held[expression][0] != "" for expression in SAME) > 100


def test_what_differs_is_what_the_page_tells(held: dict[str, tuple[str, str]]) -> None:
    assert {expression: held[expression] for expression in OTHERWISE} == OTHERWISE
