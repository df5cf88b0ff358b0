"""Phones, as the desk's search finds them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from titian.desk.search import Hit, fit
from titian.devices.models import Enrolment
from titian.people.models import User


def find_phones(reader: User, words: str) -> QuerySet[Any]:
    rows = Enrolment.objects.visible_to(reader).select_related("officer", "station")
    return fit(rows, words, "name", "officer__username", "station__name").order_by("-enrolled_at", "pk")


def show_phone(reader: User, phone: Enrolment) -> Hit:
    detail = f"{phone.officer.username} · {phone.station}"
    if phone.is_revoked:
        detail += f" · {gettext('ended')}"
    return Hit(phone.name or gettext("no name"), detail, reverse("devices:phone", args=[phone.pk]))
