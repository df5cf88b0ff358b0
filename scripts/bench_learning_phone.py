"""How long a phone takes to open what is learnt, and until a persona's next line stands, offline and slowed four times.

python scripts/bench.py --only "phone: learning"
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from bench_words import make_phone  # noqa: E402
from running_hub import RunningHub  # noqa: E402
from test_learning import wait_for_lessons  # noqa: E402

SLOW_DOWN: Final = 4
RUNS: Final = 7
#: Moves that have no screen of the app, so that the line is what follows the touch.
MOVES: Final = ("list_ready", "judge", "sorry", "list_ready", "why", "sorry", "list_ready", "list_ready")
#: From a touch to the frame after what was waited for, in ms.
TIME_TOUCH: Final = """([touched, awaited]) => new Promise((resolve) => {
  const from = performance.now();
  document.querySelector(touched).click();
  const look = () => {
    if (!document.querySelector(awaited)) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); resolve(performance.now() - from); };
    requestAnimationFrame(() => port2.postMessage(null));
  };
  requestAnimationFrame(look);
})"""


def time_learning(browser: Browser, hub: RunningHub) -> dict[str, list[float]]:
    """Milliseconds: `opened` from *Learn* through the list to a module's first step, `line` from a move to the next line."""
    phone = make_phone(browser, hub)
    page = phone.page
    wait_for_lessons(page)
    page.go_back()
    phone.wait_for("home")
    phone.context.set_offline(True)
    slowed = page.context.new_cdp_session(page)
    slowed.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
    opened = []
    for _ in range(RUNS):
        listed = time_touch(page, '[data-hook="learn"]', "[data-module]")
        opened.append(listed + time_touch(page, '[data-module="fear"]', '[data-screen="learning-step"]'))
        page.go_back()
        phone.wait_for("learning")
        page.go_back()
        phone.wait_for("home")
    page.locator('[data-hook="learn"]').click()
    page.locator('[data-persona="fisher"]').click()
    phone.wait_for("practice")
    line = [time_touch(page, f'button[data-move="{move}"]', f'[data-at="{at}"]') for at, move in enumerate(MOVES, 1)]
    phone.context.close()
    return {"opened": opened, "line": line}


def time_touch(page: Page, touched: str, awaited: str) -> float:
    page.locator(touched).first.wait_for(state="attached")
    return float(page.evaluate(TIME_TOUCH, [touched, awaited]))
