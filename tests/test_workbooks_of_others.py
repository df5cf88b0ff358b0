"""Workbooks of others, which are for trying and no part of the repository: how many of those that work elsewhere work here.

They lie in $TITIAN_REFERENCE/forms, with `accepts.json` that says what pyxform and ODK Validate take. What is refused all the
same stands in docs/coordinators/from-kobo.md, with the reason.
"""

from __future__ import annotations

import json
import os
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE / "scripts"))

from measure_forms import Try, try_workbooks  # noqa: E402  (a script)

from titian.forms.xlsform import read_workbook, write_workbook  # noqa: E402

FOLDER = Path(os.environ.get("TITIAN_REFERENCE", "")) / "forms"
DEFENDED = frozenset(["expression.bad_pattern"])
"""Codes for which a workbook that works elsewhere may be refused: a pattern that Java and JavaScript read otherwise."""

pytestmark = pytest.mark.skipif(not (FOLDER / "accepts.json").is_file(), reason="TITIAN_REFERENCE holds no workbooks")


@pytest.fixture(scope="module")
def tries() -> list[Try]:
    return try_workbooks(FOLDER)


@pytest.mark.long("workbooks of others")
def test_nearly_all_that_work_elsewhere_work_here(tries: list[Try]) -> None:
    wanted = [found for found in tries if found.others_take]
    assert len(wanted) > 100
    assert sum(found.is_taken for found in wanted) >= 0.97 * len(wanted)


@pytest.mark.long("workbooks of others")
def test_each_refusal_is_defended(tries: list[Try]) -> None:
    refused = {code for found in tries if found.others_take for code in found.codes}
    assert refused <= DEFENDED


@pytest.mark.long("workbooks of others")
def test_none_falls_over_or_takes_long(tries: list[Try]) -> None:
    assert [found.name for found in tries if any(code.startswith("TRACEBACK") for code in found.codes)] == []
    assert max(found.seconds for found in tries) < 10


@pytest.mark.long("workbooks of others")
def test_a_copy_of_each_says_the_same_and_looks_as_its_author_made_it() -> None:
    others = [path for path in sorted(FOLDER.glob("*.xlsx")) if path.read_bytes().startswith(b"PK")]
    assert len(others) > 50
    for path in others:
        read, _ = read_workbook(path)
        copy = write_workbook(read)
        assert read_workbook(copy, path.name)[0] == read, path.name
        with ZipFile(path) as before, ZipFile(BytesIO(copy)) as after:
            lost = set(before.namelist()) - set(after.namelist())
            assert lost <= {"xl/calcChain.xml"}, path.name
            changed = {name for name in after.namelist() if before.read(name) != after.read(name)}
        assert all(name.startswith(("xl/worksheets/", "[Content", "xl/_rels/")) for name in changed), path.name


def test_the_page_names_what_is_refused_all_the_same() -> None:
    page = (HERE / "docs/coordinators/from-kobo.md").read_text(encoding="utf-8")
    assert [code for code in DEFENDED if f"`{code}`" not in page] == []


def test_the_folder_says_of_each_workbook_what_others_say() -> None:
    accepts = json.loads((FOLDER / "accepts.json").read_text(encoding="utf-8"))
    assert all({"pyxform", "odk_validate"} <= said.keys() for said in accepts.values())
