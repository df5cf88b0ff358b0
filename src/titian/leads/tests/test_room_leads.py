"""What analysts decide on a lead, how they look for an offerer, and what the independent body reads of it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed, SecondPersonNeeded
from titian.desk.search import SearchKind, TextKind
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.leads.actions.keep_partner import add_partner
from titian.leads.actions.look_for import look_for
from titian.leads.actions.read_week import read_week
from titian.leads.actions.take_offer import take_one_from_partner
from titian.leads.codes import MOST_FOUND, Pap, Part, Tlp
from titian.leads.disruption.workflow import PATH
from titian.leads.errors import (
    AboutAPerson,
    IdentifierThere,
    LeadMoved,
    NotInTheWords,
    OnlyOfferers,
    PurposeNotGiven,
    WeekNotOver,
)
from titian.leads.models import Decision, HelpLine, Lead, Mention, Search, WeekRead
from titian.leads.tables import LEADS
from titian.leads.tests.factories import ALLOWED, NOW, OFFER, do, make_analyst, make_lead, make_line, note
from titian.leads.waits import watch_weeks
from titian.leads.workflow import HELP_LINE, LEAD
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.rooms import list_parts
from titian.tables import Words
from titian.workplan.tests.asking import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
OTHER = "Drivers wanted, call +999-000-0101 (fictional)"


@pytest.fixture
def analyst() -> User:
    return make_analyst()


@pytest.fixture
def body() -> User:
    return make_user(Role.LEADS_BODY)


def test_assessment_keeps_who_why_and_what_speaks_against_it(analyst: User) -> None:
    lead = do(make_lead(), "assess", actor=analyst, confidence="moderate", why="Flight paid", against="A real hotel")
    assert (lead.state, lead.confidence) == ("assessed", "moderate")
    decision = Decision.objects.get()
    page = sign_in(analyst).get(lead.get_absolute_url()).content.decode()
    assert "moderate" in page
    assert "A real hotel" in page
    assert (decision.by, decision.why, decision.against, decision.at) == (analyst, "Flight paid", "A real hotel", NOW)


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_page_refuses_an_assessment_that_names_nothing_against_it(analyst: User) -> None:
    lead = make_lead()
    answer = sign_in(analyst).post(f"/leads/{lead.pk}/assess/", {"confidence": "low", "why": "So", "against": " "})
    assert answer.status_code == 422
    assert not Decision.objects.exists()


def test_frozen_lead_goes_on_by_a_second_person_alone(analyst: User) -> None:
    lead = do(make_lead(), "freeze", actor=analyst, why="It is so.")
    with pytest.raises(LeadMoved):
        do(lead, "assess", confidence="low", why="So", against="Not")
    with pytest.raises(SecondPersonNeeded):
        do(lead, "unfreeze", actor=analyst, why="It is so.")
    path, second = lead.paths.get(), make_analyst()
    PATH.perform(path, "tell", actor=analyst, now=NOW, given={"body": "Task force (fictional)", "told_how": "Called"})
    PATH.perform(path, "go_on", actor=second, now=NOW, given={"answer": "Nobody is inside"})
    with pytest.raises(SecondPersonNeeded):
        do(lead, "unfreeze", actor=analyst, why="It is so.")
    assert do(lead, "unfreeze", why="It is so.").state == "assessed"


def without_spacing(text: str) -> str:
    """A number in it stands as its digits alone, however it was written; four of them may stand in a digest by chance."""
    return re.sub(r"[ ().-]", "", text)


def test_words_about_a_person_are_deleted_with_all_that_hangs_on_them(analyst: User) -> None:
    lead = make_lead()
    mention = note(lead, part=Part.OFFERER)
    search = look_for(actor=analyst, mention=mention, purpose="warn", why="Same offerer", now=NOW)
    do(lead, "erase", reason="person")
    assert not Lead.objects.exists()
    assert not Decision.objects.exists()
    search.refresh_from_db()
    assert search.mention is None, "that somebody looked stays, what they looked for goes"
    assert "0000101" not in without_spacing(str(list(Entry.objects.values())))


def test_identifier_must_stand_in_the_words_and_is_noted_once() -> None:
    lead = make_lead()
    with pytest.raises(NotInTheWords):
        note(lead, "+999 000 0102")
    note(lead)
    with pytest.raises(IdentifierThere):
        do(lead, "note", kind="phone", written="+999 000 0101")


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.parametrize("part", [part for part in Part if part != Part.OFFERER])
def test_only_what_is_an_offerers_is_looked_for(analyst: User, part: Part) -> None:
    """Nobody uses the desk to look for a migrant: what was noted is nobody's until a person decides, with a reason."""
    lead = make_lead()
    mention = note(lead, part=part)
    with pytest.raises(OnlyOfferers):
        look_for(actor=analyst, mention=mention, purpose="warn", why="So", now=NOW)
    page = sign_in(analyst).get(f"/leads/{lead.pk}/").content.decode()
    assert f"/leads/{lead.pk}/look/" not in page
    assert not Search.objects.exists()


