"""What goes wrong on a phone: forged content, a wrong clock, a wrong secret, a closed tab, a new version in the middle of a talk."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator

import httpx
import pytest
from desk import make_enrolment_link
from phone import SMALL_PHONE, Phone
from playwright.sync_api import Browser, BrowserContext, Request, Route, expect
from running_hub import RunningHub
from waiting import wait_until, wait_until_still

SECRET = "4821397506"
# A voice is heard in true time, whatever the page's clock says, and nothing locks while it is.
SILENT = "HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('no sound', 'NotAllowedError'))"
ANSWERS = {"P01": "yes", "P02": "yes", "P15": "yes", "W01": "now", "W03": "no"}


@pytest.fixture(scope="module")
def enrolled(hub: RunningHub, browser: Browser) -> Iterator[Phone]:
    """A phone that is enrolled and ready."""
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    yield phone
    context.close()


@pytest.fixture(name="phone")
def at_home(enrolled: Phone) -> Iterator[Phone]:
    """The same phone for each, with nothing begun."""
    yield enrolled
    enrolled.context.unroute_all()
    enrolled.page.reload()
    enrolled.unlock(SECRET)
    enrolled.wait_for("home")
    enrolled.discard_all()


def ask_hub(hub: RunningHub, path: str) -> httpx.Response:
    """What the hub itself answers to a phone; the name resolves in browsers only, so it goes in the Host header."""
    return httpx.get(f"http://127.0.0.1:{hub.port}{path}", headers={"Host": f"field.localhost:{hub.port}"}, timeout=30)


def forge(jws: str) -> str:
    """The same signature under other content."""
    header, payload, signature = jws.split(".")
    content = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    content["sequence"] += 1
    content["expires_at"] = "2099-01-01T00:00:00Z"
    forged = base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()
    return f"{header}.{forged}.{signature}"


@pytest.mark.parametrize(
    "tampering",
    [
        "forged manifest",
        pytest.param("unsigned manifest", marks=pytest.mark.long("phone roads")),
        pytest.param("forged recipients", marks=pytest.mark.long("phone roads")),
        "forged keys",
    ],
)
def test_a_tampered_or_unsigned_release_is_refused_and_the_old_one_kept(
    phone: Phone, hub: RunningHub, tampering: str
) -> None:
    def answer(route: Route) -> None:
        real = ask_hub(hub, "/api/v1/releases").json()
        if tampering == "forged manifest":
            real["manifests"] = [forge(real["manifests"][0]), *real["manifests"][1:]]
        elif tampering == "unsigned manifest":
            real["manifests"] = [".".join([*real["manifests"][0].split(".")[:2], ""]), *real["manifests"][1:]]
        elif tampering == "forged recipients":
            real["recipients"] = forge(real["recipients"])
        else:
            real["keys"] = forge(real["keys"])
        route.fulfill(json=real)

    phone.context.route("**/api/v1/releases", answer)
    phone.press("Languages and content")
    phone.wait_for("fetch")
    phone.press("Look for newer words and contacts")
    expect(
        phone.page.get_by_text("not signed as it must be").or_(phone.page.get_by_text("cannot be read")).first
    ).to_be_visible()
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    expect(phone.page.locator('[data-hook="ready-offline"]')).to_be_visible()
    phone.press("Start a screening")
    phone.wait_for("look")
    assert phone.walk(ANSWERS, until="ask") == "ask"


@pytest.mark.long("phone roads")
def test_a_wrong_secret_loses_nothing(phone: Phone) -> None:
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until="ask")
    asked = phone.text_id
    phone.page.reload()
    phone.unlock("9999999921")
    expect(phone.page.get_by_text("This secret is not right")).to_be_visible()
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Go on with"))
    phone.wait_for("ask", "before")
    phone.walk({}, until="ask")
    assert phone.text_id == asked


@pytest.mark.long("phone roads")
def test_a_closed_tab_loses_no_answer(phone: Phone, hub: RunningHub) -> None:
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until="outcome")
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Go on with"))
    phone.wait_for("outcome", "hand-back")
    phone.walk(ANSWERS, until="outcome")
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "TODAY"


@pytest.mark.parametrize(
    "clock", [pytest.param("2025-11-01T08:00:00Z", marks=pytest.mark.long("phone roads")), "2028-01-20T08:00:00Z"]
)
def test_a_clock_a_year_off_does_not_stop_a_referral(hub: RunningHub, browser: Browser, clock: str) -> None:
    context: BrowserContext = browser.new_context(viewport=SMALL_PHONE)
    context.clock.install(time=clock)
    context.clock.resume()
    phone = Phone(context)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until="outcome")
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(ANSWERS, until="recipient-question")
    phone.choose_recipients(["Lantern House (fictional)"], share_answers=False, how_to_meet="at the gate")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting")
    context.close()


def test_an_officer_hears_the_fear_before_and_without_consent(phone: Phone) -> None:
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.press("They said they are afraid")
    phone.walk({"P01": "yes", "P02": "no"}, until=("no-consent", "outcome"))
    shown = phone.page.locator("[data-screen]").first.inner_text()
    assert "Take no step towards return" in shown
    assert "never a reason to refuse, delay or hold" in shown


class Asked(list[str]):
    """What a phone asks its hub, and how much of it is still under way."""

    def __init__(self, context: BrowserContext) -> None:
        super().__init__()
        self.under_way: set[Request] = set()
        context.on("request", self._begin)
        context.on("requestfinished", self._end)
        context.on("requestfailed", self._end)

    def _begin(self, request: Request) -> None:
        if "/api/" in request.url:
            self.append(request.url)
            self.under_way.add(request)

    def _end(self, request: Request) -> None:
        self.under_way.discard(request)

    def forget_what_the_unlocking_asked(self, phone: Phone) -> None:
        """The last of it is asked once arrivals can be opened. Somebody then asks for all of it again, and what they
        begin ends after it: the phone is idle from now on."""
        phone.page.get_by_role("button", name="Arrival of many people").wait_for()
        phone.press("Check now")
        phone.wait_until_checked()
        wait_until(lambda: not self.under_way, page=phone.page, told=lambda: self)
        # What is learnt comes after all else, once, and nothing on the screen waits for it.
        wait_until_still(lambda: len(self), 2, page=phone.page)
        self.clear()


def test_an_idle_phone_asks_the_hub_nothing_at_home_in_a_talk_and_locked(enrolled: Phone) -> None:
    """The last on this phone: its clock goes by the test from then on."""
    phone, context = enrolled, enrolled.context
    context.clock.install()
    context.add_init_script(SILENT)
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.page.reload()
    asked = Asked(context)  # of a page that was left, Chromium does not always tell how its requests ended
    phone.unlock(SECRET)
    phone.wait_for("home")
    asked.forget_what_the_unlocking_asked(phone)
    phone.page.clock.run_for("04:30")
    assert (phone.screen, asked) == ("home", [])
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk({"P01": "yes", "P02": "yes"}, until="ask")
    phone.page.clock.run_for("04:30")
    assert (phone.screen, asked) == ("ask", [])
    phone.page.clock.run_for("01:00:00")
    phone.wait_for("unlock")
    phone.page.clock.fast_forward("23:00:00")
    assert asked == []
    phone.unlock(SECRET)
    phone.wait_for("home")
    wait_until(lambda: asked, page=phone.page)  # a person's touch does
