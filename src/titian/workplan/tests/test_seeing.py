"""The plan from further away: who leads what when, what moved, what waits for whom; its table and its API for others."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from titian.desk.events import list_events
from titian.people.models import Role, User
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user
from titian.workplan.actions.keep_item import leave
from titian.workplan.codes import CycleState, ItemState, MeetingState, Visibility
from titian.workplan.models import Cycle, Involvement
from titian.workplan.picture import draw_plan, say_bar
from titian.workplan.seeing import MOST_LEADS, Bar, list_waiting, read_bands
from titian.workplan.tests.factories import (
    NOW,
    make_cycle,
    make_focal_point,
    make_item,
    make_keeper,
    make_meeting,
    make_party,
    make_round,
    share,
    tell,
)
from titian.workplan.views import list_objectives
from titian.workplan.workflow import ITEM, MEETING

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def cycle() -> Cycle:
    return make_cycle(years=(2025, 2027))


def sign_in(reader: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def draw(cycle: Cycle, reader: User) -> ET.Element:
    bands = read_bands(cycle, list_objectives(cycle, reader), reader)
    return ET.fromstring(draw_plan(cycle, bands, [make_meeting()], date(2026, 7, 1)))  # noqa: S314 (our own)


def list_said(picture: ET.Element) -> list[str]:
    return [group.attrib["aria-label"] for group in picture.iter(f"{SVG}g")]


def test_picture_has_objectives_leads_and_meetings_each_with_its_words(cycle: Cycle) -> None:
    make_item(cycle, lead=make_party("ID"))
    gone = make_item(cycle, objective=2, lead=make_party("AU"))
    leave(gone.involved.get(), by=None, at=NOW + timedelta(days=40), why="Over.")
    picture = draw(cycle, make_keeper())
    assert list_said(picture) == [
        "Annual meeting, 7 Dec 2026", "1. Share what we know", "Member ID, from 30 Nov 2026",
        "2. Build what we can do", "Member AU, from 30 Nov 2026 until 9 Jan 2027", "3. Work across borders",
    ]  # fmt: skip
    assert all(group.findtext(f"{SVG}title") == group.attrib["aria-label"] for group in picture.iter(f"{SVG}g"))
    text = "".join(picture.itertext())
    assert all(word in text for word in ("2025", "2026", "2027", "today", "without a lead"))
    edge = float(picture.attrib["viewBox"].split()[2])
    assert all(0 <= float(box.attrib["x"]) <= edge for box in picture.iter(f"{SVG}rect") if "x" in box.attrib)


def test_picture_of_a_plan_that_goes_on_reaches_to_today() -> None:
    cycle = make_cycle(years=(2021, 2023))
    make_item(cycle, lead=make_party("ID"))
    picture = draw(cycle, make_keeper())
    years = [text.text for text in picture.iter(f"{SVG}text") if (text.text or "").isdecimal()]
    assert years == ["2021", "2022", "2023", "2024", "2025", "2026"]
    (bar,) = [box for box in picture.iter(f"{SVG}rect") if "rx" in box.attrib]
    (name,) = [text for text in picture.iter(f"{SVG}text") if text.text == "Member ID"]
    assert float(name.attrib["x"]) < float(bar.attrib["x"]), "it does not fit into its bar, and not behind it"


def test_picture_holds_nothing_that_its_reader_does_not_see(cycle: Cycle) -> None:
    make_item(cycle, lead=make_party("ID"))
    make_item(cycle, lead=make_party("AU"), visibility=Visibility.GROUP)
    said = " ".join(list_said(draw(cycle, make_user(Role.OBSERVER))))
    assert "Member AU" in said
    assert "Member ID" not in said


def test_picture_names_so_many_leads_and_says_that_there_are_more(cycle: Cycle) -> None:
    parties = [make_party() for _ in range(MOST_LEADS + 3)]
    for party in parties:
        make_item(cycle, lead=party)
        make_item(cycle, lead=party)
    (band, *_) = read_bands(cycle, list_objectives(cycle, make_keeper()), make_keeper())
    assert (len(band.bars), band.left_out, band.open) == (MOST_LEADS, 3, 2 * len(parties))
    assert "and 3 more" in "".join(draw(cycle, make_keeper()).itertext())


def test_a_bar_is_said_as_far_as_it_is_known() -> None:
    first, last = date(2025, 2, 1), date(2026, 3, 1)
    bars = [Bar("Fiji", "FJ", begins, ends) for begins in (None, first) for ends in (None, last)]
    assert [say_bar(bar) for bar in bars] == [
        "Fiji", "Fiji, until 1 Mar 2026", "Fiji, from 1 Feb 2025", "Fiji, from 1 Feb 2025 until 1 Mar 2026",
    ]  # fmt: skip


def test_begin_that_nobody_knows_is_the_begin_of_the_whole(cycle: Cycle) -> None:
    party = make_party("ID")
    make_item(cycle, lead=party)
    make_item(cycle, lead=party)
    Involvement.objects.filter(pk=Involvement.objects.order_by("pk")[0].pk).update(from_on=None)
    (band, *_) = read_bands(cycle, list_objectives(cycle, make_keeper()), make_keeper())
    assert [(bar.begins, bar.ends) for bar in band.bars] == [(None, None)]


def test_what_moved_is_what_was_shared_and_what_changed_since_the_last_meeting(cycle: Cycle) -> None:
    party = make_party("ID")
    focal, item, other = (
        make_focal_point(party),
        make_item(cycle, "Signs", lead=party),
        make_item(cycle, "Boards", lead=party),
    )
    over = make_meeting("Ninth meeting", month=11)
    share(tell(focal, item, over, "Old words"))
    MEETING.perform(over, "close", actor=make_keeper(), now=NOW)
    now = make_meeting("Tenth meeting")
    share(tell(focal, item, now, "The hall is found"))
    tell(focal, other, now, "Not shared yet")
    ITEM.perform(other, "withdraw", actor=make_keeper(), now=NOW, given={"why": "Not needed."})
    page = sign_in(make_keeper()).get("/plan/moved/").content.decode()
    assert "Since Ninth meeting" in page
    assert "The hall is found" in page
    assert "Withdrawn" in page
    assert not any(words in page for words in ("Old words", "Not shared yet"))
    assert "Not needed." not in page, "why is said beside the item's own history, to whoever saw it then"


def test_what_waits_is_said_by_work_and_names_no_member(cycle: Cycle) -> None:
    party = make_party("ID")
    focal = make_focal_point(party)
    make_item(cycle, "Signs", lead=party)
    tell(focal, make_item(cycle, "Boards", lead=party), make_meeting())
    make_item(cycle, "Nobody's", state=ItemState.PROPOSED)
    make_round(make_cycle(state=CycleState.DRAFTING))
    for reader in (make_keeper(), focal):
        found = {str(group.who): {str(row.what): row.count for row in group.rows} for group in list_waiting(reader)}
        assert found == {
            "Co-chairs and the regional office": {
                "Updates that were sent and are to be shared": 1,
                "Proposed items to adopt": 1,
                "Rounds to discuss and agree": 0,
            },
            "Whoever leads an item": {"Meetings that ask for updates": 1},
            "Every member": {"Open items without a lead": 1, "Rounds that are open": 1},
        }
        page = sign_in(reader).get("/plan/waiting/").content.decode()
        assert party.name not in page.split("<main", 1)[1]
    seen = {str(row.what) for group in list_waiting(make_user(Role.OBSERVER)) for row in group.rows}
    assert seen == {"Meetings that ask for updates", "Open items without a lead"}


def test_hxl_file_has_a_row_of_hashtags_and_lists_in_one_cell(cycle: Cycle) -> None:
    item = make_item(cycle, "=Signs", lead=make_party("ID"))
    Involvement.objects.create(item=item, party=make_party("AU"), part="lead")
    taken = read_body(sign_in(make_keeper()).get(f"/plan/cycles/{cycle.pk}/hxl.csv")).decode("utf-8-sig")
    names, tags, row = csv.reader(io.StringIO(taken))
    cells = dict(zip(tags, row, strict=True))
    assert len(names) == len(set(tags))
    assert all(tag.startswith("#") for tag in tags)
    assert (cells["#activity+name"], cells["#org+lead+list+code"]) == ("'=Signs", "AU | ID")
    assert cells["#sector+list"] == "Law enforcement | Victim protection and migration management"


def test_api_gives_items_page_by_page_and_their_areas_and_leads(cycle: Cycle) -> None:
    for number in range(3):
        make_item(cycle, f"Item {number}", lead=make_party())
    desk = sign_in(make_keeper())
    first = desk.get(f"/api/v1/plan/items?cycle={cycle.pk}&limit=2").json()
    second = desk.get(f"/api/v1/plan/items?cycle={cycle.pk}&limit=2&after={first[-1]['number']}").json()
    assert [row["title"] for row in first + second] == ["Item 0", "Item 1", "Item 2"]
    assert first[0]["areas"] == [1, 6]
    assert [(row["part"], row["until"]) for row in first[0]["involved"]] == [("lead", None)]
    (shown,) = desk.get("/api/v1/plan/cycles").json()
    assert [row["number"] for row in shown["objectives"]] == [1, 2, 3]
    assert Client(headers={"host": "localhost"}).get("/api/v1/plan/cycles").json() == []


def test_other_systems_hear_of_meetings_updates_and_rounds_by_ids_alone(cycle: Cycle) -> None:
    party = make_party("ID")
    meeting, update = make_meeting(), None
    update = share(tell(make_focal_point(party), make_item(cycle, lead=party), meeting, "The hall is found"))
    make_meeting("Planned", state=MeetingState.PLANNED, month=5)
    round_ = make_round(make_cycle(state=CycleState.DRAFTING))
    events = list_events(None, NOW - timedelta(seconds=1))
    assert {(event.kind.name, *sorted(event.ids.items())) for event in events} == {
        ("plan.meeting_asks", ("meeting_id", str(meeting.pk))),
        ("plan.update_shared", ("meeting_id", str(meeting.pk)), ("update_id", str(update.pk))),
        ("plan.round_opened", ("round_id", str(round_.pk))),
    }
    assert list_events(None, datetime(2027, 1, 1, tzinfo=UTC)) == []
