"""What axe finds on a page, desk or phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

AXE: Final = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST: Final = ["color-contrast"]

# axe looks at the page where it stands and holds a button half beneath a foot that stays to be a small one. Whoever
# reads scrolls it out from there, and the keyboard never stops beneath a foot (KeyboardPhone in test_without_touch.py
# looks at each stop): so it is measured with the foot at the end of the page. Of what axe tells only what is asked for
# leaves the page: the rest, every rule with all it passed, takes as long to hand over as axe takes to look.
LOOK: Final = """async (only) => {
  const staying = [...document.querySelectorAll('*')].filter((part) => getComputedStyle(part).position === 'sticky');
  for (const part of staying) part.style.position = 'static';
  const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
  for (const part of staying) part.style.position = '';
  return violations
    .filter(({ impact }) => ['serious', 'critical', 'moderate'].includes(impact))
    .map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes[0].html.slice(0, 160)}`);
}"""


def find_violations(page: Page) -> list[str]:
    """What axe holds to be moderate, serious or critical, one line each."""
    return _run(page, {"type": "tag", "values": TAGS})


def find_weak_contrasts(page: Page) -> list[str]:
    """The same for colours alone: where only the theme has changed."""
    return _run(page, {"type": "rule", "values": CONTRAST})


def _run(page: Page, only: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(LOOK, only)
    return found
