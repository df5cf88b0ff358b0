"""The table of codes: every code is raised, tested and documented, and no other is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from titian.forms.xlsform import Findings
from titian.forms.xlsform.codes import MEANINGS

HERE = Path(__file__).resolve()
PAGE = HERE.parents[5] / "docs/coordinators/workbooks.md"
CODES = {code: meaning for meanings in MEANINGS.values() for code, meaning in meanings.items()}


def sources(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "codes.py")


def test_no_code_is_both_an_error_and_a_warning() -> None:
    assert not MEANINGS["error"].keys() & MEANINGS["warning"].keys()


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_raised_somewhere_and_tested_somewhere(code: str) -> None:
    assert f'"{code}"' in sources(HERE.parents[1]) + sources(HERE.parents[2] / "survey")
    tested = sources(HERE.parent)
    assert f'"{code}"' in tested or code.replace(".", r"\.") in tested


def test_the_page_for_coordinators_tells_every_code_and_no_other() -> None:
    told = dict(re.findall(r"^\| `([a-z0-9_.]+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert told == CODES


def test_a_code_that_is_not_in_the_table_cannot_be_noted() -> None:
    with pytest.raises(LookupError):
        Findings().note("form.made_up", "Something is wrong.")
