"""The rules over signs as the region's office set them up. For the worker: loading them takes seconds and memory."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from titian.leads.derived_models import Brought, RuleSwitch

if TYPE_CHECKING:
    from titian.leads.reading import Rules


def load_rules_as_set() -> tuple[Rules, str]:
    """Rules without those turned off, asked where honest ads were brought; and a name that changes with any of it."""
    from titian.leads.reading import HonestAds, load_rules

    rules = load_rules()
    off = sorted(set(RuleSwitch.objects.off().values_list("rule", flat=True)) & rules.titles.keys())
    rows = Brought.objects.last_of_each().filter(ads__gt=0).order_by("country", "town", "language")
    brought = [HonestAds(row.language, row.country, row.ads) for row in rows]
    digest = sha256(repr((off, brought)).encode()).hexdigest()[:8]
    return rules.turned_off(off).with_honest(brought), f"{rules.engine} {digest}"
