"""Workbooks that were right once: each with a few cells, rows, columns or sheets changed by chance, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from titian.forms.xlsform import Sheet, Workbook

PIECES: Final = (
    *(
        "",
        " ",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\u2019",
        "\u201cx\u201d",
        "😀",
        "ชื่อ",
        "-1",
        "1e999",
        "NaN",
        "007",
        "1,5",
        "#REF!",
        "=1+1",
        "yes",
        "no",
    ),
    *(
        "${",
        "${}",
        "${a",
        "${nobody}",
        "${last-saved#a}",
        "${ a }",
        "$ {a}",
        ".",
        "..",
        "/data",
        "/data/a[",
        "//a",
        "@x",
        "a | b",
    ),
    *(
        "true()",
        "today()",
        "now()",
        "random()",
        "uuid(9999999)",
        "once(.)",
        "concat(",
        "if(1, 2)",
        "regex(., '(a|a)*b')",
        "position(..)",
    ),
    *(
        "regex(., '[')",
        "regex(., '(((a{9}){9}){9}){9}')",
        "((((((((((1))))))))))",
        "-" * 300 + "1",
        "1 + " * 300 + "1",
        "'",
        '"',
        "'\"'",
    ),
    *(
        "sum(${a})",
        "count(.)",
        "${a} + ${a}",
        "selected(., 'x y')",
        "jr:itext('a')",
        "pulldata('a', 'b', 'c', 'd')",
        "instance('x')/root",
    ),
    *(
        "begin group",
        "end group",
        "begin repeat",
        "end repeat",
        "begin loop over l",
        "end loop",
        "begin_group",
        "group",
        "note",
        "audit",
    ),
    *(
        "select_one",
        "select_one l",
        "select_multiple l or_other",
        "select_one ${a}",
        "select_one_from_file a.csv",
        "rank l",
        "integer",
        "range",
    ),
    *(
        "start=1 end=",
        "randomize=true seed=${a}",
        "end=5;step=0",
        "field-list",
        "label::xx (xx)",
        "type",
        "name",
        "label",
        "x" * 3000,
        "9" * 400,
    ),
)

Rows = list[list[str]]


def mutate(workbook: Workbook, seed: int) -> Workbook:
    """The workbook with one to six changes."""
    draw = random.Random(seed)  # noqa: S311  (no secret)
    for _ in range(draw.randint(1, 6)):
        workbook = _change(workbook, draw)
    return workbook


def _change(workbook: Workbook, draw: random.Random) -> Workbook:
    sheets = list(workbook.sheets)
    at = draw.randrange(len(sheets))
    sheet = sheets[at]
    chance = draw.random()
    if chance < 0.03 and len(sheets) > 1:
        del sheets[at]
    elif chance < 0.06:
        sheets[at] = replace(sheet, name=draw.choice(["Survey", "surveys", "choises", "settings", "x", "entities"]))
        if len({each.name for each in sheets}) < len(sheets):
            sheets[at] = sheet
    else:
        rows = [list(sheet.header), *map(list, sheet.rows)]
        draw.choice(CHANGES)(rows, draw)
        width = max(map(len, rows))
        full = [(*row, *([""] * (width - len(row)))) for row in rows]
        sheets[at] = Sheet(sheet.name, full[0], tuple(full[1:]))
    return Workbook(tuple(sheets))


def _put(rows: Rows, draw: random.Random) -> None:
    row = draw.choice(rows)
    row[draw.randrange(len(row))] = draw.choice(PIECES)


def _take_another(rows: Rows, draw: random.Random) -> None:
    column = draw.randrange(len(rows[0]))
    draw.choice(rows)[column] = draw.choice(rows)[column]


def _misspell(rows: Rows, draw: random.Random) -> None:
    row = draw.choice(rows)
    column = draw.randrange(len(row))
    cell = row[column]
    at = draw.randint(0, len(cell))
    row[column] = (
        cell[:at] + draw.choice(["", "x", "'", "(", ")", "}", " ", "\u00a0", "é"]) + cell[at + draw.randint(0, 1) :]
    )


def _drop_row(rows: Rows, draw: random.Random) -> None:
    if len(rows) > 2:
        del rows[draw.randrange(1, len(rows))]


def _move_row(rows: Rows, draw: random.Random) -> None:
    rows.insert(draw.randint(0, len(rows) - 1), rows.pop(draw.randrange(len(rows))))


def _double_row(rows: Rows, draw: random.Random) -> None:
    rows.insert(draw.randint(1, len(rows)), list(draw.choice(rows)))


def _double_column(rows: Rows, draw: random.Random) -> None:
    column = draw.randrange(len(rows[0]))
    for row in rows:
        row.append(row[column])


def _drop_column(rows: Rows, draw: random.Random) -> None:
    column = draw.randrange(len(rows[0]))
    if len(rows[0]) > 1:
        for row in rows:
            del row[column]


CHANGES: Final[Sequence[Callable[[Rows, random.Random], None]]] = (
    *(_put, _put, _put, _take_another, _take_another, _misspell, _misspell),
    *(_drop_row, _move_row, _double_row, _double_column, _drop_column),
)


def list_mutants(bases: Sequence[Workbook], seeds: Sequence[int]) -> Iterator[tuple[int, Workbook]]:
    """A mutant for each seed, of one base after the other."""
    for seed in seeds:
        yield seed, mutate(bases[seed % len(bases)], seed)
