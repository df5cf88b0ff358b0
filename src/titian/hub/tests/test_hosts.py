"""Two sites behind one process, and what every answer carries."""

from __future__ import annotations

import pytest
from django.test import Client

from titian.people.tests.answers import read_body

pytestmark = pytest.mark.django_db
DESK, FIELD = "localhost", "field.localhost"


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        (DESK, "/accounts/login/", 200),
        (FIELD, "/accounts/login/", 404),
        (FIELD, "/devices/", 404),
        (FIELD, "/static/manifest.json", 404),
        (DESK, "/sw.js", 404),
        (DESK, "/healthz", 200),
        (FIELD, "/healthz", 200),
        ("127.0.0.1:8000", "/healthz", 200),
        ("FIELD.localhost:8000", "/accounts/login/", 404),
    ],
)
def test_each_host_has_its_own_addresses(client: Client, host: str, path: str, status: int) -> None:
    response = client.get(path, headers={"host": host})
    read_body(response)
    assert response.status_code == status


@pytest.mark.parametrize("host", ["evil.example", "field.localhost.evil.example", "x.localhost", "localhost@evil", ""])
@pytest.mark.parametrize("path", ["/", "/healthz", "/api/v1/releases", "/static/x.js"])
def test_strange_hosts_are_refused(client: Client, host: str, path: str) -> None:
    assert client.get(path, headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", [DESK, FIELD])
@pytest.mark.parametrize("path", ["/", "/api/v1/releases", "/healthz", "/nothing-here"])
def test_every_answer_closes_what_it_can(client: Client, host: str, path: str) -> None:
    response = client.get(path, headers={"host": host})
    read_body(response)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    policy = response.headers["Content-Security-Policy"]
    for directive in ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert directive in policy
    assert "unsafe-inline" not in policy
    assert "Access-Control-Allow-Origin" not in response.headers


def test_desk_pages_stay_out_of_caches(client: Client) -> None:
    assert client.get("/accounts/login/", headers={"host": DESK}).headers["Cache-Control"] in {
        "no-store",
        "max-age=0, no-cache, no-store, must-revalidate, private",
    }


def test_ready_hub_says_so(client: Client) -> None:
    assert client.get("/readyz", headers={"host": DESK}).json() == {
        "ready": True,
        "database": "migrated",
        "worker": "late",
        "disk": "free",
    }


def test_refusals_of_the_api_are_json_on_both_hosts(client: Client) -> None:
    for host in (DESK, FIELD):
        answer = client.get("/api/v1/nothing", headers={"host": host})
        assert (answer.status_code, answer.json()["code"]) == (404, "page.unknown")
