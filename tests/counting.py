"""A phone on which every touch is counted, and how often it went to the person and came back."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from phone import Phone
from playwright.sync_api import BrowserContext, Locator
from playwright.sync_api import Error as PlaywrightError

GOES_ON = """([screen, text]) => { const here = document.querySelector('[data-screen]');
return here && (here.dataset.screen !== screen || (here.dataset.text ?? null) !== text); }"""


class CountingPhone(Phone):
    """Touched by hand throughout, and every touch counted; how often it went to the person and came back, too.

    The person listens: what goes on by itself once it was heard they do not touch.
    """

    is_walked_by_hand = True
    came_back = 0

    def __init__(self, context: BrowserContext, language: str = "id", *, has_all_voices: bool = False) -> None:
        super().__init__(context, language, has_all_voices=has_all_voices)
        self.touched: list[str] = []

    def step(self, screen: str, answers: Mapping[str, str], look: tuple[str, ...]) -> None:
        if self.page.locator(".places").count():
            before = self.here
            if before[0] != screen:
                return
            with contextlib.suppress(PlaywrightError):  # what no clip says, and what waits, is touched
                self.page.wait_for_function(GOES_ON, arg=list(before), timeout=4_000)
                return
        super().step(screen, answers, look)

    def touch(self, control: Locator) -> None:
        self.touched.append(" ".join(filter(None, self.here)))
        super().touch(control)

    def take_back(self) -> None:
        self.came_back += 1
        super().take_back()
