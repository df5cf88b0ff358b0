"""Without the person's yes: one officer sends, a second signs, and the receiver's page says what is true of it, however
somebody forges."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from desk import Desk
from phone import SMALL_PHONE, Phone
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from test_journey import SHELTER, find_phrase, find_username
from test_revocation import MAKE_SECOND_OFFICER
from wire_phone import WirePhone, run_in_hub

from titian.sealing import WithoutConsent, claims_digest, seal_package, sign_without_consent
from titian.sealing.packages import ciphertext_digest

pytestmark = pytest.mark.long("two officers", together=2)

FIRST = "lantern river mango seventeen"
SECOND = "copper window rain eleven"
AGAIN = "kettle orchard violin ninety"
TWO = "Two officers agreed on it"
ONE = "One officer signed it"
MAKE_LINK = """
from django.utils import timezone
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.people.models import User
officer = User.objects.get(username="officer")
print(json.dumps(create_enrolment_code(actor=officer, officer=officer, now=timezone.now()).link))
"""
MAKE_CODE_OF = """
from django.utils import timezone
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.devices.models import Enrolment
officer = Enrolment.objects.get(pk="%s").officer
print(json.dumps(create_enrolment_code(actor=officer, officer=officer, now=timezone.now()).link_code))
"""
# A hub that has been broken into writes what it likes beside a package.
FORGE = """
from titian.referrals.models import WithoutConsent
moved = WithoutConsent.objects.filter(package__item_id={item!r}).update(
    second={signature!r}, second_by={enrolment!r}
)
print(moved)
"""
LET_A_DAY_PASS = """
from datetime import timedelta
from titian.referrals.checks import find_one_officer
from titian.referrals.models import WithoutConsent
from django.utils import timezone
now = timezone.now()
print(json.dumps([len(list(find_one_officer(each))) for each in (now, now + timedelta(hours=25))]))
"""


@pytest.fixture
def phone(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    """One phone on which the first officer was added twice, and a second once; the first has just been added."""
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    for make, secret in ((MAKE_SECOND_OFFICER, SECOND), (MAKE_LINK, AGAIN), (MAKE_LINK, FIRST)):
        phone.page.goto("about:blank")
        phone.enrol(run_in_hub(hub, make), secret)
        phone.fetch_until_ready()
    yield phone
    assert phone.problems == []
    context.close()


def sign_as(phone: Phone, name: str, secret: str) -> None:
    phone.page.get_by_role("radio", name=name).check()
    phone.page.locator("#second-secret").fill(secret)
    phone.press("I agree")


def read_officers(desk: Desk) -> str:
    """What the page says after every check, with the key that is open in this tab."""
    desk.page.reload()
    desk.unseal(find_phrase(desk.hub, SHELTER))
    return desk.expect_content()


@pytest.mark.timeout(600)
def test_a_life_in_danger_goes_with_one_officer_and_a_second_signs(
    phone: Phone, hub: RunningHub, browser: Browser
) -> None:
    phone.press(re.compile("^Start a"))
    phone.wait_for("look")
    phone.walk({}, until="emergency", look=("S02",))
    phone.press("Send without a yes")
    phone.wait_for("without")
    phone.page.get_by_role("radio", name=SHELTER).check()
    phone.page.get_by_label("Where and how, in a few words").fill("At the gate")
    # The same account, added twice, is one officer, and nothing has gone.
    sign_as(phone, "Officer 2", AGAIN)
    expect(phone.page.get_by_text("It takes another officer.")).to_be_visible(timeout=30_000)
    phone.press("Send now, as one officer")
    phone.wait_for("sealed", timeout=30_000)
    phone.press("Say goodbye to the person")
    phone.walk({}, until="close")
    phone.press("Home")
    phone.wait_for("home")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting")

    provider = Desk(browser, hub, find_username(hub, SHELTER))
    provider.open_first_referral()
    provider.unseal(find_phrase(hub, SHELTER))
    content = provider.expect_content()
    assert ONE in content
    assert "A life is in danger" in content
    assert TWO not in content
    assert run_in_hub(hub, LET_A_DAY_PASS) == [0, 1]

    # At home a second officer signs; the first one's other enrolment is still nobody else.
    phone.press("Sign as the second officer")
    sign_as(phone, "Officer 2", AGAIN)
    expect(phone.page.get_by_text("It takes another officer.")).to_be_visible(timeout=30_000)
    sign_as(phone, "Officer 1", SECOND)
    expect(phone.page.locator('[data-hook="one-officer"]')).to_have_count(0, timeout=30_000)
    phone.press("Check now")
    expect(phone.page.get_by_role("button", name="Check now")).to_be_visible(timeout=30_000)
    content = read_officers(provider)
    assert TWO in content
    assert ONE not in content
    assert run_in_hub(hub, LET_A_DAY_PASS) == [0, 0]
    assert provider.problems == []


@pytest.mark.timeout(300)
def test_a_forged_second_officer_is_never_two(hub: RunningHub, browser: Browser) -> None:
    """By an officer with an altered app, and by a hub that lies to the page."""
    first, second = WirePhone.enrol_many(hub, 2)
    twice = WirePhone.enrol(hub, run_in_hub(hub, MAKE_CODE_OF % first.enrolment_id))
    to = next(each for each in first.recipients if each["name"] == SHELTER)
    payload = {
        "level": "NOW",
        "needs": ["health"],
        "child": False,
        "language": "id",
        "interpreter": True,
        "how_to_meet": "",
        "not_tell": None,
        "reasons": [],
        "rules": [],
        "made_on": "2026-11-30",
        "without_consent": "threat_to_life",
        "consent": {"language": "id", "texts": [], "given_for": []},
    }
    item = first.make_item(payload)
    claims = {
        "kind": "package",
        "referral_id": item["envelope"]["referral_id"],
        "recipient": to["fingerprint"],
        "position": 0,
        "release": "0" * 64,
        "payload": payload,
    }
    ciphertext = seal_package(claims, first.officer_key, first.certificate, to["recipient"])
    statement = WithoutConsent(claims["referral_id"], "threat_to_life", to["fingerprint"], "NOW", claims_digest(claims))
    item["ciphertext"] = base64.b64encode(ciphertext).decode()
    item["envelope"] |= {
        "recipient": to["fingerprint"],
        "level": "NOW",
        "sha256": ciphertext_digest(ciphertext),
        "without_consent": {
            "ground": "threat_to_life",
            "package": statement.package,
            "first": sign_without_consent(statement, first.officer_key),
            "second": sign_without_consent(statement, twice.officer_key),
        },
    }
    assert [each["status"] for each in first.send(first.sign(item)).json()["items"]] == ["received"]
    provider = Desk(browser, hub, find_username(hub, SHELTER))
    provider.page.goto(f"{hub.desk}/referrals/{item['item_id']}/")
    provider.unseal(find_phrase(hub, SHELTER))
    assert ONE in provider.expect_content(), "the hub dropped a second that is the first"

    forged = {
        "one account twice": (statement, twice),
        "the first once more": (statement, first),
        "another level": (replace(statement, level="TODAY"), second),
        "another recipient": (replace(statement, recipient="c3" * 32), second),
        "another referral": (replace(statement, referral_id=first.enrolment_id), second),
        "another package": (replace(statement, package="d4" * 32), second),
    }
    for name, (signed, by) in forged.items():
        signature = sign_without_consent(signed, by.officer_key)
        change = FORGE.format(item=item["item_id"], signature=signature, enrolment=by.enrolment_id)
        assert run_in_hub(hub, change) == 1
        content = read_officers(provider)
        assert "Count one officer" in content, name
        assert TWO not in content, name
    right = sign_without_consent(statement, second.officer_key)
    run_in_hub(hub, FORGE.format(item=item["item_id"], signature=right, enrolment=second.enrolment_id))
    assert TWO in read_officers(provider), "and the true one is"
