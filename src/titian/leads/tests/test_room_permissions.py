"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import Final

import pytest
from django.utils import timezone

from titian.leads import urls
from titian.leads.actions.keep_lures import add_lure
from titian.leads.actions.keep_partner import add_partner
from titian.leads.actions.look_for import look_for
from titian.leads.actions.set_rules import switch_rule
from titian.leads.api import router
from titian.leads.codes import Part
from titian.leads.derived_models import ClusterMember, LeadCluster
from titian.leads.derived_querysets import ClusterQuerySet, SwitchQuerySet
from titian.leads.disruption.api import router as requests
from titian.leads.disruption.querysets import AppealQuerySet, InsidePathQuerySet, LeadRequestQuerySet
from titian.leads.models import Lead
from titian.leads.picture_api import router as pictures
from titian.leads.picture_models import LeadPicture
from titian.leads.querysets import HelpLineQuerySet, LeadQuerySet, PartnerQuerySet, SearchQuerySet
from titian.leads.tests.factories import make_analyst, make_lead, make_line, note, open_page
from titian.leads.tests.permissions import ANYBODY, API, TABLE
from titian.leads.tests.permissions_requests import MARK as ASKED
from titian.leads.tests.permissions_requests import make_requests
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.tests import asking
from titian.workplan.tests.asking import World, draw_rows, find_wrong, list_named, people_world, world_of
from titian.workplan.tests.permissions import Row

pytestmark = pytest.mark.django_db
MARKS = {
    "lead": "Typists wanted",
    "why": "came back at the quiet pier",
    "line": "Harbour line (fictional)",
    "partner": "Platform (fictional)",
    "switch": "said at the quiet harbour",
    "lure": "MARK-LURE",
    "asked": ASKED,
}


@pytest.fixture(autouse=True)
def everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """The readers of the other rooms, and those of this one."""
    monkeypatch.setattr(asking, "WHO", sorted(ANYBODY))


def make_cluster(lead: Lead) -> Lead:
    """Of this lead and another, as the worker would have gathered them; that one."""
    other = make_lead("Gardeners wanted (fictional)")
    cluster = LeadCluster.objects.create(
        leader=lead, fingerprint="0", leads=2, times=2, first_on=lead.first_on, last_on=lead.last_on, languages=["en"],
        laid_out=[str(lead.pk)], weakest=[str(lead.pk), str(other.pk), 0.5, False], proposals=[], judged=[],
    )  # fmt: skip
    for row in (lead, other):
        ClusterMember.objects.create(lead=row, cluster=cluster)
    return other


def make_world() -> World:
    open_page(timezone.now())
    lead = make_lead()
    mention = note(lead, part=Part.OFFERER)
    LeadPicture.objects.create(lead=lead, covered=b"", blurred=b"", language="en", sure=90, read_on=timezone.now())
    day = timezone.now() - timedelta(days=14)
    office = make_user(Role.REGIONAL_OFFICE)
    switch_rule(actor=office, rule="daily_pay", is_on=False, why=MARKS["switch"], now=day)
    search = look_for(actor=make_analyst(), mention=mention, purpose="warn", why=MARKS["why"], now=day)
    fills = {
        "lead": lead.pk, "mention": mention.pk, "search": search.pk,
        "partner": add_partner(actor=office, now=day, name=MARKS["partner"]).pk,
        "line": make_line(MARKS["line"], is_verified=False).pk,
        "lure": add_lure(
            actor=make_analyst(), now=day, language="en", country="", words=MARKS["lure"], rests_on="Leads",
        ).pk,
        "other": make_cluster(lead).pk,
        **make_requests(timezone.now()),
    }  # fmt: skip
    analyst, body = make_user(Role.ANALYST), make_user(Role.LEADS_BODY)
    return people_world(fills, MARKS, analyst=analyst, leads_body=body, other_focal_point=make_user(Role.FOCAL_POINT))


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)
    paths = [path for each in (router, pictures, requests) for path in each.path_operations.values()]
    ways = {view.view_func.__name__ for path in paths for view in path.operations}
    assert ways == set(API)


# Each scope, and a route whose rows would miss it.
SCOPES: Final = [
    (LeadQuerySet, "visible_to", "leads"),
    (LeadQuerySet, "visible_to", "lead"),
    (HelpLineQuerySet, "visible_to", "help_lines"),
    (SearchQuerySet, "overseen_by", "lead_weeks"),
    (PartnerQuerySet, "visible_to", "lead_partners"),
    (ClusterQuerySet, "visible_to", "lead_clusters"),
    (SwitchQuerySet, "visible_to", "lead_rules"),
    (LeadRequestQuerySet, "visible_to", "lead_requests"),
    (AppealQuerySet, "visible_to", "lead_appeal"),
    (InsidePathQuerySet, "visible_to", "lead_path"),
]


@pytest.mark.on_both
@pytest.mark.parametrize(
    "row",
    draw_rows(
        [*chain.from_iterable(TABLE.values()), *chain.from_iterable(API.values())],
        TABLE,
        ["lures", *(route for *_, route in SCOPES)],
    ),
    ids=lambda row: f"{row.method} {row.where}",
)
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


@pytest.mark.parametrize(("queryset", "name", "route"), SCOPES)
def test_rows_miss_a_scope_that_shows_nothing(
    world: World, queryset: type, name: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here a page is one role's or nobody's: what would be missed is a list that is empty for its own readers."""
    monkeypatch.setattr(queryset, name, lambda rows, reader: rows.none())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])
