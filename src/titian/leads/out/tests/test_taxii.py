"""A partner that reads by TAXII gets each object once, however many came in one second; and only what it may have."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from titian.leads.out.stix import bury, list_objects, write_instant
from titian.leads.out.taxii import (
    MOST,
    TAXII,
    Added,
    Asked,
    BadRequest,
    Told,
    describe_collection,
    follow,
    read_query,
    tell_collections,
    tell_discovery,
    tell_manifest,
    tell_objects,
    tell_problem,
    tell_root,
    tell_versions,
)
from titian.leads.out.tests.packages import NOON, make_package


def hold(clocks: list[datetime], first: int = 1) -> list[Added]:
    """So many objects, added while the clock said so."""
    held: list[Added] = []
    for number, now in enumerate(clocks):
        at = follow(held[-1].added_at if held else None, now)
        thing = {"type": "indicator", "id": f"indicator--{number:08}", "modified": write_instant(NOON)}
        held.append(Added(first + number, at, thing))
    return held


def list_ids(told: Told) -> list[object]:
    rows: Any = told.body.get("objects", [])  # Any: JSON
    return [each["id"] for each in rows]


def read_all(held: list[Added], step: Callable[[Asked, Told], Asked], limit: int) -> list[object]:
    """Every id a client gets that asks page by page."""
    asked, found = Asked(limit=limit), list[object]()
    for _ in range(len(held) + 2):
        told = tell_objects(held, asked)
        found += list_ids(told)
        if not told.body["more"]:
            return found
        asked = step(asked, told)
    raise AssertionError("it goes on for ever")


def by_next(asked: Asked, told: Told) -> Asked:
    return replace(asked, after=int(str(told.body["next"])))


def by_time(asked: Asked, told: Told) -> Asked:
    return replace(asked, added_after=datetime.fromisoformat(told.headers["X-TAXII-Date-Added-Last"]))


@pytest.mark.parametrize("step", [by_next, by_time])
def test_two_thousand_objects_of_one_second_come_once_each(step: Callable[[Asked, Told], Asked]) -> None:
    held = hold([NOON] * 2000)
    assert read_all(held, step, 500) == [each.id for each in held]


@settings(max_examples=60, deadline=None)
@given(
    some.lists(some.integers(-3, 3), min_size=1, max_size=40),
    some.integers(1, 9),
    some.sampled_from([by_next, by_time]),
)
def test_whatever_the_clock_does_each_comes_once_and_in_order(
    jumps: list[int], limit: int, step: Callable[[Asked, Told], Asked]
) -> None:
    now, clocks = NOON, []
    for jump in jumps:
        now += timedelta(seconds=jump)
        clocks.append(now)
    held = hold(clocks)
    assert all(one.added_at < other.added_at for one, other in pairwise(held))
    assert read_all(held, step, limit) == [each.id for each in held]


def test_a_client_that_comes_back_gets_what_came_since_and_nothing_twice() -> None:
    held = hold([NOON] * 10)
    first = tell_objects(held[:6], Asked())
    later = tell_objects(
        held, replace(Asked(), added_after=datetime.fromisoformat(first.headers["X-TAXII-Date-Added-Last"]))
    )
    got = [*list_ids(first), *list_ids(later)]
    assert got == [each.id for each in held]
    assert tell_objects([], Asked()).body == {"more": False}


def test_what_is_recalled_comes_in_place_of_what_it_recalls() -> None:
    objects = list_objects(make_package())
    buried = bury(objects, NOON + timedelta(hours=1))
    held = [
        Added(place, NOON + timedelta(seconds=place), each) for place, each in enumerate([*objects, *buried], start=1)
    ]
    told = json.dumps(tell_objects(held, Asked()).body)
    assert "+85512345678" not in told
    assert told.count('"revoked": true') == len(buried)
    indicator = next(each for each in held if each.object["type"] == "indicator")
    versions = tell_versions(held, Asked(ids=frozenset({indicator.id}), versions=frozenset({"all"})))
    assert versions.body["versions"] == ["2026-12-01T12:00:00.000Z", "2026-12-01T13:00:00.000Z"]
    first = tell_objects(held, read_query({"match[id]": indicator.id, "match[version]": "2026-12-01T12:00:00Z"}))
    assert first.body["objects"] == [indicator.object]
    rows = tell_manifest(held, Asked(ids=frozenset({indicator.id}), versions=frozenset({"first"}))).body["objects"]
    assert rows == [
        {
            "id": indicator.id, "date_added": write_instant(indicator.added_at),
            "version": "2026-12-01T12:00:00.000Z", "media_type": "application/stix+json;version=2.1",
        }
    ]  # fmt: skip


def test_a_page_is_never_larger_than_the_server_gives_and_kinds_can_be_chosen() -> None:
    held = hold([NOON] * (MOST + 5))
    told = tell_objects(held, read_query({"limit": "999999999"}))
    assert (len(told.body["objects"]), told.body["more"]) == (MOST, True)  # type: ignore[arg-type]
    assert told.headers["Content-Type"] == TAXII
    assert "objects" not in tell_objects(held, read_query({"match[type]": "note,report"})).body
    assert "objects" not in tell_objects(held, read_query({"match[spec_version]": "2.0"})).body


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "0"}, {"limit": "-1"}, {"limit": "ten"}, {"next": "x"}, {"next": "-5"}, {"next": "٣"},
        {"added_after": "yesterday"}, {"added_after": "2026-12-01T12:00:00"}, {"added_after": "2026-02-30T12:00:00Z"},
        {"match[version]": "newest"}, {"match[name]": "Maria"}, {"q": "+66812345678"}, {"added_after": ""},
    ],
)  # fmt: skip
def test_a_question_that_is_none_is_refused_in_a_sentence(query: dict[str, str]) -> None:
    with pytest.raises(BadRequest) as refused:
        read_query(query)
    assert str(refused.value).endswith(".")
    told = tell_problem(400, "Bad request", str(refused.value))
    assert (told.status, told.body["http_status"]) == (400, "400")


def test_the_server_says_what_it_is_and_that_nothing_can_be_written_to_it() -> None:
    collection = describe_collection("9d0b5d0e-8f57-4b7f-9f6f-2a105a4c6f0e", "Lures", "Released packages")
    assert tell_collections([collection]).body == {"collections": [collection]}
    assert tell_collections([]).body == {}
    assert (collection["can_read"], collection["can_write"]) == (True, False)
    assert tell_discovery("Desk", "https://desk.example.test/taxii/", "desk@example.test").body["api_roots"]
    assert tell_root("Desk").body["versions"] == [TAXII]
