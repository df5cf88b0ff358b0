"""A whole screening without a finger on the screen: by the keyboard alone, and by what a screen reader is told alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from desk import make_enrolment_link
from phone import ON, OTHER_WAYS, SMALL_PHONE, Phone, whole
from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, expect
from running_hub import RunningHub
from waiting import wait_until

SECRET = "lantern river mango seventeen"
# Papers kept. Subjects that are offered are declined, so that the way is short and whole.
ANSWERS = {"P01": "yes", "P02": "yes", "P10": "yes", "FC_open": "no", "TL_open": "no", "GB_open": "no", "MU_open": "no"}
CHOICE = {"W01": "information", "W03": "no"}
MOST_STOPS = 40
# What has the focus, if all of it lies beneath something else, such as a foot that stays (WCAG 2.4.11).
HIDDEN = """() => {
  const part = document.activeElement;
  const all = part.closest('label') ?? part;
  const box = part.getBoundingClientRect();
  const spots = [0.1, 0.5, 0.9].map((share) => [box.left + box.width / 2, box.top + box.height * share]);
  const isSeen = spots.some(([x, y]) => all.contains(document.elementFromPoint(x, y)));
  return isSeen || part === document.body ? null : part.outerHTML.slice(0, 200);
}"""

# The heading that has the focus.
ANNOUNCED = "() => document.activeElement?.matches('h1, h2, [role=heading]') ? document.activeElement.textContent : ''"


class KeyboardPhone(Phone):
    """Tab until it has the focus, then Enter: what a switch device sends too, one key to go on and one to choose."""

    is_walked_by_hand = True

    def step(self, screen: str, answers: Any, look: tuple[str, ...]) -> None:
        """The focus begins at the heading, which is what a screen reader says first: the words of the text."""
        if self.text_id:
            announced = whole(self.page.evaluate(ANNOUNCED))
            assert announced == self.texts[self.text_id], f"{screen} announces {announced!r}"
        super().step(screen, answers, look)

    def touch(self, control: Locator) -> None:
        expect(control).to_be_enabled()
        for _ in range(MOST_STOPS):
            ring = control.evaluate(
                "part => part === document.activeElement ? getComputedStyle(part).outlineStyle : null"
            )
            if ring is not None:
                assert ring != "none", "whoever looks must see where the focus is"
                self.page.keyboard.press("Enter")
                return
            self.page.keyboard.press("Tab")
            beneath = self.page.evaluate(HIDDEN)
            assert beneath is None, f"the focus lies beneath something: {beneath}"
        raise AssertionError(f"the keyboard does not reach {control}")


@dataclass(frozen=True)
class Heard:
    """One thing a screen reader would say."""

    role: str
    name: str
    node: int
    is_focused: bool
    is_disabled: bool


class ReaderPhone(Phone):
    """Sees roles and names alone, as they are told to TalkBack and VoiceOver; presses as they do."""

    is_walked_by_hand = True

    def __init__(self, context: BrowserContext, language: str = "id") -> None:
        super().__init__(context, language)
        self.session: CDPSession = context.new_cdp_session(self.page)
        self.session.send("Accessibility.enable")

    def hear(self) -> list[Heard]:
        nodes: list[dict[str, Any]] = self.session.send("Accessibility.getFullAXTree")["nodes"]
        return [
            Heard(
                role=each.get("role", {}).get("value", ""),
                name=whole(each.get("name", {}).get("value", "")),
                node=each.get("backendDOMNodeId", 0),
                is_focused=_has(each, "focused"),
                is_disabled=_has(each, "disabled"),
            )
            for each in nodes
            if not each.get("ignored")
        ]

    def choose(self, *names: str | re.Pattern[str]) -> None:
        """Presses the first control with one of these names."""

        def is_chosen() -> bool:
            for each in self.hear():
                if each.role in ("button", "checkbox") and not each.is_disabled and _is_one_of(each.name, names):
                    found = self.session.send("DOM.resolveNode", {"backendNodeId": each.node})["object"]["objectId"]
                    self.session.send(
                        "Runtime.callFunctionOn",
                        {"objectId": found, "functionDeclaration": "function () { this.click() }"},
                    )
                    return True
            return False

        wait_until(
            is_chosen,
            page=self.page,
            told=lambda: f"no control named {names}: {[(each.role, each.name) for each in self.hear()]}",
        )

    def press(self, name: str | re.Pattern[str]) -> None:
        self.choose(name)

    def say(self, value: str) -> None:
        if value in OTHER_WAYS:
            self.choose(re.compile(" · "))
        self.choose(
            *(text for each, text in self.texts.items() if each.startswith("choice.") and each.endswith(f".{value}"))
        )

    def answer(self, values: str) -> None:
        takes_several = any(each.name == self.texts["talk.next"] for each in self.hear())
        for value in values.split():
            self.say(value)
        if takes_several and values not in ("dont_know", "skip", "not_understood"):
            self.choose(self.texts["talk.next"])

    def touch(self, control: Locator) -> None:
        raise AssertionError(f"only what is heard may be used, not {control}")

    def take_back(self) -> None:
        self.choose("Officer: I have the phone")
        self.choose("Touch again: the phone is in my hand")
        expect(self.page.locator('[data-screen="hand-back"]')).to_have_count(0)

    def step(self, screen: str, answers: Any, look: tuple[str, ...]) -> None:
        """What stands on the screen is said first: its heading has the focus, and its words are those of the text."""
        heading = next((each for each in self.hear() if each.role == "heading" and each.is_focused), None)
        assert heading is not None, f"nothing is announced on {screen}: {self.hear()}"
        if self.text_id:
            assert heading.name == self.texts[self.text_id], f"{screen} announces {heading.name!r}"
        if screen == "language":
            self.choose(re.compile("^Bahasa Indonesia"))
        elif screen in ON or screen == "look":
            self.choose(*ON.get(screen, ("Go on",)))
        elif screen == "keep":
            self.choose(self.texts["closing.no_card"])
        elif screen == "complaint-offer":
            self.choose(self.texts["closing.complain_not_now"])
        else:
            super().step(screen, answers, look)


def _has(node: dict[str, Any], name: str) -> bool:
    return any(each["name"] == name and each["value"].get("value") is True for each in node.get("properties", []))


def _is_one_of(heard: str, names: tuple[str | re.Pattern[str], ...]) -> bool:
    return any(name.search(heard) is not None if isinstance(name, re.Pattern) else name == heard for name in names)


@pytest.fixture(scope="module")
def context(browser: Browser, hub: RunningHub) -> Iterator[BrowserContext]:
    """A phone that is ready; whoever comes next unlocks it."""
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    phone.page.close()
    yield context
    context.close()


def unlock(phone: Phone, hub: RunningHub) -> None:
    phone.page.goto(hub.field_app)
    Phone.wait_for(phone, "unlock")
    phone.page.locator("#unlock-secret").focus()
    phone.page.keyboard.type(SECRET)
    phone.page.keyboard.press("Enter")
    phone.wait_for("home")


def finish(phone: Phone) -> None:
    """From home to home: look, care, language, consent, questions, outcome, choice, goodbye."""
    phone.press(re.compile("^Start a"))
    phone.wait_for("look")
    phone.walk(ANSWERS, until="outcome")
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "REFER"
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(CHOICE, until="close")
    phone.press("Home")
    phone.wait_for("home")
    assert not phone.problems


@pytest.mark.timeout(400)
def test_the_keyboard_alone_finishes_a_screening(context: BrowserContext, hub: RunningHub) -> None:
    phone = KeyboardPhone(context)
    unlock(phone, hub)
    finish(phone)
    phone.page.close()


@pytest.mark.long("phone roads")
@pytest.mark.timeout(400)
def test_roles_and_names_alone_finish_a_screening(context: BrowserContext, hub: RunningHub) -> None:
    phone = ReaderPhone(context)
    unlock(phone, hub)
    finish(phone)
    phone.page.close()
