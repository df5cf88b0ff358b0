"""A file of Missing Migrants at the desk. All rows are made up."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from openpyxl import Workbook

from titian.desk.errors import NotAllowed
from titian.preparedness.actions.take_file import Taken, read_rows, take_file
from titian.preparedness.errors import AheadOfTime, FileUnreadable
from titian.preparedness.figures import Range
from titian.preparedness.models import Claim, Event
from titian.preparedness.tests.factories import NOW, TODAY, make_focal, make_office
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
HEAD = (
    "Web ID,Region of Incident,Reported Date,Number Dead,Minimum Estimated Number of Missing,Total Dead and Missing,"
    "Number of Survivors,Cause of Death,Location Description,Information Source,Location Coordinates,URL,Source Quality"
)
ROW = (
    '900001,Southeast Asia,"April 06, 2018",2,8,10,"1,005",Drowning,"Andaman Sea, off Pier 7",Agency (fictional),'
    '"9.551, 97.204",https://x.example/9.551,4'
)
PLACEHOLDER = '900002,South Asia,2018-04-07,0,,0,,Unknown,Placeholder,Placeholder,"18.81, 77.87",,1'
TOTAL = '900003,South Asia,2018-04-08,84,,84,,Mixed,"Cumulative total, Andaman Sea",Office (fictional),"27.5, 99.4",,5'


def take(*rows: str, as_of: date = TODAY) -> Taken:
    content = "\n".join([HEAD, *rows]).encode()
    return take_file(actor=make_office(), rows=read_rows(content, "file.csv"), as_of=as_of, now=NOW)


@pytest.mark.on_both
def test_rows_are_taken_or_named_and_nothing_of_a_position_stays() -> None:
    taken = take(ROW, PLACEHOLDER, TOTAL)
    assert (taken.added, taken.rows) == (1, 3)
    assert [(fault.number, fault.code) for fault in taken.faults] == [(3, "placeholder"), (4, "cumulative")]
    event = Event.objects.get()
    assert (event.kind, event.sea, event.first_on) == ("wreck", "andaman_sea", date(2018, 4, 6))
    assert {row.measure: row.range for row in Claim.objects.all()} == {
        "dead": Range(2, 2), "missing": Range(8, None), "survived": Range(1005, 1005),
    }  # fmt: skip
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (names of our own tables)
            text = repr(cursor.fetchall())
            assert not any(part in text for part in ("9.551, 97", "97.204", "Pier 7", "x.example")), table


@pytest.mark.on_both
def test_the_same_file_changes_nothing_and_a_later_one_revises() -> None:
    take(ROW)
    again = take(ROW)
    assert (again.added, again.revised, again.unchanged) == (0, 0, 1)
    later = take(ROW.replace(",2,8,10,", ",3,8,11,"))
    assert (later.added, later.revised) == (0, 1)
    dead = Claim.objects.current().get(measure="dead")
    assert dead.range == Range(3, 3)
    assert dead.supersedes is not None
    assert dead.supersedes.range == Range(2, 2)
    # An older file takes nothing back, and a blank cell leaves what was claimed.
    assert take(ROW, as_of=date(2020, 1, 1)).unchanged == 1
    assert take(ROW.replace(",2,8,10,", ",,8,8,")).unchanged == 1
    assert Claim.objects.current().get(measure="dead") == dead


def test_a_spreadsheet_is_taken_with_its_own_numbers_and_days() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    missing = "Minimum Estimated Number of Missing"
    sheet.append(["Main ID", "Incident Date", "Number of Dead", missing, "Information Source", "Sea", "Kind"])
    sheet.append([900004, date(2021, 5, 7), 3, None, "'=Agency (fictional)", "Laut Andaman", "distress"])
    kept = io.BytesIO()
    book.save(kept)
    taken = take_file(actor=make_office(), rows=read_rows(kept.getvalue(), "file.xlsx"), as_of=TODAY, now=NOW)
    assert taken.faults == []
    claim = Claim.objects.get()
    assert (claim.event.kind, claim.event.sea, claim.event.first_on) == ("distress", "andaman_sea", date(2021, 5, 7))
    assert claim.range == Range(3, 3)


@pytest.mark.parametrize(
    "content",
    [
        b"", HEAD.encode(), HEAD.replace(",", ";").encode() + b"\n1;2", HEAD.replace("Web ID", "Id").encode() + b"\n1",
        HEAD.encode() + b",Main ID\n1", b"\x00\xff" * 40,
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_so(content: bytes) -> None:
    if content == HEAD.encode():
        assert read_rows(content, "file.csv") == []
        return
    with pytest.raises(FileUnreadable):
        read_rows(content, "file.csv")


def test_the_page_says_what_became_of_each_row() -> None:
    desk = sign_in(make_office())
    file = SimpleUploadedFile("file.csv", "\n".join([HEAD, ROW, PLACEHOLDER]).encode())
    page = desk.post("/events/file/", {"as_of": "2026-11-01", "file": file}).content.decode()
    assert "Rows: 2. New events: 1." in page
    assert "Row 3:" in page
    assert "holds a place for one that is to come" in page
    assert desk.post("/events/file/", {"as_of": "2026-11-01"}).status_code == 422


def test_only_whoever_reconciles_takes_a_file_and_none_of_tomorrow() -> None:
    with pytest.raises(NotAllowed):
        take_file(actor=make_focal(), rows=[], as_of=TODAY, now=NOW)
    with pytest.raises(AheadOfTime):
        take_file(actor=make_office(), rows=[], as_of=date(2999, 1, 1), now=NOW)
