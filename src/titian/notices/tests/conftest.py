from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from titian.devices.tests.conftest import data_folder, keys
from titian.hub.environment import Mail
from titian.notices.tests.smtp_server import Mailbox, serve_mail
from titian.referrals.tests.test_relay import scene

__all__ = ["data_folder", "keys", "scene"]


@pytest.fixture
def mailbox(data_folder: object, settings: Settings) -> Iterator[Mailbox]:
    """A hub with a mail server that runs."""
    with serve_mail() as box:
        point_to(settings, box.port)
        yield box


def point_to(settings: Settings, port: int) -> None:
    mail = Mail(host="127.0.0.1", port=port, user="", password="", is_secure=False)
    settings.TITIAN = dataclasses.replace(settings.TITIAN, smtp=mail)
