"""Cross-cutting tests: the whole journey in a real browser, the wheel, the commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "attack" / "hub"), str(HERE.parent / "scripts")]

import machine  # noqa: E402
from fault_phone import FaultPhone  # noqa: E402
from looks import Looks  # noqa: E402
from phone import launch  # noqa: E402
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright  # noqa: E402
from running_hub import RunningHub  # noqa: E402

# As long as everything else is waited for: a slow machine is no reason to fail.
expect.set_options(timeout=30_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tells with a failure what stood on each page: a time that ran out says only what did not come."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.failed and browser:
        for context in browser.contexts:
            report.sections += [
                (f"What stood on {page.url.partition('#')[0]}", say_page(page)) for page in context.pages
            ]
    return report


def say_page(page: Page) -> str:
    """The words that somebody sees there; why they cannot be had, where the page no longer answers."""
    try:
        return page.locator("body").inner_text(timeout=2_000)
    except Error as error:
        return str(error).partition("\n")[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright, machine.find_headless_chromium())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def looks() -> Iterator[Looks]:
    """Any screen of the field app without a hub."""
    with Looks(Path(os.environ["TITIAN_DEMO_HUBS"]) / "looks") as looks:
        yield looks


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A demo hub of Thailand for one file of tests."""
    hub = RunningHub(tmp_path_factory.mktemp("hub"))
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture(scope="session")
def phones(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[FaultPhone]:
    """The phone of the fault suite, with a demo hub of its own, for both files of it."""
    hub = RunningHub(tmp_path_factory.mktemp("fault-hub"))
    hub.prepare()
    hub.start()
    phones = FaultPhone(browser, hub)
    yield phones
    phones.close_pages()
    phones.context.close()
    hub.stop()
