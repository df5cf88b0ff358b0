"""Groups of languages and the marks that protect, by their codes. A test holds the groups to
contracts/codes/language-groups.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LEVELS: Final = ("NOW", "TODAY", "REFER", "INFO", "INCOMPLETE")

OTHER: Final = "other"
GROUPS: Final[Mapping[str, Promise]] = {
    "english": _("English"),
    "malay": _("Malay and Indonesian"),
    "filipino": _("Filipino"),
    "thai_lao": _("Thai and Lao"),
    "burmese": _("Burmese"),
    "khmer": _("Khmer"),
    "vietnamese": _("Vietnamese"),
    "chinese": _("Chinese"),
    "south_asia": _("Languages of South Asia"),
    "west_asia": _("Languages of West Asia"),
    OTHER: _("All other languages"),
}

MARKS: Final[Mapping[str, Promise]] = {
    "STOPPED": _("stopped by the person"),
    "OVERRIDDEN": _("went on after “stop the questions”"),
    "REFUSED": _("ended without consent"),
}
