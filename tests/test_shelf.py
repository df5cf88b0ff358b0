"""A region's shelf in a real browser: a file that is found by its words, one that is too large, and the page's commands."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from desk import Desk
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from waiting import wait_until

HERE = Path(__file__).resolve().parent.parent
COMMANDS = re.findall(r"^    (\S.*)$", (HERE / "docs/region/shelf.md").read_text(encoding="utf-8"), re.MULTILINE)
MIB = 1024 * 1024


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
    desk = Desk(browser, hub, "regional-office")
    yield desk
    desk.context.close()


def find(hub: RunningHub, page: Page, words: str) -> list[str]:
    """The links that a search for the words gives."""
    page.goto(f"{hub.desk}/search/")
    form = page.locator("main form").first
    form.locator("input[name=words]").fill(words)
    form.locator("button[type=submit]").click()
    page.wait_for_load_state()
    return page.locator(".hits a").all_text_contents()


def finds(hub: RunningHub, page: Page, words: str, title: str) -> bool:
    return title in find(hub, page, words)


def add_work(page: Page, hub: RunningHub, title: str) -> str:
    page.goto(f"{hub.desk}/shelf/add/")
    page.locator("input[name=title]").fill(title)
    page.get_by_role("button", name="Add").click()
    expect(page.locator("h1")).to_have_text(title)
    return page.url


def send_file(page: Page, where: str, path: Path, language: str) -> None:
    page.goto(f"{where}add-file/")
    page.locator("input[type=file]").set_input_files(path)
    page.locator("select[name=language]").select_option(language)
    page.locator("input[name=edition]").fill("2026")
    page.get_by_role("button", name="Add").click()


def test_a_file_that_is_put_there_is_found_by_its_words_and_given_back(
    hub: RunningHub, office: Desk, tmp_path: Path
) -> None:
    page = office.page
    path = tmp_path / "lamps.md"
    path.write_text("# โคมไฟริมทะเล\n\nLamps by the sea hang low (fictional).\n", encoding="utf-8")
    where = add_work(page, hub, "Lamps (fictional)")
    send_file(page, where, path, "th")
    expect(page.locator("h1")).to_have_text("Lamps (fictional)")
    wait_until(lambda: find(hub, page, "ริมทะเล") == ["Lamps (fictional)"], 30)
    assert find(hub, page, "by the sea h") == ["Lamps (fictional)"]
    page.goto(where)
    with page.expect_download() as given:
        page.locator("a[download]").click()
    assert Path(given.value.path()).read_bytes() == path.read_bytes()
    assert given.value.suggested_filename == "lamps.md"
    files = page.locator("section", has=page.locator("#files-title"))
    files.get_by_role("link", name="Take this file off the shelf").click()
    files.get_by_role("button", name="Take this file off the shelf").click()
    expect(page.get_by_text("There is no file yet.")).to_be_visible()
    assert office.problems == []


def test_a_file_that_is_too_large_is_said_so_and_nothing_stays(hub: RunningHub, office: Desk, tmp_path: Path) -> None:
    page = office.page
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(200 * MIB)
    blobs = hub.folder / "data" / "blobs"
    before = sorted(blobs.iterdir())
    where = add_work(page, hub, "Too large (fictional)")
    send_file(page, where, path, "en")
    expect(page.locator(".govuk-error-summary")).to_contain_text("larger than 50 MB")
    assert sorted(blobs.iterdir()) == before
    page.goto(where)
    expect(page.get_by_text("There is no file yet.")).to_be_visible()


def test_a_work_names_what_produced_it_by_its_number_and_says_who_used_it(hub: RunningHub, office: Desk) -> None:
    page = office.page
    page.goto(f"{hub.desk}/shelf/add/")
    page.locator("input[name=title]").fill("Posters (fictional)")
    page.locator("input[name=number]").fill("9999")
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("This plan has no item of that number.")
    page.locator("input[name=number]").fill("1")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("h1")).to_have_text("Posters (fictional)")
    expect(page.locator("main")).to_contain_text("Produced by 1.")
    page.locator("summary", has_text="Say where it was used").click()
    page.locator("select[name=party]").select_option(index=1)
    page.locator("input[name=where]").fill("At a workshop")
    page.get_by_role("button", name="Say where it was used").click()
    page.get_by_role("button", name="Take this away").click()
    expect(page.get_by_text("Nobody has said so yet.")).to_be_visible()


def test_the_demos_works_are_found_in_their_scripts_by_whoever_sees_them(
    hub: RunningHub, browser: Browser, office: Desk
) -> None:
    guide = "Signs at piers: a guide for crews (fictional)"
    for words in ("ท่าเรือ", "កំពង់ផែ", "where crews pass"):
        wait_until(partial(finds, hub, office.page, words, guide), 30)
    desk = Desk(browser, hub, "focal-vn")
    assert guide in find(hub, desk.page, "ท่าเรือ")
    desk.context.close()
    stranger = browser.new_context().new_page()
    stranger.goto(f"{hub.desk}/shelf/public/")
    expect(stranger.locator("h2")).to_have_text(["Trapped in Deceit"])
    stranger.context.close()


def test_the_commands_of_the_page_run(hub: RunningHub) -> None:
    extract, doctor = COMMANDS
    ran = subprocess.run(
        [sys.executable, *extract.split()[1:]], cwd=HERE, capture_output=True, text=True, check=True, env={}
    )
    assert ran.stdout == (HERE / "README.md").read_text(encoding="utf-8")
    assert "files of the shelf are there; all were read" in hub.do(*doctor.split()[1:])
