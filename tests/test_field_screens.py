"""Every screen of the phone in every state: axe finds nothing, in three themes, from left to right and from right to left.

The pictures of the states in docs/pictures/field are drawn from the same page (tests/looks.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from _pytest.mark.structures import ParameterSet
from barriers import find_violations, find_weak_contrasts
from looks import Looks, read_to_the_end, settle
from phone import SMALL_PHONE
from playwright.sync_api import Browser, Page, expect

THEMES: Final = ["light", "dark", "outdoor"]
OFFICER: Final = ".officer button"
# Address and what is pressed there, one after the other → the screen that then stands.
ON: Final = [".go"]
STATES: Final[dict[str, tuple[str, str, list[str]]]] = {
    "first visit": ("place=first-visit", "first-visit", []),
    "adding": ("place=enrol", "enrol", []),
    "secret": ("place=secret", "secret", []),
    "fetching": ("place=fetch", "fetch", []),
    "fetching, nothing there": ("place=fetch&nothing=1", "fetch", []),
    "fetching, no network": ("place=fetch&nothing=1&fault=hub.unreachable", "fetch", []),
    "fetching, no room": ("place=fetch&fault=storage.full", "fetch", []),
    "app not kept": ("place=fetch&shell=not_kept", "fetch", []),
    "unlock": ("place=unlock", "unlock", []),
    "unlock, wrong": ("place=unlock&fault=secret.wrong", "unlock", []),
    "home": ("place=home&waiting=2", "home", []),
    "home, empty": ("place=home&empty=1", "home", []),
    "home, update": ("place=home&update=1", "home", []),
    "home, unfinished": ("place=home&drafts=1", "home", []),
    "home, not taken": ("place=home&refused=1&waiting=1", "home", []),
    "home, no room": ("place=home&fault=storage.full", "home", []),
    "light and hand": ("place=display", "display", []),
    "trouble": ("place=trouble", "trouble", []),
    "look": ("stage=look&seen=S01", "look", []),
    "care": ("stage=care", "care", []),
    "languages": ("stage=language", "language", []),
    "a no proved": ("stage=consent", "prove-no", []),
    "what everybody is told": ("stage=consent", "consent", [".tile.no"]),
    "more of it": ("stage=consent", "tell-more", [".tile.no", ".dock .small-tile"]),
    "who is near": ("stage=language&company=none", "before", []),
    "privacy": ("stage=language&privacy=none", "privacy", []),
    "afraid": ("stage=ask&until=P10", "afraid", ['[data-hook="afraid"]']),
    "no consent": ("stage=refused", "no-consent-said", []),
    "offer": ("stage=ask&until=module.MORE.offer", "offer", []),
    "question": ("stage=ask&until=P10", "ask", []),
    "question with many answers": ("stage=ask&draw=P08", "ask", []),
    "question with several answers": ("stage=ask&draw=C01", "ask", []),
    "when": ("stage=ask&draw=TL08_when", "ask", []),
    "question, no room": ("stage=ask&until=P10&fault=storage.full", "ask", []),
    "question, twice the text": ("stage=ask&until=P10&large=1", "ask", []),
    "rest": ("stage=ask&rest=1", "rest", []),
    "stop": ("stage=ask&until=P10", "stop", [".tools button:last-child"]),
    "other language": ("stage=ask&until=P10", "other-language", ['[data-hook="other-language"]']),
    "asked back": ("stage=ask&until=P10", "hand-back", ['[data-hook="officer"]']),
    "asked back, sure": ("stage=ask&until=P10", "hand-back", ['[data-hook="officer"]', OFFICER]),
    "in the officer's hand": ("stage=ask&until=P10", "in-hand", ['[data-hook="officer"]', OFFICER, OFFICER]),
    "taken up": ("stage=ask&until=FC05&taking=asked", "taken-up", []),
    "seen": ("stage=outcome&sheet=1", "outcome", []),
    "outcome": ("stage=outcome", "outcome", []),
    "emergency": ("stage=outcome&seen=S02", "emergency", []),
    "outcome, nobody to call": ("stage=outcome&said=P07:yes", "outcome", []),
    "nothing done yet": ("stage=outcome", "finish", ["footer .row .button:last-child"]),
    "home, somebody is open": ("place=home&left=1", "home", []),
    "choice": ("stage=choice", "choice", []),
    "who must not be told": ("stage=not-tell", "choice", []),
    "who one is": ("stage=recipients&full=a", "recipient-question", []),
    "another, after a yes": ("stage=recipients&agreed=a", "recipient-question", []),
    "whether answers go along": ("stage=recipients&considering=a", "share-question", []),
    "what concerns who reads it": ("stage=recipients&considering=a&share=1", "recipient-about", []),
    "what is sent": ("stage=recipients&considering=a&share=1", "send-question", ON),
    "place to meet": ("stage=recipients&agreed=a,b&chosen=1&full=a", "meeting", []),
    "no place to meet": ("stage=recipients&agreed=a,b&chosen=1", "without-place", [".next"]),
    "home, asked back": ("place=home&asked=interpreter,when", "home", []),
    "outcome, subjects shut": ("live=1&stage=outcome&said=P10:yes,P12:yes", "outcome", []),
    "sealed": ("sealed=1&waiting=2", "sealed", []),
    "squares": ("sealed=1", "slip", ["[data-hook=code-next] + .button"]),
    "what a code is for": ("stage=recipients&closing=1", "keep", ["button.next"] * 4),
    "pocket card": ("card=1300&code=1", "pocket-card", []),
    "complaint": ("complaint=offer", "complaint-offer", []),
    "complaint, about": ("complaint=about", "complaint-about", []),
    "complaint, words": ("complaint=words", "complaint-words", []),
}
WAYS: Final = {"from left to right": "language=en&officer=en", "from right to left": "language=ur&officer=ur"}
# The same parts in the same colours, mirrored: of all states one in ten each day. Around the vault and every
# script (test_scripts.py) are looked at from right to left in each run.
MIRRORED: Final = [
    "from left to right",
    pytest.param("from right to left", marks=pytest.mark.long("mirrored screens")),
]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=SMALL_PHONE, reduced_motion="reduce")
    yield page
    page.close()


def open_state(page: Page, looks: Looks, name: str, way: str) -> None:
    """Draws the state and waits until it stands still, all of it on the screen: axe holds what a foot covers to be too small."""
    query, screen, presses = STATES[name]
    page.set_viewport_size(SMALL_PHONE)
    page.goto(looks.address(f"{query}&here=en,id,th,km,my,ur&{WAYS[way]}"))
    for press in presses:
        page.locator("[data-screen]").first.wait_for(timeout=30_000)
        read_to_the_end(page)
        page.locator(f"{press}:enabled").first.click()
    if presses == ON:  # as many lines as there are
        while page.locator("[data-screen]").first.get_attribute("data-screen") != screen:
            read_to_the_end(page)
            page.locator(f"{ON[0]}:enabled").first.click()
    page.locator(f'[data-screen="{screen}"]').first.wait_for(timeout=30_000)
    read_to_the_end(page)
    settle(page)
    height: int = page.evaluate("document.documentElement.scrollHeight")
    if height > SMALL_PHONE["height"]:
        page.set_viewport_size({"width": SMALL_PHONE["width"], "height": height})


def test_who_is_alone_with_the_person_says_in_one_touch_who_is_near_and_who_hears(page: Page, looks: Looks) -> None:
    screen = page.locator("[data-screen]").first
    for button, then in (("We are alone in a private place", "language"), ("Nobody who came with them", "privacy")):
        page.goto(looks.address("stage=language&company=none&privacy=none&here=en,id&language=en&officer=en"))
        page.get_by_role("button", name=button).click()
        expect(screen).to_have_attribute("data-screen", then)
    page.goto(looks.address("stage=language&company=none&here=en,id&language=en&officer=en"))
    expect(screen).to_have_attribute("data-screen", "before")
    expect(page.get_by_role("button", name="We are alone in a private place")).to_have_count(0)  # who hears is known


def test_the_look_says_what_follows_once_something_was_seen(page: Page, looks: Looks) -> None:
    page.goto(looks.address("stage=look&here=en,id&language=en&officer=en"))
    said = page.locator('[data-hook="triage"]')
    expect(said).to_have_text("")
    page.locator('[data-item="S06"]').click()
    expect(said).to_have_text("Care first.")


def list_states() -> list[ParameterSet]:
    """Of each screen the first state in every run, and the outcome with its sheet shut; what else may stand there is
    drawn, one in ten each day."""
    first = {screen: name for name, (_, screen, _) in reversed(STATES.items())}
    always = {*first.values(), "outcome"}
    return [pytest.param(name, marks=[] if name in always else pytest.mark.long("other states")) for name in STATES]


@pytest.mark.parametrize("way", MIRRORED)
@pytest.mark.parametrize("name", list_states())
def test_axe_finds_nothing_on_any_screen_in_any_state(page: Page, looks: Looks, name: str, way: str) -> None:
    open_state(page, looks, name, way)
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    assert find_violations(page) == []
    for theme in THEMES[1:]:
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        assert find_weak_contrasts(page) == []


OFFICERS: Final = [{"enrolment_id": name, "label": label, "hub_name": "Demo hub"} for name, label in (("e", "Blue cup"), ("f", "Red kite"))]  # fmt: skip
LEFT: Final = {
    "by": "hub", "hub_name": "Demo hub", "waiting": 2, "until": "2026-12-27T08:00:00Z",
    "refused": [{"item_id": "i", "refusal": "item.hash_mismatch", "envelope": {"referral_id": "5d3c0d0e-60c6"}}],
}  # fmt: skip
# Around the vault: place, what is so there, the screen that then stands.
AROUND: Final[dict[str, tuple[str, dict[str, object], str]]] = {
    "locked": ("unlock", {"session": None, "waitingHere": 2}, "unlock"),
    "locked, several officers": ("unlock", {"session": None, "enrolments": OFFICERS, "waitingHere": 1}, "unlock"),
    "locked, this vault is gone": ("unlock", {"session": None, "code": "vault.missing"}, "unlock"),
    "hidden": ("hidden", {}, "clock"),
    "help without unlocking": ("help", {"session": None, "enrolments": OFFICERS[:1]}, "help"),
    "safe": ("safety", {"enrolments": OFFICERS[:1]}, "safety"),
    "safe, locked, several officers": ("safety", {"session": None, "enrolments": OFFICERS, "waitingHere": 1}, "safety"),
    "a wipe that failed": ("trouble", {"session": None, "code": "storage.unavailable"}, "trouble"),
    "a record that cannot be read": ("home", {"code": "vault.damaged"}, "home"),
    "wiped": ("ended", {"session": None, "ended": {**LEFT, "by": "officer", "refused": []}}, "ended"),
    "ended by the hub": ("ended", {"session": None, "ended": {**LEFT, "refused": []}}, "ended"),
    "ended, not all was taken": ("ended", {"session": None, "ended": LEFT}, "ended"),
    "what is on this phone": ("storage", {"waiting": 1}, "storage"),
}  # fmt: skip
BACK: Final = "footer .button:last-child"
# One walk through an arrival: what is pressed, the screen that then stands.
ARRIVAL: Final = [
    ("", "arrivals"),
    ("footer .button:nth-child(1)", "arrival-open"), (BACK, "arrivals"),
    ("footer .button:nth-child(2)", "arrival-reading"), (BACK, "arrivals"),
    ("[data-arrival]", "arrival"),
    (".ways .button:nth-child(1)", "arrival-heads"), ("[aria-pressed]", "arrival-heads"), ("footer .plain", "arrival"),
    (".ways .button:nth-child(2)", "arrival-slips"),
    ("[data-slip].disputed", "arrival-slip"), (BACK, "arrival-slips"),
    ("footer .next", "arrival-slip"), ("footer .button:last-child", "arrival-slips"),
    ("footer .two .button:first-child", "arrival-scan"), (BACK, "arrival-slips"), ("footer .plain", "arrival"),
    (".ways .button:nth-child(3)", "arrival-needs"), (BACK, "arrival"),
    (".ways .button:nth-child(4)", "arrival-sharing"),
    ("[data-screen] .button.wide", "arrival-join"), (BACK, "arrival-sharing"),
    ("[data-screen] .button.wide + .button.wide", "arrival-hand-over"), (BACK, "arrival-sharing"), (BACK, "arrival"),
    ("footer .ways .button:last-child", "arrival-closing"),
]  # fmt: skip


def look_at(page: Page) -> list[str]:
    """What axe finds on the screen that stands, in three themes."""
    page.set_viewport_size(SMALL_PHONE)
    settle(page)
    height: int = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": SMALL_PHONE["width"], "height": max(height, SMALL_PHONE["height"])})
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    found = find_violations(page)
    for theme in THEMES[1:]:
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        found += [f"{theme}: {one}" for one in find_weak_contrasts(page)]
    return found


@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing_around_the_vault(page: Page, looks: Looks, way: str) -> None:
    page.goto(looks.address(f"place=unlock&here=en,ur&{WAYS[way]}"))
    page.locator("[data-screen]").first.wait_for(timeout=30_000)
    found = {}
    for name, (place, state, screen) in AROUND.items():
        page.evaluate("([place, state]) => show(place, state)", [place, state])
        page.locator(f'[data-screen="{screen}"]').first.wait_for(timeout=30_000)
        if violations := look_at(page):
            found[name] = violations
    assert found == {}


@pytest.mark.parametrize("way", MIRRORED)
def test_axe_finds_nothing_on_the_way_through_an_arrival(page: Page, looks: Looks, way: str) -> None:
    page.goto(looks.address(f"place=arrivals&arrival=1&here=en,ur&{WAYS[way]}"))
    found, seen = {}, set()
    for press, screen in ARRIVAL:
        if press:
            page.locator(f"{press}:enabled").first.click()
        page.locator(f'[data-screen="{screen}"]').first.wait_for(timeout=30_000)
        if (press == BACK or press.startswith("footer .plain")) and screen in seen:
            continue
        seen.add(screen)
        if violations := look_at(page):
            found[screen] = violations
    assert found == {}


def test_what_is_read_aloud_to_a_helper_names_nobody_and_no_place(page: Page, looks: Looks) -> None:
    """Eleven lines that tell how the phone is; none tells whose it is, where, or who was spoken to."""
    page.goto(looks.address("place=storage&waiting=2&here=en,ur"))
    lines = page.locator('[data-hook="diagnostics"] li')
    expect(lines).to_have_count(11)
    aloud = " / ".join(lines.all_inner_texts())
    assert "2 · 0 · 0" in aloud
    for secret in ("Officer 1", "Officer Demo", "Sadao", "Urdu", "اردو"):
        assert secret not in aloud


@pytest.mark.parametrize("place", ["home", "storage"])
def test_from_the_third_day_without_a_copy_elsewhere_the_phone_says_so(page: Page, looks: Looks, place: str) -> None:
    page.goto(looks.address(f"place={place}&here=en&unconfirmed=3"))
    expect(page.locator('[data-hook="unconfirmed"]')).to_contain_text("3", timeout=30_000)


def test_until_the_third_day_the_phone_says_nothing_of_it(page: Page, looks: Looks) -> None:
    page.goto(looks.address("place=storage&here=en&unconfirmed=2"))
    expect(page.locator('[data-hook="outbox"]')).to_be_visible(timeout=30_000)
    expect(page.locator('[data-hook="unconfirmed"]')).to_have_count(0)


# Chromium leaves these out, whatever it runs on: it would write their dates as the phone's own language does.
NOVEMBER: Final = {"km": "វិច្ឆិកា", "lo": "ພະຈິກ", "my": "နိုဝင်ဘာ", "ne": "नोभेम्बर", "si": "නොවැම්බර්"}


def test_a_date_is_written_in_the_officers_words_and_the_papers_years_on_a_phone_of_another_language(
    browser: Browser, looks: Looks
) -> None:
    page = browser.new_page(viewport=SMALL_PHONE, locale="th-TH")
    assert "2569" in page.evaluate("new Date(2026, 6, 1).toLocaleDateString('my')")  # as Thai years have it
    for officer, november in NOVEMBER.items():
        page.goto(looks.address(f"stage=outcome&said=P07:yes&here=en,{officer}&language=en&officer={officer}"))
        expect(page.locator("body")).to_contain_text(f"24 {november} 2026")
    page.close()
