"""An offer is checked in a real browser: what was seen is shown with its words, and no request carries any of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from barriers import find_violations
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from waiting import wait_until

import titian

BUILT = Path(titian.__file__).parent / "hub" / "built" / "desk"
LIMIT = 30 * 1024
OFFER = "Receptionists, Poipet (fictional). Pay a small deposit f\u0456rst, no experience needed, salary 1,200 USD a month. Zebra-quartz."
# Voices as a phone has them: one that lies on it, and one that would send the words away.
VOICES = """
window.said = [];
speechSynthesis.getVoices = () => [
    {lang: 'en-GB', localService: false, name: 'far'}, {lang: 'en-GB', localService: true, name: 'near'}];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
speechSynthesis.speak = (one) => said.push([one.voice.name, one.text]);
"""
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie, location.href.includes('Zebra'),
    (await indexedDB.databases()).length, (await caches.keys()).length]"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub for this file."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region")
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


def test_an_offer_is_checked_on_the_device_alone(browser: Browser, hub: RunningHub) -> None:
    context = browser.new_context()
    context.add_init_script(VOICES)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(f"{request.url} {request.post_data} {request.headers}"))
    with page.expect_response("**/offer/signs.json"):
        page.goto(f"{hub.desk}/offer/en/check/")
    field = page.locator("#words")
    expect(field).to_be_visible()
    expect(page.locator("#photo-none")).to_be_visible()
    before = len(asked)
    context.set_offline(True)

    field.fill(OFFER)
    page.locator("#country").select_option("TH")
    page.locator("#check button[type=submit]").click()
    flags = page.locator("#flags > li")
    told = {flag.get_attribute("data-rules") for flag in flags.all()}
    assert told == {
        "candidate_pays",
        "border_town border_front_desk",
        "pay_without_experience high_pay_abroad",
        "hidden_letters",
    }
    paid = page.locator('#flags [data-rules="candidate_pays"]')
    expect(paid.locator("mark")).to_have_text("Pay a small deposit")
    expect(paid).to_contain_text("why does the employer not pay it?")
    expect(paid.locator('a[href="#lines"]')).to_be_visible()
    paid.locator(".hear").click()
    voice, sentence = page.evaluate("said[0]")
    assert voice == "near"
    assert "deposit f" not in sentence

    field.fill("Cook wanted for a school (fictional). Zebra-quartz.")
    page.locator("#check button[type=submit]").click()
    expect(page.locator("[data-verdict]:visible")).to_have_text("I see none I know; that does not mean safe.")
    expect(flags).to_have_count(0)
    page.locator("#check button[type=reset]").click()
    expect(field).to_have_value("")

    # Nor a font: OFFER has a letter that no word of the page has.
    assert asked[before:] == []
    assert not any("Zebra" in request for request in asked)
    assert page.evaluate(KEPT) == [0, 0, "", False, 0, 0]
    assert faults == []
    context.close()


def test_its_program_is_small() -> None:
    entry = json.loads((BUILT / "manifest.json").read_text("utf-8"))["src/offer/main.ts"]
    assert "imports" not in entry
    assert "dynamicImports" not in entry
    assert len(gzip.compress((BUILT / entry["file"]).read_bytes())) <= LIMIT


def test_what_the_public_page_says_is_heard_one_thing_at_a_time(browser: Browser, hub: RunningHub) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    fetched: list[str] = []
    context.on("request", lambda request: fetched.append(request.url) if ".opus" in request.url else None)
    page.goto(f"{hub.desk}/offer/en/")
    first, second = page.locator(".heard button").nth(0), page.locator(".heard button").nth(1)
    expect(first).to_have_text("Read aloud")
    assert fetched == []
    first.click()
    expect(first).to_have_text("Stop")
    wait_until(lambda: list_sounding(page) == ["about"], page=page)
    second.click()
    wait_until(lambda: list_sounding(page) == ["person-short"], page=page)
    expect(first).to_have_text("Read aloud")
    second.click()
    wait_until(lambda: list_sounding(page) == [], page=page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert faults == []
    assert find_violations(page) == []

    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{hub.desk}/offer/en/")
    expect(plain.locator(".heard audio[controls]").first).to_be_visible()
    plain.goto(f"{hub.desk}/offer/my/")
    expect(plain.locator("audio")).to_have_count(0)


def list_sounding(page: Page) -> list[str]:
    """The names of the clips that play and have sounded already."""
    return page.evaluate(  # type: ignore[no-any-return]  # a script gives anything
        """() => [...document.querySelectorAll('.heard audio')].filter((clip) => !clip.paused && clip.currentTime > 0)
            .map((clip) => clip.src.split('/').pop().split('.')[0])"""
    )
