"""From a meeting that was entered at the desk to its statement: drafted, edited, marked, released, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bangkok import GROUPS, WORKSHOP, enter_bangkok, enter_colombo
from barriers import find_violations
from desk import Desk
from minutes import press
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from running_hub import RunningHub

from titian.papers.tests.paper import needs_fonts, squeeze
from titian.statements.tests.reading import read_comments

STALE = "A fact has changed"
NEXT = f"The next step of “{WORKSHOP}”: The workshop, in 2024."


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub for this file."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region")
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture
def office(browser: Browser, hub: RunningHub) -> Iterator[Desk]:
    yield from sign_in(browser, hub, "regional-office")


@pytest.fixture
def chair(browser: Browser, hub: RunningHub) -> Iterator[Desk]:
    yield from sign_in(browser, hub, "co-chair")


def sign_in(browser: Browser, hub: RunningHub, username: str) -> Iterator[Desk]:
    desk = Desk(browser, hub, username)
    yield desk
    desk.context.close()


def change_next_step(page: Page, words: str) -> None:
    """As the office changes the words of an item of the plan."""
    page.locator("[name=next_step]").fill(words)
    page.locator("[name=why]").fill("It was agreed so.")
    press(page, "Keep the change")


def take(page: Page, name: str, folder: Path, number: int = 0) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("link", name=name, exact=True).nth(number).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


@pytest.mark.long("walks")
def test_draft_of_the_demo_says_all_that_the_demo_enters(hub: RunningHub, office: Desk) -> None:
    """The first here: what other tests enter came since."""
    page = office.page
    page.goto(f"{hub.desk}/statements/")
    page.locator("main tbody a").first.click()
    expect(page.locator("section[aria-labelledby=statement-title] .thing").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("(fictional)")
    expect(page.locator("main")).not_to_contain_text("came since")
    expect(page.locator("main")).not_to_contain_text(STALE)


@pytest.mark.long("walks")
@needs_fonts
def test_statement_of_bangkok_from_its_facts_to_its_files(
    hub: RunningHub, office: Desk, chair: Desk, tmp_path: Path
) -> None:
    enter_bangkok(hub, office.page)
    enter_colombo(hub, office.page)
    page = chair.page
    page.goto(f"{hub.desk}/statements/wordings/")
    page.get_by_role("link", name="Co-chairs' statement").click()
    assert find_violations(page) == []
    press(page, "I have read it, and it may be used")
    page.goto(f"{hub.desk}/statements/")
    page.get_by_role("link", name="Draft a statement").click()
    page.locator("[name=meeting]").select_option(label="Joint meeting of November 2023")
    press(page, "Add")
    sentences = page.locator("section[aria-labelledby=statement-title] .thing")
    expect(sentences.first).to_be_visible()
    statement = page.url
    texts = [sentences.nth(place).locator("p").first.inner_text() for place in range(sentences.count())]
    for wanted in (
        "Joint meeting of November 2023 was held in Bangkok from 7 November 2023 to 10 November 2023.",
        *(f"It was meeting {number} of the {name}." for name, number in GROUPS),
        "It was chaired by Australia and Indonesia.",
        NEXT,
        "“International People Smuggling Investigations programme”: Colombo, 20 November 2023 to 1 December 2023, with "
        "Sri Lanka, Bangladesh, Indonesia, Malaysia, Thailand, Viet Nam.",
        "“Trapped in Deceit” (brief) was published on 7 April 2023.",
    ):
        assert wanted in texts
    # Nobody agreed that an intervention be told.
    assert not [text for text in texts if "Took the floor" in text]
    for place in range(sentences.count()):
        links = sentences.nth(place).locator(".govuk-list a")
        assert links.count(), texts[place]
        for each in range(links.count()):
            address = links.nth(each).get_attribute("href")
            status = page.evaluate("address => fetch(address).then((answer) => answer.status)", address)
            assert status == 200, (texts[place], address)
    # A sentence is changed by hand: both stand.
    chairs = sentences.filter(has_text="It was chaired by")
    chairs.locator("summary").click()
    chairs.get_by_role("link", name="Change it, or take it out").click()
    page.locator("[name=text]").fill("Australia and Indonesia were its co-chairs.")
    press(page, "Change the words")
    page.wait_for_url(lambda address: address.startswith(statement))
    chairs = sentences.filter(has_text="were its co-chairs.")
    expect(chairs).to_contain_text("Changed by hand. The facts said: It was chaired by Australia and Indonesia.")
    expect(page.locator("main")).not_to_contain_text(STALE)
    # The office changes one fact: its sentence is marked, with what it says now, and nothing can be released.
    there = office.page
    there.goto(f"{hub.desk}/plan/?q=countering")
    there.get_by_role("link", name=WORKSHOP).first.click()
    there.get_by_role("link", name="Change its words").click()
    amend = there.url
    change_next_step(there, "The workshop, in spring.")
    page.reload()
    marked = page.locator("main .thing").filter(has_text=STALE)
    expect(marked).to_have_count(2)  # the statement's, and the news text's
    expect(sentences.filter(has_text=STALE)).to_contain_text(NEXT)
    expect(sentences.filter(has_text=STALE)).to_contain_text("It says something else now. Now: The workshop, in spring")
    assert find_violations(page) == []
    press(page, "Release it")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was released.")
    for left in (1, 0):
        marked.first.get_by_role("link", name="Look at it and decide").click()
        expect(page.locator("main")).to_contain_text("What they say now")
        assert find_violations(page) == []
        press(page, "Say what the facts say now")
        expect(marked).to_have_count(left)
    expect(sentences.filter(has_text="The workshop, in spring.").first).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(STALE)
    press(page, "Release it")
    expect(page.locator(".lead")).to_contain_text("Released by")
    # Its files.
    comments = dict(read_comments(take(page, "DOCX", tmp_path).read_bytes()))
    told = [sentences.nth(place).locator("p").first.inner_text() for place in range(sentences.count())]
    assert sorted(comments) == sorted(told)
    assert all(f"{hub.desk}/" in comment for comment in comments.values())
    assert "The facts said: It was chaired by" in comments["Australia and Indonesia were its co-chairs."]
    pages = PdfReader(take(page, "PDF", tmp_path)).pages
    assert squeeze("The workshop, in spring.") in squeeze("".join(one.extract_text() for one in pages))
    # What is released stands, whatever becomes of its facts, and says what became of them.
    there.goto(amend)
    change_next_step(there, "")
    page.goto(statement)
    expect(page.locator("main")).to_contain_text(
        "This is what was released. Facts have changed under 2 sentences since."
    )
    expect(sentences.filter(has_text=STALE)).to_contain_text("The workshop, in spring.")
    assert dict(read_comments(take(page, "DOCX", tmp_path).read_bytes())) == comments
    ours = [said for said in chair.problems if "409" not in said]
    assert (ours, office.problems) == ([], [])
