from __future__ import annotations

from titian.devices.tests.conftest import data_folder, keys

__all__ = ["data_folder", "keys"]
