"""How urgent a referral is, as the desk says it; the most urgent first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

LEVELS: Final[Mapping[str, Promise]] = {
    "NOW": gettext_lazy("Now"),
    "TODAY": gettext_lazy("Today"),
    "REFER": gettext_lazy("Refer"),
    "INFO": gettext_lazy("Information"),
    "INCOMPLETE": gettext_lazy("Incomplete"),
}
