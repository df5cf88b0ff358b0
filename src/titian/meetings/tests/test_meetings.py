"""A meeting from the first day it is planned to its closing: what is refused, who is named, what stays."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.desk.waiting import look
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.meetings import errors
from titian.meetings.codes import PaperState, Seat, TaskState
from titian.meetings.item_workflow import PAPER, TASK
from titian.meetings.models import AgendaItem, Delegation, Intervention, Note, Paper, Task
from titian.meetings.tests.factories import (
    NOW,
    add_item,
    add_session,
    do,
    do_item,
    make_group,
    make_meeting,
)
from titian.meetings.views import number_agenda
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan.actions.keep_cycle import let_party_go
from titian.workplan.codes import CycleState, MeetingState
from titian.workplan.errors import MeetingOver, NumberUnknown, ZawgyiWords
from titian.workplan.models import Meeting
from titian.workplan.tests.factories import make_cycle, make_focal_point, make_item, make_keeper, make_party

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def sign_in(reader: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_joint_meeting_is_of_two_groups_and_says_which_of_theirs_it_is() -> None:
    first, second = make_group("Working group"), make_group("Taskforce")
    meeting = make_meeting(groups=[first, second])
    do(meeting, "call", group=first, ordinal=9)
    do(meeting, "call", group=second, ordinal=7)
    assert [str(row) for row in meeting.called.order_by("-ordinal")] == ["Working group, 9", "Taskforce, 7"]


def test_group_stands_once() -> None:
    make_group("Taskforce")
    with pytest.raises(errors.GroupKnown):
        make_group("Taskforce")


def test_agenda_is_a_tree_and_its_numbers_follow_the_order() -> None:
    meeting = make_meeting()
    first, second = add_item(meeting, "Stock-taking"), add_item(meeting, "Next plan")
    add_item(meeting, "Objective 1", first)
    below = add_item(meeting, "Objective 2", first)
    do_item(below, "up")
    do_item(second, "up")
    assert [(point.number, point.item.title) for point in number_agenda(meeting)] == [
        ("1", "Next plan"), ("2", "Stock-taking"), ("2.1", "Objective 2"), ("2.2", "Objective 1"),
    ]  # fmt: skip
    with pytest.raises(errors.NoFurther):
        do_item(AgendaItem.objects.get(title="Next plan"), "up")


def test_agenda_goes_three_steps_down_and_stays_within_its_meeting() -> None:
    meeting = make_meeting()
    deep = add_item(meeting, "Three", add_item(meeting, "Two", add_item(meeting, "One")))
    for parent in (deep, add_item(make_meeting("Other"), "Elsewhere")):
        with pytest.raises(errors.NoFurther):
            add_item(meeting, "Four", parent)


def test_agenda_names_an_item_of_a_plan_by_its_number_there() -> None:
    meeting, now, later = make_meeting(), make_cycle(), make_cycle(state=CycleState.DRAFTING)
    here, there = make_item(now), make_item(later)
    words: dict[str, Any] = {"title": "Workshop", "parent": None, "session": None}
    do(meeting, "add_item", **words, about=here.number)
    item = meeting.agenda.get()
    assert item.about == here, "of the plan under way, where none is named"
    do_item(item, "amend", **words, about=there.number, plan=later)
    item.refresh_from_db()
    assert item.about == there
    for number, plan in ((here.number + 1, now), (10**30, now), (here.number, make_cycle(state=CycleState.CLOSED))):
        with pytest.raises(NumberUnknown):
            do_item(item, "amend", **words, about=number, plan=plan)
    do_item(item, "amend", **words, about=None)
    item.refresh_from_db()
    assert item.about is None


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_pages_of_a_meeting_list_no_items_of_the_plan() -> None:
    meeting, cycle = make_meeting(), make_cycle()
    plan_item = make_item(cycle, "Watch the northern pier")
    do(meeting, "add_item", title="Workshop", parent=None, session=None, about=plan_item.number)
    client = sign_in(make_keeper())
    assert "Watch the northern pier" not in client.get(meeting.get_absolute_url()).content.decode()
    item = meeting.agenda.get()
    page = client.get(item.get_absolute_url()).content.decode()
    assert page.count("Watch the northern pier") == 1, "as the link to what it is about"
    assert f'name="about" value="{plan_item.number}"' in page
    said = client.post(f"{item.get_absolute_url()}amend/", {"title": "Workshop", "about": "77", "plan": str(cycle.pk)})
    assert said.status_code == 422
    assert "This plan has no item of that number." in said.content.decode()
    assert 'value="77"' in said.content.decode(), "what was typed stays"


def read_page(reader: User, address: str) -> str:
    answer = sign_in(reader).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_a_row_of_many_has_its_form_once_it_is_chosen_and_no_two_fields_one_id() -> None:
    meeting, keeper = make_meeting(state=MeetingState.IN_SESSION), make_keeper()
    first, second = add_session(meeting, "Opening"), add_session(meeting, "Closing", begins=13, ends=14)
    item = add_item(meeting)
    do_item(item, "decide", text="It is so.")
    decision = item.decisions.get()
    page = read_page(keeper, meeting.get_absolute_url())
    assert "/move_session/" not in page
    chosen = read_page(keeper, f"{meeting.get_absolute_url()}?session={second.pk}")
    assert f'name="session" value="{second.pk}"' in chosen
    assert f'name="session" value="{first.pk}"' not in chosen
    assert 'name="begins" value="13:00"' in chosen
    assert 'name="day" value="2027-03-08"' in chosen
    assert 'name="begins_on" value="2027-03-08"' in chosen
    assert re.search(r'<input type="number" name="about"[^>]* class="[^"]*govuk-input', chosen)
    assert re.search(
        r'<input type="url" name="address"[^>]* class="[^"]*govuk-input', read_page(keeper, item.get_absolute_url())
    )
    assert "/strike/" not in read_page(keeper, item.get_absolute_url())
    struck = read_page(keeper, f"{item.get_absolute_url()}?what={decision.pk}")
    assert f'name="what" value="{decision.pk}"' in struck
    for one in (chosen, struck):
        ids = re.findall(r' id="([^"]+)"', one)
        assert len(ids) == len(set(ids)), [name for name in ids if ids.count(name) > 1]


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_minutes_as_they_stood_are_read_one_version_at_a_time() -> None:
    meeting, keeper = make_meeting(state=MeetingState.IN_SESSION), make_keeper()
    item = add_item(meeting)
    do(meeting, "close")
    for text in ("Forty came.", "Fifty came."):
        do_item(AgendaItem.objects.get(), "correct", text=text, why="Counted.")
    assert "Forty came." not in read_page(keeper, item.get_absolute_url())
    assert "Forty came." in read_page(keeper, f"{item.get_absolute_url()}?revision=1")


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_long_minutes_come_in_pages_or_whole_when_asked() -> None:
    meeting, keeper = make_meeting(state=MeetingState.IN_SESSION), make_keeper()
    items = [add_item(meeting, f"Item {number}.") for number in range(3)]
    for item in items:
        Note.objects.filter(item=item).update(text="ก" * 10_000)
    address = f"{meeting.get_absolute_url()}minutes/"
    shown = [
        [item.title for item in items if item.title in read_page(keeper, f"{address}{asked}")]
        for asked in ("", "?page=2", "?page=3", "?page=x", "?page=all")
    ]
    assert shown == [["Item 0."], ["Item 1."], ["Item 2."], ["Item 0."], ["Item 0.", "Item 1.", "Item 2."]]
    Note.objects.update(text="Short.")
    assert "Item 2." in read_page(keeper, address)
    assert read_page(keeper, f"{make_meeting('Empty').get_absolute_url()}minutes/")


def test_item_goes_only_while_nothing_hangs_on_it() -> None:
    meeting = make_meeting(state=MeetingState.IN_SESSION)
    empty, spoken = add_item(meeting, "Empty"), add_item(meeting, "Spoken")
    do_item(spoken, "decide", text="It is so.")
    do_item(empty, "remove")
    with pytest.raises(errors.ItemHolds):
        do_item(spoken, "remove")
    assert list(meeting.agenda.all()) == [spoken]


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"day": date(2027, 3, 11)}, errors.DayOutside),
        ({"begins": time(12), "ends": time(12)}, errors.EndsBefore),
        ({"title": "ေနေကာင္းလား"}, ZawgyiWords),
    ],
)
def test_session_that_cannot_be_is_refused(given: dict[str, Any], refusal: type[Exception]) -> None:
    meeting = make_meeting()
    words = {"title": "Opening", "place": "", "day": date(2027, 3, 8), "begins": time(9), "ends": time(12)}
    with pytest.raises(refusal):
        do(meeting, "add_session", **{**words, **given})
    assert not meeting.sessions.exists()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_hour_that_a_zone_does_not_have_is_refused_in_a_sentence() -> None:
    meeting = make_meeting(zone="Australia/Adelaide", begins_on=date(2026, 10, 3), ends_on=date(2026, 10, 4))
    with translation.override("en"), pytest.raises(errors.HourMissing) as refused:
        do(
            meeting, "add_session", title="Night", place="", day=date(2026, 10, 4), begins=time(2, 30), ends=time(5),
        )  # fmt: skip
    assert str(refused.value) == (
        "There is no 02:30 on 4 Oct 2026 in Australia/Adelaide: clocks are put forward over it that day. "
        "Choose another hour."
    )


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_meeting_cannot_go_to_a_zone_that_lacks_the_hour_of_a_session() -> None:
    meeting = make_meeting(begins_on=date(2026, 10, 4), ends_on=date(2026, 10, 4))
    do(meeting, "add_session", title="Night", place="", day=date(2026, 10, 4), begins=time(2, 30), ends=time(5))
    about: dict[str, Any] = {"title": "x", "place": "", "begins_on": meeting.begins_on, "ends_on": meeting.ends_on,
             "zone": "Australia/Adelaide", "visibility": "group", "words_visibility": "members"}  # fmt: skip
    with pytest.raises(errors.HourMissing):
        do(meeting, "amend", **about)
    with pytest.raises(errors.DayOutside):
        do(meeting, "amend", **{**about, "zone": "Asia/Bangkok", "ends_on": date(2026, 10, 3)})


def test_delegations_are_counts_and_seats_and_hold_no_name() -> None:
    meeting, party = make_meeting(), make_party("ID")
    do(meeting, "seat", party=party, seat=Seat.CO_CHAIR, count=None)
    do(meeting, "seat", party=party, seat=Seat.CO_CHAIR, count=4)
    do(meeting, "seat", party=None, seat=Seat.CIVIL_SOCIETY, count=3)
    do(meeting, "seat", party=None, seat=Seat.CIVIL_SOCIETY, count=2)
    assert sorted(meeting.delegations.values_list("party__code", "seat", "count"), key=str) == [
        ("ID", "co_chair", 4), (None, "civil_society", 2),
    ]  # fmt: skip
    with pytest.raises(errors.MemberMissing):
        do(meeting, "seat", party=None, seat=Seat.MEMBER, count=1)
    assert {field.name for field in Delegation._meta.get_fields()} == {"id", "meeting", "party", "seat", "count"}


def test_speaker_is_named_only_where_they_agreed() -> None:
    item, party = add_item(make_meeting(state=MeetingState.IN_SESSION)), make_party("ID")
    given: dict[str, Any] = {"party": party, "summary": "Asked for a workshop.", "speaker": "Dewi (fictional)"}
    with pytest.raises(errors.SpeakerNotAsked):
        do_item(item, "intervene", **given, is_speaker_agreed=False)
    do_item(item, "intervene", **given, is_speaker_agreed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Intervention.objects.update(is_speaker_agreed=False)


def test_words_are_written_in_session_and_marked_where_they_came_later() -> None:
    meeting = make_meeting()
    item = add_item(meeting)
    with pytest.raises(errors.AgendaClosed):
        do_item(item, "decide", text="Too early.")
    meeting = do(meeting, "start")
    do_item(item, "decide", text="In session.")
    do(meeting, "close")
    do_item(item, "decide", text="After it.")
    assert list(item.decisions.order_by("is_after").values_list("text", "is_after")) == [
        ("In session.", False), ("After it.", True),
    ]  # fmt: skip
    with pytest.raises(NotAllowed):
        do_item(item, "decide", actor=make_focal_point(make_party("ID")), text="Not theirs.")


def test_what_is_struck_stays_with_the_reason() -> None:
    item = add_item(make_meeting(state=MeetingState.IN_SESSION))
    do_item(item, "decide", text="Wrong.")
    row = item.decisions.get()
    do_item(item, "strike", what=row.pk, why="Of another item.")
    row.refresh_from_db()
    assert (row.text, row.struck_why, row.struck_at) == ("Wrong.", "Of another item.", NOW)
    with pytest.raises(errors.NotUnderIt):
        do_item(item, "strike", what=row.pk, why="Again.")


def test_closing_is_an_act_and_no_clock_closes_a_meeting() -> None:
    past = make_meeting(begins_on=date(2020, 1, 1), ends_on=date(2020, 1, 2), state=MeetingState.IN_SESSION)
    assert look(make_keeper(), NOW + timedelta(days=3000)) is not None
    past.refresh_from_db()
    assert past.state == MeetingState.IN_SESSION
    do(past, "close")
    for move in ("start", "cancel", "add_item"):
        with pytest.raises(MeetingOver):
            do(past, move, title="x", parent=None, session=None, about=None)


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_document_is_proposed_by_a_member_and_then_accepted() -> None:
    party = make_party("ID")
    focal, other, keeper = make_focal_point(party), make_focal_point(make_party("AU")), make_keeper()
    item = add_item(make_meeting())
    do_item(item, "propose", actor=focal, title="Note", address="https://example.org/note")
    paper = Paper.objects.get()
    seen = [Paper.objects.visible_to(reader).exists() for reader in (focal, other, keeper)]
    assert (paper.party, paper.state, seen) == (party, PaperState.PROPOSED, [True, False, True])
    with translation.override("en"):
        assert "1 document or correction is proposed." in [notice.text for notice in look(keeper, NOW).notices]
    with pytest.raises(NotAllowed):
        PAPER.perform(paper, "accept", actor=focal, now=NOW)
    PAPER.perform(paper, "accept", actor=keeper, now=NOW)
    assert Paper.objects.visible_to(other).exists()
    with pytest.raises(errors.PaperSettled):
        PAPER.perform(paper, "decline", actor=keeper, now=NOW)
    with pytest.raises(NotAllowed):
        do_item(item, "propose", actor=make_user(Role.OBSERVER), title="Note", address="https://example.org/x")


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/note", "ftp://example.org/note", "javascript:alert(1)", "data:text/html,<script>1</script>",
        "//example.org/note", "https://example.org@example.net/", "https://example.org/\u202efdp.exe",
        "https://example.org/a\nb", "https://example.org\\@example.net/", "https:///note", "note", "",
    ],
)  # fmt: skip
def test_address_of_a_document_is_https_and_holds_nothing_unseen(address: str) -> None:
    item = add_item(make_meeting())
    with pytest.raises(errors.AddressRefused):
        do_item(item, "propose", actor=make_focal_point(make_party("ID")), title="Note", address=address)
    assert not Paper.objects.exists()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_page_of_a_document_says_where_its_address_leads() -> None:
    item, focal = add_item(make_meeting()), make_focal_point(make_party("ID"))
    client = sign_in(focal)
    sent = client.post(f"{item.get_absolute_url()}propose/", {"title": "Note", "address": "http://example.org/x"})
    assert (sent.status_code, Paper.objects.count()) == (422, 0)
    assert "begins with https" in sent.content.decode()
    address = "https://ຕົວຢ່າງ.example.org/บันทึก?a=1&b=<2>"
    do_item(item, "propose", actor=focal, title="<b>Note</b>", address=address)
    page = read_page(focal, Paper.objects.get().get_absolute_url())
    assert "to xn--" in page
    assert 'rel="noreferrer noopener"' in page
    assert "a=1&amp;b=&lt;2&gt;" in page
    assert "<b>Note" not in page


def test_focal_point_of_a_member_that_left_adds_nothing_to_what_members_say() -> None:
    """They still see that the group meets, and its agenda."""
    party = make_party("ID")
    focal, meeting = make_focal_point(party), make_meeting()
    item = add_item(meeting)
    let_party_go(actor=make_keeper(), party=party, why="Another desk takes over.", now=NOW)
    with pytest.raises(NotAllowed):
        do_item(item, "propose", actor=focal, title="Note", address="https://example.org/note")
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.CLOSED)
    with pytest.raises(NotAllowed):
        do_item(item, "suggest", actor=focal, base="", text="Other words.")
    client = sign_in(focal)
    assert client.get(f"/meetings/items/{item.pk}/words/").status_code == 404
    assert "What was said here is read by members only." in client.get(item.get_absolute_url()).content.decode()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_what_was_typed_stays_whatever_is_refused() -> None:
    """An hour that the zone skips, an end before the beginning, letters of an old font."""
    meeting = make_meeting(
        zone="Australia/Adelaide", begins_on=date(2026, 10, 4), ends_on=date(2026, 10, 4), state=MeetingState.IN_SESSION
    )
    item, party, client = add_item(meeting), make_party("ID"), sign_in(make_keeper())
    hours = {"title": "Night watch", "day": "2026-10-04", "begins": "02:30", "ends": "05:00"}
    zawgyi = "ေနေကာင္းလား"
    for address, data, typed in (
        (f"{meeting.get_absolute_url()}add_session/", hours, "Night watch"),
        (f"{meeting.get_absolute_url()}add_session/", {**hours, "begins": "06:00"}, "Night watch"),
        (f"{item.get_absolute_url()}intervene/", {"party": str(party.pk), "summary": zawgyi}, zawgyi),
    ):
        answer = client.post(address, data)
        assert answer.status_code == 422
        assert typed in answer.content.decode()
    assert not meeting.sessions.exists()
    assert not item.interventions.exists()


def test_task_waits_for_whoever_took_it_on_and_is_never_late() -> None:
    party = make_party("ID")
    focal, other = make_focal_point(party), make_focal_point(make_party("AU"))
    item = add_item(make_meeting(state=MeetingState.IN_SESSION))
    do_item(item, "assign", text="Send the list", owner=party, due_on=date(2020, 1, 1))
    task = Task.objects.get()
    with translation.override("en"):
        said = [notice.text for notice in look(focal, NOW).notices if notice.area == "/meetings/"]
        assert said == ["You took on 1 task."]
        assert not [notice for notice in look(other, NOW).notices if notice.area == "/meetings/"]
    with pytest.raises(NotAllowed):
        TASK.perform(task, "finish", actor=other, now=NOW)
    assert TASK.perform(task, "finish", actor=focal, now=NOW).state == TaskState.DONE
    assert not [notice for notice in look(focal, NOW).notices if notice.area == "/meetings/"]


@pytest.mark.parametrize(
    ("visibility", "words", "sees", "reads"),
    [("members", "members", False, False), ("group", "members", True, False), ("group", "group", True, True),
     ("members", "group", False, False)],
)  # fmt: skip
def test_words_are_never_read_wider_than_their_meeting_is_seen(
    visibility: str, words: str, sees: bool, reads: bool
) -> None:
    meeting = make_meeting(visibility=visibility, words_visibility=words)
    observer = make_user(Role.OBSERVER)
    assert Meeting.objects.visible_to(observer).exists() is sees
    assert Meeting.objects.with_words_for(observer).exists() is reads
    assert Meeting.objects.with_words_for(make_keeper()).get() == meeting


def test_log_holds_what_was_done_and_no_word_of_it() -> None:
    item = add_item(make_meeting(state=MeetingState.IN_SESSION), "Northern pier")
    do_item(
        item, "intervene", party=make_party("ID"), summary="Asked about judges.", speaker="", is_speaker_agreed=False
    )
    logged = str(list(Entry.objects.values_list("action", "thing", "detail")))
    assert "meeting_item.intervene" in logged
    assert not any(word in logged for word in ("judges", "pier"))


def test_update_goes_to_a_meeting_in_session_and_to_none_that_is_over() -> None:
    first, second = make_meeting("May", begins_on=date(2027, 5, 1), ends_on=date(2027, 5, 2)), make_meeting("June")
    do(first, "start")
    assert Meeting.objects.next() == first
    Meeting.objects.filter(pk=first.pk).update(state=MeetingState.CANCELLED)
    assert Meeting.objects.next() == second
