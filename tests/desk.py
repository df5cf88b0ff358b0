"""The desk in a browser: one signed-in person, doing what their pages offer."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from playwright.sync_api import Browser, Page, expect
from running_hub import NO_AUTHORITIES, RunningHub


def find_password(hub: RunningHub, username: str) -> str:
    return str(next(each["password"] for each in hub.demo["accounts"] if each["username"] == username))


@contextmanager
def sign_in(hub: RunningHub, username: str) -> Iterator[httpx.Client]:
    """A line to the desk on which this person has given their password."""
    head = {"Host": f"{hub.name}:{hub.port}", "Origin": hub.desk}  # a region's name is known to browsers alone
    at = f"http://127.0.0.1:{hub.port}"
    with httpx.Client(base_url=at, headers=head, timeout=30, verify=NO_AUTHORITIES, trust_env=False) as line:
        line.get("/accounts/login/").raise_for_status()
        signed_in = post(line, "/accounts/login/", login=username, password=find_password(hub, username))
        assert signed_in.status_code == 302, signed_in.text
        yield line


def post(line: httpx.Client, address: str, **given: str) -> httpx.Response:
    return line.post(address, data={**given, "csrfmiddlewaretoken": line.cookies["csrftoken"]})


def make_enrolment_link(hub: RunningHub, username: str = "officer") -> str:
    """What *Add this phone* gives an officer, asked for without a window: for a test that begins with a phone."""
    with sign_in(hub, username) as line:
        found = re.search(r'href="([^"]+)"[^>]* data-enrolment-link', post(line, "/devices/add/").text)
    assert found
    return html.unescape(found[1])


class Desk:
    """One person's browser window on the desk, signed in without one: nothing stands in it yet."""

    def __init__(self, browser: Browser, hub: RunningHub, username: str) -> None:
        self.hub = hub
        self.context = browser.new_context(viewport={"width": 1280, "height": 800})
        self.page: Page = self.context.new_page()
        self.problems: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        with sign_in(hub, username) as line:
            self.context.add_cookies(
                [
                    {
                        "name": each.name,
                        "value": each.value or "",
                        "url": hub.desk,
                        "httpOnly": each.has_nonstandard_attr("HttpOnly"),
                    }
                    for each in line.cookies.jar
                ]
            )

    def make_enrolment_link(self) -> str:
        """The officer's *Add this phone*: the link that opens the field app."""
        self.page.goto(f"{self.hub.desk}/devices/")
        self.page.get_by_role("button", name="Add this phone").click()
        link = self.page.locator("[data-enrolment-link]").get_attribute("href")
        assert link
        return link

    def read_enrolment_code(self) -> str:
        return self.page.locator("[data-enrolment-code]").text_content() or ""

    def open_first_referral(self) -> None:
        """From the inbox to the newest referral that waits."""
        self.page.goto(f"{self.hub.desk}/referrals/")
        self.page.locator("main a[href^='/referrals/']").first.click()
        self.page.locator("article[data-page=package]").wait_for()

    def unseal(self, phrase: str) -> None:
        """Types the seven words; the content stands after every check. In a tab whose key is open they are not asked."""
        words = self.page.locator("#seven-words")
        words.or_(self.page.locator("[data-place=package-content]")).first.wait_for()
        if not words.is_visible():
            return
        words.fill(phrase)
        self.page.get_by_role("button", name="Open the package").click()

    def expect_content(self) -> str:
        content = self.page.locator("[data-place=package-content]")
        expect(content).to_be_visible()
        return content.inner_text()

    def read_not_told(self) -> list[str]:
        """Who must not be told, as it stands above the content."""
        place = self.page.locator("[data-place=not-tell]")
        expect(place).to_be_visible()
        return place.locator("li").all_inner_texts()

    def decline(self) -> None:
        """Declines with the first reason the page offers, and waits until the hub has taken it."""
        self.page.locator(".decision").get_by_role("link", name="cannot").click()
        self.page.locator("#decline input[type=radio]").first.check()
        self.page.get_by_role("button", name="Decline").click()
        self.page.get_by_text("What happened").wait_for()

    def accept(self) -> None:
        """Once its content stands: until then what is drawn above moves the button."""
        self.expect_content()
        self.page.get_by_role("button", name="Accept").click()
        expect(self.page.locator("#answer-title")).to_have_text("Has the person arrived?")

    def confirm_arrival(self) -> None:
        """Two taps."""
        self.page.locator(".decision").get_by_role("button", name="Confirm arrival").click()
        self.page.get_by_text("What happened").wait_for()
