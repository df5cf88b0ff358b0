"""Rates: what is within them, what is over, who is counted together, and what a full disk changes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from titian.hub.environment import Rate
from titian.people import limits
from titian.people.addresses import UNKNOWN, find_address, find_network
from titian.people.limits import counts
from titian.people.limits.models import Count

pytestmark = pytest.mark.on_both

NOW = datetime(2026, 11, 25, 12, 0, 0, tzinfo=UTC)
SetRate = Callable[[str, Rate | None], None]


@pytest.fixture
def set_rate(settings: Settings) -> SetRate:
    def change(kind: str, rate: Rate | None) -> None:
        settings.TITIAN = dataclasses.replace(settings.TITIAN, limits={**settings.TITIAN.limits, kind: rate})

    return change


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(limits.KINDS))
def test_as_many_as_the_rate_says_are_let_through_and_no_more(kind: str, set_rate: SetRate) -> None:
    set_rate(kind, Rate(50, 60))
    assert [limits.spend(kind, "one", NOW) == 0 for _ in range(120)] == [True] * 50 + [False] * 70


@pytest.mark.django_db
def test_next_window_begins_anew_and_others_are_counted_apart(set_rate: SetRate) -> None:
    set_rate("claim", Rate(2, 60))
    assert [limits.spend("claim", "one", NOW + timedelta(seconds=15)) for _ in range(3)] == [0, 0, 45]
    assert limits.spend("claim", "two", NOW) == 0
    assert limits.spend("lookup", "one", NOW) == 0
    assert limits.spend("claim", "one", NOW + timedelta(seconds=60)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "count"), [("claim", 7), ("public", 200)])
def test_several_processes_together_never_pass_more_than_the_rate(kind: str, count: int, set_rate: SetRate) -> None:
    set_rate(kind, Rate(count, 60))
    passed = 0
    for _ in range(60):  # each round as a process that has just begun
        limits.forget_shares()
        passed += sum(limits.spend(kind, "one", NOW) == 0 for _ in range(10))
    assert passed == count if kind == "claim" else 0.9 * count <= passed <= count


@pytest.mark.django_db
def test_a_flood_costs_no_statements(set_rate: SetRate) -> None:
    set_rate("claim", Rate(3, 60))
    for _ in range(4):
        limits.spend("claim", "one", NOW)
    with CaptureQueriesContext(connection) as asked:
        assert not any(limits.spend("claim", "one", NOW) == 0 for _ in range(1000))
    assert len(asked) == 0


@pytest.mark.django_db
def test_often_asked_kinds_take_few_statements(set_rate: SetRate) -> None:
    set_rate("public", Rate(6000, 60))
    with CaptureQueriesContext(connection) as asked:
        assert all(limits.spend("public", "one", NOW) == 0 for _ in range(900))
    assert sum("limits_count" in query["sql"] for query in asked.captured_queries) == 3


def test_phones_and_bad_requests_are_counted_without_the_database(set_rate: SetRate) -> None:
    for kind in ("sync", "bad_request"):  # no mark django_db: a statement would fail here
        set_rate(kind, Rate(2, 60))
        assert [limits.spend(kind, "one", NOW) == 0 for _ in range(3)] == [True, True, False]


def test_asking_whether_a_rate_is_spent_spends_nothing(set_rate: SetRate) -> None:
    set_rate("bad_request", Rate(2, 60))
    assert [limits.find_wait("bad_request", "one", NOW) for _ in range(5)] == [0] * 5
    assert [limits.spend("bad_request", "one", NOW) for _ in range(2)] == [0, 0]
    assert limits.find_wait("bad_request", "one", NOW) == 60
    assert limits.find_wait("bad_request", "one", NOW + timedelta(seconds=60)) == 0


@pytest.mark.django_db
def test_rate_switched_off_lets_everything_through(set_rate: SetRate) -> None:
    set_rate("claim", None)
    assert all(limits.spend("claim", "one", NOW) == 0 for _ in range(1000))
    assert limits.find_wait("claim", "one", NOW) == 0


@pytest.mark.django_db
def test_database_that_takes_nothing_turns_nobody_away_but_still_counts(set_rate: SetRate) -> None:
    set_rate("claim", Rate(5, 60))
    with mock.patch.object(counts, "take_share", side_effect=OperationalError("disk is full")):
        assert [limits.spend("claim", "one", NOW) == 0 for _ in range(8)] == [True] * 5 + [False] * 3


@pytest.mark.django_db
def test_table_names_nobody_and_old_counts_go(set_rate: SetRate) -> None:
    set_rate("claim", Rate(5, 60))
    limits.spend("claim", "198.51.100.7", NOW)
    [row] = Count.objects.all()
    assert re.fullmatch("[0-9a-f]{64}", row.key)
    assert counts.forget_old_counts(NOW + timedelta(seconds=59)) == 0
    assert counts.forget_old_counts(NOW + timedelta(seconds=60)) == 1


@pytest.mark.django_db
def test_late_request_does_not_begin_the_newer_window_anew() -> None:
    assert counts.take_share("claim", "one", 120, 3) == 0
    assert counts.take_share("claim", "one", 60, 3) == 3
    assert counts.take_share("claim", "one", 180, 3) == 0


@pytest.mark.django_db
def test_waiting_time_of_the_connection_is_put_back() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            before = cursor.execute("PRAGMA busy_timeout").fetchone()
            counts.take_share("claim", "one", 60, 1)
            assert cursor.execute("PRAGMA busy_timeout").fetchone() == before


# --- whose address ---


@pytest.mark.parametrize(
    ("behind_proxy", "peer", "forwarded", "expected"),
    [
        (False, "203.0.113.9", "198.51.100.7", "203.0.113.9"),
        (False, "203.0.113.9", None, "203.0.113.9"),
        (True, "127.0.0.1", "198.51.100.7", "198.51.100.7"),
        (True, "127.0.0.1", "10.9.9.9, 198.51.100.7", "198.51.100.7"),
        (True, "127.0.0.1", "127.0.0.1,evil, 198.51.100.7", "198.51.100.7"),
        (True, "127.0.0.1", "2001:db8::1", "2001:db8::1"),
        (True, "127.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        (True, "127.0.0.1", "198.51.100.7:4711", "198.51.100.7"),
        (True, "127.0.0.1", "::ffff:198.51.100.7", "198.51.100.7"),
        (True, "127.0.0.1", "fe80::1%eth0", "fe80::1"),
        (True, "127.0.0.1", "not an address", "127.0.0.1"),
        (True, "127.0.0.1", "198.51.100.7,", "127.0.0.1"),
        (True, "127.0.0.1", None, "127.0.0.1"),
        (False, "", None, UNKNOWN),
    ],
)
def test_address_is_the_peers_or_the_one_our_proxy_wrote(
    behind_proxy: bool, peer: str, forwarded: str | None, expected: str, settings: Settings
) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, behind_proxy=behind_proxy)
    request = RequestFactory().get("/", REMOTE_ADDR=peer)
    if forwarded is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded
    assert find_address(request) == expected


def test_one_customers_many_ipv6_addresses_are_counted_together() -> None:
    networks = {
        find_network(RequestFactory().get("/", REMOTE_ADDR=address))
        for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::7", "2001:db8:1:2:3:4:5:6")
    }
    assert networks == {"2001:db8:1:2::/64"}
    assert find_network(RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:3::1")) not in networks


@given(forwarded=st.text(max_size=80))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_forwarded_an_address_comes_out(forwarded: str, settings: Settings) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, behind_proxy=True)
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert find_network(request)
