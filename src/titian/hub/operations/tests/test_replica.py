"""Figures from a copy of the database: two databases, so that it shows which one was read."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import OperationalError
from django.http import HttpResponse
from pytest_django.fixtures import Settings

from titian.hub.operations.replica import FiguresRouter
from titian.hub.operations.tests.running import Hub, make_database
from titian.people.figures import REPLICA, from_copy, is_reading_copy, reading_copy
from titian.people.models import User
from titian.tallies.models import Tally

pytestmark = pytest.mark.on_both

SERVER = os.environ.get("TITIAN_DATABASE_URL", "")

PAGE = """
from django.test import Client
from titian.people.models import User
from titian.people.tests.factories import make_user
from titian.people.figures import from_copy
from django.http import HttpResponse
coordinator = User.objects.filter(role="coordinator").first() or make_user("coordinator")
client = Client(HTTP_HOST="localhost")
client.force_login(coordinator, backend="allauth.account.auth_backends.AuthenticationBackend")
page = client.get("/country/")
from titian.tallies.models import Tally
names = lambda: sorted(Tally.objects.values_list("total", flat=True))
figures = from_copy(lambda: HttpResponse(json.dumps(names())))
def write():
    try:
        Tally.objects.using("replica").update(total=1)
    except Exception as problem:
        return type(problem).__name__
    return "written"
print(json.dumps({"page": page.status_code, "plain": names(), "figures": json.loads(figures().content), "write": write()}))
"""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """A hub and a copy of its database in which the one total is another; no test changes either."""
    folder = tmp_path_factory.mktemp("copied")
    more: dict[str, str] = {}
    path = folder / "copy.sqlite3"
    url = f"sqlite:///{path}"
    if SERVER.startswith("postgres"):
        name = f"figures_{secrets.token_hex(4)}"
        more["TITIAN_DATABASE_URL"] = make_database(SERVER, name)
        url = f"{more['TITIAN_DATABASE_URL']}_copy"
    hub = Hub(folder / "data", {**more, "TITIAN_REPLICA_URL": url})  # nothing asks it before there are figures
    hub.start_demo()
    hub.run(
        """
print(json.dumps(load(asked["phone"]).sync(factories.make_tally_item(total=12))))
""",
        phone=hub.phone,
    )
    if "TITIAN_DATABASE_URL" in more:
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(f"create database {name}_copy template {name}")
        with psycopg.connect(url, autocommit=True) as copy:
            copy.execute("update tallies_tally set total = 77")
    else:
        shutil.copy(hub.data / "hub.sqlite3", path)
        with sqlite3.connect(path) as sqlite:
            sqlite.execute("update tallies_tally set total = 77")
        sqlite.close()
    return hub


def test_figures_are_read_from_the_copy_and_all_else_is_not(copied: Hub) -> None:
    found = copied.run(PAGE)
    assert found["page"] == 200
    assert found["figures"] == [77]
    assert found["plain"] != [77]
    assert found["write"] != "written"


def test_copy_that_does_not_answer_costs_no_page(copied: Hub, tmp_path: Path) -> None:
    found = Hub(copied.data, {**copied.more, "TITIAN_REPLICA_URL": f"sqlite:///{tmp_path / 'gone.sqlite3'}"}).run(PAGE)
    assert found["page"] == 200
    assert found["figures"] == found["plain"]


def test_without_a_copy_nothing_is_routed(db: None) -> None:
    with reading_copy():
        assert not is_reading_copy()
        assert FiguresRouter().db_for_read(Tally) is None


def test_mark_ends_with_the_page(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES, REPLICA, {})
    seen: list[Any] = []

    @from_copy
    def page() -> HttpResponse:
        seen.append((is_reading_copy(), FiguresRouter().db_for_read(Tally)))
        if len(seen) == 1:
            raise OperationalError
        return HttpResponse()

    page()
    assert seen == [(True, REPLICA), (False, None)]
    assert not is_reading_copy()


def test_copy_is_never_migrated_and_never_written() -> None:
    router = FiguresRouter()
    assert router.allow_migrate(REPLICA, "people") is False
    assert router.allow_migrate("default", "people") is True
    assert router.db_for_write(Tally) == "default"


def test_who_is_reading_is_never_asked_of_the_copy(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES, REPLICA, {})
    with reading_copy():
        assert FiguresRouter().db_for_read(User) is None
