"""A workbook that another process writes is the workbook that this one would write."""

from __future__ import annotations

from subprocess import CalledProcessError

import pytest

from titian.forms.xlsform import Workbook, read_workbook, write_workbook
from titian.forms.xlsform.apart import write_workbook_apart
from titian.forms.xlsform.sheets import Sheet, make_sheet

WORDS = make_sheet(
    "survey", [["type", "name", "label::မြန်မာ (my)"], ["note", "a", "နေကောင်းလား\n=1+1"], ["note", "b\x0b", ""]]
)
HIDDEN = Sheet("titian", ("state",), (("draft",), ("",), ("007",)), hidden=True, widths=(12.5,))


@pytest.mark.parametrize(
    "sheets", [(WORDS,), (WORDS, HIDDEN), (make_sheet("choices", [["name"]]), WORDS), (make_sheet("e", []), WORDS)]
)
def test_it_is_written_as_here_to_the_byte(sheets: tuple[Sheet, ...]) -> None:
    workbook = Workbook(sheets)
    written = write_workbook_apart(workbook)
    assert written == write_workbook(workbook)
    assert read_workbook(written, "words.xlsx")[0].sheets[0].name == sheets[0].name


def test_what_cannot_be_written_is_no_empty_file() -> None:
    with pytest.raises(CalledProcessError):
        write_workbook_apart(Workbook((make_sheet("a/b", [["x"]]),)))
