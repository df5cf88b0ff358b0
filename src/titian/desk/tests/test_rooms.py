"""What rooms say of themselves is found, whole and in one order."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.test import RequestFactory
from django.utils.module_loading import module_has_submodule

from titian.audit.things import Thing
from titian.desk.search import SearchKind, TextKind
from titian.desk.waiting import Wait
from titian.desk.ways import Way, find_home, list_ways, make_navigation
from titian.people.models import Role
from titian.people.policies import Permission
from titian.people.tests.factories import make_user
from titian.rooms import Api, Pages, list_parts


@pytest.mark.parametrize(("kind", "name"), [(Pages, "urls"), (Api, "api")])
def test_no_room_has_addresses_that_it_does_not_say(kind: type[Pages | Api], name: str) -> None:
    said = {part.module for part in list_parts(kind)}
    there = {
        f"{config.name}.{name}"
        for config in apps.get_app_configs()
        if config.name.startswith("titian.") and config.label not in {"hub", "inspection"}
        if module_has_submodule(config.module, name)
    }
    assert there <= said
    for module in said:
        import_module(module)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role in settings.HUB_KIND.roles])
def test_ways_of_a_role_have_one_order_and_begin_at_its_home(role: Role) -> None:
    reader = make_user(role)
    ways = list_ways(reader)
    ranks = [way.ranks.get(role, way.rank) for way in ways]
    assert len(set(ranks)) == len(ranks)
    assert find_home(reader) == ways[0].address


@pytest.mark.parametrize("kinds", [(Wait,), (SearchKind, TextKind)])
def test_what_waits_and_what_is_found_has_one_order(kinds: tuple[type[Wait | SearchKind | TextKind], ...]) -> None:
    ranks = [part.rank for kind in kinds for part in list_parts(kind)]
    assert len(set(ranks)) == len(ranks)


def test_no_kind_of_thing_is_said_twice() -> None:
    kinds = [thing.kind for thing in list_parts(Thing)]
    assert len(set(kinds)) == len(kinds)


@pytest.mark.django_db
def test_a_way_that_no_host_serves_is_not_shown(add_parts: Callable[..., None]) -> None:
    add_parts(Way(label="Nowhere", address="/nowhere-at-all/", permission=Permission.ADMINISTER, rank=1))
    reader = make_user(Role.ADMINISTRATOR)
    assert list_ways(reader)[0].address == "/nowhere-at-all/"
    shown = make_navigation(RequestFactory().get("/people/"), reader)
    assert "/nowhere-at-all/" not in {item.address for item in shown.all}
    assert [item.address for item in shown.all if item.is_here] == ["/people/"]
