from __future__ import annotations

import dataclasses

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture
def outside_demo(settings: Settings) -> None:
    """A hub that serves people: some of its roles sign in with two factors."""
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=False)
