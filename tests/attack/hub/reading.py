"""What somebody with a role reads of the hub, and what somebody with its database does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from titian.desk import ways
from titian.desk.tests.attention import remember_attention
from titian.hub import views
from titian.hub.middleware import API, DESK
from titian.hub.tests.refusal_pages import remember_refusals
from titian.people.models import User
from titian.people.tests.answers import read_body

# What differs from one look to the next and says nothing: tokens, ids of forms, ages ("3 minutes ago").
NOISE: Final = re.compile(
    r'csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|\b(?:\d+ \w+|less than a minute) ago\b|X-CSRFToken[^}]*'
)
EXPORTS: Final = ("/audit/export/jsonl/", "/audit/export/csv/")


def desk_of(user: User) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def list_addresses() -> list[str]:
    """Every address of desk and API that names no thing, with its table as a file besides."""
    found = []

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> None:
        for pattern in patterns:
            address = f"{before}{pattern.pattern}".replace("^", "").replace("$", "").replace("\\Z", "")
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, address)
            elif not set("<(") & set(address) and "logout" not in address:
                found.append(f"/{address}")

    for addresses in (DESK, API):
        walk(get_resolver(addresses).url_patterns, "")
    return [*found, *EXPORTS]


def read_all(user: User, *more: str) -> dict[str, str]:
    """Address → what this account reads there; only what answers 200."""
    return read(user, *list_addresses(), *more)


def read(user: User, *addresses: str) -> dict[str, str]:
    """The same of these addresses alone.

    The numbers beside the reader's ways, which every page has, are looked up at its first page: nothing happens between
    the others. Pages that show what waits look it up as ever. A refusal, of which
    nothing is told, is drawn once. Of what is drawn Django's client keeps no copy.
    """
    client = desk_of(user)
    told = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ways, "find_attention", remember_attention())
        patch.setattr(views, "render_to_string", remember_refusals())
        patch.setattr("django.test.client.store_rendered_templates", lambda *given, **named: None)
        for address in addresses:
            for asked in (address, *_as_table(address)):
                response = client.get(asked)
                if response.status_code == 200:
                    told[asked] = NOISE.sub("", read_body(response).decode(errors="replace"))
    return told


def _as_table(address: str) -> list[str]:
    """The same as a file of rows, of a page that was not asked for as one."""
    return [] if "export=" in address else [f"{address}{'&' if '?' in address else '?'}export=csv"]


def dump_database() -> Iterator[tuple[str, str]]:
    """(table.column, value as text) of every row of every table there is, ours or a library's."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # a table's own name
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    text = bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
                    yield f"{table}.{name}", text


def move_to(instant: datetime, *names: str) -> None:
    """Every instant of these tables becomes this one: looked for later, nothing else has it by chance."""
    for label in names:
        model = apps.get_model(label)
        for column in model._meta.concrete_fields:
            if isinstance(column, models.DateTimeField):
                table, name = model._meta.db_table, column.column
                with connection.cursor() as cursor:
                    cursor.execute(
                        f"UPDATE {table} SET {name} = %s WHERE {name} IS NOT NULL",  # noqa: S608  # names of ours
                        [connection.ops.adapt_datetimefield_value(instant)],
                    )
