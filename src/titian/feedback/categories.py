"""What a complaint may be about, as pictures on the phone. The hub learns it only from counts a body publishes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CATEGORIES: Final[Mapping[str, Promise]] = {
    "hurt": _("Hit, pushed or hurt"),
    "threatened": _("Threatened or shouted at"),
    "touched": _("Touched in a way they did not want"),
    "pressed": _("Pressed to answer or not allowed to stop"),
    "money": _("Money or things asked for or taken"),
    "no_care": _("No water, food, rest, toilet or doctor"),
    "told_others": _("What they said was told to others"),
    "other": _("Something else"),
}
