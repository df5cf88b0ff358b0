"""The one place in which a test rests: until something is so, never for some seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page


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
