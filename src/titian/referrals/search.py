"""Referrals, as the desk's search finds them: by their number, never by what they say."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.urls import reverse

from titian.desk.search import Hit
from titian.people.models import User
from titian.referrals.models import Package

SHORTEST_NUMBER: Final = 4
HEX_DIGITS: Final = frozenset("0123456789abcdef")
WHOLE_NUMBER: Final = 32  # digits of a UUID


def find_referrals(reader: User, words: str) -> QuerySet[Any]:
    """By the number of the referral or of the package, or by how either begins: four digits at least."""
    digits = words.lower().replace("-", "").replace(" ", "")
    rows = Package.objects.visible_to(reader)
    if not SHORTEST_NUMBER <= len(digits) <= WHOLE_NUMBER or not set(digits) <= HEX_DIGITS:
        return rows.none()
    first, last = (uuid.UUID(digits.ljust(WHOLE_NUMBER, end)) for end in "0f")
    fits = Q(referral__referral_id__range=(first, last)) | Q(item_id__range=(first, last))
    return rows.filter(fits).select_related("referral__station").order_by("-released_at", "pk")


def show_referral(reader: User, package: Package) -> Hit:
    number = str(package.referral.referral_id)[:8]
    return Hit(number, str(package.referral.station), reverse("referrals:package", args=[package.item_id]))
