"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain

import pytest
from django.utils import timezone

from titian.leads import urls
from titian.leads.actions.keep_partner import add_partner
from titian.leads.actions.look_for import look_for
from titian.leads.api import router
from titian.leads.codes import Part
from titian.leads.querysets import HelpLineQuerySet, LeadQuerySet, PartnerQuerySet, SearchQuerySet
from titian.leads.tests.factories import make_analyst, make_lead, make_line, note, open_page
from titian.leads.tests.permissions import ANYBODY, API, TABLE
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.tests import asking
from titian.workplan.tests.asking import World, find_wrong, list_named, people_world, world_of
from titian.workplan.tests.permissions import Row

pytestmark = pytest.mark.django_db
MARKS = {
    "lead": "Typists wanted",
    "why": "came back at the quiet pier",
    "line": "Harbour line (fictional)",
    "partner": "Platform (fictional)",
}


@pytest.fixture(autouse=True)
def everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """The readers of the other rooms, and those of this one."""
    monkeypatch.setattr(asking, "WHO", sorted(ANYBODY))


def make_world() -> World:
    open_page(timezone.now())
    lead = make_lead()
    mention = note(lead, part=Part.OFFERER)
    day = timezone.now() - timedelta(days=14)
    search = look_for(actor=make_analyst(), mention=mention, purpose="warn", why=MARKS["why"], now=day)
    fills = {
        "lead": lead.pk, "mention": mention.pk, "search": search.pk,
        "partner": add_partner(actor=make_user(Role.REGIONAL_OFFICE), now=day, name=MARKS["partner"]).pk,
        "line": make_line(MARKS["line"], is_verified=False).pk,
    }  # fmt: skip
    analyst, body = make_user(Role.ANALYST), make_user(Role.LEADS_BODY)
    return people_world(fills, MARKS, analyst=analyst, leads_body=body, other_focal_point=make_user(Role.FOCAL_POINT))


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)
    ways = {view.view_func.__name__ for path in router.path_operations.values() for view in path.operations}
    assert ways == set(API)


@pytest.mark.on_both
@pytest.mark.parametrize(
    "row",
    [*chain.from_iterable(TABLE.values()), *chain.from_iterable(API.values())],
    ids=lambda row: f"{row.method} {row.where}",
)
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


@pytest.mark.parametrize(
    ("queryset", "name", "route"),
    [
        (LeadQuerySet, "visible_to", "leads"),
        (LeadQuerySet, "visible_to", "lead"),
        (HelpLineQuerySet, "visible_to", "help_lines"),
        (SearchQuerySet, "overseen_by", "lead_weeks"),
        (PartnerQuerySet, "visible_to", "lead_partners"),
    ],
)
def test_rows_miss_a_scope_that_shows_nothing(
    world: World, queryset: type, name: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here a page is one role's or nobody's: what would be missed is a list that is empty for its own readers."""
    monkeypatch.setattr(queryset, name, lambda rows, reader: rows.none())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])
