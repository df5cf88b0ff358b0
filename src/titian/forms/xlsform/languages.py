"""Languages of a workbook: the columns' names, their codes, and what is missing in one of them.

`languages.json` is a copy of `contracts/codes/workbook-languages.json` that travels with the program: for each language
tag of Titian the name of its column, with a code that every program knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from .columns import MEDIA, TRANSLATED, Column, Columns
from .problems import Findings
from .spelling import did_you_mean

TABLE: Final = Path(__file__).with_name("languages.json")
# ISO 639-1. A country's code in its place (kh, mm, vn, cn) is a common slip.
_TWO_LETTERS: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
    "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io "
    "is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk "
    "ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc "
    "sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
    "vi vo wa wo xh yi yo za zh zu"
)
TWO_LETTERS: Final = frozenset(_TWO_LETTERS.split())
_CODE: Final = re.compile(r"\(([^()]*)\)$")


@cache
def workbook_languages() -> dict[str, str]:
    """Language tag → name of its column: `fa-AF` → `Dari (prs)`."""
    rows = json.loads(TABLE.read_text(encoding="utf-8"))["languages"]
    return {str(row["tag"]): str(row["column"]) for row in rows}


def tag_of(language: str) -> str | None:
    """The tag of a column's language: exactly as in the table, else by its code where one tag alone has it."""
    table = workbook_languages()
    exact = [tag for tag, column in table.items() if column == language]
    if exact:
        return exact[0]
    code = code_of(language)
    by_code = [tag for tag, column in table.items() if code and code_of(column) == code]
    return by_code[0] if len(by_code) == 1 else None


def code_of(language: str) -> str:
    """The code in brackets at the end: `prs` of `Dari (prs)`; empty when there is none."""
    found = _CODE.search(language.strip())
    return found.group(1).strip() if found else ""


def _name_of(language: str) -> str:
    return language.partition("(")[0].strip().casefold()


def is_code(code: str) -> bool:
    """Whether it can be a code of two or three letters; those of two are checked against ISO 639-1."""
    return code in TWO_LETTERS if len(code) == 2 else bool(re.fullmatch("[a-z]{3}", code))


def find_languages(sheets: Sequence[Columns], default_language: str) -> tuple[str, ...]:
    """The languages in the order in which their columns stand; a bare column counts for the default language."""
    found = dict.fromkeys(language or default_language for columns in sheets for language in columns.languages)
    return tuple(found) or (default_language,)


def check_languages(sheets: Sequence[Columns], default_language: str, settings_name: str, findings: Findings) -> None:
    """Notes languages without a code, two that are perhaps one, and a default that is none of them."""
    seen: dict[str, str] = {}
    for columns in sheets:
        for column in columns.columns:
            if column.key in TRANSLATED and column.language in MEDIA:
                _note_medium(columns, column, findings)
            elif column.key in TRANSLATED and column.language and column.language not in seen:
                seen[column.language] = column.shown
                _check_code(columns, column.language, column.shown, findings)
                _check_alike(columns, column.language, column.shown, list(seen)[:-1], findings)
    _check_default(sheets, list(seen), default_language, settings_name, findings)
    for columns in sheets:
        _check_missing_columns(columns, list(seen), default_language, findings)


def _note_medium(columns: Columns, column: Column, findings: Findings) -> None:
    findings.note(
        "language.medium",
        f"`{column.language}` is read as a language here: forms show pictures and play sounds with labels and choices, "
        "never with a hint.",
        f"put the file into the column `media::{column.language}` of the question.",
        sheet=columns.sheet.name,
        row=1,
        column=column.shown,
    )


def _check_code(columns: Columns, language: str, shown: str, findings: Findings) -> None:
    code = code_of(language)
    if not code:
        table = [column for column in workbook_languages().values() if column.startswith(f"{language} (")]
        fix = f"write `{table[0]}`." if table else "write the name and the code, as in `English (en)`."
        findings.note(
            "language.no_code",
            f"The language `{language}` has no code, so no program can choose it by the phone's language.",
            fix,
            sheet=columns.sheet.name,
            row=1,
            column=shown,
        )
    elif not is_code(code):
        findings.note(
            "language.unknown_code",
            f"`{code}` is no language code of two or three letters.",
            *_code_fixes(code),
            sheet=columns.sheet.name,
            row=1,
            column=shown,
        )


