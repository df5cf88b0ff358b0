"""Desk pages that stand across several apps."""

from __future__ import annotations

from django.urls import path

from titian.hub import pages

urlpatterns = [
    path("about/", pages.about, name="about"),
    path("station/", pages.show_station, name="station"),
    path("country/", pages.show_country, name="country"),
    path("administration/", pages.show_administration, name="administration"),
]
