"""Calendars as other programs read them: `ics` and `vobject`, which know nothing of ours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import ics
import pytest
import vobject
from django.conf import settings
from django.test import Client
from icalendar import Calendar

from titian.meetings.actions.open_calendar import open_calendar
from titian.meetings.calendars import write_feed, write_invitation
from titian.meetings.models import CalendarLink, Session
from titian.meetings.tests.factories import NOW, add_item, add_session, do, do_item, make_group, make_meeting
from titian.people.leaving import end_all_work
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan.codes import MeetingState
from titian.workplan.models import Meeting
from titian.workplan.tests.factories import make_focal_point, make_keeper, make_party

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
HOST = {"host": "localhost"}
Seen = dict[str, tuple[datetime, str, int]]


def write(meeting: Meeting) -> str:
    return write_feed(Meeting.objects.filter(pk=meeting.pk), name="Hub", now=NOW).decode()


def read_by_ics(text: str) -> dict[str, datetime]:
    return {event.uid.partition("@")[0]: event.begin.datetime.astimezone(UTC) for event in ics.Calendar(text).events}


def read_by_vobject(text: str) -> Seen:
    """Of each event with hours: when it begins, its status, its sequence."""
    found: Seen = {}
    for event in vobject.readOne(text).vevent_list:
        begins = event.dtstart.value
        if isinstance(begins, datetime):
            uid = event.uid.value.partition("@")[0]
            found[uid] = (begins.astimezone(UTC), event.status.value, int(event.sequence.value))
    return found


@pytest.mark.parametrize(
    ("zone", "day", "instant"),
    [
        ("Asia/Bangkok", date(2023, 11, 21), datetime(2023, 11, 21, 2, tzinfo=UTC)),
        ("Australia/Adelaide", date(2026, 10, 5), datetime(2026, 10, 4, 22, 30, tzinfo=UTC)),
        ("Australia/Adelaide", date(2026, 9, 30), datetime(2026, 9, 29, 23, 30, tzinfo=UTC)),
        ("UTC", date(2026, 9, 30), datetime(2026, 9, 30, 9, tzinfo=UTC)),
    ],
)
def test_hour_of_a_session_is_the_same_instant_in_three_programs(zone: str, day: date, instant: datetime) -> None:
    meeting = make_meeting(zone=zone, begins_on=day, ends_on=day)
    do(meeting, "add_session", title="Opening", place="", day=day, begins=time(9), ends=time(12))
    uid = str(meeting.sessions.get().pk)
    text = write(meeting)
    events = Calendar.from_ical(text).walk("VEVENT")
    own = next(event.decoded("dtstart") for event in events if str(event["uid"]).startswith(uid))
    assert (own.astimezone(UTC), read_by_ics(text)[uid], read_by_vobject(text)[uid][0]) == (instant,) * 3
    assert ("BEGIN:VTIMEZONE" in text) is (zone != "UTC")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_moved_session_keeps_its_name_gets_a_sequence_and_leaves_a_cancelled_twin() -> None:
    meeting = do(make_meeting(), "announce")
    session = add_session(meeting)
    words: dict[str, Any] = {"session": session, "title": "Opening", "place": ""}
    do(meeting, "move_session", **words, day=date(2027, 3, 9), begins=time(14), ends=time(15))
    twin = Session.objects.get(twin_of=session)
    assert read_by_vobject(write(meeting)) == {
        str(session.pk): (datetime(2027, 3, 9, 7, tzinfo=UTC), "CONFIRMED", 1),
        str(twin.pk): (datetime(2027, 3, 8, 2, tzinfo=UTC), "CANCELLED", 0),
    }
    do(meeting, "move_session", **{**words, "title": "Welcome"}, day=date(2027, 3, 9), begins=time(14), ends=time(15))
    assert Session.objects.count() == 2, "another name is no other hour"
    assert read_by_vobject(write(meeting))[str(session.pk)][2] == 2


def test_before_calendars_heard_of_it_a_session_moves_without_a_trace() -> None:
    meeting = make_meeting()
    session = add_session(meeting)
    do(
        meeting, "move_session", session=session, title="Opening", place="", day=date(2027, 3, 9), begins=time(14),
        ends=time(15),
    )  # fmt: skip
    session.refresh_from_db()
    assert (session.sequence, Session.objects.count()) == (0, 1)


def test_cancelled_session_and_cancelled_meeting_stay_and_say_so() -> None:
    meeting = do(make_meeting(), "announce")
    first, second = add_session(meeting), add_session(meeting, "Closing", day=10)
    do(meeting, "cancel_session", session=first)
    assert {uid: row[1:] for uid, row in read_by_vobject(write(meeting)).items()} == {
        str(first.pk): ("CANCELLED", 1), str(second.pk): ("CONFIRMED", 0),
    }  # fmt: skip
    meeting = do(meeting, "cancel")
    text = write(meeting)
    assert text.count("STATUS:CANCELLED") == 3
    assert "METHOD:CANCEL" in write_invitation(meeting, now=NOW).decode()


@pytest.mark.parametrize(
    ("change", "of_meeting", "of_session"),
    [
        ({"zone": "Asia/Manila"}, 0, 1),
        ({"place": "Jakarta"}, 1, 1),
        ({"ends_on": date(2027, 3, 11)}, 1, 0),
        ({"words_visibility": "group"}, 0, 0),
    ],
)
def test_calendars_are_told_of_what_stands_in_them(change: dict[str, Any], of_meeting: int, of_session: int) -> None:
    meeting = do(make_meeting(), "announce")
    session = add_session(meeting)
    names = ("title", "place", "begins_on", "ends_on", "zone", "visibility", "words_visibility")
    meeting = do(meeting, "amend", **{**{name: getattr(meeting, name) for name in names}, **change})
    session.refresh_from_db()
    assert (meeting.sequence, session.sequence) == (of_meeting, of_session)


def test_invitation_asks_groups_and_no_person() -> None:
    group = make_group("Taskforce")
    meeting = do(make_meeting(groups=[group]), "announce")
    text = write_invitation(meeting, now=NOW).decode().replace("\r\n ", "")
    (event,) = vobject.readOne(text).vevent_list
    assert vobject.readOne(text).method.value == "REQUEST"
    assert event.attendee.value == f"urn:uuid:{group.pk}"
    assert event.attendee.params["CUTYPE"] == ["GROUP"]
    assert event.organizer.value == str(settings.TITIAN.desk_origin)
    assert "mailto" not in text.lower()
    assert (event.dtstart.value, event.dtend.value) == (date(2027, 3, 8), date(2027, 3, 11))


def ask(token: str) -> tuple[int, str]:
    answer = Client(headers=HOST).get(f"/calendar/{token}.ics")
    return answer.status_code, answer.content.decode()


def open_for(reader: User) -> str:
    return open_calendar(actor=reader, now=NOW)


def test_feed_shows_each_what_their_account_sees_and_no_word_of_what_was_said() -> None:
    for title, visibility, is_announced in (
        ("Quiet", "members", True), ("Joint", "group", True), ("Draft", "group", False),
    ):  # fmt: skip
        meeting = make_meeting(title, visibility=visibility, begins_on=NOW.date(), ends_on=NOW.date())
        item = add_item(meeting, "Northern pier")
        Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.IN_SESSION)
        do_item(item, "decide", text="Watch the tide.")
        if is_announced:
            Meeting.objects.filter(pk=meeting.pk).update(announced_at=NOW)
    found = {}
    for who in (make_focal_point(make_party("ID")), make_user(Role.OBSERVER)):
        status, text = ask(open_for(who))
        assert status == 200
        assert not any(word in text for word in ("pier", "tide", "Draft"))
        found[who.role] = {event.name for event in ics.Calendar(text).events}
    assert found == {Role.FOCAL_POINT: {"Quiet", "Joint"}, Role.OBSERVER: {"Joint"}}


def test_address_of_a_feed_is_secret_kept_as_a_hash_and_ends() -> None:
    reader = make_user(Role.OBSERVER)
    first = open_for(reader)
    assert first not in str(list(CalendarLink.objects.values_list()))
    second = open_for(reader)
    assert (ask(first)[0], ask(second)[0], ask("x")[0]) == (404, 200, 404)
    User.objects.filter(pk=reader.pk).update(is_active=False)
    assert ask(second)[0] == 404
    User.objects.filter(pk=reader.pk).update(is_active=True)
    end_all_work(make_keeper(), reader, NOW)
    assert ask(second)[0] == 404


def test_what_is_long_over_is_not_asked_for_again() -> None:
    reader = make_keeper()
    old = make_meeting("Old", begins_on=date(2023, 11, 7), ends_on=date(2023, 11, 10))
    Meeting.objects.filter(pk=old.pk).update(announced_at=NOW)
    assert "Old" not in ask(open_for(reader))[1]


def test_names_of_events_are_ids_that_say_nothing() -> None:
    meeting = do(make_meeting(), "announce")
    add_session(meeting)
    for uid in read_by_ics(write(meeting)):
        assert UUID(uid)
