"""Attackers who hold a role, or the hub's files. Rooms' lanes run them: a browser's driver would refuse the database."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from titian.devices.tests.conftest import data_folder, keys, phone, shelter

__all__ = ["data_folder", "keys", "phone", "shelter"]
