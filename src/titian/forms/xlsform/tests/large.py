"""A workbook as large as surveys get."""

from __future__ import annotations

from typing import Final

from titian.forms.xlsform import Workbook
from titian.forms.xlsform.sheets import make_sheet

ROWS: Final = 1_000
LANGUAGES: Final = ("English (en)", "Thai (th)")
THAI: Final = "คุณอยู่ในที่ปลอดภัยตอนนี้หรือไม่"


def large_workbook(rows: int = ROWS) -> Workbook:
    """A survey of so many rows (a multiple of ten) in two languages: selects, numbers, texts, calculations."""
    texts = [f"{column}::{language}" for column in ("label", "hint", "constraint_message") for language in LANGUAGES]
    survey = [["type", "name", *texts, "required", "relevant", "constraint", "calculation", "appearance"]]
    for group in range(rows // 10):
        survey.append(["begin group", f"g{group}", f"Part {group}", f"{THAI} {group}"])
        survey += [_question(group * 8 + place) for place in range(8)]
        survey.append(["end group"])
    choices = [["list_name", "name", *(f"label::{language}" for language in LANGUAGES), "region"]]
    choices += [
        [f"list{number // 10}", f"c{number}", f"Choice {number}", f"{THAI} {number}", f"r{number % 3}"]
        for number in range(500)
    ]
    settings = [["form_title", "form_id", "version", "default_language"], ["Large", "large", "1", LANGUAGES[0]]]
    return Workbook((make_sheet("survey", survey), make_sheet("choices", choices), make_sheet("settings", settings)))


def _question(number: int) -> list[str]:
    name = f"q{number}"
    texts = [f"Question {number}: are you safe where you are now?", f"{THAI} {number}", f"Ask slowly ({number})", THAI]
    before = f"${{q{max(number - 3, 0)}}}"
    relevant = (
        f"{before} != '' and ({before} > {number} or selected(string({before}), 'c{number % 500}'))"
        if number > 3
        else ""
    )
    if number % 4 == 0:
        return [f"select_one list{number % 50}", name, *texts, "", "", "yes", relevant, "", "", "minimal"]
    if number % 4 == 1:
        message = ["Not a likely number.", THAI]
        return ["integer", name, *texts, *message, "", relevant, f". >= 0 and . <= {number + 100}", "", ""]
    if number % 4 == 2:
        calculation = (
            f"if({before} > {number}, concat('over ', {before}), coalesce({before}, 'none'))" if number > 3 else "1"
        )
        return ["calculate", name, "", "", "", "", "", "", "", "", "", calculation, ""]
    return ["text", name, *texts, "", "", "", relevant, "", "", "multiline"]
