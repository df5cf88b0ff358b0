"""The provider's pages: what is waiting, what to do next, answering in two taps; nothing of what a package says."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.devices.tests.factories import Phone, Recipient, make_package_item, make_phone, make_recipients
from titian.hub.templatetags.desk import time_left
from titian.library.tests.factories import Keys
from titian.people.models import OrganisationKey, Role, Station, User
from titian.people.tests.factories import make_alice, make_bob, make_user
from titian.referrals.actions.answer_package import record_opened
from titian.referrals.answers import REASONS
from titian.referrals.forms import DECLINE_REASONS, NOT_ARRIVED_REASONS
from titian.referrals.lists import STATES
from titian.referrals.models import Package, PackageEvent
from titian.referrals.states import Action, Status

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]

PLANTED = "under the third lamp, in the blue coat"


@dataclass
class Referred:
    """A referral that lies with Alice first and with Bob second."""

    alice: User
    bob: User
    phone: Phone
    first: dict[str, Any]
    second: dict[str, Any]
    recipients: list[Recipient]

    @property
    def page(self) -> str:
        return f"/referrals/{self.first['item_id']}/"

    def open_it(self) -> None:
        record_opened(actor=self.alice, item_id=uuid.UUID(self.first["item_id"]), now=timezone.now())


@pytest.fixture
def referred(keys: Keys) -> Referred:
    alice, bob = make_alice(), make_bob()
    assert alice.organisation is not None
    assert bob.organisation is not None
    recipients = make_recipients(keys, alice.organisation, bob.organisation)
    phone = make_phone()
    referral_id = str(uuid.uuid4())
    payload = {"level": "NOW", "how_to_meet": PLANTED}
    first = make_package_item(phone, recipients[0], referral_id=referral_id, level="NOW", payload=payload)
    second = make_package_item(phone, recipients[1], referral_id=referral_id, level="NOW", position=1, payload=payload)
    phone.sync(first, second)
    return Referred(alice, bob, phone, first, second, recipients)


def sign_in(user: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def test_the_inbox_says_level_station_age_state_and_what_to_do(referred: Referred) -> None:
    page = sign_in(referred.alice).get("/referrals/").content.decode()
    assert "level--now" in page
    assert f"From {referred.phone.enrolment.station.name}" in page
    assert "less than a minute ago" in page
    assert "Open it and answer." in page
    assert PLANTED not in page


def test_the_deadline_is_a_time_on_the_stations_clocks_and_what_is_left_is_rounded_up(referred: Referred) -> None:
    now = timezone.now()
    due = now + timedelta(minutes=239, seconds=30)
    Package.objects.filter(item_id=referred.first["item_id"]).update(answer_due_at=due)
    desk = sign_in(referred.alice)
    for zone, place in (("", "Bangkok"), ("Asia/Jayapura", "Jayapura")):
        Station.objects.update(time_zone=zone)
        local = due.astimezone(ZoneInfo(zone or "Asia/Bangkok"))
        said = f"{local.day} {local:%B, %H:%M} ({place})"
        for address in ("/referrals/", referred.page):
            page = desk.get(address).content.decode()
            assert f">{said}</time>, in 4 hours" in page


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.2, "1 minute"),
        (59.5, "60 minutes"),
        (119.1, "120 minutes"),
        (121, "3 hours"),
        (47 * 60, "47 hours"),
        (49 * 60, "3 days"),
    ],
)
def test_time_that_is_left_is_never_said_shorter_than_it_is(minutes: float, said: str) -> None:
    # A breath more than none: the clock goes on between the two readings.
    assert time_left(timezone.now() + timedelta(minutes=minutes)) == said
    assert time_left(timezone.now()) == ""


def test_a_sign_in_has_one_half_and_another_sign_in_another(referred: Referred) -> None:
    def read_bar(desk: Client, address: str = "/referrals/") -> tuple[str, str]:
        found = re.search(r'data-owner="([^"]+)" data-half="([\w-]{43})"', desk.get(address).content.decode())
        assert found
        return found[1], found[2]

    desk = sign_in(referred.alice)
    owner, half = read_bar(desk)
    assert read_bar(desk, referred.page) == read_bar(desk, "/about/") == (owner, half)
    assert owner == str(referred.alice.public_id)
    again = sign_in(referred.alice)
    assert read_bar(again)[1] != half
    desk.post("/accounts/logout/")
    assert "data-half" not in desk.get("/about/").content.decode()
    supervisor = sign_in(make_user(Role.SUPERVISOR, station=referred.phone.enrolment.station))
    assert "data-half" not in supervisor.get("/station/").content.decode()


def test_the_decision_stands_at_the_foot_while_there_is_one(referred: Referred) -> None:
    desk = sign_in(referred.alice)
    assert 'class="decision"' in desk.get(referred.page).content.decode()
    referred.open_it()
    foot = desk.get(referred.page).content.decode().split('class="decision"')[1]
    assert f'action="{referred.page}accept/"' in foot
    assert 'href="#decline"' in foot
    desk.post(f"{referred.page}accept/")
    assert f'action="{referred.page}arrived/"' in desk.get(referred.page).content.decode().split('class="decision"')[1]
    desk.post(f"{referred.page}arrived/")
    assert 'class="decision"' not in desk.get(referred.page).content.decode()


def test_a_list_that_asks_again_passes_nothing_of_that_to_its_links(referred: Referred) -> None:
    page = sign_in(referred.alice).get("/referrals/").content.decode()
    assert 'hx-boost="true"' in page  # the opened key stays in the tab's memory from page to page
    assert 'hx-disinherit="hx-select hx-swap hx-trigger"' in page  # else a link would look for #inbox in its page


def test_no_page_of_a_provider_is_kept_in_the_browser(referred: Referred) -> None:
    answer = sign_in(referred.alice).get(referred.page)
    assert answer["Cache-Control"] == "no-store"
    assert '"historyCacheSize":0' in answer.content.decode()
    assert 'hx-history="false"' in answer.content.decode()
    assert " style=" not in answer.content.decode()


def test_a_slip_is_sent_nowhere_before_its_page_can_read_it(referred: Referred) -> None:
    """Until the script has begun, the form would go to the hub, with what a scanner read in the address."""
    page = sign_in(referred.alice).get("/slip/").content.decode()
    (form,) = re.findall(r'<form data-place="slip-form".*?</form>', page, re.DOTALL)
    assert re.findall(r"<button[^>]*>", form) == ['<button class="govuk-button next" type="submit" disabled>']


def test_nobody_sees_what_was_not_released_to_them(referred: Referred) -> None:
    desk = sign_in(referred.bob)
    assert "Nothing waits for you." in desk.get("/referrals/").content.decode()
    for item in (referred.first, referred.second):
        assert desk.get(f"/referrals/{item['item_id']}/").status_code == 404
        assert desk.post(f"/referrals/{item['item_id']}/accept/").status_code == 404


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.PROVIDER])
def test_no_other_role_opens_or_answers_a_package(referred: Referred, role: str) -> None:
    desk = sign_in(make_user(role))
    assert desk.get(referred.page).status_code == 403
    assert desk.post(f"{referred.page}accept/").status_code == 403


def test_the_page_carries_the_envelope_for_the_browser_to_check(referred: Referred) -> None:
    page = sign_in(referred.alice).get(referred.page).content.decode()
    assert f'data-item-id="{referred.first["item_id"]}"' in page
    assert f'data-referral-id="{referred.first["envelope"]["referral_id"]}"' in page
    assert f'data-recipient="{referred.recipients[0].fingerprint}"' in page
    assert 'data-position="0"' in page
    assert PLANTED not in page


def test_a_package_that_was_not_opened_cannot_be_accepted_from_the_page(referred: Referred) -> None:
    page = sign_in(referred.alice).get(referred.page).content.decode()
    assert f"{referred.page}accept/" not in page
    assert f"{referred.page}decline/" in page


def test_accepting_shows_how_to_confirm_arrival(referred: Referred) -> None:
    referred.open_it()
    desk = sign_in(referred.alice)
    assert f'action="{referred.page}accept/"' in desk.get(referred.page).content.decode()
    answer = desk.post(f"{referred.page}accept/", follow=True)
    assert answer.redirect_chain == [(referred.page, 302)]
    assert "Has the person arrived?" in answer.content.decode()
    assert Package.objects.get(item_id=referred.first["item_id"]).status == Status.ACCEPTED
    assert PrivateEntry.objects.filter(action="package.accept", actor_id=str(referred.alice.pk)).count() == 1


def test_declining_needs_a_reason_from_the_list(referred: Referred) -> None:
    desk = sign_in(referred.alice)
    for reason in ("", "because of who they are"):
        answer = desk.post(f"{referred.page}decline/", {"reason": reason})
        assert answer.status_code == 422
        assert "There is a problem" in answer.content.decode()
    assert Package.objects.get(item_id=referred.first["item_id"]).status == Status.RELEASED


def test_declining_passes_the_referral_to_the_next(referred: Referred) -> None:
    answer = sign_in(referred.alice).post(f"{referred.page}decline/", {"reason": "full"}, follow=True)
    assert "was deleted from the hub" in answer.content.decode()
    assert PackageEvent.objects.get(action=Action.DECLINE).reason == "full"
    assert "Open it and answer." in sign_in(referred.bob).get("/referrals/").content.decode()


def test_arrival_is_confirmed_and_closes(referred: Referred) -> None:
    desk = sign_in(referred.alice)
    desk.post(f"{referred.page}accept/")
    answer = desk.post(f"{referred.page}arrived/", follow=True)
    assert "Closed. Nothing more to do." in answer.content.decode()
    assert Package.objects.get(item_id=referred.first["item_id"]).status == Status.ARRIVED


def test_no_arrival_needs_a_reason(referred: Referred) -> None:
    desk = sign_in(referred.alice)
    desk.post(f"{referred.page}accept/")
    assert desk.post(f"{referred.page}not_arrived/").status_code == 422
    desk.post(f"{referred.page}not_arrived/", {"reason": "changed_mind"})
    assert Package.objects.get(item_id=referred.first["item_id"]).status == Status.NOT_ARRIVED


def test_an_answer_that_comes_too_late_says_what_happened(referred: Referred) -> None:
    desk = sign_in(referred.alice)
    desk.post(f"{referred.page}decline/", {"reason": "full"})
    answer = desk.post(f"{referred.page}accept/")
    assert answer.status_code == 409
    assert "declined this referral" in answer.content.decode()


def test_an_answer_nobody_knows_is_not_there(referred: Referred) -> None:
    assert sign_in(referred.alice).post(f"{referred.page}celebrate/").status_code == 404
    assert sign_in(referred.alice).get(f"{referred.page}accept/").status_code == 405


def test_every_reason_has_words_and_every_status_a_name() -> None:
    assert set(DECLINE_REASONS) == REASONS[Action.DECLINE]
    assert set(NOT_ARRIVED_REASONS) == REASONS[Action.NOT_ARRIVED]
    assert set(STATES) == set(Status) - {Status.HELD, Status.REFUSED}


def test_an_organisation_without_a_key_is_led_to_make_one(keys: Keys) -> None:
    alice = make_alice()
    desk = sign_in(alice)
    assert "Make the key" in desk.get("/referrals/").content.decode()
    page = desk.get("/organisation/key/").content.decode()
    assert 'data-page="organisation-key"' in page


def test_a_key_that_is_not_listed_shows_its_words_to_compare(referred: Referred) -> None:
    OrganisationKey.objects.filter(organisation__members=referred.alice).update(state="pending")
    page = sign_in(referred.alice).get("/organisation/key/").content.decode()
    assert "Waiting to be listed" in page
    assert 'data-page="organisation-key"' not in page


def test_a_listed_key_says_so(referred: Referred) -> None:
    assert "The key is listed." in sign_in(referred.alice).get("/organisation/key/").content.decode()
