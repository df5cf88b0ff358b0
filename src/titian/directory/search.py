"""Services, as the desk's search finds them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from titian.desk.search import Hit
from titian.directory.models import Service
from titian.directory.states import STATE_NAMES
from titian.people.models import User


def find_services(reader: User, words: str) -> QuerySet[Any]:
    """By names and by places anybody may know; a confidential address finds nothing."""
    return Service.objects.visible_to(reader).select_related("listing").search(words).order_by("name", "pk")


def show_service(reader: User, service: Service) -> Hit:
    detail = f"{service.listing.name} · {STATE_NAMES[service.state]}"
    return Hit(service.name, detail, reverse("service", args=[service.pk]))
