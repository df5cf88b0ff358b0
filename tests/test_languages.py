"""The languages of a fresh phone at a land crossing: what it says it has, what it shows of one without a voice, and a language that goes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import make_enrolment_link
from phone import SMALL_PHONE, Phone, read_texts, whole
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from test_journey import COUNT_CLIPS

SECRET = "lantern river mango seventeen"
# What a release without this language leaves on the phone; with `isFormer`, the one before it, which still has it.
TAKE_OUT = """async ([language, isFormer]) => {
  const open = await new Promise((done, fail) => {
    const request = indexedDB.open('titian-shared');
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const store = open.transaction('libraries', 'readwrite').objectStore('libraries');
  const [row] = await new Promise((done) => { const all = store.getAll(); all.onsuccess = () => done(all.result); });
  const payload = JSON.parse(new TextDecoder().decode(Uint8Array.from(
    atob(row.release.country.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))));
  const gone = new Set(payload.parts.filter((part) => part.language === language).map((part) => part.sha256));
  const without = (from) => from.filter((each) => each !== language && !gone.has(each));
  const { languages, voices, parts } = row.release;
  const release = { ...row.release, languages: without(languages), voices: without(voices), parts: without(parts) };
  store.put({ ...row, release, former: isFormer ? row.release : null });
  await new Promise((done) => { store.transaction.oncomplete = done; });
  open.close();
}"""


@pytest.fixture(scope="module", name="phone")
def make_phone(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    context = browser.new_context(viewport=SMALL_PHONE)
    context.add_init_script(COUNT_CLIPS)
    phone = Phone(context, has_all_voices=True)
    phone.enrol(make_enrolment_link(hub), SECRET)
    expect(phone.page.locator('[data-screen="fetch"] [data-hook="voices"] input').first).to_be_hidden(timeout=30_000)
    phone.fetch_until_ready()
    context.set_offline(True)
    yield phone
    context.close()


def picture(phone: Phone, name: str) -> None:
    """For whoever looks: TITIAN_PICTURES names a folder."""
    folder = os.environ.get("TITIAN_PICTURES")
    if folder:
        phone.page.screenshot(path=str(Path(folder) / f"languages-{name}.png"))


def open_anew(phone: Phone) -> None:
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")


def test_phone_says_what_it_speaks_what_it_shows_and_what_is_missing_here(phone: Phone) -> None:
    page = phone.page
    expect(page.locator('[data-hook="ready-offline"]')).to_have_text("Ready offline: speaks 11, shows 26")
    expect(page.locator('[data-hook="likely-silent"]')).to_contain_text(
        "Burmese, Khmer, Lao, Vietnamese, Amharic, Arabic"
    )
    expect(page.locator('[data-hook="likely-awaiting"]')).to_contain_text("Rohingya")
    picture(phone, "home")

    phone.press("Languages and content")
    phone.wait_for("fetch")
    expect(page.locator('[data-hook="voices"] input').first).to_be_visible()  # whoever comes from home comes for these
    ticked = page.locator("input[type=checkbox]:checked").evaluate_all("boxes => boxes.map(({ value }) => value)")
    assert set(ticked) == {"en", "id", "zh-Hans", "hi", "fil", "bn", "ur", "sw", "ne", "ta", "fr"}
    expect(page.locator("label", has=page.locator('input[value="zh-Hans"]'))).to_contain_text("Mandarin (simplified)")
    field = page.get_by_label("Your own language").bounding_box()
    assert field is not None
    assert field["height"] >= 48
    picture(phone, "fetch")
    phone.press("Done")
    phone.wait_for("home")


@pytest.mark.timeout(300)
def test_language_without_a_voice_is_told_apart_and_no_screen_of_it_offers_to_speak(phone: Phone) -> None:
    page, burmese = phone.page, read_texts("my")
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.press("Go on")
    phone.walk({}, until="language")
    audio = {tag: page.locator(f'[data-language="{tag}"]').get_attribute("data-audio") for tag in ("id", "my", "rhg")}
    assert audio == {"id": "claimed", "my": "none", "rhg": "awaiting_recording"}
    edges = page.evaluate(
        """(tags) => tags.map((tag) => getComputedStyle(document.querySelector(`[data-language="${tag}"]`)).borderStyle)""",
        list(audio),
    )
    assert edges == ["solid", "dashed", "dotted"]
    assert page.locator("[data-language]").count() == 29
    picture(phone, "picker")

    clips = None  # counted from the first screen in Burmese: until then the languages say their names in turn
    phone.language, phone.texts = "my", burmese
    hearing = {burmese[name] for name in ("talk.again", "talk.slower", "talk.greeting", "talk.listen")}
    seen = set()
    for _ in range(60):
        phone._wait_for_one_screen()
        here = phone.here
        screen = here[0]
        if clips is None and screen != "language":
            clips = page.evaluate("() => window.__begun")
        shown = {whole(each) for each in page.locator("[data-screen] button, [data-screen] p, h1").all_inner_texts()}
        assert not shown & hearing, (here, shown & hearing)
        if screen not in seen:
            picture(phone, f"silent-{screen}")
        seen.add(screen)
        if screen == "ask":
            break
        phone.step(screen, {"P01": "yes", "P02": "yes"}, ())
        phone.wait_for_other(here)
    assert seen >= {"care", "prove-no", "ask", "consent-question"}
    assert clips is not None
    assert page.evaluate("() => window.__begun") == clips
    phone.ask_back()
    expect(page.locator('[data-hook="silent"]')).to_contain_text("Burmese has no voice on this phone")
    expect(page.locator('[data-hook="silent"]')).to_contain_text("does not read")
    open_anew(phone)
    phone.discard_all()
    assert not phone.problems


@pytest.mark.long("phone roads")
@pytest.mark.timeout(300)
def test_language_that_goes_in_the_middle_of_a_talk_takes_nothing_of_it(phone: Phone) -> None:
    page, indonesian = phone.page, read_texts("id")
    phone.language, phone.texts = "id", indonesian
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk({"P01": "yes", "P02": "yes"}, until="ask")
    asked = phone.text_id
    phone.wait_until_kept()

    # The next release is without Indonesian: the talk goes on in it, heard and read, and the picker has it no more.
    page.evaluate(TAKE_OUT, ["id", True])
    open_anew(phone)
    expect(page.locator('[data-hook="ready-offline"]')).to_contain_text("shows 25")
    page.get_by_role("button", name="Go on with the screening").first.click()
    phone.wait_for("before")
    phone.walk({}, until="ask")
    assert phone.text_id == asked
    assert whole(page.locator("#person-title").inner_text()) == indonesian[asked]
    phone.press(indonesian["talk.again"])
    page.wait_for_function("() => window.__begun > 0")
    phone.answer(phone.answer_for(phone.asked(), {}))
    phone.wait_until_kept()

    # Two releases later nothing of it is here: English stands, the officer is told, and no answer is lost.
    page.evaluate(TAKE_OUT, ["id", False])
    open_anew(phone)
    page.get_by_role("button", name="Go on with the screening").first.click()
    expect(page.locator('[role="alert"]')).to_contain_text("This language is not on this phone")
    phone.language, phone.texts = "en", read_texts("en")
    phone.walk({}, until="outcome")
    assert not phone.problems
