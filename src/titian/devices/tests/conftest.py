from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from titian.devices.tests.factories import Phone, Recipient, make_phone, make_recipients
from titian.library.tests.factories import Keys, make_hub_identity
from titian.people.tests.factories import make_organisation


@pytest.fixture
def data_folder(tmp_path: Path, settings: Settings) -> Path:
    """A data folder of the test's own."""
    settings.TITIAN = dataclasses.replace(settings.TITIAN, data=tmp_path / "data")
    settings.TITIAN_DATA = tmp_path / "data"
    return tmp_path / "data"


@pytest.fixture
def two_countries(data_folder: Path, settings: Settings) -> None:
    """A hub that holds more than its own country, as only tests do."""
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_multi_country=True)


@pytest.fixture
def keys(data_folder: Path, db: None) -> Keys:
    """A hub with keys; the private ones, to sign with."""
    return make_hub_identity()


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


@pytest.fixture
def shelter(keys: Keys) -> Recipient:
    return make_recipients(keys, make_organisation())[0]
