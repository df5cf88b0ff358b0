"""The two instruments of the tests: the pack that ships, and one that says every word once."""

from __future__ import annotations

from pathlib import Path

import pytest

from titian.instrument.logic import Logic
from titian.instrument.screen import load_logic
from titian.instrument.vectors import PACK, VOCABULARY


@pytest.fixture
def pack_folder() -> Path:
    return PACK


@pytest.fixture
def first_contact() -> Logic:
    return load_logic(PACK)


@pytest.fixture
def vocabulary() -> Logic:
    return load_logic(VOCABULARY)
