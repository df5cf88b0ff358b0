"""All languages as an XLSForm workbook: a note a text, a column `label::<language>` each, as form tools translate them.

A sheet `titian` beside it says how far each text is, its revision, and what it says when put back.

python -I -m titian.studio.exchange.book < rows.jsonl > book.xlsx
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Final

from titian.forms.xlsform import Workbook, write_workbook
from titian.forms.xlsform.languages import workbook_languages
from titian.forms.xlsform.sheets import make_sheet
from titian.studio.exchange.rows import FileRow

SOURCE: Final = "en"
"""As the studio has it (titian.studio.models), which takes Django."""
STATES: Final = ("name", "language", "state", "number", "back_translation")


def make_workbook_of(pack: str, version: str, rows: Sequence[FileRow]) -> Workbook:
    """The workbook, the same for the same rows; languages without a column in the table of workbooks are left out."""
    columns = workbook_languages()
    tags = [SOURCE, *(tag for tag in dict.fromkeys(row.tag for row in rows) if tag != SOURCE and tag in columns)]
    labels: dict[str, dict[str, str]] = {}
    notes: dict[str, str] = {}
    for row in rows:
        cells = labels.setdefault(row.text_id, {SOURCE: row.source})
        cells[row.tag] = row.words
        notes[row.text_id] = row.notes
    survey = [["type", "name", *(f"label::{columns[tag]}" for tag in tags), "notes"]]
    survey += [
        ["note", text_id, *(cells.get(tag, "") for tag in tags), notes[text_id]] for text_id, cells in labels.items()
    ]
    states = [list(STATES)]
    states += [
        [row.text_id, row.tag, row.state, str(row.number), row.back_translation] for row in rows if row.tag in columns
    ]
    settings = [
        ["form_title", "form_id", "version", "default_language"],
        [f"Words of {pack}", f"{pack}-words", version, columns[SOURCE]],
    ]
    sheets = (
        make_sheet("survey", survey),
        make_sheet("choices", [["list_name", "name", f"label::{columns[SOURCE]}"]]),
        make_sheet("settings", settings),
        make_sheet("titian", states),
    )
    return Workbook(sheets)


def main() -> None:
    pack, version = json.loads(sys.stdin.buffer.readline())
    rows = [FileRow(*json.loads(line)) for line in sys.stdin.buffer]
    sys.stdout.buffer.write(write_workbook(make_workbook_of(pack, version, rows)))


if __name__ == "__main__":
    main()
