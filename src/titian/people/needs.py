"""The needs an organisation can serve. A test holds this list to contracts/codes/needs.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

NEEDS: Final[Mapping[str, Promise]] = {
    "accommodation": gettext_lazy("A place to stay"),
    "wash": gettext_lazy("Water, toilet and washing"),
    "food": gettext_lazy("Food"),
    "safety": gettext_lazy("Safety"),
    "health": gettext_lazy("Health care"),
    "education": gettext_lazy("Education"),
    "livelihood": gettext_lazy("Livelihood"),
    "family_tracing": gettext_lazy("Family tracing"),
    "justice": gettext_lazy("Access to justice and remedy"),
    "trafficking_identification": gettext_lazy("Specialist identification through the national referral mechanism"),
    "asylum": gettext_lazy("Asylum authority or UNHCR, as this country's directory says"),
    "statelessness": gettext_lazy("Statelessness determination or UNHCR"),
    "legal_aid_non_punishment": gettext_lazy("Legal aid that knows the non-punishment principle"),
    "labour_complaint": gettext_lazy("Labour complaint, kept apart from immigration enforcement"),
    "child_protection": gettext_lazy("Child-protection authority or guardian"),
    "health_confidential": gettext_lazy("Confidential health service"),
    "disability_support": gettext_lazy("Support to take part"),
    "interpreter": gettext_lazy("Vetted interpreter"),
    "independent_advice": gettext_lazy("Independent advice from outside the state"),
}
