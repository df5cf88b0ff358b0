"""How the rooms of a region ask their tables of permissions: one world for all rows, and everyone in it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any, Final, NamedTuple

import pytest
from _pytest.mark.structures import ParameterSet
from django.db import connection, transaction
from django.test import Client
from django.urls import Resolver404, URLPattern, resolve
from pytest_django.plugin import DjangoDbBlocker

from titian.desk import ways
from titian.desk.tests.attention import remember_attention
from titian.hub import views
from titian.hub.middleware import DESK
from titian.hub.tests.lanes import long_on_postgresql
from titian.hub.tests.refusal_pages import remember_refusals
from titian.hub.tests.remembered_readers import remember_readers
from titian.people.models import Role, User
from titian.people.policies import Permission, may
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user
from titian.workplan.tests.permissions import WHO, Row

HOST = {"host": "localhost"}
# By a door: sent to sign in, refused by the role, or by the method.
REFUSED: Final = frozenset({302, 403, 405})


class World(NamedTuple):
    """Whoever asks, what addresses and forms are filled with, by which words a thing is known on a page, and who is who."""

    clients: Mapping[str, Client]
    fills: Mapping[str, str]
    marks: Mapping[str, str]
    readers: Mapping[str, User | None]


def sign_in(reader: User | None) -> Client:
    client = Client(headers=HOST)
    if reader is not None:
        client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def people_world(fills: Mapping[str, object], marks: Mapping[str, str], **known: User) -> World:
    """With those who are `known` by name, and with somebody of each role besides."""
    readers: dict[str, User | None] = {"nobody": None, **known}
    for who in WHO:
        if who in Role.values and who not in readers:
            readers[who] = make_user(Role(who))
    clients = {who: sign_in(reader) for who, reader in readers.items()}
    return World(clients, {name: str(value) for name, value in fills.items()}, marks, readers)


def world_of(make: Callable[[], World]) -> Any:  # Any: pytest's own kind of fixture
    """The fixture of a file's world: one for all rows. What a row does is undone behind it, and at last the world."""

    @pytest.fixture(scope="module")
    def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
        with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(ways, "find_attention", remember_attention())
            patch.setattr(views, "render_to_string", remember_refusals())
            made = make()
            remember_readers(patch)
            yield made
            transaction.set_rollback(True)

    return world


def draw_rows(rows: Iterable[Row], table: Mapping[str, list[Row]], routes: Iterable[str]) -> list[ParameterSet]:
    """On PostgreSQL one in five by the day, and always one of each of these routes, which scopes decide: the first that
    shows something."""
    held = [next((row for row in table[route] if row.shows), table[route][0]) for route in routes]
    drawn = long_on_postgresql("permissions on PostgreSQL", one_in=5)
    return [pytest.param(row, marks=[] if row in held else drawn) for row in rows]


def list_named(urls: ModuleType) -> set[str | None]:
    return {pattern.name for pattern in urls.urlpatterns if isinstance(pattern, URLPattern)}


def ask(world: World, row: Row, who: str) -> tuple[int, str]:
    """The status and the body; nothing stays of what was done."""
    client, where = world.clients[who], row.where.format_map(world.fills)
    with transaction.atomic():
        data = {name: text.format_map(world.fills) for name, text in row.data.items()}
        answer = client.post(where, data) if row.method == "POST" else client.generic(row.method, where)
        body = read_body(answer)
        transaction.set_rollback(True)
    return answer.status_code, body.decode(errors="replace")  # a file need not be text


def list_changeable(world: World, row: Row) -> list[str]:
    """Whose answer a database can change: all but those whom the door of the page has sign in or refuses by their role,
    before anything is looked up (`for_permission`)."""
    address = row.where.format_map(world.fills).partition("?")[0]
    try:
        view = resolve(address, DESK).func
    except Resolver404:  # of the API, whose doors are its keys
        return list(WHO)
    permission = inspect.getclosurevars(view).nonlocals.get("permission")
    if not isinstance(permission, Permission):
        return list(WHO)
    return [who for who in WHO if (reader := world.readers[who]) is not None and may(reader, permission)]


def find_wrong(world: World, row: Row) -> Iterator[str]:
    """Who gets another answer than the row says, or reads what is not for them, or does not read what is. On PostgreSQL
    those alone are asked whose answer a database can change; everyone is on SQLite."""
    changeable = list_changeable(world, row)
    for who in changeable if connection.vendor == "postgresql" else WHO:
        status, body = ask(world, row, who)
        if who not in changeable and status not in REFUSED:
            yield f"{who}: {status}, though no door refuses them"
        if status != row.expect(who):
            yield f"{who}: {status}, not {row.expect(who)}"
        if row.shows and (world.marks[row.shows] in body) != (who in row.to):
            yield f"{who}: {row.shows} is {'' if world.marks[row.shows] in body else 'not '}shown"
