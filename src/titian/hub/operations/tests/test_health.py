from __future__ import annotations

import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from titian.hub.environment import Mail
from titian.hub.operations.actions.beat import beat
from titian.hub.operations.health import DISK_FULL_BELOW

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def read(client: Client) -> tuple[int, dict[str, object]]:
    answer = client.get("/readyz", headers={"host": "localhost"})
    return answer.status_code, answer.json()


def test_worker_is_told_and_turns_nobody_away(client: Client) -> None:
    status, told = read(client)
    assert (status, told["worker"]) == (200, "late")
    beat()
    assert read(client)[1]["worker"] == "working"
    beat(timezone.now() - timedelta(minutes=3))
    assert read(client)[1]["worker"] == "late"


def test_disk_that_takes_no_more_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=DISK_FULL_BELOW - 1))
    status, told = read(client)
    assert (status, told["ready"], told["disk"]) == (503, False, "full")


def test_nothing_more_is_told_to_strangers(client: Client) -> None:
    assert set(read(client)[1]) == {"ready", "database", "worker", "disk"}


@pytest.mark.parametrize(
    ("url", "port", "is_secure"),
    [("smtps://night:w%40rd@mail.example.org", 465, True), ("smtp://mail.example.org:2525", 2525, False)],
)
def test_mail_server_is_read_from_its_address(
    url: str, port: int, is_secure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from titian.hub.operations import mail

    given = SimpleNamespace(TITIAN=SimpleNamespace(smtp=Mail.parse(url)))
    monkeypatch.setattr("titian.hub.operations.mail.settings", given)
    backend = mail._connect()
    assert (backend.host, backend.port, backend.use_ssl) == ("mail.example.org", port, is_secure)  # type: ignore[attr-defined]
    if is_secure:
        assert (backend.username, backend.password) == ("night", "w@rd")  # type: ignore[attr-defined]
