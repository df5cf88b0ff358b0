from __future__ import annotations

from titian.devices.tests.conftest import data_folder, keys, quick_passwords, two_countries

__all__ = ["data_folder", "keys", "quick_passwords", "two_countries"]
