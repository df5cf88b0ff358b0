"""Every route of both hosts, everyone who may ask, and the status they get. A route without a row fails."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings

from titian.hub.middleware import DESK, FIELD
from titian.library.tests.factories import make_hub_identity
from titian.people.models import Role
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user

pytestmark = pytest.mark.django_db
HOSTS = {DESK: "localhost", FIELD: "field.localhost"}
NOBODY = "nobody"
WHO = (NOBODY, *(role.value for role in Role))
ITEM = str(uuid.UUID(int=7))


@dataclass(frozen=True)
class Row:
    """Who gets which status. `others` holds for everyone not named; nobody is somebody without a session."""

    method: str
    path: str
    others: int
    nobody: int | None = None
    officer: int | None = None
    supervisor: int | None = None
    provider: int | None = None
    coordinator: int | None = None
    administrator: int | None = None

    def expect(self, who: str) -> int:
        own: int | None = getattr(self, who)
        return self.others if own is None else own


# The name of a route → what each gets. 302 of nobody is the way to sign in; 403 is "not your work"; 404 of a thing
# that belongs to nobody present says nothing about whether it exists; 401 asks a program to sign in; 405 is another
# method's route.
DESK_PAGES = {
    "home": [Row("GET", "/", 302)],
    "healthz": [Row("GET", "/healthz", 200), Row("POST", "/healthz", 405)],
    "readyz": [Row("GET", "/readyz", 200)],
    "about": [Row("GET", "/about/", 200)],
    "account_login": [Row("GET", "/accounts/login/", 302, nobody=200)],
    "account_logout": [Row("POST", "/accounts/logout/", 302)],
    "account_inactive": [Row("GET", "/accounts/inactive/", 200)],
    "phones": [Row("GET", "/devices/", 403, nobody=302, officer=200), Row("POST", "/devices/", 405)],
    "phones_again": [Row("GET", "/devices/list/", 403, nobody=302, officer=200)],
    "add": [Row("POST", "/devices/add/", 403, nobody=302, officer=200), Row("GET", "/devices/add/", 405)],
    "inbox": [Row("GET", "/referrals/", 403, nobody=302, provider=200)],
    "package": [Row("GET", f"/referrals/{ITEM}/", 403, nobody=302, provider=404)],
    "answer": [
        Row("POST", f"/referrals/{ITEM}/accept/", 403, nobody=302, provider=404),
        Row("POST", f"/referrals/{ITEM}/decline/", 403, nobody=302, provider=404),
        Row("POST", f"/referrals/{ITEM}/invent/", 403, nobody=302, provider=404),
        Row("GET", f"/referrals/{ITEM}/accept/", 405),
    ],
    "key": [Row("GET", "/organisation/key/", 403, nobody=302, provider=200)],
    "station": [Row("GET", "/station/", 403, nobody=302, supervisor=200)],
    "country": [Row("GET", "/country/", 403, nobody=302, coordinator=200)],
    "administration": [Row("GET", "/administration/", 403, nobody=302, administrator=200)],
}
API = {
    "api:releases": [Row("GET", "/api/v1/releases", 200), Row("POST", "/api/v1/releases", 405)],
    "api:blob": [Row("GET", f"/api/v1/blobs/{'0' * 64}", 404)],
    "api:take_nonce": [Row("POST", "/api/v1/nonce", 200), Row("GET", "/api/v1/nonce", 405)],
    "api:claim": [Row("POST", "/api/v1/enrolments/claim", 422)],
    "api:sync": [Row("POST", "/api/v1/sync", 400), Row("GET", "/api/v1/sync", 405)],
    "api:list_packages": [Row("GET", "/api/v1/packages", 403, nobody=401, provider=200)],
    "api:read_ciphertext": [
        Row("GET", f"/api/v1/packages/{ITEM}/ciphertext", 403, nobody=401, provider=404),
        Row("POST", f"/api/v1/packages/{ITEM}/ciphertext", 405),
    ],
    "api:answer": [
        Row("POST", f"/api/v1/packages/{ITEM}/{action}", 403, nobody=401, provider=404)
        for action in ("opened", "accept", "decline", "arrived", "not_arrived")
    ],
    "api:read_key": [Row("GET", "/api/v1/organisation/key", 403, nobody=401, provider=200)],
    "api:make_key": [Row("POST", "/api/v1/organisation/key", 403, nobody=401, provider=422)],
    "api:api-root": [Row("GET", "/api/v1/", 404)],
}
FIELD_PAGES = {
    "healthz": [Row("GET", "/healthz", 200)],
    "readyz": [Row("GET", "/readyz", 200)],
    "field-shell": [Row("POST", "/", 405)],
    "field-file": [Row("GET", "/accounts/login/", 404), Row("POST", "/sw.js", 405)],
}
TABLES = {DESK: {**DESK_PAGES, **API}, FIELD: {**FIELD_PAGES, **API}}


@pytest.fixture(autouse=True)
def hub_with_keys(tmp_path: Path, settings: Settings) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, data=tmp_path)
    settings.TITIAN_DATA = tmp_path
    make_hub_identity()


def list_routes(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace == "api" else ""
            yield from list_routes(pattern, inner or namespace)


@pytest.mark.parametrize("urlconf", [DESK, FIELD])
def test_every_route_has_a_row_and_every_row_a_route(urlconf: str) -> None:
    assert set(list_routes(get_resolver(urlconf))) == set(TABLES[urlconf])


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(
    ("urlconf", "row"),
    [
        pytest.param(urlconf, row, id=f"{HOSTS[urlconf]} {row.method} {row.path}")
        for urlconf, table in TABLES.items()
        for rows in table.values()
        for row in rows
    ],
)
def test_route_answers_each_as_the_table_says(client: Client, urlconf: str, row: Row, who: str) -> None:
    if who != NOBODY:
        client.force_login(make_user(who))
    response = client.generic(row.method, row.path, headers={"host": HOSTS[urlconf]})
    read_body(response)
    assert response.status_code == row.expect(who)
    if response.status_code == 302 and who == NOBODY:
        assert response.headers["Location"].startswith("/accounts/login/")
