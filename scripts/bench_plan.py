"""How long a region's hub takes for each page of a plan of 10,000 items, 12 updates each, 50 members, 1,000 programmes,
1,000 works on the shelf; all of it in the index of words.

    python scripts/bench_plan.py [--rows 0.1] [--json]

Makes a database of its own in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server: one of its own,
dropped afterwards), fills it, and asks for every page as a browser would, inside this process: server time, without the
network, and how many bytes the page has: nothing compresses it on its way. Prints the median of five and the slowest.
The last meeting is as large as one gets, and the first work as large as a guide that all know.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from datetime import time as clock_time
from itertools import islice
from typing import TYPE_CHECKING, Any

from bench_desk import own_database

if TYPE_CHECKING:
    from django.db import models
    from django.test import Client

    from titian.meetings.models import AgendaItem
    from titian.people.models import User
    from titian.workplan.models import ActionItem, Cycle, Meeting, Objective, Party

RUNS, ITEMS, UPDATES, MEMBERS, PROPOSALS, PROGRAMMES, WORKS = 5, 10_000, 12, 50, 300, 1_000, 1_000
# The largest meeting: four days, with an agenda as deep as it goes, on one item of which every member spoke.
DAYS, AGENDA, WRITTEN = 4, 40, 1_000
# The largest work: its editions, each in so many languages, and how many said that they used it.
EDITIONS, TAGS, USES = 3, 12, 25
BUDGET_MS, BUDGET_BYTES = 300.0, 60_000
SEARCH, WORDS = "/search/", "workshop 7"


@dataclass
class Filled:
    keeper: User
    focal: User
    addresses: dict[str, list[str]]


def fill(rows: float) -> Filled:
    """The plan, its members, meetings and rounds; made in bulk, as its actions would leave it."""
    from titian.workplan.models import ActionItem
    from titian.workplan.tests.factories import make_cycle, make_focal_point, make_keeper, make_meeting, make_party

    keeper, cycle = make_keeper(), make_cycle(years=(2025, 2027))
    following = make_cycle(state="drafting", years=(2028, 2030))
    parties = [make_party() for _ in range(MEMBERS)]
    focal = make_focal_point(parties[0])
    meetings = [make_meeting(f"Meeting {number}") for number in range(UPDATES)]
    for number, meeting in enumerate(meetings, 1):
        meeting.state = "closed" if number < UPDATES else "asking"
        meeting.begins_on = meeting.ends_on = date(2025, 1, 1) + timedelta(days=90 * number)
        meeting.save()
    objectives = list(cycle.objectives.order_by("number"))
    fill_items(cycle, objectives, parties, meetings, keeper, int(ITEMS * rows))
    closed, open_ = fill_rounds(following, parties)
    spoken = fill_meeting(meetings[-1], parties, keeper, focal)
    item = ActionItem.objects.order_by("number")[0]
    programme, call = fill_programmes(item, parties, keeper, int(PROGRAMMES * rows))
    work = fill_shelf(item, parties, int(WORKS * rows))
    plan = f"/plan/cycles/{cycle.pk}"
    shared = [
        "/plan/", "/plan/?page=100", "/plan/?q=workshop+7", "/plan/?state=no_lead", f"/plan/?lead={parties[7].code}",
        "/plan/?sort=title", "/plan/?area=3", f"{plan}/", f"{plan}/picture/", f"{plan}/picture.svg", "/plan/moved/",
        "/plan/waiting/", f"/plan/objectives/{objectives[0].pk}/", "/plan/members/", f"/plan/members/{parties[3].pk}/",
        "/meetings/", f"/meetings/{meetings[-1].pk}/", f"/meetings/{meetings[-1].pk}/minutes/",
        f"/meetings/items/{spoken.pk}/", "/meetings/tasks/", "/meetings/calendar/", f"/plan/meetings/{meetings[-1].pk}/", f"/plan/items/{item.pk}/",
        f"/plan/items/{item.pk}/history/", "/plan/rounds/", f"/plan/rounds/{closed}/",
        f"/api/v1/plan/items?cycle={cycle.pk}", "/api/v1/plan/cycles",
        "/api/v1/plan/updates?since=2020-01-01T00:00:00Z", "/programmes/", "/programmes/figures/",
        f"/programmes/{programme}/", "/secondments/", f"/secondments/calls/{call}/", "/api/v1/programmes",
        "/shelf/", "/shelf/?page=50", "/shelf/?language=th", f"/shelf/{work}/", "/shelf/public/", SEARCH,
    ]  # fmt: skip
    return Filled(
        keeper, focal,
        {
            "co-chair": [*shared, f"{plan}/sheet/", f"/plan/items/{item.pk}/amend/", f"{plan}/items/add/",
                         "/meetings/add/", "/meetings/groups/", "/meetings/proposed/", "/plan/members/add/",
                         "/plan/rounds/add/", "/shelf/add/", f"/shelf/{work}/add-file/"],
            "focal point": [*shared, "/plan/updates/", f"/plan/rounds/{open_}/"],
        },
    )  # fmt: skip


def fill_items(
    cycle: Cycle, objectives: list[Objective], parties: list[Party], meetings: list[Meeting], keeper: User, many: int
) -> None:
    from titian.workplan.models import ActionItem, Change, Involvement, ItemArea, Update
    from titian.workplan.tests.factories import NOW

    items = [
        ActionItem(
            cycle=cycle,
            objective=objectives[number % len(objectives)],
            number=number,
            title=f"Hold workshop {number} on what officers at ports need from each other",
            text="What it is about, in two or three sentences, as such items have them. " * 3,
            next_step=f"Find a hall for workshop {number}, and ask who comes.",
            state="active" if number % 5 else "completed",
            visibility=("members", "group", "public")[number % 3],
        )
        for number in range(1, many + 1)
    ]
    store(ActionItem, iter(items))
    store(ItemArea, (ItemArea(item=item, area=item.number % 8 + 1) for item in items))
    store(
        Involvement,
        (
            Involvement(
                item=item, party=parties[(item.number + step * 7) % MEMBERS], part=part, from_on=cycle_day(step)
            )
            for item in items
            for step, part in enumerate(("lead", "lead", "partner"))
            if item.number % 10 or part == "partner"
        ),
    )
    store(
        Change,
        (
            Change(item=item, number=step, kind=kind, at=NOW, by=keeper, words={"title": item.title})
            for item in items
            for step, kind in ((1, "add"), (2, "adopt"))
        ),
    )
    store(
        Update,
        (
            Update(
                item=item, party=parties[(item.number) % MEMBERS], meeting=meeting,
                says="moved" if (item.number + place) % 3 else "nothing_new",
                text="The agenda stands, and forty people are expected." if (item.number + place) % 3 else "",
                state="submitted" if place == UPDATES - 1 and item.number % 4 == 0 else "shared", shared_at=NOW,
            )
            for item in items
            for place, meeting in enumerate(meetings)
        ),
    )  # fmt: skip


def fill_meeting(meeting: Meeting, parties: list[Party], keeper: User, focal: User) -> AgendaItem:
    """A meeting of some days: who came, its sessions, its agenda with minutes; gives the item on which all spoke."""
    from titian.meetings.models import (
        AgendaItem,
        Correction,
        Decision,
        Delegation,
        Intervention,
        Note,
        NoteRevision,
        Paper,
        Session,
        Task,
    )
    from titian.workplan.models import Meeting
    from titian.workplan.tests.factories import NOW

    Meeting.objects.filter(pk=meeting.pk).update(
        ends_on=meeting.begins_on + timedelta(days=DAYS - 1), zone="Asia/Bangkok", announced_at=NOW, state="in_session"
    )
    for number in range(DAYS * 3):
        Session.objects.create(
            meeting=meeting, title=f"Session {number + 1}", day=meeting.begins_on + timedelta(days=number // 3),
            begins=clock_time(9 + 3 * (number % 3)), ends=clock_time(11 + 3 * (number % 3)),
        )  # fmt: skip
    store(Delegation, (Delegation(meeting=meeting, party=party, seat="member", count=3) for party in parties))
    above: AgendaItem | None = None
    items: list[AgendaItem] = []
    for number in range(AGENDA):
        parent = above if number % 5 else None
        items.append(
            AgendaItem.objects.create(
                meeting=meeting,
                parent=parent,
                position=number,
                title=f"What was said of objective {number}, and by whom",
            )
        )
        above = items[-1] if parent is None else above
    store(Note, (Note(item=item, text="Forty heard where each item stands. " * (WRITTEN // 36)) for item in items))
    by = {"at": NOW, "by": keeper}
    most = items[0]
    for item in items:
        speakers = parties if item == most else parties[:2]
        store(
            Intervention,
            (
                Intervention(item=item, party=one, summary="Asked that ports be named first. " * 6, **by)
                for one in speakers
            ),
        )
        store(Decision, (Decision(item=item, text="The list is kept by one member. ", **by) for _ in range(3)))
        store(Task, (Task(item=item, text=f"Send list {n} round", owner=parties[n]) for n in range(3)))
    for number in range(12):
        Paper.objects.create(
            item=most, title=f"Note {number}", address=f"https://example.org/{number}", party=parties[0]
        )
        NoteRevision.objects.create(note=most.note, number=number + 1, text=most.note.text, **by)
        Correction.objects.create(note=most.note, text=f"Other words {number}", digest=str(number), at=NOW, by=focal)
    return most


def cycle_day(step: int) -> date:
    return date(2025, 1, 1) + timedelta(days=150 * step)


def fill_rounds(cycle: Cycle, parties: list[Party]) -> tuple[object, object]:
    """One closed under names, and one that is open."""
    from titian.workplan.models import Proposal, Support
    from titian.workplan.tests.factories import make_round, move_round

    closed = move_round(make_round(cycle, is_anonymous=False), "close")
    proposals = [
        Proposal(round=closed, party=parties[number % MEMBERS], number=number, text=f"Proposal {number} of a member")
        for number in range(1, PROPOSALS + 1)
    ]
    store(Proposal, iter(proposals))
    store(
        Support,
        (
            Support(proposal=one, party=parties[(one.number or 0) * 3 % MEMBERS - step])
            for one in proposals
            for step in range(1, 11)
        ),
    )
    return closed.pk, make_round(cycle).pk


def fill_programmes(item: ActionItem, parties: list[Party], keeper: User, many: int) -> tuple[object, object]:
    """Closed ones with their counts and action plans, and a call for each; gives the first of both."""
    from titian.people.agencies import Agency
    from titian.people.country_names import COUNTRY_NAMES
    from titian.programmes.models import Call, Count, FollowUp, Line, Programme, Secondment, Undertaking

    codes, agencies = list(COUNTRY_NAMES), [agency.value for agency in Agency]
    programmes = [
        Programme(
            kind="training", title=f"Training {number} on what officers at ports need", organiser=keeper.organisation,
            begins_on=cycle_day(number % 9), ends_on=cycle_day(number % 9), total=130, state="closed", visibility="group",
        )
        for number in range(many)
    ]  # fmt: skip
    store(Programme, iter(programmes))
    store(
        Line,
        (
            Line(programme=one, kind="country", position=place, text=codes[(number + place) % len(codes)])
            for number, one in enumerate(programmes)
            for place in range(1, 14)
        ),
    )
    store(
        Count,
        (
            Count(
                programme=one, country=codes[(number + place) % len(codes)], agency=agencies[place % len(agencies)],
                gender=("women", "men")[place % 2], number=10,
            )
            for number, one in enumerate(programmes)
            for place in range(1, 14)
        ),
    )  # fmt: skip
    plans = [
        Undertaking(
            programme=one, party=parties[place], text=f"Teach what part {place} of it says to those who did not come"
        )
        for one in programmes
        for place in range(20)
    ]
    store(Undertaking, iter(plans))
    rows = (
        FollowUp(undertaking=plan, months=months, due_on=cycle_day(9), state="answered", answer="done")
        for plan in plans
        for months in (3, 6)
    )
    store(FollowUp, rows)
    calls = [
        Call(title=f"Work {number}", begins_on=cycle_day(1), months=6, state="open", visibility="group")
        for number in range(many)
    ]
    store(Call, iter(calls))
    store(Secondment, (Secondment(call=one, party=parties[0], agency="navy", state="alumni") for one in calls))
    programmes[0].items.add(item)
    return programmes[0].pk, calls[0].pk


def fill_shelf(item: ActionItem, parties: list[Party], many: int) -> object:
    """Works of one edition in two languages, the first of more; all in the index of words. Gives the first."""
    from titian.shelf.index import catch_up
    from titian.shelf.languages import LANGUAGES
    from titian.shelf.models import Edition, File, Use, Work
    from titian.workplan.tests.factories import NOW

    works = [
        Work(title=f"Guide {number} on what officers at ports need", kind="guide", item=item, added_at=NOW,
             about="What it is about, in two or three sentences, as such guides have them. " * 3,
             visibility=("members", "group", "public")[number % 3] if number % 50 else "public")
        for number in range(many)
    ]  # fmt: skip
    store(Work, iter(works))
    editions = [
        Edition(work=work, name=str(2020 + year), published_on=date(2020 + year, 5, 1))
        for work in works
        for year in range(EDITIONS if work == works[0] else 1)
    ]
    store(Edition, iter(editions))
    store(
        File,
        (
            File(edition=one, language=tag, format="pdf", name=f"guide-{one.name}-{tag}.pdf", sha256=f"{place:064x}",
                 bytes=2_000_000, reading="read", added_at=NOW)
            for place, one in enumerate(editions)
            for tag in list(LANGUAGES)[: TAGS if one.work == works[0] else 2]
        ),
    )  # fmt: skip
    store(
        Use,
        (
            Use(work=works[0], party=party, where="At a workshop for port officers, with a break", at=NOW)
            for party in parties[:USES]
        ),
    )
    catch_up()
    return works[0].pk


def store(model: type[models.Model], rows: Iterator[models.Model]) -> None:
    while some := list(islice(rows, 5_000)):
        model._default_manager.bulk_create(some)


def ask(client: Client, page: str) -> Any:  # Any: the client's answer
    """As a browser would: what is looked for goes by POST."""
    return client.post(page, {"words": WORDS}) if page == SEARCH else client.get(page)


def measure(rows: float) -> list[dict[str, object]]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    call_command("migrate", verbosity=0)
    filled = fill(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    figures: list[dict[str, object]] = []
    for who, reader in (("co-chair", filled.keeper), ("focal point", filled.focal)):
        client = Client(HTTP_HOST="localhost")
        client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
        for page in filled.addresses[who]:
            answer = ask(client, page)
            assert answer.status_code == 200, (who, page, answer.status_code)
            spent = []
            for _ in range(RUNS):
                begun = time.perf_counter()
                answer = ask(client, page)
                spent.append((time.perf_counter() - begun) * 1000)
            with CaptureQueriesContext(connection) as queries:
                ask(client, page)
            slowest = max(queries.captured_queries, key=lambda one: float(one["time"]))
            figures.append(
                {
                    "who": who,
                    "page": page,
                    "median_ms": round(statistics.median(spent), 1),
                    "worst_ms": round(max(spent), 1),
                    "bytes": len(answer.content),
                    "queries": len(queries),
                    "slowest_query": slowest["sql"][:700],
                }
            )
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=float, default=1, help="part of the items, for a quick look")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            TITIAN_DATA=folder,
            TITIAN_DEMO="1",
            TITIAN_KIND="region",
            TITIAN_SECRET_KEY="only-to-measure-" + "0123456789abcdef" * 4,
            DJANGO_SETTINGS_MODULE="titian.hub.settings",
        )
        with own_database():
            figures = measure(given.rows)
    if given.json:
        print(json.dumps(figures))
        return
    for figure in sorted(figures, key=lambda one: -float(str(one["median_ms"]))):
        is_large = int(str(figure["bytes"])) > BUDGET_BYTES and not str(figure["page"]).startswith("/api/")
        over = " OVER" if is_large or float(str(figure["median_ms"])) > BUDGET_MS else ""
        print(
            f"{figure['median_ms']:>8} ms (worst {figure['worst_ms']:>7}) {figure['bytes']:>7} B {figure['queries']:>3} queries  "
            f"{figure['who']:<12} {figure['page']}{over}"
        )
        if over:
            print("        ", figure["slowest_query"])


if __name__ == "__main__":
    main()