def _code_fixes(code: str) -> tuple[str, ...]:
    table = workbook_languages()
    if code in table:
        return (f"write `{table[code]}`.",)
    return ("use the code of the IANA registry, as in `Khmer (km)`, not that of a country.",)


def _check_alike(columns: Columns, language: str, shown: str, others: Sequence[str], findings: Findings) -> None:
    for other in others:
        plain = " ".join(language.split()).casefold() == " ".join(other.split()).casefold()
        one_name_lacks_code = _name_of(language) == _name_of(other) and (not code_of(language) or not code_of(other))
        if plain or one_name_lacks_code:
            findings.note(
                "language.alike",
                f"`{language}` and `{other}` are read as two languages.",
                f"write `{other}` in every column if they are one.",
                sheet=columns.sheet.name,
                row=1,
                column=shown,
            )


def _check_default(
    sheets: Sequence[Columns], languages: Sequence[str], default: str, settings_name: str, findings: Findings
) -> None:
    bare = [
        (columns, column)
        for columns in sheets
        for column in columns.columns
        if column.key in TRANSLATED and not column.language
    ]
    if default and default not in languages and not bare:
        findings.note(
            "language.unknown_default",
            f"The default language `{default}` has no column.",
            *did_you_mean(default, languages),
            f"add the column `label::{default}`.",
            sheet=settings_name,
            row=2,
            column="default_language",
        )
    if bare and languages and not default:
        columns, column = bare[0]
        findings.note(
            "language.mixed",
            f"`{column.shown}` names no language while other columns do; its texts make a language without a name.",
            f"write `{column.key}::English (en)`, or whichever language it is.",
            "set default_language on the settings sheet.",
            sheet=columns.sheet.name,
            row=1,
            column=column.shown,
        )


def _check_missing_columns(columns: Columns, languages: Sequence[str], default: str, findings: Findings) -> None:
    """Each translated column should be there in every language the workbook has."""
    by_key: dict[str, set[str]] = {}
    for column in columns.columns:
        if column.key in TRANSLATED:
            by_key.setdefault(column.key, set()).add(column.language or default)
    for key, there in by_key.items():
        if there <= {default} and not any(languages):
            continue
        for language in dict.fromkeys([*languages, *sorted(there)]):
            if language not in there:
                name = f"{key}::{language}" if language else key
                findings.note(
                    "language.missing_column",
                    f"There is `{columns.of(key)[0].shown}`, but no `{name}`.",
                    f"add the column `{name}`.",
                    sheet=columns.sheet.name,
                    row=1,
                    column=name,
                )


def check_missing_texts(columns: Columns, rows: Iterable[tuple[int, Sequence[str]]], findings: Findings) -> None:
    """Notes, once a column, the rows that have a text in one language and none in this one."""
    gaps: dict[str, list[int]] = {}
    by_key = {key: columns.of(key) for key in TRANSLATED if len(columns.of(key)) > 1}
    for number, cells in rows:
        for group in by_key.values():
            filled = [bool(cells[column.place].strip()) for column in group]
            if any(filled) and not all(filled):
                for column, is_filled in zip(group, filled, strict=True):
                    if not is_filled:
                        gaps.setdefault(column.shown, []).append(number)
    for column in columns.columns:
        if found := gaps.get(column.shown):
            listed = ", ".join(map(str, found[:12])) + (f" and {len(found) - 12} more" if len(found) > 12 else "")
            findings.note(
                "language.missing_text",
                f"{'Row' if len(found) == 1 else 'Rows'} {listed} {'has' if len(found) == 1 else 'have'} no text here, "
                "but one in another language.",
                "translate it.",
                sheet=columns.sheet.name,
                row=found[0],
                column=column.shown,
            )
