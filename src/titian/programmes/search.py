"""Programmes and calls, as the search finds them."""

from __future__ import annotations

from django.db.models import QuerySet

from titian.desk.search import Hit, fit
from titian.people.models import User
from titian.programmes.models import Call, Programme


def find_programmes(reader: User, words: str) -> QuerySet[Programme]:
    rows = Programme.objects.visible_to(reader)
    return fit(rows, words, "title", "place", "about", "outputs", "lessons").order_by("-begins_on", "pk")


def show_programme(reader: User, programme: Programme) -> Hit:
    return Hit(programme.title, programme.place, programme.get_absolute_url())


def find_calls(reader: User, words: str) -> QuerySet[Call]:
    return fit(Call.objects.visible_to(reader), words, "title", "text", "place").order_by("-begins_on", "pk")


def show_call(reader: User, call: Call) -> Hit:
    return Hit(call.title, call.place, call.get_absolute_url())