@pytest.mark.parametrize("part", list(Part))
def test_what_joins_two_leads_is_the_same_from_either_side(analyst: User, part: Part) -> None:
    first, second = note(make_lead(), part=Part.OFFERER), note(make_lead(OTHER), "+999-000-0101", part=part)
    assert first.value == second.value
    found = look_for(actor=analyst, mention=first, purpose="warn", why="So", now=NOW).found
    assert found == (part == Part.OFFERER)
    if part == Part.OFFERER:
        assert look_for(actor=analyst, mention=second, purpose="warn", why="So", now=NOW).found == found


def test_search_finds_only_leads_that_were_given_for_its_purpose(analyst: User) -> None:
    mention = note(make_lead(), part=Part.OFFERER)
    note(make_lead(OTHER, purpose="warn"), "+999-000-0101", part=Part.OFFERER)
    assert look_for(actor=analyst, mention=mention, purpose="warn", why="So", now=NOW).found == 1
    disrupt = look_for(actor=analyst, mention=mention, purpose="disrupt", why="So", now=NOW)
    assert disrupt.found == 0
    assert "Drivers" not in sign_in(analyst).get(disrupt.get_absolute_url()).content.decode()
    with pytest.raises(PurposeNotGiven):
        look_for(actor=analyst, mention=mention, purpose="investigate", why="So", now=NOW)


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.parametrize("pap", Pap.values)
@pytest.mark.parametrize("tlp", Tlp.values)
def test_search_within_the_desk_is_what_every_mark_allows_and_says_the_marks(analyst: User, tlp: str, pap: str) -> None:
    """The strictest a giver can say is *only the people at this desk*, *only read it, and contact nobody*. A search
    shows a lead to those who see it anyway, and nobody outside notices it: what ends one is the purpose."""
    mention = note(make_lead(), part=Part.OFFERER)
    note(make_lead(OTHER, tlp=tlp, pap=pap, purpose="warn"), "+999-000-0101", part=Part.OFFERER)
    search = look_for(actor=analyst, mention=mention, purpose="warn", why="So", now=NOW)
    page = sign_in(analyst).get(search.get_absolute_url()).content.decode()
    assert search.found == 1
    assert f"{Tlp(tlp).label} · {Pap(pap).label}" in page
    for role in (Role.LEADS_BODY, Role.REGIONAL_OFFICE, Role.CO_CHAIR):
        assert sign_in(make_user(role)).get(search.get_absolute_url()).status_code == 403
    assert look_for(actor=analyst, mention=mention, purpose="disrupt", why="So", now=NOW).found == 0


def test_hotline_in_very_many_leads_joins_nothing_and_costs_no_more(analyst: User) -> None:
    """A number that every offer names, as a hotline's, is nobody's; and the desk does not slow down for it."""
    mention = note(make_lead(), part=Part.OFFERER)
    client = sign_in(analyst)

    def count(why: str) -> tuple[int, str]:
        with CaptureQueriesContext(connection) as asked:
            search = look_for(actor=analyst, mention=mention, purpose="warn", why=why, now=NOW)
            page = client.get(search.get_absolute_url()).content.decode()
        return len(asked), page

    count("what a first page looks up once")
    few, _ = count("Few")
    leads = [
        Lead(words=f"Offer {number}, +999 000 0101 (fictional)", digest=f"{number:064}", first_on=NOW.date(),
             last_on=NOW.date(), expires_on=NOW.date() + timedelta(days=9), **ALLOWED)
        for number in range(MOST_FOUND + 1)
    ]  # fmt: skip
    Lead.objects.bulk_create(leads)
    Mention.objects.bulk_create(
        Mention(lead=lead, kind="phone", written="+999 000 0101", value=mention.value, part=Part.OFFERER)
        for lead in leads
    )
    many, page = count("Many")
    assert many <= few
    assert "joins nothing" in page
    assert "Offer 1," not in page


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.parametrize(("reasons", "told"), [(["honest", "stopped", "unfounded"], "2 of its 3"), ([], None)])
def test_desk_alone_reads_how_often_a_partner_was_wrong(analyst: User, reasons: list[str], told: str | None) -> None:
    """So that a rival's reports are read as such. A lead that was opened again counts no more."""
    office = make_user(Role.REGIONAL_OFFICE)
    partner = add_partner(actor=office, now=NOW, name="Rival (fictional)")
    for number in range(len(reasons) + 2):
        words = f"Cooks wanted, kitchen {number} (fictional)"
        take_one_from_partner(partner=partner, words=words, now=NOW, **ALLOWED)
    *closed, again, lead = Lead.objects.order_by("words")
    for one, reason in zip(closed, reasons, strict=True):
        do(one, "close", reason=reason, why="We asked")
    do(do(again, "close", reason="honest", why="We asked"), "reopen", why="We were wrong")
    page = sign_in(analyst).get(lead.get_absolute_url()).content.decode()
    assert (told in page) if told else ("of its" not in page)
    assert "of its" not in sign_in(office).get(partner.get_absolute_url()).content.decode()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_page_asks_for_a_purpose_and_a_reason(analyst: User) -> None:
    lead = make_lead()
    mention = note(lead, part=Part.OFFERER)
    client, where = sign_in(analyst), f"/leads/{lead.pk}/look/{mention.pk}/"
    page = client.get(lead.get_absolute_url()).content.decode()
    assert page.count(f'action="{where}"') == 1
    assert page.count('name="purpose"') == 1, "the form stands once, and in no button"
    assert client.post(where, {"purpose": "warn", "why": ""}).status_code == 422
    assert not Search.objects.exists()
    assert client.post(where, {"purpose": "warn", "why": "Came back"}).status_code == 302
    assert Search.objects.get().by == analyst


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_no_page_takes_words_to_look_for_in_leads(analyst: User) -> None:
    make_lead()
    assert not any(isinstance(one, Words) for one in LEADS.filters)
    assert not any(kind.find.__module__.startswith("titian.leads") for kind in list_parts(SearchKind))
    assert not any("titian.leads" in kind.show.__module__ for kind in list_parts(TextKind))
    client = sign_in(analyst)
    assert client.get("/leads/?q=nothing-like-it").content.decode().count("Typists wanted") == 1
    assert "3,000 a month" not in client.get("/search/?q=Typists").content.decode()
    assert client.get("/leads/?export=csv").status_code == 403


