"""Every route of packages, asked by everyone: the table stands in `package_permissions`."""

from __future__ import annotations

from itertools import chain
from typing import Final

import pytest

from titian.leads import package_urls
from titian.leads.models import PackageDelivery
from titian.leads.package_querysets import PackageDeliveryQuerySet, PackageQuerySet
from titian.leads.recall_api import router
from titian.leads.tests.factories import make_analyst
from titian.leads.tests.package_permissions import API, TABLE
from titian.leads.tests.package_world import make_offer, make_package, make_recipient, release, step
from titian.leads.tests.permissions import ANYBODY
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.tests import asking
from titian.workplan.tests.asking import World, draw_rows, find_wrong, list_named, people_world, world_of
from titian.workplan.tests.permissions import Row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """The readers of the other rooms, and those of this one."""
    monkeypatch.setattr(asking, "WHO", sorted(ANYBODY))


def make_world() -> World:
    recipient, lead = make_recipient("Platform (fictional)"), make_offer()
    draft = make_package(lead, to=(recipient,))
    fills = {
        "lead": lead.pk, "recipient": recipient.pk, "partner": recipient.partner_id, "draft": draft.pk,
        "reviewed": step(make_package(lead, to=(recipient,)), "review").pk, "out": release(lead, to=(recipient,)).pk,
    }  # fmt: skip
    fills["delivery"] = PackageDelivery.objects.get().pk
    marks = {"package": draft.reference, "partner": "Platform (fictional)"}
    analyst, body = make_analyst(), make_user(Role.LEADS_BODY)
    return people_world(fills, marks, analyst=analyst, leads_body=body, other_focal_point=make_user(Role.FOCAL_POINT))


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(package_urls) == set(TABLE)
    ways = {view.view_func.__name__ for path in router.path_operations.values() for view in path.operations}
    assert ways == set(API)


# Each scope, and a route whose rows would miss it.
SCOPES: Final = [
    (PackageQuerySet, "visible_to", "lead_packages"),
    (PackageQuerySet, "visible_to", "lead_package"),
    (PackageDeliveryQuerySet, "visible_to", "take_package_away"),
]


@pytest.mark.on_both
@pytest.mark.parametrize(
    "row",
    draw_rows(
        [*chain.from_iterable(TABLE.values()), *chain.from_iterable(API.values())],
        TABLE,
        (route for *_, route in SCOPES),
    ),
    ids=lambda row: f"{row.method} {row.where}",
)
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


@pytest.mark.parametrize(("queryset", "name", "route"), SCOPES)
def test_rows_miss_a_scope_that_shows_nothing(
    world: World, queryset: type, name: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queryset, name, lambda rows, reader: rows.none())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])
