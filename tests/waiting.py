"""The one place in which a test rests: until something is so, or changes no more."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

Read = TypeVar("Read")


def wait_until(
    is_so: Callable[[], object], seconds: float = 30, *, page: Page | None = None, told: Callable[[], object] = str
) -> None:
    """Returns once it is so. Where it does not become so in time, it fails with what `told` says.

    With a `page`, what its browser has to say is heard meanwhile: requests that a test answers, windows that open.
    """
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, told()
        if page is None:
            time.sleep(0.02)
        else:
            page.wait_for_timeout(20)


def wait_until_still(read: Callable[[], Read], seconds: float, *, page: Page) -> Read:
    """What `read` gives, once it has given the same for so long: for what a browser does and tells nobody of."""
    found, since = read(), time.monotonic()

    def is_still() -> bool:
        nonlocal found, since
        now = read()
        if now != found:
            found, since = now, time.monotonic()
        return time.monotonic() - since >= seconds

    wait_until(is_still, 30 + seconds, page=page, told=lambda: f"it goes on changing: {found}")
    return found
