"""Every route of both hosts, everyone who may ask, real things of theirs and of others, and what they get.

The table stands in `titian.hub.tests.permissions`, where it is said how to add a row.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

import pytest
from _pytest.mark.structures import ParameterSet
from django.apps import apps
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from titian.desk import ways
from titian.desk.tests.attention import remember_attention
from titian.devices.querysets import EnrolmentQuerySet, HeldReleaseQuerySet, QuarantinedItemQuerySet
from titian.directory.querysets import (
    ChangeQuerySet,
    ContactQuerySet,
    ListingQuerySet,
    ServiceQuerySet,
)
from titian.feedback.querysets import ComplaintQuerySet, PublishedMonthQuerySet
from titian.hub import views
from titian.hub.middleware import DESK, FIELD
from titian.hub.operations.querysets import AlarmQuerySet
from titian.hub.tests.lanes import long_on_postgresql
from titian.hub.tests.permissions import API, DESK_PAGES, FIELD_PAGES, TABLES
from titian.hub.tests.permissions.asking import ask, find_wrong, list_changeable, list_routes, send
from titian.hub.tests.permissions.own import list_modules
from titian.hub.tests.permissions.rows import HOSTS, NOBODY, WHO, Row, Scopes, Within
from titian.hub.tests.permissions.world import World, make_world
from titian.hub.tests.refusal_pages import remember_refusals
from titian.hub.tests.remembered_readers import READ_ACCOUNT, READ_SESSION, remember_readers
from titian.learning.querysets import ReceivedCourseQuerySet
from titian.notices.querysets import BrowserQuerySet
from titian.people.querysets import (
    DutyQuerySet,
    InvitationQuerySet,
    OrganisationKeyQuerySet,
    OrganisationQuerySet,
    StationQuerySet,
    UserQuerySet,
)
from titian.referrals.querysets import (
    ArrivalCellQuerySet,
    CountedStateQuerySet,
    OpenMarkQuerySet,
    PackageQuerySet,
    QuestionQuerySet,
    ReferralQuerySet,
    WithoutConsentQuerySet,
)
from titian.studio.querysets import PackQuerySet
from titian.tallies.querysets import CountedCellQuerySet

pytestmark = pytest.mark.django_db
__all__ = ["API", "DESK_PAGES", "FIELD_PAGES", "HOSTS", "TABLES", "Row", "list_routes"]


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    """One world for all rows, in a transaction that is rolled back. It holds two countries, and no door has a rate."""
    folder = tmp_path_factory.mktemp("data")
    given = settings.TITIAN
    titian = dataclasses.replace(given, data=folder, is_multi_country=True, limits=dict.fromkeys(given.limits))
    with django_db_blocker.unblock(), override_settings(TITIAN=titian, TITIAN_DATA=folder), transaction.atomic():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ways, "find_attention", remember_attention())
            patch.setattr(views, "render_to_string", remember_refusals())
            made = make_world()
            remember_readers(patch)
            yield made
        transaction.set_rollback(True)


# Each scope of a queryset → a route whose rows would miss it.
SCOPES: Final[Scopes] = {
    (EnrolmentQuerySet, "visible_to"): "phones",
    (EnrolmentQuerySet, "counted_for"): "releases",
    (HeldReleaseQuerySet, "counted_for"): "releases",
    (QuarantinedItemQuerySet, "visible_to"): "quarantine",
    (ComplaintQuerySet, "visible_to"): "complaint",
    (PublishedMonthQuerySet, "visible_to"): "protection",
    (OrganisationQuerySet, "visible_to"): "country",
    (OrganisationQuerySet, "managed_by"): "change_organisation",
    (OrganisationKeyQuerySet, "visible_to"): "end_key",
    (OrganisationKeyQuerySet, "comparable_by"): "organisation_key",
    (StationQuerySet, "visible_to"): "figures",
    (StationQuerySet, "managed_by"): "change_station",
    (UserQuerySet, "visible_to"): "search",
    (UserQuerySet, "managed_by"): "person",
    (InvitationQuerySet, "managed_by"): "withdraw_invitation",
    (PackageQuerySet, "visible_to"): "package",
    (ReferralQuerySet, "counted_for"): "station",
    (QuestionQuerySet, "visible_to"): "station",
    (BrowserQuerySet, "visible_to"): "notices",
    (ServiceQuerySet, "visible_to"): "directory",
    (ServiceQuerySet, "managed_by"): "edit_service",
    (ChangeQuerySet, "visible_to"): "directory_change",
    (ListingQuerySet, "managed_by"): "add_service",
    **{scope: route for room in list_modules() for scope, route in room.SCOPES.items()},
}


def list_held(rows: list[Row]) -> list[Row]:
    """Those of a route that show things; where none does, the first that says how near a thing must be."""
    near = (row for row in rows if any(isinstance(row.expect(who), Within) for who in WHO))
    return [row for row in rows if row.shows] or [next(near)]


# On PostgreSQL, where the others are drawn by the day: of each scope those that would miss it.
ASKED_ALWAYS: Final = [row for route in SCOPES.values() for row in list_held(DESK_PAGES[route])]


def generate_rows() -> Iterator[ParameterSet]:
    for urlconf, table in TABLES.items():
        for route, rows in table.items():
            for number, row in enumerate(rows):
                marks = [] if row in ASKED_ALWAYS else long_on_postgresql("permissions on PostgreSQL", one_in=5)
                yield pytest.param(
                    urlconf, row, marks=marks, id=f"{HOSTS[urlconf]} {route} {number} {row.method} {row.where}"
                )


@pytest.mark.parametrize("urlconf", [DESK, FIELD])
def test_every_route_has_a_row_and_every_row_a_route(urlconf: str) -> None:
    assert set(list_routes(urlconf)) == set(TABLES[urlconf])


@pytest.mark.on_both
@pytest.mark.parametrize(("urlconf", "row"), list(generate_rows()))
def test_route_answers_each_as_the_table_says(world: World, urlconf: str, row: Row) -> None:
    wrong = list(find_wrong(world, urlconf, row))
    assert not wrong, "\n".join([str(row), *wrong])


def test_on_postgresql_whoever_is_let_through_is_asked_and_every_other_status_once() -> None:
    for row in chain.from_iterable(rows for table in TABLES.values() for rows in table.values()):
        cells = {who: row.expect(who) for who in WHO}
        asked = set(list_changeable(row))
        due = {who for who, cell in cells.items() if isinstance(cell, Within) or cell in {200, 302, 409}} - {NOBODY}
        assert due <= asked, row
        left_out = {who: cells[who] for who in WHO if cells[who] not in {cells[each] for each in asked}}
        assert left_out.get(NOBODY, 302) in {302, 403, 405}, row
        assert {cell for who, cell in left_out.items() if who != NOBODY} <= {403, 405}, row


@pytest.mark.parametrize("row", [row for rows in {**DESK_PAGES, **API}.values() for row in rows[:1]], ids=str)
def test_closed_account_is_nobody(world: World, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ModelBackend, "get_user", READ_ACCOUNT)
    reader = world.readers["administrator"]
    type(reader).objects.filter(pk=reader.pk).update(is_active=False)
    thing = world.find(row.names)[0] if row.names else None
    closed, nobody = (ask(world, DESK, who, row, thing) for who in ("administrator", NOBODY))
    assert (closed.status, closed.location) == (nobody.status, nobody.location)


def test_field_host_serves_no_page_of_the_desk(world: World) -> None:
    """Whoever is signed in there: the app, health and the API are all there is."""
    shared = TABLES[FIELD].keys()
    found = []
    for route, rows in DESK_PAGES.items():
        if route not in shared and route != "home":
            thing = world.find(rows[0].names)[0] if rows[0].names else None
            answer = ask(world, FIELD, "administrator", rows[0], thing)
            found += [(route, answer.status)] if answer.status not in {404, 405} else []
    assert found == []


def test_remembered_refusal_is_what_is_drawn(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for its tokens: whoever is refused, and whatever of `&`, quotation marks and tags the address has."""
    addresses = ["/nothing/", "/nothing/?a=1&b='2'", "/nothing/%3Ci%3E/"]

    def ask_all() -> list[str]:
        told = [send(DESK, "GET", where, world.sessions.get(who, "")) for who in WHO for where in addresses]
        assert {answer.status for answer in told} == {404}
        return [re.sub(r'(name="csrfmiddlewaretoken" value|data-half)="[^"]*"', "", answer.body) for answer in told]

    remembered = ask_all()
    assert len(set(remembered)) == len(remembered)
    monkeypatch.setattr(views, "render_to_string", render_to_string)
    assert ask_all() == remembered


