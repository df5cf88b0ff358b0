"""Tests here are a country's; those in `region` are asked for where the hub is a region's."""

from __future__ import annotations

from django.conf import settings

if settings.HUB_KIND.has_phones:
    from titian.devices.tests.conftest import data_folder, keys, two_countries

    __all__ = ["data_folder", "keys", "two_countries"]
else:
    collect_ignore_glob = ["test_*.py"]
