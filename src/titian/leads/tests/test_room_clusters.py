"""Leads that share their own wording, at the desk; and what people say of two leads, which holds and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.demo import Demo
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.leads import belonging
from titian.leads.actions.gather_leads import gather_leads
from titian.leads.actions.judge_pair import judge_pair
from titian.leads.actions.keep_partner import add_partner
from titian.leads.actions.read_leads import read_leads
from titian.leads.actions.take_offer import take_rows_of_file
from titian.leads.belonging import Judgement, Offer, apart
from titian.leads.demo import make_leads
from titian.leads.derived_models import ClusterMember, Gathering, LeadCluster, LeadReading, PairJudgement
from titian.leads.errors import SameLead
from titian.leads.models import Lead
from titian.leads.signs_codes import Verdict
from titian.leads.tests.factories import ALLOWED, NOW, do, make_analyst, make_lead
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
LANTERN = (
    "Our lantern workshop beside the old ferry pier looks for packers who fold paper boats until the lamps are lit. "
    "{pay} a month, ask for the captain's sister at the blue gate (fictional)"
)
ORCHARD = (
    "A night watch for the orchard on the windy hill, where nineteen scarecrows need company and the dog is called Bim. "
    "{pay} a month, knock three times at the cider press (fictional)"
)


@pytest.fixture
def analyst() -> User:
    return make_analyst()


def _run_here(offers: Iterable[Offer], judgements: Iterable[Judgement]) -> list[apart.Gathered]:
    """The lines that pass to the program and back, without a process that loads numpy anew."""
    read, judged = apart._read_in(apart._write_in(offers, judgements))
    plain_of = {offer.id: offer.plain for offer in read}
    lines = [json.dumps(vars(apart.name_parts(cluster, plain_of))) for cluster in belonging.gather(read, judged)]
    return [apart._read_out(line) for line in lines]


@pytest.fixture(autouse=True)
def started_where_it_is_looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tests start the program, one of them on both databases."""
    if request.function not in (
        test_same_ad_ten_thousand_times_is_one_lead_with_its_events,
        test_demo_gathers_what_it_invents_and_shows_signs,
    ):
        monkeypatch.setattr(apart, "_run", _run_here)


def fill(analyst: User) -> tuple[list[Lead], list[Lead]]:
    """Two tellings of three leads each, day by day; what they offer differs."""
    told = []
    for words in (LANTERN, ORCHARD):
        days = [NOW + timedelta(days=number) for number in range(3)]
        told.append([
            make_lead(words.format(pay=f"{name} thousand baht"), actor=analyst, now=day)
            for name, day in zip(("nine", "eleven", "fourteen"), days, strict=True)
        ])  # fmt: skip
    return told[0], told[1]


def gather(minute: int = 0) -> bool:
    read_leads(NOW)
    return gather_leads(NOW + timedelta(minutes=minute))


def dump() -> str:
    clusters = LeadCluster.objects.order_by("pk").values()
    return repr([*clusters, *ClusterMember.objects.order_by("pk").values()])


def say(analyst: User, one: Lead, other: Lead, verdict: Verdict) -> PairJudgement:
    return judge_pair(actor=analyst, one=one, other=other, verdict=verdict, why="Compared", now=NOW)


def cluster_of(lead: Lead) -> object:
    found = ClusterMember.objects.filter(lead=lead).first()
    return found and found.cluster_id


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.on_both
def test_cluster_shows_what_stays_what_changes_its_days_and_its_leads(analyst: User) -> None:
    lanterns, orchards = fill(analyst)
    assert gather()
    assert {cluster_of(lead) for lead in lanterns} == {lanterns[0].pk}
    assert {cluster_of(lead) for lead in orchards} == {orchards[0].pk}
    cluster = LeadCluster.objects.get(pk=lanterns[0].pk)
    assert (cluster.leads, cluster.languages) == (3, ["en"])
    assert (cluster.first_on, cluster.last_on) == (NOW.date(), NOW.date() + timedelta(days=2))
    client = sign_in(analyst)
    page = client.get(cluster.get_absolute_url()).content.decode()
    assert "lantern workshop beside the old ferry pier" in page
    assert "<mark>[1]</mark>" in page
    assert "<bdi>eleven</bdi>" in page
    assert all(lead.get_absolute_url() in page for lead in lanterns)
    assert not any(lead.get_absolute_url() in page for lead in orchards)
    assert "TLP:AMBER+STRICT" in page
    assert Entry.objects.filter(action="lead_cluster.read", thing=f"lead_cluster:{cluster.pk}").count() == 1
    picture = client.get(f"{cluster.get_absolute_url()}picture.svg").content.decode()
    assert picture.count("<circle") == 3
    assert "lantern" not in picture
    assert cluster.get_absolute_url() in client.get(lanterns[1].get_absolute_url()).content.decode()
    moved = client.get(f"/leads/clusters/{lanterns[1].pk}/")
    assert (moved.status_code, moved["Location"]) == (302, cluster.get_absolute_url())


def test_list_begins_with_the_cluster_given_last_and_cannot_be_searched_or_taken_away(analyst: User) -> None:
    fill(analyst)
    make_lead(ORCHARD.format(pay="nine thousand baht"), now=NOW + timedelta(days=9), actor=analyst)
    gather()
    client = sign_in(analyst)
    page = client.get("/leads/clusters/").content.decode()
    assert page.index("night watch") < page.index("lantern workshop")
    assert "lantern workshop" in client.get("/leads/clusters/?q=night").content.decode()
    assert client.get("/leads/clusters/?export=csv").status_code == 403


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.on_both
def test_same_ad_ten_thousand_times_is_one_lead_with_its_events(analyst: User) -> None:
    lanterns, _ = fill(analyst)
    partner = add_partner(actor=make_user(Role.REGIONAL_OFFICE), now=NOW, name="Platform (fictional)")
    words = LANTERN.format(pay="nine thousand baht")
    take_rows_of_file(partner=partner, offers=[words] * 10_000, now=NOW, **ALLOWED)
    assert Lead.objects.count() == 6
    gather()
    cluster = LeadCluster.objects.get(pk=lanterns[0].pk)
    assert (cluster.leads, cluster.times) == (3, 10_003)
    assert "10000 times" in sign_in(analyst).get(lanterns[0].get_absolute_url()).content.decode().replace(",", "")


