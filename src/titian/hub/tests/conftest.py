from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from pytest_django.fixtures import Settings

from titian.devices.tests.conftest import data_folder, keys
from titian.hub.environment import Rate

__all__ = ["data_folder", "keys"]
SetRate = Callable[[str, int], None]


@pytest.fixture
def set_rate(settings: Settings) -> SetRate:
    def change(kind: str, count: int) -> None:
        # A window of a day: no test is cut by the clock.
        rates = {**settings.TITIAN.limits, kind: Rate(count, 86_400)}
        settings.TITIAN = dataclasses.replace(settings.TITIAN, limits=rates)

    return change