@pytest.mark.parametrize("address", ["/", "/settings/", "/nothing/"])
def test_remembered_reader_is_answered_as_one_who_is_read(
    world: World, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask_all() -> list[tuple[int, str, str]]:
        told = [send(DESK, "GET", address, world.sessions.get(who, "")) for who in WHO]
        tokens = r'(name="csrfmiddlewaretoken" value|data-half)="[^"]*"'
        return [(answer.status, answer.location, re.sub(tokens, "", answer.body)) for answer in told]

    ask_all()
    remembered = ask_all()
    monkeypatch.setattr(ModelBackend, "get_user", READ_ACCOUNT)
    monkeypatch.setattr(SessionStore, "load", READ_SESSION)
    assert ask_all() == remembered


@pytest.mark.parametrize("address", ["/answer/", "/sw.js", "/index.html"])
def test_desk_host_serves_nothing_of_the_app(world: World, address: str) -> None:
    assert send(DESK, "GET", address, world.sessions["officer"]).status == 404


# Scopes no row can miss, and why.
NOT_MISSED: Final = {
    (CountedCellQuerySet, "visible_to"),  # shown for the reader's stations alone, whose scope `figures` holds
    (CountedCellQuerySet, "protection_visible_to"),  # likewise
    (AlarmQuerySet, "visible_to"),  # of the whole hub, and the page is the administrator's alone
    (DutyQuerySet, "visible_to"),  # narrowed to the reader's own duty wherever it is asked
    (PackQuerySet, "visible_to"),  # of the whole hub: whoever has the studio reads every pack
    (ContactQuerySet, "managed_by"),  # counted in notices: test_attention of the directory
    (OpenMarkQuerySet, "visible_to"),  # of one's own station: test_open_marks of the referrals
    (WithoutConsentQuerySet, "visible_to"),  # of one's own station: test_two_officers of the referrals
    (ArrivalCellQuerySet, "visible_to"),  # likewise: what came between two counts, test_figures of exchange/hxl
    (ReceivedCourseQuerySet, "visible_to"),  # of a region's hub: its own table, beside the room
    (CountedStateQuerySet, "visible_to"),  # figures that are hidden while small: test_pages
}
NAMES: Final = ("visible_to", "managed_by", "comparable_by", "counted_for", "protection_visible_to", "about")


def test_every_scope_of_a_queryset_is_held_by_a_route() -> None:
    found = {
        (type(model._default_manager.get_queryset()), name)
        for model in apps.get_models()
        if model.__module__.startswith("titian.")
        for name in NAMES
        if hasattr(type(model._default_manager.get_queryset()), name)
    }
    assert found == {*SCOPES, *NOT_MISSED}


@pytest.mark.parametrize(("scope", "route"), SCOPES.items(), ids=lambda part: part if isinstance(part, str) else "")
def test_rows_miss_a_scope_that_is_gone(
    world: World, scope: tuple[type[QuerySet[Any]], str], route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the table can fail: with the scope taken away, the route shows or gives what it should not."""
    queryset, name = scope
    monkeypatch.setattr(queryset, name, lambda rows, user: rows.all())
    assert any(wrong for row in list_held(DESK_PAGES[route]) for wrong in find_wrong(world, DESK, row))
