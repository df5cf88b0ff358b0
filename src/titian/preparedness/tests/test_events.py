"""What is done with an event, and what its page says of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed, Refused
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.preparedness.actions.add_event import add_event
from titian.preparedness.actions.keep_claim import revise_claim
from titian.preparedness.errors import (
    AheadOfTime,
    CalledDifferent,
    ClaimGone,
    CountryMissing,
    DaysTurned,
    EventNotYours,
    FigureMissing,
    ItselfJudged,
    JoinedOtherwise,
    PositionGiven,
    RangeTurned,
    SeaMissing,
    StepAgain,
    StepLate,
    StepOutOfOrder,
    TooFew,
)
from titian.preparedness.figures import Range
from titian.preparedness.models import Addressee, Claim, Event, Opening, Sameness, SeaBody, Sealed, Step
from titian.preparedness.reconciling import Line, Picture, reconcile
from titian.preparedness.tests.factories import (
    GIVEN,
    NOW,
    TODAY,
    WHY,
    choose,
    claim,
    do,
    judge,
    make_event,
    make_focal,
    make_office,
)
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
POSITION = "at 9.55, 97.20"


def line(event: Event, measure: str) -> Line:
    return next(one for one in reconcile(event).lines if one.measure == measure)


def revise(said: Claim, *, actor: User | None = None, **given: Any) -> Claim:  # Any: as the form holds it
    grades = {name: value for name, value in GIVEN.items() if name not in ("measure", "country")}
    return revise_claim(actor=actor or make_office(), claim=said, now=NOW, **{**grades, "why": WHY, **given})


def show(event: Event, reader: User | None = None) -> str:
    return sign_in(reader or make_office()).get(event.get_absolute_url()).content.decode()


def tell_all(event: Event) -> None:
    for measure, low in (("embarked", 60), ("disembarked", 50), ("dead", 2), ("missing", 3), ("unknown", 1)):
        choose(event, claim(event, measure=measure, low=low))


@pytest.mark.on_both
def test_what_nobody_tells_of_is_unexplained_and_blank_is_not_nought() -> None:
    event = make_event()
    tell_all(event)
    balance = reconcile(event).balance
    assert (balance.unexplained, balance.told) == (Range(4, 4), Range(56, 56))
    assert balance.without == ("at_sea",)
    page = show(event)
    assert page.index("Unexplained") < page.index("embarked")
    assert "No figure is chosen for:" in page


def test_claims_of_one_thing_are_never_added_and_rivals_are_named() -> None:
    event = make_event()
    first, second = claim(event, low=60), claim(event, low=2, sense="at_least", source="Boat (fictional)")
    third = claim(event, low=80, high=90)
    found = line(event, "embarked")
    assert (found.chosen, found.span, found.rivals) == (None, Range(2, None), (first, third))
    assert reconcile(event).balance.unexplained is None
    choose(event, second)
    assert line(event, "embarked").chosen == second
    assert reconcile(event).balance.unexplained == Range(2, None)
    assert "60 and 80 to 90 cannot both hold." in show(event)


def test_ranges_that_cannot_meet_are_named() -> None:
    event = make_event()
    choose(event, claim(event, low=10))
    choose(event, claim(event, measure="disembarked", low=12))
    page = show(event)
    assert "More people are told of than embarked." in page
    assert "embarked, disembarked." in page


def test_a_choice_names_its_claim_why_and_who_and_can_be_taken_back() -> None:
    event, office = make_event(), make_office()
    said = claim(event)
    choose(event, said, actor=office)
    made = line(event, "embarked").choice
    assert made is not None
    assert (made.claim, made.why, made.by, made.at) == (said, WHY, office, NOW)
    do(event, "choose", claim="none:embarked", why=WHY)
    assert line(event, "embarked").chosen is None
    with pytest.raises(ClaimGone):
        do(event, "choose", claim=str(claim(make_event()).key), why=WHY)
    with pytest.raises(NotAllowed):
        choose(event, said, actor=make_focal())


@pytest.mark.on_both
def test_a_revision_stands_in_its_place_and_keeps_what_was_said() -> None:
    event, focal = make_event(), make_focal()
    said = claim(event, actor=focal)
    choose(event, said)
    later = revise(said, actor=focal, low=64)
    found = line(event, "embarked")
    assert found.claims == [later]
    assert (found.chosen, found.is_stale) == (said, True)
    assert reconcile(event).earlier[later.pk] == [said]
    page = show(event)
    assert "It was revised since: choose again." in page
    assert "<s>60</s>" in page
    with pytest.raises(ClaimGone):
        revise(said, low=70)
    with pytest.raises(EventNotYours):
        revise(later, actor=make_focal(), low=70)
    revise(later, is_withdrawn=True, low=None)
    assert line(event, "embarked").chosen is None
    assert "withdrawn" in show(event)


def test_nationalities_are_eleven_or_more_or_not_shown() -> None:
    event = make_event()
    claim(event, low=40)
    for country, low in (("BD", 20), ("MM", 12)):
        claim(event, measure="nationality", country=country, low=low, source="Count (fictional)")
    claim(event, measure="nationality", country="ID", low=None, source="Count (fictional)")
    shown = {row.country: row.range for row in reconcile(event).nationalities}
    # 40 without 20 and 12 leaves 8, which would be a small count, too.
    assert shown == {"BD": Range(20, 20), "ID": None, "MM": None}
    assert "Myanmar: not shown" in show(event)
    with pytest.raises(TooFew):
        claim(event, measure="nationality", country="VN", low=10)
    row = {name: GIVEN[name] for name in ("as_of", "source")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(event=event, measure="nationality", country="VN", low=10, by=make_office(), at=NOW, **row)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"low": None}, FigureMissing),
        ({"low": 5, "high": 4}, RangeTurned),
        ({"high": 70, "sense": "at_least"}, RangeTurned),
        ({"as_of": TODAY + DAY}, AheadOfTime),
        ({"source": POSITION}, PositionGiven),
        ({"measure": "nationality"}, CountryMissing),
        ({"country": "MM"}, CountryMissing),
    ],
)
def test_a_claim_that_is_none_is_refused(given: dict[str, Any], refusal: type[Refused]) -> None:
    event = make_event()
    with pytest.raises(refusal):
        claim(event, **given)
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"sea": ""}, SeaMissing),
        ({"sea": "somewhere"}, SeaMissing),
        ({"first_on": TODAY + DAY}, AheadOfTime),
        ({"last_on": TODAY - DAY}, DaysTurned),
        ({"last_on": TODAY + DAY}, AheadOfTime),
        ({"name": POSITION}, PositionGiven),
        ({"authority": POSITION}, PositionGiven),
        ({"at": NOW + DAY}, AheadOfTime),
    ],
)
def test_an_event_that_cannot_be_is_refused(given: dict[str, Any], refusal: type[Refused]) -> None:
    facts: dict[str, Any] = {"kind": "landing", "sea": "java_sea", "first_on": TODAY, "at": NOW, "authority": "Centre"}
    with pytest.raises(refusal):
        add_event(actor=make_office(), now=NOW, **{**facts, **given})
    assert not Event.objects.exists()
    assert add_event(actor=make_office(), now=NOW, **{**facts, "kind": "raid_release", "sea": ""}).sea == ""


def test_a_position_is_refused_wherever_words_are_typed_and_no_column_could_hold_one() -> None:
    event, other = make_event(), make_event()
    said = claim(event)
    for name, given in (
        ("choose", {"claim": str(said.key), "why": POSITION}),
        ("judge", {"other": str(other.pk), "verdict": "same", "why": POSITION}),
        ("step", {"status": "located", "at": NOW, "authority": POSITION, "why": ""}),
        ("step", {"status": "located", "at": NOW, "authority": "Centre", "why": POSITION}),
        ("amend", {"kind": "wreck", "sea": "java_sea", "first_on": TODAY, "last_on": None, "departed_from": "",
                   "name": POSITION, "reason": "typed"}),
    ):  # fmt: skip
        with pytest.raises(PositionGiven):
            do(event, name, **given)
    with pytest.raises(PositionGiven):
        revise(said, why=POSITION)
    for model in (Event, Claim, Step, Sameness, Sealed, Addressee, Opening, SeaBody):
        for column in model._meta.fields:
            assert not any(part in column.name for part in ("lat", "lon", "position", "coord", "geo")), column.name
    assert "A place is a named sea here." in show(event)


@pytest.mark.on_both
def test_a_report_that_comes_twice_is_judged_and_taken_back_and_nothing_is_merged() -> None:
    one, other = make_event(), make_event()
    here, there = claim(one, low=60), claim(other, low=75)
    choose(one, here)
    before = [reconcile(event) for event in (one, other)]
    judge(one, other, "same")
    joined = reconcile(other)
    assert [event.pk for event in joined.group] == [other.pk, one.pk]
    assert set(line(other, "embarked").claims) == {here, there}
    assert line(other, "embarked").chosen == here
    choose(one, there)  # of the other report, while they are one
    assert line(one, "embarked").chosen == there
    judge(other, one, "open")
    assert [reconcile(event) for event in (one, other)] == before


def test_different_survives_whatever_else_is_judged() -> None:
    one, two, three = (make_event() for _ in range(3))
    judge(one, two, "different")
    judge(two, three, "same")
    with pytest.raises(CalledDifferent):
        judge(three, one, "same")
    judge(two, three, "open")
    judge(three, one, "same")
    with pytest.raises(CalledDifferent):
        judge(three, two, "same")
    judge(one, two, "open")
    judge(three, two, "same")
    with pytest.raises(JoinedOtherwise):
        judge(one, two, "different")
    with pytest.raises(ItselfJudged):
        judge(one, one, "same")
    assert {row.verdict for row in Sameness.objects.all()} == {"same", "different", "open"}


@pytest.mark.on_both
def test_steps_keep_their_order_and_none_is_backdated_in_silence() -> None:
    event = make_event()
    step: dict[str, Any] = {"authority": "Coast guard (fictional)", "why": ""}
    do(event, "step", status="assisted", at=NOW - timedelta(hours=1), **step)
    event.refresh_from_db()
    assert event.state == "assisted"
    for status, at, refusal in (
        ("located", NOW, StepOutOfOrder),
        ("disembarked", NOW - 2 * DAY, StepOutOfOrder),
        ("assisted", NOW, StepAgain),
        ("disembarked", NOW + DAY, AheadOfTime),
    ):
        with pytest.raises(refusal):
            do(event, "step", status=status, at=at, **step)
    with pytest.raises(StepLate):
        do(event, "step", status="disembarked", at=NOW, now=NOW + 3 * DAY, **step)
    do(event, "step", status="disembarked", at=NOW, now=NOW + 3 * DAY, **{**step, "why": "The line was down"})
    do(event, "step", status="assisted", at=NOW - timedelta(minutes=30), **{**step, "why": "The clock was wrong"})
    event.refresh_from_db()
    assert event.state == "disembarked"
    page = show(event)
    assert page.index("located") < page.index("nobody said") < page.index("noted")
    assert Step.objects.filter(event=event, status="assisted").count() == 2


def test_what_an_event_is_is_corrected_and_the_log_says_what_it_was() -> None:
    event = make_event()
    facts: dict[str, Any] = {
        "kind": "wreck",
        "sea": "java_sea",
        "first_on": TODAY,
        "last_on": None,
        "departed_from": "MM",
        "name": "x",
    }
    do(event, "amend", reason="typed", **facts)
    event.refresh_from_db()
    assert (event.kind, event.sea, event.departed_from) == ("wreck", "java_sea", "MM")
    detail = Entry.objects.get(action="event.amend").detail
    assert detail == {
        "reason": "typed", "kind": "distress", "sea": "andaman_sea", "departed_from": "", "name": True,
    }  # fmt: skip


def test_whoever_speaks_for_no_member_any_more_reads_and_reports_nothing() -> None:
    event, former = make_event(), make_user(Role.FOCAL_POINT)
    assert not Event.objects.visible_to(former).exists()
    with pytest.raises(NotAllowed):
        claim(event, actor=former)
    with pytest.raises(NotAllowed):
        make_event(actor=former)


def test_every_change_stands_in_the_log_without_words() -> None:
    event = make_event(name="blue hull (fictional)")
    choose(event, claim(event))
    do(event, "step", status="located", at=NOW, authority="Coast guard (fictional)", why="")
    entries = Entry.objects.filter(thing=f"event:{event.pk}")
    assert list(entries.order_by("pk").values_list("action", flat=True)) == [
        "event.add", "event.claim", "event.choose", "event.step",
    ]  # fmt: skip
    assert "fictional" not in "".join(str(entry.detail) for entry in entries)


def test_the_series_shows_both_totals_of_two_years_and_what_each_rests_on() -> None:
    page = sign_in(make_office()).get("/events/series/").content.decode()
    for figure in ("917", "573", "7,117", "5,817", "727", "at least about 8,001", "databoks.katadata.co.id"):
        assert figure in page, figure
    assert "unexplained: <strong>0</strong>" in page
    apart = page[: page.index('id="sums-title"')]
    told = re.findall(r'<p class="small quiet[^>]*lang="en" dir="ltr">([^<]*)</p>', apart)
    assert told
    assert all(len(names := row.split("; ")) == len(set(names)) for row in told)


def test_the_page_of_an_event_works_its_figures_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    event = make_event()
    claim(event)
    asked: list[Event] = []

    def count(one: Event) -> Picture:
        asked.append(one)
        return reconcile(one)

    monkeypatch.setattr("titian.preparedness.views.reconcile", count)
    assert "Harbour office" in sign_in(make_office()).get(event.get_absolute_url()).content.decode()
    assert asked == [event]


def test_pages_take_what_is_typed_and_say_what_is_wrong(client: Client) -> None:
    desk = sign_in(make_office())
    facts = {"kind": "landing", "sea": "", "first_on": "2026-11-20", "at": "2026-11-20T08:00", "authority": "Harbour"}
    refused = desk.post("/events/add/", facts)
    assert refused.status_code == 422
    assert "Choose the sea." in refused.content.decode()
    answer = desk.post("/events/add/", {**facts, "sea": "sulu_sea"}, follow=True)
    assert "Sulu Sea" in answer.content.decode()
    assert Step.objects.get().at == datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def test_a_picture_is_the_same_whoever_asks_for_it() -> None:
    event = make_event()
    tell_all(event)
    first: Picture = reconcile(event)
    assert first == reconcile(Event.objects.get(pk=event.pk))
