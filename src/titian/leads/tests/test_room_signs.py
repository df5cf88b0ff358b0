"""What is read in leads, who sets which rules are asked and where, and that nothing read outlives its lead."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.leads import reading
from titian.leads.actions.read_leads import read_leads
from titian.leads.actions.set_rules import say_brought, switch_rule
from titian.leads.codes import JOINED, Part
from titian.leads.derived_models import Brought, LeadReading, RuleSwitch
from titian.leads.models import Decision, Lead
from titian.leads.reading import Reading, load_rules
from titian.leads.signs_codes import RULES, Unasked
from titian.leads.signs_forms import READ
from titian.leads.signs_views import describe_signs
from titian.leads.tests.factories import NOW, do, make_analyst, make_lead
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
LURE = (
    "Receptionists wanted at the lantern hotel. A processing fee of 500 is paid before you start. "
    "Apply only by telegram: https://t.me/lantern_hotel_999 (fictional)"
)


@pytest.fixture
def analyst() -> User:
    return make_analyst()


@pytest.fixture
def office() -> User:
    return make_user(Role.REGIONAL_OFFICE)


def bring(office: User, ads: int = 100, *, country: str = "TH", town: str = "") -> Brought:
    return say_brought(
        actor=office, now=NOW, country=country, town=town, language="en", ads=ads, why="Labour office (fictional)"
    )


def list_signs(lead: Lead) -> list[str]:
    return [hit["rule"] for hit in LeadReading.objects.get(lead=lead).content["signs"]]


@pytest.mark.on_both
def test_signs_show_their_words_and_source_once_a_country_has_brought_honest_ads(analyst: User, office: User) -> None:
    lead = make_lead(LURE, actor=analyst)
    assert read_leads(NOW) == 1
    assert read_leads(NOW) == 0, "what was read is not read again"
    page = sign_in(analyst).get(lead.get_absolute_url()).content.decode()
    assert str(Unasked.HONEST.label) in page
    assert str(RULES["candidate_pays"]) not in page

    bring(office, 60, town="Bangkok")
    bring(office, 40)
    assert read_leads(NOW) == 1
    page = sign_in(analyst).get(lead.get_absolute_url()).content.decode()
    assert "candidate_pays" in list_signs(lead)
    assert str(RULES["candidate_pays"]) in page
    assert "processing fee" in page.split("<q ", 1)[1]
    assert "ohjobs.ph/blogs" in page
    assert "English" in page
    assert "Latin" in page

    bring(office, 0)  # the country took back what it said of the whole of it
    read_leads(NOW)
    assert list_signs(lead) == []


@pytest.mark.on_both
def test_signs_say_how_often_honest_ads_raise_a_look_once_somebody_tried(analyst: User, office: User) -> None:
    lead = do(make_lead(LURE, actor=analyst), "place", country="TH")
    bring(office)
    read_leads(NOW)
    page = sign_in(analyst).get(lead.get_absolute_url()).content.decode()
    assert "is not known: nobody has tried the rules on any" in page
    desk = sign_in(office)
    told = {"country": "TH", "town": "Mae Sot", "language": "en", "ads": "200", "why": "Labour office (fictional)"}
    assert desk.post("/leads/honest-ads/add/", {**told, "raised": "201"}).status_code == 422
    assert desk.post("/leads/honest-ads/add/", {**told, "raised": "1"}).status_code == 302
    assert "1 of them raise a look: 0.1–2.8 %" in desk.get("/leads/rules/").content.decode()  # noqa: RUF001 (from and to)
    page = sign_in(analyst).get(lead.get_absolute_url()).content.decode()
    assert "1 of 200 (0.1–2.8 %)" in page  # noqa: RUF001 (from and to)
    with pytest.raises(IntegrityError), transaction.atomic():
        Brought.objects.create(
            country="TH", language="en", ads=1, raised=2, why="More than there are", by=office, at=NOW
        )


def test_honest_ads_of_one_country_let_no_rule_be_asked_in_another(analyst: User, office: User) -> None:
    lead = do(make_lead(LURE, actor=analyst), "place", country="KH")
    bring(office, country="TH")
    read_leads(NOW)
    assert LeadReading.objects.get(lead=lead).unasked == Unasked.HONEST
    do(lead, "place", country="TH")
    assert read_leads(NOW) == 1, "it is read anew where it was shown"
    assert "candidate_pays" in list_signs(lead)


@pytest.mark.on_both
def test_office_turns_a_rule_off_and_on_with_a_reason_on_record(analyst: User, office: User) -> None:
    lead = make_lead(LURE, actor=analyst)
    bring(office)
    client = sign_in(office)
    assert client.post("/leads/rules/candidate_pays/off/", {"why": " "}).status_code == 422
    assert client.post("/leads/rules/candidate_pays/off/", {"why": "Agencies pay here"}).status_code == 302
    read_leads(NOW)
    assert "candidate_pays" not in list_signs(lead)
    assert "chat_only" in list_signs(lead)
    page = sign_in(analyst).get(lead.get_absolute_url()).content.decode()
    assert "Agencies pay here" in page
    switch_rule(actor=office, rule="candidate_pays", is_on=True, why="Looked at again", now=NOW)
    read_leads(NOW)
    assert "candidate_pays" in list_signs(lead)
    assert [row.why for row in RuleSwitch.objects.order_by("pk")] == ["Agencies pay here", "Looked at again"]
    assert Entry.objects.filter(action="lead_rule.switch", thing="lead_rule:candidate_pays").count() == 2


def test_analyst_sets_no_rule_and_the_office_reads_no_lead(analyst: User, office: User) -> None:
    with pytest.raises(NotAllowed):
        switch_rule(actor=analyst, rule="candidate_pays", is_on=False, why="So", now=NOW)
    with pytest.raises(NotAllowed):
        bring(analyst)
    lead = make_lead(LURE, actor=analyst)
    read_leads(NOW)
    assert describe_signs(office, lead)["reading"] is None


def test_every_rule_and_language_has_words_at_the_desk() -> None:
    rules = load_rules()
    assert set(RULES) == set(rules.titles)
    assert set(READ) == set(rules.signs)


def test_what_is_found_is_noted_with_one_touch_and_is_nobodys(analyst: User) -> None:
    lead = make_lead(LURE, actor=analyst)
    read_leads(NOW)
    found = describe_signs(analyst, lead)["found"]
    kind, written = next((row[1], row[2]) for row in found if row[5])
    assert sign_in(analyst).post(f"/leads/{lead.pk}/note/", {"kind": kind, "written": written}).status_code == 302
    assert lead.mentions.get().part == Part.UNKNOWN
    row = next(row for row in describe_signs(analyst, lead)["found"] if row[2] == written)
    assert row[4] == lead.mentions.get()
    assert not row[5]


@pytest.mark.on_both
def test_nothing_read_outlives_the_lead() -> None:
    lead = make_lead(LURE)
    read_leads(NOW)
    do(lead, "erase", reason="person")
    assert not LeadReading.objects.exists()


def test_words_that_cannot_be_read_hold_nobody_up(monkeypatch: pytest.MonkeyPatch, analyst: User) -> None:
    bad, good = make_lead("Breaks it (fictional)", actor=analyst), make_lead(LURE, actor=analyst)
    read = reading.read

    def fail(text: str, **more: object) -> Reading:
        if text.startswith("Breaks"):
            raise RecursionError
        return read(text, **more)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(reading, "read", fail)
    assert read_leads(NOW) == 2
    assert LeadReading.objects.get(lead=good).language == "en"
    assert str(Unasked.FAILED.label) in sign_in(analyst).get(bad.get_absolute_url()).content.decode()
    assert read_leads(NOW) == 0


def test_joins_are_declared_from_both_sides_and_are_offerers_alone() -> None:
    assert {(other, one) for one, other in JOINED} == JOINED
    assert {part for pair in JOINED for _, part in pair} == {Part.OFFERER}
    assert all(one[0] == other[0] for one, other in JOINED)


def test_assessment_says_what_an_offer_may_lead_to(analyst: User) -> None:
    lead = do(
        make_lead(LURE, actor=analyst),
        "assess",
        actor=analyst,
        confidence="low",
        leads_to="scams",
        why="So",
        against="Not",
    )
    assert (lead.confidence, Decision.objects.get().what) == ("low", "scams: low")
    assert "online scams, by force: low" in sign_in(analyst).get(lead.get_absolute_url()).content.decode()
