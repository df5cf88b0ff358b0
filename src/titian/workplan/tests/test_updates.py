"""An update is two minutes: moved, or nothing new. Silence is no update, and differs from both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from titian.audit.errors import AppendOnly
from titian.audit.models import Entry
from titian.desk.errors import ChangedMeanwhile, NotAllowed
from titian.desk.waiting import look
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan import errors
from titian.workplan.actions.send_update import send_update, share_all
from titian.workplan.codes import MeetingState, Says, UpdateState, Visibility
from titian.workplan.models import ActionItem, Meeting, Party, Update
from titian.workplan.tables import say_latest, with_what_a_row_says
from titian.workplan.tellings import find_leads, list_asking
from titian.workplan.tests.factories import (
    NOW,
    make_cycle,
    make_focal_point,
    make_item,
    make_keeper,
    make_meeting,
    make_party,
    share,
    tell,
)
from titian.workplan.workflow import MEETING, UPDATE

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
World = tuple[Party, User, ActionItem, Meeting]


@pytest.fixture
def world() -> World:
    party = make_party("ID")
    return party, make_focal_point(party), make_item(make_cycle(), lead=party), make_meeting()


def send(focal: User, item: ActionItem, meeting: Meeting, **given: Any) -> Update:
    words = {"says": Says.MOVED, "text": "The agenda stands.", "visibility": Visibility.MEMBERS, **given}
    return send_update(actor=focal, item=item, meeting=meeting, now=NOW, **words)


def test_silence_nothing_new_and_moved_are_three_things(world: World) -> None:
    party, focal, item, meeting = world
    silent = make_item(item.cycle, "Publish", lead=party)
    quiet = make_item(item.cycle, "Train", lead=party)
    tell(focal, item, meeting, "The agenda stands.")
    tell(focal, quiet, meeting)
    assert dict(Update.objects.values_list("item__title", "says")) == {
        "Hold a workshop": Says.MOVED,
        "Train": Says.NOTHING_NEW,
    }
    assert not silent.updates.exists()


def test_plan_says_of_each_item_what_was_said_for_the_last_meeting(world: World) -> None:
    party, focal, item, meeting = world
    make_item(item.cycle, "Publish", lead=party)
    quiet = make_item(item.cycle, "Train", lead=party)
    share(tell(focal, quiet, meeting))
    share(tell(focal, item, meeting, "It stands."))
    rows = with_what_a_row_says(ActionItem.objects.all(), make_keeper()).order_by("number")
    with translation.override("en"):
        assert [str(say_latest(row)) for row in rows] == ["moved", "no update", "nothing new"]
        unseen = with_what_a_row_says(ActionItem.objects.all(), make_user(Role.OBSERVER)).order_by("number")
        assert {str(say_latest(row)) for row in unseen} == {"no update"}


def test_what_moved_takes_a_sentence(world: World) -> None:
    _, focal, item, meeting = world
    with pytest.raises(errors.WhatMovedMissing):
        send(focal, item, meeting, text="  ")
    assert not Update.objects.exists()


def test_draft_is_the_partys_own_until_it_is_submitted(world: World) -> None:
    party, focal, item, meeting = world
    draft = send(focal, item, meeting, says="draft")
    readers = {"colleague": make_focal_point(party), "other": make_focal_point(make_party("AU")),
               "office": make_keeper(), "observer": make_user(Role.OBSERVER)}  # fmt: skip
    seen = {who: Update.objects.visible_to(reader).exists() for who, reader in readers.items()}
    assert seen == {"colleague": True, "other": False, "office": False, "observer": False}
    send(focal, item, meeting, seen=draft.moves)
    seen = {who: Update.objects.visible_to(reader).exists() for who, reader in readers.items()}
    assert seen == {"colleague": True, "other": False, "office": True, "observer": False}


@pytest.mark.parametrize(
    ("visibility", "focal", "observer", "nobody"),
    [("members", True, False, False), ("group", True, True, False), ("public", True, True, True)],
)
def test_shared_update_is_seen_as_wide_as_it_says(
    world: World, visibility: str, focal: bool, observer: bool, nobody: bool
) -> None:
    _, sender, item, meeting = world
    ActionItem.objects.filter(pk=item.pk).update(visibility=Visibility.PUBLIC)
    Meeting.objects.filter(pk=meeting.pk).update(visibility=Visibility.PUBLIC)
    share(tell(sender, item, meeting, "It stands.", visibility=visibility))
    readers = (make_focal_point(make_party("AU")), make_user(Role.OBSERVER), AnonymousUser())
    assert tuple(Update.objects.visible_to(reader).exists() for reader in readers) == (focal, observer, nobody)


def test_update_is_never_seen_wider_than_its_item(world: World) -> None:
    _, sender, item, meeting = world
    Meeting.objects.filter(pk=meeting.pk).update(visibility=Visibility.PUBLIC)
    share(tell(sender, item, meeting, "It stands.", visibility=Visibility.PUBLIC))
    assert not Update.objects.visible_to(AnonymousUser()).exists()


def test_update_is_never_seen_wider_than_its_meeting(world: World) -> None:
    _, sender, item, meeting = world
    ActionItem.objects.filter(pk=item.pk).update(visibility=Visibility.PUBLIC)
    Meeting.objects.filter(pk=meeting.pk).update(visibility=Visibility.MEMBERS)
    share(tell(sender, item, meeting, "It stands.", visibility=Visibility.GROUP))
    assert not Update.objects.visible_to(make_user(Role.OBSERVER)).exists()
    assert Update.objects.visible_to(make_keeper()).exists()


def test_submitted_update_is_taken_back_and_sent_again(world: World) -> None:
    _, focal, item, meeting = world
    update = tell(focal, item, meeting, "The agenda stands.")
    update = UPDATE.perform(update, "take_back", actor=focal, now=NOW)
    assert update.state == UpdateState.DRAFT
    assert send(focal, item, meeting, text="The hall, too.", seen=update.moves).state == UpdateState.SUBMITTED
    with pytest.raises(errors.UpdateShared):
        send(focal, item, meeting, seen=update.moves + 1)


def test_correction_is_a_revision_with_who_when_and_why(world: World) -> None:
    _, focal, item, meeting = world
    update = share(tell(focal, item, meeting, "Forty came."))
    given = {"says": Says.MOVED, "text": "Fifty came.", "visibility": Visibility.GROUP, "why": "Counted again."}
    update = UPDATE.perform(update, "correct", actor=focal, now=NOW + timedelta(days=1), given=given)
    first, second = update.revisions.order_by("number")
    assert (first.text, second.text, second.why, second.by) == ("Forty came.", "Fifty came.", "Counted again.", focal)
    assert (update.state, update.text, second.at - first.at) == (UpdateState.SHARED, "Fifty came.", timedelta(days=1))
    first.text = "x"
    with pytest.raises(AppendOnly):
        first.save()


def test_closed_meeting_takes_no_update_but_a_correction(world: World) -> None:
    _, focal, item, meeting = world
    shared = share(tell(focal, item, meeting, "Forty came."))
    other = make_item(item.cycle, "Train", lead=item.involved.get().party)
    submitted = tell(focal, other, meeting)
    MEETING.perform(meeting, "close", actor=make_keeper(), now=NOW)
    attempts: list[Callable[[], object]] = [
        lambda: send(focal, make_item(item.cycle, "Publish", lead=item.involved.get().party), meeting),
        lambda: UPDATE.perform(submitted, "take_back", actor=focal, now=NOW),
    ]
    for attempt in attempts:
        with pytest.raises(errors.MeetingClosed):
            attempt()
    given = {"says": Says.NOTHING_NEW, "text": "", "visibility": Visibility.MEMBERS, "why": "x"}
    assert UPDATE.perform(shared, "correct", actor=focal, now=NOW, given=given).says == Says.NOTHING_NEW
    assert share(submitted).state == UpdateState.SHARED


def test_next_meeting_is_the_one_that_asks_then_the_one_that_is_planned() -> None:
    planned, asking = make_meeting("May", state=MeetingState.PLANNED, month=5), make_meeting("July", month=7)
    assert Meeting.objects.next() == asking
    MEETING.perform(asking, "close", actor=make_keeper(), now=NOW)
    assert Meeting.objects.next() == planned


def test_two_focal_points_at_once_lose_nothing(world: World) -> None:
    party, focal, item, meeting = world
    send(focal, item, meeting, text="First.")
    with pytest.raises(ChangedMeanwhile):
        send(make_focal_point(party), item, meeting, text="Second.")
    assert Update.objects.get().text == "First."


def test_only_a_lead_tells_and_only_of_an_open_item(world: World) -> None:
    party, focal, item, meeting = world
    with pytest.raises(errors.NotYourItem):
        send(make_focal_point(make_party("AU")), item, meeting)
    for stranger in (make_keeper(), make_user(Role.OBSERVER), make_user(Role.TRANSLATOR)):
        with pytest.raises(NotAllowed):
            send(stranger, item, meeting)
    ActionItem.objects.filter(pk=item.pk).update(state="withdrawn")
    item.refresh_from_db()
    with pytest.raises(errors.ItemNotOpen):
        send(focal, item, meeting)
    party.left_on = NOW.date()
    party.save()
    with pytest.raises(NotAllowed):
        send(focal, item, meeting)


def test_burmese_in_an_old_font_is_refused(world: World) -> None:
    _, focal, item, meeting = world
    with pytest.raises(errors.ZawgyiWords):
        send(focal, item, meeting, text="ေနေကာင္းလား")
    assert not Update.objects.exists()


def test_office_shares_all_at_once_and_members_do_not(world: World) -> None:
    _, focal, item, meeting = world
    tell(focal, item, meeting, "It stands.")
    with pytest.raises(NotAllowed):
        share_all(actor=focal, meeting=meeting, now=NOW)
    assert share_all(actor=make_keeper(), meeting=meeting, now=NOW) == 1
    assert Update.objects.get().state == UpdateState.SHARED


def test_meeting_that_asks_is_told_once_to_whoever_leads(world: World) -> None:
    party, focal, _, meeting = world
    make_focal_point(make_party("AU"))
    colleague = make_focal_point(party)
    assert [row.pk for row in list_asking(NOW)] == [meeting.pk]
    assert set(find_leads(meeting)) == {focal, colleague}
    MEETING.perform(meeting, "close", actor=make_keeper(), now=NOW)
    assert not list_asking(NOW)


def test_what_waits_is_counted_without_a_word_of_blame(world: World) -> None:
    _, focal, item, meeting = world
    with translation.override("en"):
        said = [notice.text for notice in look(focal, NOW).notices if notice.area == "/plan/updates/"]
        assert said == ["Annual meeting asks about 1 item that you lead."]
        tell(focal, item, meeting)
        assert not [notice for notice in look(focal, NOW).notices if notice.area == "/plan/updates/"]
        office = [notice.text for notice in look(make_keeper(), NOW).notices if notice.area == "/meetings/"]
    assert office == ["1 update waits to be shared."]


def test_log_holds_that_it_was_sent_and_no_word(world: World) -> None:
    _, focal, item, meeting = world
    share(tell(focal, item, meeting, "Forty judges came."))
    logged = str(list(Entry.objects.values_list("action", "thing", "detail")))
    assert "plan_update.submit" in logged
    assert "judges" not in logged
