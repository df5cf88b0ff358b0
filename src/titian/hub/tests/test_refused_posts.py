"""Whoever posts rubbish moves a figure and writes no line: else a scan fills the disk."""

from __future__ import annotations

import logging

import pytest
from django.test import Client

from titian.devices.tests.conftest import data_folder, keys, phone
from titian.devices.tests.factories import FIELD, SYNC, Phone
from titian.hub.operations.metrics import write_metrics
from titian.hub.operations.requests import forget_counts

__all__ = ["data_folder", "keys", "phone"]
pytestmark = pytest.mark.django_db
MANY = 12


@pytest.fixture(autouse=True)
def fresh() -> None:
    forget_counts()


def test_refused_posts_are_counted_and_not_logged(
    phone: Phone, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    desk, field = Client(HTTP_HOST="localhost", enforce_csrf_checks=True), Client(HTTP_HOST=FIELD)
    caplog.set_level(logging.WARNING)
    caplog.clear()
    capfd.readouterr()
    for _ in range(MANY):
        assert desk.post("/people/", {"name": "x"}).status_code == 403
        assert field.post(SYNC, "rubbish", content_type="application/jose").status_code == 400
        # A phone's own signature over something that is no list of items.
        assert phone.send(phone.sign({"no": "list"})).status_code == 400
    told = [line for line in write_metrics().splitlines() if line.startswith("titian_posts_refused_total")]
    assert told == [
        f'titian_posts_refused_total{{site="desk"}} {MANY}',
        'titian_posts_refused_total{site="field"} 0',
        f'titian_posts_refused_total{{site="api"}} {2 * MANY}',
    ]
    assert [record.name for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert capfd.readouterr() == ("", "")
