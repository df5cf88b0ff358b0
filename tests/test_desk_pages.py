"""Every desk page of every role in a real browser: axe finds nothing, the keyboard reaches everything, paper holds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from barriers import find_violations
from desk import Desk
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub

SMALL: Final = {"width": 360, "height": 740}
WIDE: Final = {"width": 1280, "height": 900}
OWN: Final = ["/account/", "/account/password/", "/account/sessions/", "/account/second-factor/", "/search/", "/about/"]
STUDIO: Final = "/studio/first-contact/"
# Texts of the demo: one waits to be put back, one to be reviewed.
PUT_BACK, REVIEWED = "talk.louder", "talk.earphones"
PAGES: Final[dict[str, list[str]]] = {
    "officer": ["/devices/", *OWN, "/station/"],
    "supervisor": [
        "/station/",
        "/devices/",
        "/devices/releases/",
        "/directory/",
        "/figures/",
        "/arrivals/",
        "/arrivals/open/",
        "/protection/",
        "/station/duty/hand-over/",
        "/person-code/",
        "/account/notices/",
    ],
    "coordinator": [
        "/country/",
        "/country/folder/",
        "/directory/changes/",
        "/directory/services/add/",
        "/directory/services/add/?of=new",
        "/organisations/keys/",
        "/devices/releases/",
        "/figures/",
        "/protection/",
        "/audit/",
        "/country/retention/",
        "/country/answer-limits/",
        "/studio/",
        "/studio/people/",
        f"{STUDIO}add-language/",
        "/learning/courses/",
        "/learning/courses/add/",
        "/learning/courses/counts/",
        "/learning/trainers/",
        "/learning/trainers/add/",
    ],
    "administrator": [
        "/administration/",
        "/people/",
        "/people/?q=nobody",
        "/people/invite/",
        "/people/locks/",
        "/places/",
        "/places/stations/add/",
        "/places/organisations/add/",
        "/devices/",
        "/devices/quarantine/",
        "/alarms/",
        "/audit/",
        "/settings/",
        "/webhooks/",
        "/webhooks/add/",
        "/country/folder/",
        "/devices/releases/",
        "/nothing/",
    ],
    "translator": [
        "/studio/",
        f"{STUDIO}in/th/",
        f"{STUDIO}in/th/texts/talk.greeting/",
        f"{STUDIO}in/th/concepts/",
        f"{STUDIO}in/th/record/",
        f"{STUDIO}in/th/record/talk.greeting/",
        f"{STUDIO}import/",
        f"{STUDIO}concepts/",
    ],
    "voice": ["/studio/", f"{STUDIO}in/th/texts/{PUT_BACK}/back/"],
    "reviewer": [
        "/studio/",
        f"{STUDIO}in/th/texts/{REVIEWED}/review/",
        f"{STUDIO}in/th/comprehension/",
        f"{STUDIO}in/th/comprehension/core/",
        f"{STUDIO}in/th/comprehension/core/sheet/",
    ],
    "provider": ["/referrals/", "/organisation/key/", "/organisation/webhooks/", "/people/", "/people/invite/"],
    "oversight": [
        "/complaints/",
        "/complaints/counts/",
        "/complaints/records/",
        "/organisation/key/",
        "/people/",
        "/people/invite/",
    ],
}


# What is asked for in vain, to see the page that says so; every other page is there.
OTHER: Final = {("officer", "/station/"): 403, ("administrator", "/nothing/"): 404}


@pytest.fixture(scope="module")
def desks(browser: Browser, hub: RunningHub) -> Iterator[dict[str, Desk]]:
    opened: dict[str, Desk] = {}
    for who in PAGES:
        opened[who] = Desk(browser, hub, who)
    yield opened
    for desk in opened.values():
        desk.context.close()


DRAWN: Final = pytest.mark.long("desk pages", one_in=30)
# Each role's first page in every run.
LOOKED_AT: Final = [
    pytest.param(who, address, marks=[DRAWN] if number else [])
    for who, pages in PAGES.items()
    for number, address in enumerate(pages)
]


@pytest.mark.parametrize(("who", "address"), LOOKED_AT)
def test_a_page_has_no_barrier_and_fits_a_small_screen(desks: dict[str, Desk], who: str, address: str) -> None:
    page = desks[who].page
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # a literal is not seen through the constant
    answer = page.goto(f"{desks[who].hub.desk}{address}")
    assert answer is not None
    assert answer.status == OTHER.get((who, address), 200)
    for size in (WIDE, SMALL):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert find_violations(page) == []
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_page_with_a_phones_code_has_no_barrier_and_fits_a_small_screen(desks: dict[str, Desk]) -> None:
    page = desks["officer"].page
    page.goto(f"{desks['officer'].hub.desk}/devices/")
    page.get_by_role("button", name="Add this phone").click()
    expect(page.locator("[data-enrolment-code]")).to_be_hidden()
    page.locator("summary", has_text="No camera?").click()
    expect(page.locator("[data-enrolment-code]")).to_be_visible()
    for width, height in ((1280, 900), (360, 740), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        assert find_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def in_thai(browser: Browser, hub: RunningHub) -> Iterator[Page]:
    desk = Desk(browser, hub, "supervisor")
    desk.page.goto(f"{hub.desk}/station/")
    desk.page.locator("button[name=language][value=th]").click()
    expect(desk.page.locator("html")).to_have_attribute("lang", "th")
    yield desk.page
    desk.page.locator("button[name=language][value='en-gb']").click()
    expect(desk.page.locator("html")).to_have_attribute("lang", "en-gb")
    desk.context.close()


@pytest.mark.parametrize(
    "address",
    [pytest.param(address, marks=[DRAWN] if number else []) for number, address in enumerate(PAGES["supervisor"])],
)
def test_a_page_in_thai_has_no_barrier_either(hub: RunningHub, in_thai: Page, address: str) -> None:
    answer = in_thai.goto(f"{hub.desk}{address}")
    assert answer is not None
    assert answer.status == 200
    assert find_violations(in_thai) == []


LINES = """() => new Set([...document.querySelectorAll('.top__nav > ul > li')].map((way) => way.getBoundingClientRect().top)).size"""


@pytest.mark.parametrize(
    "username",
    [
        "coordinator",
        *(pytest.param(name, marks=DRAWN) for name in ("supervisor", "administrator", "legal-aid", "oversight")),
    ],
)
def test_the_ways_of_a_desk_stand_in_one_line(browser: Browser, hub: RunningHub, username: str) -> None:
    desk = Desk(browser, hub, username)
    desk.page.goto(hub.desk)
    for tag in ("th", "id", "en-gb"):
        if desk.page.locator("html").get_attribute("lang") != tag:  # the supervisor reads Thai since `in_thai`
            desk.page.locator(f"button[name=language][value={tag}]").click()
        expect(desk.page.locator("html")).to_have_attribute("lang", tag)
        # As many wait everywhere as have two digits.
        desk.page.evaluate(
            """() => { for (const way of [...document.querySelectorAll('.top__nav > ul > li > a')].slice(0, 3))
            if (!way.querySelector('.count')) way.insertAdjacentHTML('beforeend', ' <span class="count">12</span>'); }"""
        )
        assert desk.page.evaluate(LINES) == 1, tag
    desk.context.close()


def test_the_keyboard_skips_to_the_page_and_reaches_every_way(desks: dict[str, Desk]) -> None:
    page = desks["administrator"].page
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(f"{desks['administrator'].hub.desk}/people/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("govuk-skip-link")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto(f"{desks['administrator'].hub.desk}/people/")
    wanted = page.locator(
        "a[href]:visible, button:visible, input:visible:not([type=hidden]), select:visible, summary:visible"
    )
    reached = set()
    for _ in range(wanted.count() + 20):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                """() => {
                  const it = document.activeElement, style = getComputedStyle(it);
                  const seen = style.outlineStyle !== 'none' || it === document.body || it.matches('.govuk-skip-link');
                  return JSON.stringify([it.outerHTML.slice(0, 200), seen]);
                }"""
            )
        )
    assert not [one for one in reached if one.endswith("false]")], "what has the focus shows it"
    assert wanted.count() <= len(reached) + 3


def test_sorting_and_filtering_keep_the_focus_and_the_address(desks: dict[str, Desk]) -> None:
    desk = desks["administrator"]
    page = desk.page
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(f"{desk.hub.desk}/people/")
    page.evaluate("window.hasStayed = true")
    sort = page.locator("#table-accounts-by-role")
    sort.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Role")
    assert page.evaluate("window.hasStayed"), "htmx brought the table alone"
    assert page.evaluate("document.activeElement.id") == "table-accounts-by-role"
    assert "sort=role" in page.url
    page.locator("#table-accounts-q").fill("malee")
    page.keyboard.press("Enter")
    expect(page.locator("#table-accounts tbody tr")).to_have_count(1)
    assert "q=malee" in page.url
    page.reload()
    expect(page.locator("#table-accounts tbody tr")).to_have_count(1)


def test_the_table_works_without_a_script(browser: Browser, hub: RunningHub, desks: dict[str, Desk]) -> None:
    cookies = desks["administrator"].context.cookies()
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(cookies)  # type: ignore[arg-type]  # the same shape, another name
    page = context.new_page()
    page.goto(f"{hub.desk}/people/")
    page.locator("#table-accounts-by-role").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Role")
    page.locator("#table-accounts-q").fill("malee")
    page.locator("#table-accounts-button").click()
    expect(page.locator("#table-accounts tbody tr")).to_have_count(1)
    context.close()


def test_a_session_that_ended_leads_to_sign_in_and_not_to_an_empty_place(browser: Browser, hub: RunningHub) -> None:
    desk = Desk(browser, hub, "administrator")
    desk.page.goto(f"{hub.desk}/people/")
    desk.context.clear_cookies()
    desk.page.locator("#table-accounts-by-role").click()
    desk.page.wait_for_url("**/accounts/login/**")
    desk.context.close()


def test_paper_holds_the_table_and_nothing_to_press(desks: dict[str, Desk]) -> None:
    page = desks["administrator"].page
    page.goto(f"{desks['administrator'].hub.desk}/people/")
    page.emulate_media(media="print")
    for hidden in (".top", ".foot", ".table-filters", ".table-foot"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("#table-accounts thead")).to_be_visible()
    expect(page.locator("#table-accounts tbody tr").first).to_be_visible()
    page.emulate_media(media="screen")
