"""Works on their pages: the item that produced one is named by its number, and many works come in pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client

from titian.hub.tests.lanes import drawn_on_postgresql
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.shelf.models import Edition, Work
from titian.shelf.tests.factories import NOW, make_work, put
from titian.shelf.views import A_PAGE, describe_files
from titian.shelf.workflow import WORK
from titian.workplan.codes import CycleState
from titian.workplan.errors import NumberUnknown
from titian.workplan.models import ActionItem
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import make_cycle, make_item, make_keeper

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
MOST_QUERIES: Final = 10
ABOUT: Final = {"title": "A guide", "kind": "guide", "about": "", "source": "", "visibility": "members"}


def amend(work: Work, **given: Any) -> Work:
    WORK.perform(work, "amend", actor=make_keeper(), now=NOW, given={**ABOUT, **given})
    work.refresh_from_db()
    return work


def test_a_work_names_the_item_that_produced_it_by_its_number_in_a_plan() -> None:
    now, later = make_cycle(), make_cycle(state=CycleState.DRAFTING)
    here, there = make_item(now), make_item(later)
    work = make_work(number=here.number)
    assert work.item == here, "of the plan under way, where none is named"
    assert amend(work, number=there.number, cycle=later).item == there
    assert amend(work, number=None, cycle=later).item is None


@pytest.mark.parametrize("number", [2, 10**30])
def test_a_number_that_the_plan_does_not_have_is_refused_and_nothing_changes(number: int) -> None:
    item, closed = make_item(make_cycle()), make_cycle(state=CycleState.CLOSED)
    with pytest.raises(NumberUnknown):
        make_work(number=number)
    assert not Work.objects.exists()
    work = make_work("A brief", number=item.number)
    for cycle, asked in ((item.cycle, number), (closed, item.number)):
        with pytest.raises(NumberUnknown):
            amend(work, number=asked, cycle=cycle)
    work.refresh_from_db()
    assert (work.title, work.item) == ("A brief", item)


def test_an_item_is_found_by_its_number_only_by_whoever_sees_it() -> None:
    item = make_item(make_cycle())
    assert ActionItem.objects.get_numbered(make_keeper(), item.number) == item
    with pytest.raises(NumberUnknown):
        ActionItem.objects.get_numbered(make_user(Role.OBSERVER), item.number)


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_pages_of_the_shelf_list_no_items_of_the_plan() -> None:
    drafted, cycle = make_cycle(state=CycleState.DRAFTING), make_cycle()
    item = make_item(cycle, "Watch the northern pier")
    work, client = make_work(number=item.number), sign_in(make_keeper())
    adding = client.get("/shelf/add/").content.decode()
    assert "Watch the northern pier" not in adding
    assert f'<option value="{cycle.pk}" selected' in adding
    assert f'<option value="{drafted.pk}"' in adding
    page = client.get(work.get_absolute_url()).content.decode()
    assert page.count("Watch the northern pier") == 1, "as the link to what produced it"
    assert f'name="number" value="{item.number}"' in page


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.parametrize("where", ["/shelf/add/", "amend/"])
def test_what_was_typed_stays_where_the_plan_has_no_such_item(where: str) -> None:
    cycle, client = make_cycle(), sign_in(make_keeper())
    work = make_work("A brief")
    address = where if where.startswith("/") else f"{work.get_absolute_url()}{where}"
    said = client.post(address, {**ABOUT, "number": "77", "cycle": str(cycle.pk)})
    page = said.content.decode()
    assert said.status_code == 422
    assert "This plan has no item of that number." in page
    assert 'value="77"' in page
    assert 'value="A guide"' in page
    assert list(Work.objects.values_list("title", flat=True)) == ["A brief"]


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_what_everybody_may_read_comes_in_pages_and_asks_no_more_of_many(
    blobs: Path, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    for number in range(A_PAGE + 1):
        work = make_work(f"Guide {number:02}", visibility="public")
        put(work, f"Lamp {number}".encode(), edition="2025")
        put(work, f"Lantern {number}".encode(), language="th")
    with django_assert_max_num_queries(MOST_QUERIES):
        first = Client(headers={"host": "localhost"}).get("/shelf/public/").content.decode()
    last = Client(headers={"host": "localhost"}).get("/shelf/public/?page=2").content.decode()
    assert (first.count("<h2"), last.count("<h2")) == (A_PAGE, 1)
    assert 'rel="next" href="?page=2"' in first
    assert f"Guide {A_PAGE}" in last


def test_an_edition_without_a_day_stands_below_those_that_have_one(blobs: Path) -> None:
    work = make_work()
    for name, day in (("2023", "2023-04-07"), ("Undated", None), ("2025", "2025-04-07")):
        put(work, name.encode(), edition=name)
        Edition.objects.filter(name=name).update(published_on=day)
    assert [str(edition) for edition, _ in describe_files(Work.objects.get())] == ["2025", "2023", "Undated"]


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_a_list_of_the_shelf_offers_all_once() -> None:
    make_work()
    page = sign_in(make_keeper()).get("/shelf/").content.decode()
    assert page.count('<option value=""') == 2, "of what it is, and of the language"
