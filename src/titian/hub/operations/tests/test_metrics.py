from __future__ import annotations

import re

import pytest
from django.test import Client

from titian.hub.operations.actions.beat import beat
from titian.hub.operations.metrics import forget_slow_counts
from titian.hub.operations.models import Alarm
from titian.hub.operations.requests import read_counts
from titian.people.models import Role
from titian.people.tests.factories import make_station, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
HERE = {"host": "127.0.0.1:8000"}


@pytest.fixture(autouse=True)
def fresh() -> None:
    forget_slow_counts()


def read_metrics(client: Client) -> dict[str, float]:
    answer = client.get("/metrics", headers=HERE)
    assert answer.status_code == 200
    lines = [line for line in answer.content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "[::1]", "localhost"])
def test_a_program_on_this_machine_is_answered(client: Client, host: str) -> None:
    answer = client.get("/metrics", headers={"host": host})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"host": "localhost", "x-forwarded-for": "203.0.113.7"}, "127.0.0.1"),
        ({"host": "localhost", "x-forwarded-proto": "https"}, "127.0.0.1"),
        ({"host": "localhost", "forwarded": "for=203.0.113.7"}, "127.0.0.1"),
        ({"host": "localhost", "via": "1.1 caddy"}, "127.0.0.1"),
        ({"host": "localhost"}, "203.0.113.7"),
        ({"host": "localhost"}, ""),
        ({"host": "field.localhost"}, "127.0.0.1"),
    ],
)
def test_everybody_else_finds_nothing_there(client: Client, headers: dict[str, str], address: str) -> None:
    assert client.get("/metrics", headers=headers, REMOTE_ADDR=address).status_code == 404


def test_it_can_only_be_read(client: Client) -> None:
    assert client.post("/metrics", headers={"host": "localhost"}).status_code in {403, 404, 405}


def test_figures_are_those_of_the_hub(client: Client) -> None:
    beat()
    Alarm.objects.create(kind="disk.low", subject="disk:data", since="2026-11-25T00:00Z", last_seen="2026-11-25T00:00Z")
    found = read_metrics(client)
    assert found["titian_items_received_total"] == 0
    assert found["titian_tasks_waiting"] == 0
    assert found["titian_quarantine"] == 0
    assert found["titian_database_up"] == 1
    assert found['titian_alarms_open{kind="disk.low"}'] == 1
    assert 0 <= found["titian_worker_heartbeat_age_seconds"] < 60
    assert found["titian_disk_free_bytes"] > 1_000_000
    assert "titian_backup_age_seconds" not in found  # there was none: an age would be a lie


def test_requests_are_counted_by_side_and_status(client: Client) -> None:
    before = read_counts()
    client.get("/healthz", headers={"host": "localhost"})
    client.get("/nothing/", headers={"host": "localhost"})
    client.get("/healthz", headers={"host": "field.localhost:8000"})
    client.post("/api/v1/nonce", headers={"host": "field.localhost"})
    after = read_counts()
    grown = {site: [now - then for now, then in zip(after[site], before[site], strict=True)] for site in after}
    assert grown["desk"][:4] == [1, 0, 1, 0]
    assert grown["field"][:4] == [1, 0, 0, 0]
    assert grown["api"][:4] == [1, 0, 0, 0]
    assert [cells[-1] for cells in grown.values()] == [2, 1, 1]


def test_histogram_adds_up(client: Client) -> None:
    client.get("/healthz", headers={"host": "localhost"})
    found = read_metrics(client)
    buckets = [value for name, value in found.items() if name.startswith('titian_request_seconds_bucket{site="desk"')]
    assert buckets == sorted(buckets)
    assert buckets[-1] == found['titian_request_seconds_count{site="desk"}']


def test_no_person_and_no_place_is_named(client: Client) -> None:
    station = make_station("Bridge of the third lamp (fictional)")
    make_user(Role.OFFICER, "dara-of-the-bridge", station=station)
    text = client.get("/metrics", headers=HERE).content.decode()
    for word in ("third lamp", "dara", str(station.pk)):
        assert word not in text


def test_text_is_what_prometheus_reads(client: Client) -> None:
    for line in client.get("/metrics", headers=HERE).content.decode().splitlines():
        assert re.fullmatch(
            r'# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+', line
        ), line
