"""Requests to partners: what may be asked, and when; who releases it; what becomes of it; who decides appeals."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed, SecondPersonNeeded
from titian.leads.actions.forget_leads import forget_leads
from titian.leads.actions.take_offer import take_one_from_partner
from titian.leads.codes import KEPT_FOR, Part
from titian.leads.disruption import errors
from titian.leads.disruption.codes import LOOK_AGAIN
from titian.leads.disruption.letters import read_content, tell_state
from titian.leads.disruption.models import Appeal, InsidePath, LeadRequest, RequestStep
from titian.leads.disruption.waits import watch_appeals, watch_paths, watch_requests
from titian.leads.disruption.workflow import APPEAL, PATH
from titian.leads.errors import AboutAPerson
from titian.leads.models import Lead, Partner
from titian.leads.tests.factories import NOW, do, make_analyst, make_lead, note
from titian.leads.tests.request_factories import (
    ASKED,
    OPEN_TERMS,
    QUOTE,
    SHA,
    answer,
    draft,
    make_assessed,
    make_partner,
    move,
    send,
)
from titian.leads.workflow import PARTNER
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.sealing import sha256_hex
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
SITE = "Cooks wanted, see https://jobs.example/c/17 (fictional)"


@pytest.fixture
def partner() -> Partner:
    return make_partner()[0]


@pytest.fixture
def lead() -> Lead:
    return make_assessed()


def test_request_goes_out_by_two_people_with_what_it_rests_on(lead: Lead, partner: Partner) -> None:
    first = make_analyst()
    request = draft(lead, partner, actor=first)
    with pytest.raises(errors.RequestMoved):
        move(request, "send")
    move(request, "release", actor=first)
    with pytest.raises(SecondPersonNeeded):
        move(request, "send", actor=first)
    with pytest.raises(NotAllowed):
        move(request, "send", actor=make_user(Role.REGIONAL_OFFICE))
    sent = move(request, "send", now=NOW + timedelta(hours=1))
    assert (sent.state, sent.partner_state, sent.due_at) == ("sent", "none", NOW + timedelta(days=7, hours=1))
    letter = json.loads(sent.content)
    assert letter["targets"] == [{"kind": "handle", "written": "hr_fast88"}]
    assert (letter["rule"], letter["basis"]) == ("Terms 4.2: no offers without an employer", "terms")
    assert letter["evidence"] == [SHA]
    assert letter["quote"] == "free flight. Write to [account] or [number]", "numbers in the words are nobody's target"
    assert "held by force" in letter["statement"]
    assert "no ground for arrest or return" in letter["statement"]
    entry = Entry.objects.get(action="lead_request.send")
    assert entry.detail["sha256"] == sha256_hex(sent.content.encode()), "the log holds what was sent by its hash"


def test_database_takes_no_request_that_one_person_released(lead: Lead, partner: Partner) -> None:
    request = send(lead, partner)
    with pytest.raises(IntegrityError), transaction.atomic():
        LeadRequest.objects.filter(pk=request.pk).update(sent_by=request.released_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        LeadRequest.objects.filter(pk=request.pk).update(sent_by=None)


def test_only_offerers_identifiers_can_be_named(lead: Lead, partner: Partner) -> None:
    """Not whose nobody has decided, and none that stands elsewhere as of somebody who may act under force."""
    other = note(lead, "+999 000 0101", part=Part.BYSTANDER)
    with pytest.raises(errors.TargetNotOfferers):
        draft(lead, partner, targets=[other])
    request = move(draft(lead, partner), "release")
    note(make_lead("Elsewhere: hr_fast88 (fictional)"), "hr_fast88", part=Part.POSSIBLE_VICTIM, kind="handle")
    with pytest.raises(errors.TargetNotOfferers):
        move(request, "send")


def test_what_is_asked_is_graded_and_never_cuts_off_a_number(partner: Partner) -> None:
    lead = make_assessed(confidence="low")
    number = note(lead, "+999 000 0101", part=Part.OFFERER)
    with pytest.raises(errors.TargetUnfit):
        draft(lead, partner, ask="suspend", targets=[number])
    with pytest.raises(errors.NotSureEnough):
        draft(lead, partner, ask="freeze_review", targets=[number])
    assert draft(lead, partner, ask="warn").state == "draft", "a rival may have given an honest offer: warn, no more"
    with pytest.raises(errors.InsideNotKnown):
        draft(lead, partner, ask="warn", inside="unknown")


def test_evidence_is_preserved_before_anything_is_removed(lead: Lead, partner: Partner) -> None:
    with pytest.raises(errors.PreserveFirst):
        draft(lead, partner, ask="remove")
    answer(send(lead, partner), "acting")
    with pytest.raises(errors.PreserveFirst):
        draft(lead, partner, ask="remove")
    answer(LeadRequest.objects.get(), "acted")
    assert send(lead, partner, ask="remove").state == "sent"
    with pytest.raises(errors.PreserveFirst):
        draft(lead, make_partner("Other platform (fictional)")[0], ask="remove")


def test_domain_is_not_asked_for_where_an_address_will_do(partner: Partner) -> None:
    lead = make_lead(SITE, **OPEN_TERMS)
    domain = note(lead, "jobs.example", part=Part.OFFERER, kind="domain")
    address = note(lead, "https://jobs.example/c/17", part=Part.OFFERER, kind="url")
    do(lead, "assess", confidence="high", why="Known", against="None found")
    lead.refresh_from_db()
    with pytest.raises(errors.NameTheAddress):
        draft(lead, partner, ask="suspend", targets=[domain], quote="Cooks wanted")
    assert draft(lead, partner, ask="suspend", targets=[address], quote="Cooks wanted").state == "draft"


def test_lead_that_was_not_looked_at_for_a_day_is_looked_at_again(lead: Lead, partner: Partner) -> None:
    request = move(draft(lead, partner), "release")
    day = timedelta(hours=24)
    with pytest.raises(errors.LookAgain):
        move(request, "send", now=NOW + day + timedelta(seconds=1))
    with pytest.raises(errors.LookAgain):
        move(request, "send", now=NOW - timedelta(hours=1))  # a clock that was put back proves no look
    move(request, "look", now=NOW + day)
    assert move(request, "send", now=NOW + 2 * day).state == "sent"
    late = NOW + timedelta(days=9)
    with pytest.raises(errors.LookAgain):
        move(request, "remind", now=late)
    move(request, "look", now=late)
    reminded = move(request, "remind", now=late)
    assert (reminded.reminders, reminded.due_at) == (1, late + timedelta(days=7))


def test_people_inside_freeze_the_lead_and_open_the_investigation_first(lead: Lead, partner: Partner) -> None:
    asked = send(lead, partner)
    waiting = move(draft(lead, partner, ask="warn"), "release")
    first, second = make_analyst(), make_analyst()
    page = sign_in(first).post(f"/leads/{lead.pk}/ask/", {"inside": "yes", "inside_why": "A message from inside"})
    assert (page.status_code, page.headers["Location"]) == (302, lead.get_absolute_url()), "nothing else is asked for"
    lead.refresh_from_db()
    assert lead.state == "frozen"
    with pytest.raises(errors.PeopleInside):
        move(waiting, "send")
    with pytest.raises(errors.PeopleInside):
        draft(lead, partner)
    asked.refresh_from_db()
    assert tell_state(asked) == "on_hold", "what is out is to be let lie"
    path = InsidePath.objects.get()
    assert [notice.address for notice in watch_paths(second, NOW)] == [path.get_absolute_url()]
    with pytest.raises(errors.PathNotClear):
        do(lead, "unfreeze", actor=second, why="I think so")
    PATH.perform(path, "tell", actor=first, now=NOW, given={"body": "Task force (fictional)", "told_how": "Called"})
    with pytest.raises(SecondPersonNeeded):
        PATH.perform(path, "go_on", actor=first, now=NOW, given={"answer": "Go on"})
    PATH.perform(path, "hold", actor=second, now=NOW, given={"answer": "Wait for us"})
    with pytest.raises(errors.PathNotClear):
        do(lead, "unfreeze", actor=second, why="I think so")
    PATH.perform(path, "go_on", actor=second, now=NOW, given={"answer": "All are out"})
    do(lead, "unfreeze", actor=second, why="They say so")
    assert move(waiting, "send").state == "sent"


def test_target_under_force_holds_what_was_sent(lead: Lead, partner: Partner) -> None:
    request = send(lead, partner)
    do(lead, "say_part", mention=lead.mentions.get().pk, part=Part.POSSIBLE_VICTIM, why="She is held herself")
    request.refresh_from_db()
    assert tell_state(request) == "on_hold"
    assert any(notice.is_urgent for notice in watch_requests(make_analyst(), NOW))


def test_partner_that_left_is_asked_nothing(lead: Lead, partner: Partner) -> None:
    request, sent = move(draft(lead, partner), "release"), send(lead, partner, ask="warn")
    PARTNER.perform(partner, "end", actor=make_user(Role.REGIONAL_OFFICE), now=NOW)
    with pytest.raises(errors.PartnerLeft):
        move(request, "send")
    with pytest.raises(errors.PartnerLeft):
        move(sent, "remind")
    assert any("left" in notice.text for notice in watch_requests(make_analyst(), NOW))
    assert move(sent, "withdraw", reason="partner_left").state == "withdrawn"


@pytest.mark.parametrize("terms", [{"pap": "red"}, {"purpose": "warn"}, {"tlp": "red"}, {"tlp": "amber+strict"}])
def test_what_its_giver_does_not_allow_is_not_asked(partner: Partner, terms: dict[str, Any]) -> None:
    request = draft(make_assessed(**terms), partner)
    with pytest.raises(errors.MayNotGo):
        move(request, "release")


def test_honest_ad_that_a_rival_reports_reaches_no_partner(partner: Partner) -> None:
    """However often: nothing is asked before a person assessed it, and what was asked is taken back."""
    rival = make_partner("Rival (fictional)")[0]
    for _ in range(50):
        take_one_from_partner(partner=rival, words=ASKED, now=NOW, **OPEN_TERMS)
    lead = Lead.objects.get()
    account = note(lead, "hr_fast88", part=Part.OFFERER, kind="handle")
    with pytest.raises(errors.LeadNotReady):
        draft(lead, partner)
    do(lead, "assess", confidence="moderate", why="Looks like it", against="May be honest")
    lead.refresh_from_db()
    for text in ("rule", "legal_basis"):
        named: dict[str, Any] = {text: "As the RIVAL (fictional) says"}
        with pytest.raises(errors.NamesGiver):
            draft(lead, partner, **named)
    request = send(lead, partner, targets=[account])
    told = json.dumps(read_content(request))
    assert "Rival" not in told, "nobody learns who gave it"
    assert str(lead.pk) not in told
    do(lead, "close", reason="honest", why="The labour office knows them")
    request.refresh_from_db()
    assert (request.state, request.why_withdrawn) == ("withdrawn", "honest")


def test_nothing_is_asked_without_words_that_stand_there_and_evidence(lead: Lead, partner: Partner) -> None:
    with pytest.raises(errors.QuoteNotThere):
        draft(lead, partner, quote="Give us your passport")
    with pytest.raises(errors.EvidenceUnreadable):
        draft(lead, partner, evidence="a screenshot")
    with pytest.raises(AboutAPerson):
        draft(lead, partner, rule="My sister, 19, is locked in there")
    assert not LeadRequest.objects.exists()


def test_partners_state_and_the_desks_are_two(lead: Lead, partner: Partner) -> None:
    request = send(lead, partner)
    said = answer(request, "received")
    assert (said.state, said.partner_state) == ("sent", "received")
    said = answer(request, "needs_more", words="Which country?")
    assert (said.state, said.partner_state) == ("answered", "needs_more")
    told = move(request, "tell", words="Everywhere")
    assert (told.state, told.partner_state) == ("sent", "received")
    gone = move(request, "see_gone")
    assert (gone.state, gone.partner_state) == ("gone", "received"), "gone, and the partner has not said so"
    said = answer(request, "refused", reason="not_found")
    assert (said.state, said.partner_state) == ("gone", "refused"), "what is gone stays so, whatever is said of it"


def test_answer_counts_once_whatever_the_partners_clock_says(lead: Lead, partner: Partner) -> None:
    request, name = send(lead, partner), uuid.uuid4()
    ahead = NOW + timedelta(hours=9)
    for _ in range(2):
        answer(request, "acted", answer_id=name, acted_at=ahead)
    step = RequestStep.objects.get(step="answer")
    assert (step.at, step.said_at) == (NOW, ahead)
    with pytest.raises(errors.AnswerDiffers):
        answer(request, "refused", reason="law", answer_id=name)
    with pytest.raises(errors.AnswerUnclear):
        answer(request, "refused")
    with pytest.raises(AboutAPerson):
        answer(request, "acted", words="My sister, 19, is locked in there")
    answer(request, "acted", acted_at=NOW - timedelta(days=400))
    assert Entry.objects.filter(action__in=["lead_request.answer", "lead_request.hear"]).count() == 2


def test_what_is_gone_is_looked_for_again_and_its_return_is_followed(lead: Lead, partner: Partner) -> None:
    request, reader = send(lead, partner), make_analyst()
    late = watch_requests(reader, NOW + timedelta(days=8))
    assert [notice.address for notice in late] == ["/leads/requests/?state=sent"]
    answer(request)
    gone = move(request, "see_gone")
    assert gone.look_again_on == (NOW + LOOK_AGAIN[0]).date()
    assert not list(watch_requests(reader, NOW))
    assert list(watch_requests(reader, NOW + LOOK_AGAIN[0]))
    again = move(request, "see_gone", now=NOW + LOOK_AGAIN[0])
    assert again.look_again_on == (NOW + LOOK_AGAIN[0] + LOOK_AGAIN[1]).date()
    with pytest.raises(errors.ReturnedUnknown):
        move(request, "come_back", how="other_words", other=lead.pk)
    other = make_lead("Operators wanted, all paid (fictional)")
    back = move(request, "come_back", how="other_words", other=other.pk)
    assert (back.state, back.returned_as) == ("came_back", other)
    move(request, "again")
    with pytest.raises(errors.RequestMoved):
        move(request, "send")
    move(request, "release")
    assert move(request, "send").state == "sent", "asked again by two people"


def test_appeal_is_decided_by_somebody_who_had_no_part(lead: Lead, partner: Partner) -> None:
    author, first, second, clerk, judge = (make_analyst() for _ in range(5))
    request = move(draft(lead, partner, actor=author), "release", actor=first)
    move(request, "send", actor=second)
    move(request, "appeal", actor=clerk, by="target", words="We are the labour office's own hotel")
    appeal = Appeal.objects.get()
    with pytest.raises(errors.AppealWaits):
        move(request, "remind")
    assert [notice.address for notice in watch_appeals(judge, NOW)] == [appeal.get_absolute_url()]
    for involved in (author, first, second, clerk):
        with pytest.raises(errors.AppealNeedsAnother):
            APPEAL.perform(appeal, "uphold", actor=involved, now=NOW, given={"why": "So"})
    APPEAL.perform(appeal, "uphold", actor=judge, now=NOW, given={"why": "The labour office confirms it"})
    request.refresh_from_db()
    assert (request.state, request.why_withdrawn) == ("withdrawn", "appeal")
    with pytest.raises(errors.AppealMoved):
        APPEAL.perform(appeal, "reject", actor=make_analyst(), now=NOW, given={"why": "No"})


def test_deleting_a_lead_takes_back_what_is_asked_and_empties_its_words(lead: Lead, partner: Partner) -> None:
    request = send(lead, partner)
    answer(request, "needs_more", words="Planted question")
    do(lead, "erase", reason="person")
    request.refresh_from_db()
    assert (request.lead, tell_state(request), read_content(request)) == (None, "withdrawn", None)
    kept = str(list(LeadRequest.objects.values())) + str(list(RequestStep.objects.values()))
    assert not any(words in kept for words in (QUOTE, "hr_fast88", "Planted", "Terms 4.2"))


def test_request_goes_with_its_lead_a_year_after_its_last_step(lead: Lead, partner: Partner) -> None:
    request = send(lead, partner)
    answer(request, now=NOW + timedelta(days=100))
    assert forget_leads(NOW + KEPT_FOR + timedelta(days=99)) == 0
    assert forget_leads(NOW + KEPT_FOR + timedelta(days=100)) == 1
    assert not LeadRequest.objects.exists()


def test_analyst_walks_a_request_over_its_pages() -> None:
    now = timezone.now()
    lead, partner = make_assessed(now=now), make_partner(now=now)[0]
    first, second = (sign_in(make_analyst()) for _ in range(2))
    form: dict[str, Any] = {
        "inside": "no", "inside_why": "Asked", "partner": partner.pk, "ask": "preserve",
        "targets": lead.mentions.get().pk, "rule": "Terms 4.2", "quote": QUOTE, "evidence": SHA, "basis": "terms",
        "legal_basis": "4.2", "against": "A hotel", "days": "7", "is_there": "on",
    }  # fmt: skip
    refused = first.post(f"/leads/{lead.pk}/ask/", {**form, "evidence": "a picture"})
    assert refused.status_code == 422
    assert "64 digits" in refused.content.decode()
    where = first.post(f"/leads/{lead.pk}/ask/", form).headers["Location"]
    assert "[number]" in first.get(where).content.decode(), "what the partner will read"
    assert first.post(f"{where}release/", {"why": "Looked"}).status_code == 302
    assert "takes a second person" in first.get(where).content.decode()
    LeadRequest.objects.update(looked_at=now - timedelta(hours=25))
    assert "24 hours" in second.post(f"{where}send/", {"why": "Looked"}).content.decode()
    second.post(f"{where}look/", {"why": "Still there"})
    assert second.post(f"{where}send/", {"why": "Looked"}).status_code == 302
    assert "Platform (fictional)" in second.get("/leads/requests/").content.decode()
    assert second.get("/leads/requests/?export=csv").status_code == 403
    assert where in second.get(lead.get_absolute_url()).content.decode()