@pytest.mark.on_both
def test_different_survives_every_run_and_is_taken_back_byte_for_byte(analyst: User) -> None:
    lanterns, orchards = fill(analyst)
    gather()
    before = dump()
    say(analyst, lanterns[2], lanterns[0], Verdict.DIFFERENT)
    assert gather(1)
    assert cluster_of(lanterns[2]) != lanterns[0].pk
    late = make_lead(LANTERN.format(pay="twenty thousand baht"), now=NOW + timedelta(days=5), actor=analyst)
    assert gather(2)
    assert cluster_of(late) is not None
    assert cluster_of(lanterns[2]) != lanterns[0].pk, "no run forgets it"
    do(late, "erase", reason="person")
    say(analyst, lanterns[0], lanterns[2], Verdict.NONE)
    say(analyst, lanterns[0], orchards[0], Verdict.SAME)
    assert gather(3)
    assert cluster_of(orchards[1]) == cluster_of(lanterns[1])
    say(analyst, orchards[0], lanterns[0], Verdict.NONE)
    assert gather(4)
    assert dump() == before
    assert PairJudgement.objects.count() == 4, "what was said stays on record"


def test_unsure_asks_for_another_look_and_moves_nothing(analyst: User) -> None:
    lanterns, orchards = fill(analyst)
    gather()
    say(analyst, lanterns[0], orchards[0], Verdict.UNSURE)
    gather(1)
    assert cluster_of(orchards[0]) == orchards[0].pk
    page = sign_in(analyst).get(f"/leads/clusters/{lanterns[0].pk}/").content.decode()
    assert "should look at" in page
    assert orchards[0].get_absolute_url() in page


def test_analyst_judges_by_the_address_of_the_other_lead_with_a_reason(analyst: User) -> None:
    lanterns, orchards = fill(analyst)
    where, client = f"/leads/{lanterns[0].pk}/judge/", sign_in(analyst)
    other = f"https://desk.example{orchards[0].get_absolute_url()}"
    assert client.post(where, {"other": other, "verdict": "same", "why": ""}).status_code == 422
    for wrong in (str(lanterns[0].pk), "nothing", "00000000-0000-4000-8000-000000000000"):
        assert client.post(where, {"other": wrong, "verdict": "same", "why": "So"}).status_code == 422
    assert not PairJudgement.objects.exists()
    assert client.post(where, {"other": other, "verdict": "same", "why": "One gate"}).status_code == 302
    assert "One gate" in client.get(orchards[0].get_absolute_url()).content.decode()
    assert Entry.objects.get(action="lead.judge").detail == {"other": str(orchards[0].pk), "verdict": "same"}
    with pytest.raises(SameLead):
        say(analyst, lanterns[0], lanterns[0], Verdict.SAME)


def test_erased_lead_leaves_no_word_in_its_cluster(analyst: User) -> None:
    lanterns, _ = fill(analyst)
    gather()
    do(lanterns[1], "erase", reason="person")
    page = sign_in(analyst).get(f"/leads/clusters/{lanterns[0].pk}/").content.decode()
    assert "eleven" not in page
    assert "lantern" not in dump()
    assert gather(1)
    assert LeadCluster.objects.get(pk=lanterns[0].pk).leads == 2
    do(lanterns[0], "erase", reason="person")
    assert gather(2)
    assert not LeadCluster.objects.filter(leader__in=lanterns).exists(), "one lead is no cluster"


def test_nothing_is_gathered_twice_nor_all_the_time(analyst: User, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(analyst)
    assert gather()
    before = dump()
    assert not gather(1)
    Gathering.objects.update(begun_at=NOW - timedelta(minutes=5), ended_at=NOW)
    make_lead(LANTERN.format(pay="twenty thousand baht"), now=NOW, actor=analyst)
    assert not gather(49), "ten times as long as it took, the worker does other things"
    assert gather(51)
    assert dump() != before

    def fail(*given: object) -> None:
        raise apart.NotGathered

    monkeypatch.setattr(apart, "gather_apart", fail)
    make_lead(LANTERN.format(pay="thirty thousand baht"), now=timezone.now(), actor=analyst)
    before = dump()
    with pytest.raises(apart.NotGathered):
        gather(600)
    assert dump() == before


def test_older_leads_are_left_out_and_the_list_says_so(analyst: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("titian.leads.actions.gather_leads.MOST_LEADS", 4)
    fill(analyst)
    gather()
    assert (Gathering.objects.get().leads, Gathering.objects.get().left_out) == (4, 2)
    assert "2 older leads are left out" in sign_in(analyst).get("/leads/clusters/").content.decode()


def test_demo_gathers_what_it_invents_and_shows_signs() -> None:
    for name in ("analyst", "second-analyst"):
        make_user(Role.ANALYST, name)
    make_user(Role.REGIONAL_OFFICE, "regional-office")
    make_leads(Demo.__new__(Demo))
    read_leads()
    assert gather_leads()
    assert sorted(LeadCluster.objects.values_list("leads", flat=True)) == [4, 4, 4]
    assert LeadReading.objects.filter(content__icontains="candidate_pays").count() == 4
    assert all("(fictional)" in lead.words for lead in Lead.objects.all())
