"""A person complains with no network, the independent body answers, the person reads it by code; nobody else sees any of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from desk import Desk, make_enrolment_link
from phone import SMALL_PHONE, Phone, read_texts
from playwright.sync_api import Browser, BrowserContext, Request, expect
from running_hub import SELDOM_ON_POSTGRESQL, RunningHub
from waiting import wait_until

pytestmark = [pytest.mark.on_both, SELDOM_ON_POSTGRESQL]

SECRET = "lantern river mango seventeen"
PLANTED = "the tall one took my silver quince"
ANSWER = "Kami sudah bertanya kepada mereka. Kami percaya Anda."
TEXTS = read_texts("id")


@pytest.fixture(scope="module")
def person(hub: RunningHub, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=SMALL_PHONE)
    yield context
    context.close()


@pytest.fixture(scope="module")
def code(hub: RunningHub, browser: Browser) -> str:
    """The officer's phone, without a network: the person complains at the end of the talk and notes the number."""
    link = make_enrolment_link(hub)
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(link, SECRET)
    phone.fetch_until_ready()
    context.set_offline(True)
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk({}, until="outcome")
    phone.press("Finish")
    phone.walk({}, until="complaint-offer")
    page = phone.page
    page.locator('[data-hook="tell"]').click()
    phone.wait_for("complaint-about")
    for category in ("money", "pressed"):
        page.get_by_role("button", name=TEXTS[f"closing.complain_{category}"]).click()
    page.locator('[data-hook="go-on"]').click()
    phone.wait_for("complaint-words")
    page.locator("textarea").fill(PLANTED)
    page.locator('[data-hook="send"]').click()
    phone.wait_for("complaint-code", timeout=30_000)
    code = page.locator('[data-hook="code"]').inner_text()
    assert re.fullmatch(r"(\d{4} ){4}\d{4}", code)
    assert PLANTED not in page.evaluate("() => document.documentElement.innerHTML")
    context.set_offline(False)
    page.locator('[data-hook="go-on"]').click()
    phone.wait_for("thanks")
    phone.walk({}, until="close")
    assert phone.problems == []
    return code


def test_complaint_reaches_the_body_and_its_answer_the_person(hub: RunningHub, browser: Browser, code: str) -> None:
    body = Desk(browser, hub, "oversight")
    page = body.page
    link = page.locator("#table-complaints tbody a")

    def has_come() -> bool:
        page.goto(f"{hub.desk}/complaints/")
        return link.count() > 0

    wait_until(has_come, page=page)
    link.first.click()
    page.locator("#seven-words").fill(hub.demo["body"]["phrase"])
    page.get_by_role("button", name="Open the complaint").click()
    content = page.locator("[data-place=complaint-content]")
    expect(content).to_be_visible()
    said = content.inner_text()
    assert PLANTED in said
    assert "Money or things asked for or taken" in said
    page.locator("#answer-words").fill(ANSWER)
    page.get_by_role("button", name="Seal and leave the answer").click()
    expect(page.get_by_text("The answer is left.")).to_be_visible()
    assert body.problems == []


def open_answer_page(hub: RunningHub, context: BrowserContext) -> Phone:
    phone = Phone(context)
    phone.page.goto(f"{hub.field_app}/answer/")
    phone.page.locator('[data-language="id"]').click()
    phone.page.locator('[data-screen="answer-home"]').wait_for()
    return phone


def test_person_reads_the_answer_on_another_phone(hub: RunningHub, person: BrowserContext, code: str) -> None:
    phone = open_answer_page(hub, person)
    page = phone.page
    page.locator('[data-hook="read"]').click()
    for typed, note in ((code[:-1], "bad_code"), ("0" * 20, "unknown_code")):
        page.locator("input[name=code]").fill(typed)
        page.locator('[data-hook="find"]').click()
        expect(page.locator(f'[data-note="{note}"]')).to_be_visible()
    page.locator("input[name=code]").fill(code)
    page.locator('[data-hook="find"]').click()
    expect(page.locator('[data-hook="answer"]')).to_have_text(ANSWER)
    assert phone.problems == []


def test_person_complains_from_any_phone_once_its_work_is_done(hub: RunningHub, person: BrowserContext) -> None:
    """In a worker, begun while they choose; asked of the hub alone, and sent with the complaint."""
    phone = open_answer_page(hub, person)
    page = phone.page
    asked: list[str] = []
    sent: list[dict[str, object]] = []

    def note(request: Request) -> None:
        asked.append(request.url)
        if request.url.endswith("/api/v1/complaints"):
            sent.append(request.post_data_json or {})

    page.on("request", note)
    with page.expect_worker():
        page.locator('[data-hook="tell"]').click()
    page.locator('[data-category="hurt"]').click()
    page.locator('[data-hook="go-on"]').click()
    page.locator('[data-hook="send"]').click()
    expect(page.locator('[data-hook="code"]')).to_be_visible(timeout=30_000)
    assert [sorted(each) for each in sent] == [
        ["ciphertext", "complaint_id", "key_file", "lookup", "recipient", "work"]
    ]
    assert all(address.startswith(hub.field_app) for address in asked if not address.startswith("blob:"))
    assert phone.problems == []


@pytest.mark.parametrize("username", ["officer", "supervisor", "coordinator", "administrator", "provider"])
def test_nobody_else_sees_a_complaint(hub: RunningHub, browser: Browser, code: str, username: str) -> None:
    reader = Desk(browser, hub, username)
    for address in ("/", "/station/", "/country/", "/administration/", "/audit/", "/protection/", "/complaints/"):
        reader.page.goto(f"{hub.desk}{address}")
        text = reader.page.content()
        assert PLANTED not in text
        assert "/complaints/" not in text.replace('value="/complaints/"', "")


def test_words_and_code_are_nowhere_on_the_hub(hub: RunningHub, code: str) -> None:
    held = hub.dump_database() + hub.log.read_bytes()
    for secret in (PLANTED, ANSWER, code, code.replace(" ", "")):
        assert secret.encode() not in held
