"""A sheet is looked through, shown, and taken whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from titian.desk.errors import NotAllowed
from titian.forms.xlsform import Workbook, write_workbook
from titian.forms.xlsform.sheets import make_sheet
from titian.people.models import Role, User
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user
from titian.workplan import errors
from titian.workplan.actions.take_sheet import take_sheet
from titian.workplan.codes import CycleState, ItemState, Part
from titian.workplan.models import ActionItem, Cycle
from titian.workplan.sheets import COLUMNS, look_through, read_sheet
from titian.workplan.tests.factories import NOW, make_cycle, make_item, make_keeper, make_party
from titian.workplan.workflow import ITEM

pytestmark = pytest.mark.django_db
ZAWGYI = "ေနေကာင္းလား"


@pytest.fixture
def cycle() -> Cycle:
    return make_cycle()


def make_csv(*rows: dict[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def look(cycle: Cycle, *rows: dict[str, str]) -> list[str]:
    faults = look_through(cycle, read_sheet(make_csv(*rows), "plan.csv")).faults
    return [f"{fault.row} {fault.column}: {fault.says}" for fault in faults]


def take(cycle: Cycle, *rows: dict[str, str]) -> int:
    read = read_sheet(make_csv(*rows), "plan.csv")
    return take_sheet(actor=make_keeper(), cycle=cycle, rows=read, seen={}, why="As agreed.", now=NOW)


NEW = {"title": "Train the crews", "objective": "2", "areas": "1, 6"}


def test_new_rows_are_items_with_leads_and_partners(cycle: Cycle) -> None:
    make_party("ID")
    make_party("IOM")
    row = {**NEW, "leads": "ID", "partners": "iom", "state": "active", "visibility": "group", "open_to_members": "yes"}
    assert take(cycle, row, NEW) == 2
    first, second = cycle.items.order_by("number")
    assert (first.state, first.areas, first.visibility, first.is_open_to_members) == ("active", [1, 6], "group", True)
    assert set(first.involved.values_list("party__code", "part")) == {("ID", Part.LEAD), ("IOM", Part.PARTNER)}
    assert (second.state, second.objective.number) == (ItemState.PROPOSED, 2)


def test_a_row_with_a_number_changes_what_it_names_and_says_why(cycle: Cycle) -> None:
    item = make_item(cycle, "Hold a workshop", lead=make_party("ID"))
    ActionItem.objects.filter(pk=item.pk).update(next_step="Find a hall.")
    take(cycle, {"number": str(item.number), "title": "Hold two workshops", "objective": "3"})
    item.refresh_from_db()
    assert (item.title, item.next_step, item.objective.number) == ("Hold two workshops", "Find a hall.", 3)
    assert item.involved.current().count() == 1
    assert [row.why for row in item.changes.order_by("-number")[:2]] == ["As agreed."] * 2


def test_a_row_that_merges_does_it_and_nothing_else(cycle: Cycle) -> None:
    item, target = make_item(cycle, "Signs"), make_item(cycle, "Boards")
    take(cycle, {"number": str(item.number), "merge_into": str(target.number)})
    item.refresh_from_db()
    assert item.state == ItemState.MERGED


def test_each_fault_is_a_sentence_at_its_row_and_column(cycle: Cycle) -> None:
    item, target = make_item(cycle, "Signs"), make_item(cycle, "Boards")
    make_item(cycle, "Done", state=ItemState.COMPLETED)
    number, other = str(item.number), str(target.number)
    said = look(
        cycle,
        {**NEW, "leads": "ID, XX"},
        {**NEW, "state": "late"},
        {**NEW, "title": ZAWGYI},
        {"number": number, "merge_into": number},
        {"number": "99", "title": "x"},
        {"title": "x", "objective": "9", "areas": "9"},
        {"objective": "1", "areas": "1"},
        {**NEW, "title": "x" * 301},
        {**NEW, "visibility": "everybody", "issue": "Unheard of"},
        {"number": other, "merge_into": number, "text": "more"},
        {"number": "3", "title": "x"},
        {"merge_into": number},
    )
    places = [line.partition(":")[0] for line in said]
    assert places == [
        "2 leads", "2 leads", "3 state", "4 title", "5 merge_into", "6 number", "7 objective", "7 areas", "8 title",
        "9 title", "10 issue", "10 visibility", "11 text", "12 number", "13 number",
    ]  # fmt: skip
    assert all(line.endswith((".", "1, 2, 3.")) and len(line) > 30 for line in said), said
    assert "“XX”" in said[1]
    assert "Zawgyi" in said[3]
    assert "the item itself" in said[4]


def test_an_item_merged_in_the_sheet_takes_no_other_in(cycle: Cycle) -> None:
    one, two, three = (str(make_item(cycle, title).number) for title in ("One", "Two", "Three"))
    said = look(cycle, {"number": one, "merge_into": two}, {"number": two, "merge_into": three})
    assert [line.partition(":")[0] for line in said] == ["2 merge_into"]
    assert look(cycle, {"number": one, "title": "x"}, {"number": one, "title": "y"})[0].startswith("3 number")


def test_one_fault_and_nothing_is_taken(cycle: Cycle) -> None:
    with pytest.raises(errors.SheetRefused):
        take(cycle, NEW, {**NEW, "leads": "XX"})
    assert not cycle.items.exists()


def test_what_an_action_refuses_half_way_takes_the_rest_back(cycle: Cycle, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **given: object) -> None:
        raise errors.ItemNotOpen

    monkeypatch.setattr(ITEM, "perform", refuse)
    with pytest.raises(errors.ItemNotOpen):
        take(cycle, NEW, {**NEW, "state": "active"})
    assert not cycle.items.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.csv", b"", "empty"),
        ("plan.csv", b"\xff\xfe\x00title", "UTF-"),
        ("plan.csv", b'title,areas\n"open,1\n', "not well formed"),
        ("plan.csv", b"title;areas\nTrain;1\n", "commas"),
        ("plan.csv", b"title,mood\nTrain,good\n", "mood"),
        ("plan.csv", b"title,title\nTrain,Train\n", "once"),
        ("plan.csv", b"title,areas\n", "no rows"),
        ("plan.csv", b"title\n" + b"Train\n" * 501, "500"),
        ("plan.xlsx", b"PK\x03\x04 torn", ""),
        ("plan.csv", b"x" * 4_000_001, "4 MB"),
    ],
)
def test_a_broken_sheet_is_a_sentence(name: str, content: bytes, said: str) -> None:
    with pytest.raises(errors.SheetUnreadable) as refusal:
        read_sheet(content, name)
    assert said in str(refusal.value)
    assert len(str(refusal.value)) > 20


def test_a_workbook_is_read_as_csv_is(cycle: Cycle) -> None:
    grid = [["Number", "Title", "Next step"], ["", "Train", "=2+2"], [], ["", "Publish", "Print it"]]
    rows = read_sheet(write_workbook(Workbook((make_sheet("Plan", grid),))), "plan.xlsx")
    assert [(number, cells["title"], cells["next_step"]) for number, cells in rows] == [
        (2, "Train", "=2+2"), (4, "Publish", "Print it"),
    ]  # fmt: skip


def test_whoever_keeps_no_plan_and_a_closed_plan_take_none(cycle: Cycle) -> None:
    rows = read_sheet(make_csv(NEW), "plan.csv")
    with pytest.raises(NotAllowed):
        take_sheet(actor=make_user(Role.OBSERVER), cycle=cycle, rows=rows, seen={}, why="x", now=NOW)
    closed = make_cycle(state=CycleState.CLOSED)
    with pytest.raises(errors.CycleClosed):
        take(closed, NEW)


# As a page.


def sign_in(reader: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def read_hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return unescape(found[1])


def test_a_sheet_is_seen_before_it_is_taken(cycle: Cycle) -> None:
    item = make_item(cycle, "Hold a workshop")
    desk, address = sign_in(make_keeper()), f"/plan/cycles/{cycle.pk}/sheet/"
    content = make_csv(NEW, {"number": str(item.number), "title": "Hold two"})
    seen = desk.post(address, {"file": SimpleUploadedFile("plan.csv", content)})
    page = seen.content.decode()
    assert (seen.status_code, cycle.items.count()) == (200, 1)
    assert "Train the crews" in page
    assert "What is to be done: Hold two" in page
    given = {name: read_hidden(page, name) for name in ("rows", "seen")}
    assert desk.post(address, given).status_code == 422, "why is asked for"
    assert desk.post(address, {**given, "why": "As agreed."}).status_code == 302
    assert set(cycle.items.values_list("title", flat=True)) == {"Train the crews", "Hold two"}


def test_what_somebody_changed_since_it_was_seen_is_said_and_not_overwritten(cycle: Cycle) -> None:
    item = make_item(cycle, "Hold a workshop")
    desk, address = sign_in(make_keeper()), f"/plan/cycles/{cycle.pk}/sheet/"
    content = make_csv({"number": str(item.number), "title": "Hold two"})
    page = desk.post(address, {"file": SimpleUploadedFile("plan.csv", content)}).content.decode()
    ITEM.perform(item, "complete", actor=make_keeper(), now=NOW, given={"why": "Done."})
    ActionItem.objects.filter(pk=item.pk).update(state=ItemState.ACTIVE)
    answer = desk.post(address, {"rows": read_hidden(page, "rows"), "seen": read_hidden(page, "seen"), "why": "x"})
    assert answer.status_code == 422
    assert "changed this item meanwhile" in answer.content.decode()
    item.refresh_from_db()
    assert item.title == "Hold a workshop"


def test_a_made_up_answer_of_no_page_is_refused(cycle: Cycle) -> None:
    desk = sign_in(make_keeper())
    assert desk.post(f"/plan/cycles/{cycle.pk}/sheet/", {"rows": json.dumps({"a": 1}), "why": "x"}).status_code == 400


def test_the_sheet_of_a_plan_comes_back_as_it_went(cycle: Cycle) -> None:
    item = make_item(cycle, "-Signs", lead=make_party("ID"))
    make_item(cycle, "Boards", objective=2)
    taken = read_body(sign_in(make_keeper()).get(f"/plan/cycles/{cycle.pk}/sheet.csv"))
    looked = look_through(cycle, read_sheet(taken, "plan.csv"))
    assert looked.faults == []
    assert [(step.number, step.changes) for step in looked.steps] == [(1, ()), (2, ())]
    assert looked.steps[0].words["title"] == item.title