def test_body_reads_who_looked_and_why_and_never_what_for(analyst: User, body: User) -> None:
    mention = note(make_lead(), part=Part.OFFERER)
    now = timezone.now()
    this = now.date() - timedelta(days=now.weekday())
    last = this - timedelta(days=7)
    look_for(actor=analyst, mention=mention, purpose="warn", why="It came back", now=now - timedelta(days=7))
    assert [notice.count for notice in watch_weeks(body, now)] == [1]
    page = sign_in(body).get("/leads/weeks/").content.decode()
    assert "It came back" in page
    assert analyst.get_full_name() in page or analyst.username in page
    assert "0000101" not in without_spacing(page)
    week = read_week(actor=body, begins_on=last, now=now)
    assert read_week(actor=body, begins_on=last, now=now) == week
    assert list(watch_weeks(body, now)) == []
    for day in (this, last + timedelta(days=1)):
        with pytest.raises(WeekNotOver):
            read_week(actor=body, begins_on=day, now=now)
    with pytest.raises(NotAllowed):
        read_week(actor=analyst, begins_on=last, now=now)
    assert WeekRead.objects.count() == 1


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_analyst_types_in_no_person_either() -> None:
    with pytest.raises(AboutAPerson):
        make_lead("They took my passport and beat me; my brother, 19, is there too")
    assert not Lead.objects.exists()


def test_line_is_verified_by_somebody_else(analyst: User) -> None:
    line = make_line(is_verified=False)
    adder = User.objects.get(pk=Entry.objects.get(action="help_line.add").actor_id)
    with pytest.raises(SecondPersonNeeded):
        HELP_LINE.perform(line, "verify", actor=adder, now=NOW)
    assert HELP_LINE.perform(line, "verify", actor=analyst, now=NOW).state == "verified"
    assert HelpLine.objects.good_on(NOW.date()).count() == 1


def test_triage_reads_no_more_however_many_leads_there_are(analyst: User) -> None:
    client = sign_in(analyst)

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/leads/").status_code == 200
        return len(asked)

    make_lead()
    count()  # what a first page looks up once
    before = count()
    for number in range(30):
        make_lead(f"Offer {number} (fictional)")
    assert count() == before


def test_opening_a_lead_is_in_the_log(analyst: User) -> None:
    lead = make_lead()
    sign_in(analyst).get(lead.get_absolute_url())
    assert Entry.objects.filter(action="lead.read", thing=f"lead:{lead.pk}", actor_id=str(analyst.pk)).count() == 1


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_reader_sees_a_lead_as_it_was_written_and_no_address_of_it_leads_anywhere(analyst: User) -> None:
    lead = make_lead(f"{OFFER} <script>alert(1)</script> https://offer.example/")
    page = sign_in(analyst).get(lead.get_absolute_url()).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert 'href="https://offer.example' not in page


def test_moves_are_all_named_by_whoever_keeps_leads() -> None:
    assert {str(move.permission) for move in LEAD.moves.values()} == {"lead.keep"}
