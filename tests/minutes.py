"""A region's meeting at the desk: what its pages offer, and the field in which several write its minutes."""

from __future__ import annotations

from playwright.sync_api import Page
from running_hub import RunningHub

FIELD = "#words"
STATE = "[data-place=state]"
KEPT = "All words are with the hub."


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def unfold(page: Page, name: str) -> None:
    page.locator("summary", has_text=name).first.click()


def submit(page: Page, name: str, **fields: str) -> None:
    """Unfolds what a page offers under this name, fills it and sends it."""
    unfold(page, name)
    form = page.locator("details[open]", has=page.locator("summary", has_text=name)).locator("form").first
    for field, value in fields.items():
        place = form.locator(f"[name={field}]")
        if place.evaluate("field => field.tagName") == "SELECT":
            place.select_option(label=value)
        else:
            place.fill(value)
    form.locator("button[type=submit]").click()


def plan_meeting(hub: RunningHub, page: Page, title: str, item: str) -> str:
    """A meeting in session with one item on its agenda; gives the item's address."""
    page.goto(f"{hub.desk}/meetings/add/")
    page.locator("[name=title]").fill(title)
    for field in ("begins_on", "ends_on"):
        page.locator(f"[name={field}]").fill("2027-03-08")
    page.locator("[name=zone]").select_option("Asia/Bangkok")
    press(page, "Add")
    submit(page, "Add an item to the agenda", title=item)
    press(page, "Begin the meeting")
    page.get_by_role("link", name=f"1 {item}").click()
    return page.url


def read(page: Page) -> str:
    return page.locator(FIELD).input_value()


def write(page: Page, words: str) -> None:
    page.locator(FIELD).press("End")
    page.locator(FIELD).press_sequentially(words)
