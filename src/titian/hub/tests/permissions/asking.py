"""Asks what a row says and tells what came out otherwise. Nothing that an answer changes is left behind."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test.client import ClientHandler, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from titian.hub.middleware import API
from titian.hub.tests.permissions.rows import HOSTS, NOBODY, WHO, Cell, Row, Within
from titian.hub.tests.permissions.world import Thing, World
from titian.people.tests.answers import read_body

AGAIN: Final = "/again/"
# Where nobody is sent on without being asked to sign in.
OPEN_DOORS: Final = ("/invitation/", "/language/", "/reading/")
WORKED: Final = frozenset({200, 302, 409, 422})
DONE: Final = frozenset({200, 302, 409})
# By who somebody is, or by the method: before anything of a thing or a scope is looked up. So is nobody sent to sign in.
REFUSED: Final = frozenset({403, 405})


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    location: str


def find_wrong(world: World, urlconf: str, row: Row) -> Iterator[str]:
    """One sentence for each answer that is not as the row says."""
    things: list[Thing | None] = [*world.find(row.names)] if row.names else [None]
    is_on_postgresql = connection.vendor == "postgresql"
    for who in list_changeable(row) if is_on_postgresql else WHO:
        cell = row.expect(who)
        asked = things if isinstance(cell, Within) else things[:1]
        for thing in asked:
            answer = ask(world, urlconf, who, row, thing)
            for wrong in _judge(world, row, who, thing, answer):
                yield f"{who}{f', {thing}' if thing else ''}: {wrong}"
        # How long ago somebody signed in stands in the session, which no database reads otherwise.
        if who != NOBODY and (row.method == "POST" or row.asks_proof) and not is_on_postgresql:
            wrong = _judge_proof(world, urlconf, row, who, things)
            if wrong:
                yield f"{who}: {wrong}"


def list_changeable(row: Row) -> Iterator[str]:
    """Whose answer a database can change: everyone who is let through to things, to a scope, to a page or to an action;
    where a row asks for nothing that there is, one for each other status. All others are asked on SQLite.
    """
    told = set[Cell]()
    for who in WHO:
        cell = row.expect(who)
        is_sent_off = who == NOBODY and cell == 302 and not row.where.startswith(OPEN_DOORS)
        if cell in REFUSED or is_sent_off:
            continue
        speaks_of_things = bool(row.names or row.shows) or isinstance(cell, Within)
        if speaks_of_things or cell in DONE or cell not in told:
            yield who
        told.add(cell)


def _judge(world: World, row: Row, who: str, thing: Thing | None, answer: Answer) -> Iterator[str]:
    cell = row.expect(who)
    expected = _find_status(world, who, cell, thing)
    if answer.status != expected:
        yield f"{answer.status}, not {expected}"
        return
    is_sent_off = answer.status == 302 and who == NOBODY and not row.where.startswith(OPEN_DOORS)
    if is_sent_off and not answer.location.startswith("/accounts/login/"):
        yield f"nobody is sent to {answer.location}"
    if row.shows and answer.status == 200:
        yield from _judge_shown(world, row.shows, who, cell, answer)
    lowered = answer.body.lower()
    yield from (
        f"the answer names {mark}, which lies abroad" for mark in world.list_marks_abroad(but=thing) if mark in lowered
    )


def _find_status(world: World, who: str, cell: Cell, thing: Thing | None) -> int:
    if isinstance(cell, int):
        return cell
    if thing is None:
        return cell.inside
    return cell.inside if thing.is_within(cell.scope, world.readers[who]) else cell.outside


def _judge_shown(world: World, kind: str, who: str, cell: Cell, answer: Answer) -> Iterator[str]:
    reader = world.readers.get(who)
    for thing in world.things[kind]:
        if reader is not None and reader.username in thing.marks:
            continue  # every page names its reader
        is_due = isinstance(cell, Within) and reader is not None and thing.is_within(cell.scope, reader)
        is_shown = any(mark in answer.body for mark in thing.marks)
        if is_shown != is_due:
            yield f"{thing} is {'' if is_shown else 'not '}shown"


def _judge_proof(world: World, urlconf: str, row: Row, who: str, things: list[Thing | None]) -> str:
    """Whether somebody who signed in long ago is asked for a proof, exactly where the row says so."""
    cell = row.expect(who)
    for thing in things:
        if _find_status(world, who, cell, thing) in WORKED:
            answer = ask(world, urlconf, who, row, thing, is_stale=True)
            is_asked = answer.status == 302 and AGAIN in answer.location
            if is_asked and not row.asks_proof:
                return f"a proof is asked for, and the row does not say so (asks_proof=True): {answer.location}"
            if row.asks_proof and not is_asked:
                return f"no proof is asked for: {answer.status}"
            break
    return ""


def ask(
    world: World, urlconf: str, who: str, row: Row, thing: Thing | None = None, *, is_stale: bool = False
) -> Answer:
    sessions = world.stale_sessions if is_stale else world.sessions
    fills = thing.fills if thing is not None else {}
    return send(
        urlconf,
        row.method,
        row.where.format_map(fills),
        sessions.get(who, ""),
        data={name: text.format_map(fills) for name, text in row.data.items()},
        body={name: text.format_map(fills) for name, text in row.json.items()},
    )


def send(
    urlconf: str,
    method: str,
    address: str,
    session: str,
    *,
    data: dict[str, str] | None = None,
    body: dict[str, str] | None = None,
) -> Answer:
    factory = RequestFactory(headers={"host": HOSTS[urlconf]})
    if session:
        factory.cookies[settings.SESSION_COOKIE_NAME] = session
    if data:
        request = factory.post(address, data)
    else:
        request = factory.generic(method, address, json.dumps(body) if body else "", "application/json")
    with transaction.atomic():
        response: HttpResponseBase = _get_handler()(request.environ)
        content = read_body(response).decode("utf-8", "replace")
        transaction.set_rollback(True)
    return Answer(response.status_code, content, response.headers.get("Location", ""))


@functools.cache
def _get_handler() -> ClientHandler:
    """What stands behind Django's client, which would keep a copy of each template and context that no row looks at.

    One for every request: its first loads all of the middleware.
    """
    return ClientHandler(enforce_csrf_checks=False)


def list_routes(urlconf: str) -> Iterator[str]:
    """Of the pages of a host, and of the API that it has too."""
    for addresses in (urlconf, API):
        yield from _list_named(get_resolver(addresses))


def _list_named(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace == "api" else ""
            yield from _list_named(pattern, inner or namespace)
