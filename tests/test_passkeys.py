"""A passkey, from adding it to signing in with it, in a real browser with an authenticator of its own."""

from __future__ import annotations

import re

from desk import Desk
from playwright.sync_api import Browser, CDPSession, Page, Route, expect
from running_hub import RunningHub
from waiting import wait_until

SECOND_FACTOR = re.compile(r"/accounts/second-factor/")


def plug_in(page: Page) -> tuple[CDPSession, str]:
    """An authenticator in the browser, as a phone or laptop has one: it keeps keys and knows its owner's finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session, str(made["authenticatorId"])


def sign_out_and_give_the_password(desk: Desk, username: str) -> None:
    page = desk.page
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(re.compile("/accounts/login/"))
    password = next(each["password"] for each in desk.hub.demo["accounts"] if each["username"] == username)
    page.locator("input[name=login]").fill(username)
    page.locator("input[name=password]").fill(password)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(SECOND_FACTOR)


def test_passkey_is_added_and_signs_in(browser: Browser, hub: RunningHub) -> None:
    username = next(each["username"] for each in hub.demo["accounts"] if each["role"] == "administrator")
    desk = Desk(browser, hub, username)
    page = desk.page
    session, authenticator = plug_in(page)
    page.goto(f"{hub.desk}/account/second-factor/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/onload\b"), hold, times=1)
    page.get_by_role("link", name="Add a passkey").click()
    add = page.get_by_role("button", name="Add it")
    expect(add).to_be_disabled()  # nothing listens to it yet
    wait_until(lambda: held, page=page)
    held[0].continue_()
    page.locator("#id_name").fill("key on the ring")
    add.click()
    page.wait_for_url(re.compile("/account/second-factor/codes/"))
    codes = page.locator("[data-codes] li").all_inner_texts()
    assert len(codes) == 10
    page.goto(f"{hub.desk}/account/second-factor/")
    expect(page.get_by_text("key on the ring").first).to_be_visible()
    kept = session.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert [each["rpId"] for each in kept] == ["localhost"]

    sign_out_and_give_the_password(desk, username)
    page.goto(f"{hub.desk}/administration/")
    page.wait_for_url(SECOND_FACTOR)  # the password alone opens nothing
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile("/administration/"))

    # Somebody else's finger: the page says so, and the code on paper still opens.
    sign_out_and_give_the_password(desk, username)
    session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": authenticator})
    session.send("WebAuthn.disable")
    session.send("WebAuthn.enable")
    stranger, _ = plug_in(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("[data-passkey-problem]")).to_be_visible()
    page.locator("#id_code").fill(codes[0].strip())
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "second-factor" not in address)
    page.goto(f"{hub.desk}/account/second-factor/")
    expect(page.get_by_text("9 codes are left.")).to_be_visible()
    stranger.detach()
    assert not [problem for problem in desk.problems if "Content Security Policy" in problem]
