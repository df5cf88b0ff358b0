"""Whatever the page of a focal point refuses, no word is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from titian.people.models import User
from titian.workplan.codes import CycleState, MeetingState
from titian.workplan.models import ActionItem, Meeting, Update
from titian.workplan.tests.factories import (
    make_cycle,
    make_focal_point,
    make_item,
    make_keeper,
    make_meeting,
    make_party,
    tell,
)

pytestmark = pytest.mark.django_db
HOST = {"host": "localhost"}
WORDS = "Forty judges came."


@pytest.fixture
def focal() -> User:
    return make_focal_point(make_party("ID"))


@pytest.fixture
def item(focal: User) -> ActionItem:
    return make_item(make_cycle(), lead=focal.organisation.party if focal.organisation else None)


def send(reader: User, item: ActionItem, meeting: Meeting, text: str = WORDS) -> tuple[int, str]:
    client = Client(headers=HOST)
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    given = {"meeting": str(meeting.pk), "says": "moved", "text": text, "visibility": "members"}
    answer = client.post(f"/plan/updates/items/{item.pk}/", given)
    return answer.status_code, answer.content.decode()


def test_words_for_a_closed_meeting_stay_and_go_to_the_next(focal: User, item: ActionItem) -> None:
    over = make_meeting("Ninth meeting", state=MeetingState.CLOSED, month=3)
    following = make_meeting("Tenth meeting", month=5)
    status, page = send(focal, item, over)
    assert status == 409
    assert "That meeting is closed" in page
    assert WORDS in page
    assert f'name="meeting" value="{following.pk}"' in page
    assert not Update.objects.exists()


def test_of_two_at_once_the_second_sees_both_texts(focal: User, item: ActionItem) -> None:
    meeting = make_meeting()
    tell(focal, item, meeting, "Thirty came.")
    status, page = send(focal, item, meeting)
    assert status == 409
    assert "Thirty came." in page
    assert WORDS in page


@pytest.mark.parametrize(("text", "said"), [("ေနေကာင္းလား", "Zawgyi"), ("", "Say in a sentence"), ("x" * 4001, "4000")])
def test_what_cannot_be_taken_stays_in_its_field(focal: User, item: ActionItem, text: str, said: str) -> None:
    status, page = send(focal, item, make_meeting(), text)
    assert status == 422
    assert said in page
    assert text in page
    assert not Update.objects.exists()


def test_words_of_who_leads_no_more_stay_too(focal: User, item: ActionItem) -> None:
    item.involved.update(to_on="2026-11-01")
    status, page = send(focal, item, make_meeting())
    assert status == 403
    assert WORDS in page


def test_who_leads_more_than_a_page_holds_reaches_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page holds so many; those that nothing was sent of come first."""
    monkeypatch.setattr("titian.workplan.telling_views.MOST_AT_ONCE", 2)
    party, meeting, cycle = make_party("AU"), make_meeting(), make_cycle()
    focal = make_focal_point(party)
    items = [make_item(cycle, f"Item {number}", lead=party) for number in range(5)]
    client = Client(headers=HOST)
    client.force_login(focal, backend="allauth.account.auth_backends.AuthenticationBackend")
    seen = []
    for _ in range(3):
        page = client.get("/plan/updates/").content.decode()
        here = [item for item in items if item.title in page]
        seen += here
        for item in here:
            tell(focal, item, meeting)
    assert seen == items
    assert "All of it is sent" in client.get("/plan/updates/").content.decode()


def test_of_two_who_change_an_item_the_second_sees_the_first_and_keeps_their_own() -> None:
    item = make_item(make_cycle(), "Hold a workshop")
    seen = item.moves
    first = {"title": "Hold two", "areas": ["1"], "visibility": "members", "why": "As agreed."}
    desk = Client(headers=HOST)
    desk.force_login(make_keeper(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert desk.post(f"/plan/items/{item.pk}/amend/", {**first, "seen": seen}).status_code == 302
    answer = desk.post(f"/plan/items/{item.pk}/amend/", {**first, "title": "Hold three", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hold two" in page
    assert "Hold three" in page
    item.refresh_from_db()
    assert item.title == "Hold two"


def test_plan_that_is_closed_with_open_items_says_so_and_leads_to_them() -> None:
    cycle = make_cycle()
    make_item(cycle, "Hold a workshop")
    desk = Client(headers=HOST)
    desk.force_login(make_keeper(), backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = desk.post(f"/plan/cycles/{cycle.pk}/close/")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Items of this plan are still open." in page
    assert f'href="/plan/cycles/{cycle.pk}/items/"' in page
    cycle.refresh_from_db()
    assert cycle.state == CycleState.CURRENT
