"""Rounds: hidden while open, talked of once closed, agreed with dissent; who proposes under names, and what merges."""

from __future__ import annotations

import pytest
from django.test import Client

from titian.desk.errors import NotAllowed
from titian.desk.search import search
from titian.desk.waiting import look
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan import errors
from titian.workplan.actions.propose import add_round, propose, support, take_proposal_back
from titian.workplan.codes import CycleState, ProposalState, RoundState
from titian.workplan.models import Issue, Proposal, Round
from titian.workplan.round_tables import RoundLine, read_lines
from titian.workplan.round_workflow import PROPOSAL
from titian.workplan.tellings import find_members, list_open_rounds
from titian.workplan.tests.factories import (
    NOW,
    make_cycle,
    make_focal_point,
    make_keeper,
    make_party,
    make_round,
    move_round,
)

pytestmark = pytest.mark.django_db
ZAWGYI = "ေနေကာင္းလား"


@pytest.fixture
def focal() -> User:
    return make_focal_point(make_party("ID"))


@pytest.fixture
def other() -> User:
    return make_focal_point(make_party("AU"))


def read(round_: Round, text: str) -> RoundLine:
    return next(line for line in read_lines(round_) if line.proposal.text == text)


def act(proposal: Proposal, name: str, **given: object) -> Proposal:
    return PROPOSAL.perform(Proposal.objects.get(pk=proposal.pk), name, actor=make_keeper(), now=NOW, given=given)


def close_with(*texts: str, focal: User, is_anonymous: bool = False) -> tuple[Round, list[Proposal]]:
    round_ = make_round(is_anonymous=is_anonymous)
    for text in texts:
        propose(actor=focal, round_=round_, text=text)
    round_ = move_round(round_, "close")
    return round_, [round_.proposals.get(text=text) for text in texts]


def test_what_is_proposed_is_seen_by_nobody_else_until_the_round_closes(focal: User, other: User) -> None:
    round_ = make_round(is_anonymous=False)
    propose(actor=focal, round_=round_, text="Signs at piers")
    readers = [make_keeper(), make_keeper(Role.CO_CHAIR), other, focal]
    assert [Proposal.objects.visible_to(reader).count() for reader in readers] == [0, 0, 0, 1]
    move_round(round_, "close")
    assert [Proposal.objects.visible_to(reader).count() for reader in readers] == [1, 1, 1, 1]
    assert not Proposal.objects.visible_to(make_user(Role.OBSERVER)).exists()


def test_a_closed_round_takes_nothing_more_and_the_words_stay_on_the_page(focal: User) -> None:
    round_ = make_round()
    move_round(round_, "close")
    with pytest.raises(errors.RoundNotOpen):
        propose(actor=focal, round_=round_, text="Signs at piers")
    client = Client(headers={"host": "localhost"})
    client.force_login(focal, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(f"/plan/rounds/{round_.pk}/propose/", {"text": "Signs at piers", "more": "And at night."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Signs at piers" in page
    assert "And at night." in page


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("  ", errors.ProposalMissing), ("x" * 301, errors.ProposalTooLong), (ZAWGYI, errors.ZawgyiWords)],
)
@pytest.mark.parametrize("is_anonymous", [True, False])
def test_what_cannot_be_taken_is_refused_in_a_sentence(
    focal: User, text: str, refusal: type[Exception], is_anonymous: bool
) -> None:
    round_ = make_round(is_anonymous=is_anonymous)
    with pytest.raises(refusal):
        propose(actor=focal, round_=round_, text=text)
    assert not Proposal.objects.exists()


def test_a_full_box_says_so_and_keeps_what_it_has(focal: User) -> None:
    round_ = make_round()
    round_.box.words = [[str(number), ""] for number in range(500)]
    round_.box.save()
    with pytest.raises(errors.RoundFull):
        propose(actor=focal, round_=round_, text="One more")
    assert move_round(round_, "close").proposals.count() == 500


def test_only_who_speaks_for_a_member_proposes(focal: User) -> None:
    round_ = make_round()
    for stranger in (make_keeper(), make_user(Role.OBSERVER), make_user(Role.FOCAL_POINT)):
        with pytest.raises(NotAllowed):
            propose(actor=stranger, round_=round_, text="x")
    with pytest.raises(NotAllowed):
        add_round(actor=focal, cycle=round_.cycle, question="?", is_anonymous=True, now=NOW)


def test_a_round_is_for_a_plan_that_is_being_drafted() -> None:
    cycle = make_cycle(state=CycleState.CURRENT)
    with pytest.raises(errors.CycleClosed):
        add_round(actor=make_keeper(), cycle=cycle, question="?", is_anonymous=True, now=NOW)


def test_own_proposal_is_taken_back_while_open_and_nobody_elses(focal: User, other: User) -> None:
    round_ = make_round(is_anonymous=False)
    propose(actor=focal, round_=round_, text="Signs")
    proposal = round_.proposals.get()
    with pytest.raises(NotAllowed):
        take_proposal_back(actor=other, proposal=proposal)
    take_proposal_back(actor=focal, proposal=proposal)
    assert not round_.proposals.exists()
    round_, (kept,) = close_with("Boats", focal=focal)
    with pytest.raises(errors.RoundNotOpen):
        take_proposal_back(actor=focal, proposal=kept)


def test_merging_adds_up_who_is_for_it_and_can_be_taken_back(focal: User, other: User) -> None:
    round_, (signs, boards) = close_with("Signs", "Boards", focal=focal)
    third = make_focal_point(make_party("VN"))
    support(actor=other, proposal=signs, stance="for")
    support(actor=other, proposal=boards, stance="for")
    support(actor=third, proposal=boards, stance="for")
    assert (read(round_, "Signs").support, read(round_, "Boards").support) == (2, 3)
    merged = act(boards, "merge", into=signs.number, why="The same.")
    line = read(round_, "Signs")
    assert (merged.state, line.support, line.said, line.parts) == (ProposalState.MERGED, 3, 2, [merged])
    act(boards, "take_out")
    assert (read(round_, "Signs").support, read(round_, "Signs").said) == (2, 1)


def test_no_proposal_goes_into_itself_or_round_in_a_ring(focal: User) -> None:
    _, (signs, boards, lamps) = close_with("Signs", "Boards", "Lamps", focal=focal)
    with pytest.raises(errors.ProposalIntoItself):
        act(signs, "merge", into=signs.number, why="x")
    act(signs, "merge", into=boards.number, why="x")
    with pytest.raises(errors.ProposalUnknown):
        act(boards, "merge", into=signs.number, why="x")
    act(boards, "merge", into=lamps.number, why="x")
    assert read(lamps.round, "Lamps").said == 3
    with pytest.raises(errors.ProposalMoved):
        act(boards, "merge", into=lamps.number, why="x")


def test_support_is_once_a_member_is_taken_back_and_has_no_against_without_votes(focal: User, other: User) -> None:
    round_, (signs,) = close_with("Signs", focal=focal)
    with pytest.raises(errors.VotesAreOff):
        support(actor=other, proposal=signs, stance="against")
    for expected in (2, 1, 2):
        support(actor=other, proposal=signs, stance="for")
        assert read(round_, "Signs").support == expected
    move_round(round_, "votes")
    support(actor=other, proposal=signs, stance="against")
    assert (read(round_, "Signs").support, read(round_, "Signs").against) == (1, 1)
    move_round(round_, "discuss")
    move_round(round_, "agree", agreed="Signs.")
    with pytest.raises(errors.RoundNotOpen):
        support(actor=other, proposal=signs, stance="for")


def test_an_anonymous_round_has_neither_votes_nor_support(focal: User, other: User) -> None:
    round_, (signs,) = close_with("Signs", focal=focal, is_anonymous=True)
    with pytest.raises(errors.NoWordsToNames):
        support(actor=other, proposal=signs, stance="for")
    with pytest.raises(errors.NoWordsToNames):
        move_round(round_, "votes")
    with pytest.raises(NotAllowed):
        take_proposal_back(actor=focal, proposal=signs)


def test_a_proposal_is_set_aside_with_a_reason_and_brought_back(focal: User) -> None:
    _, (signs,) = close_with("Signs", focal=focal)
    aside = act(signs, "set_aside", why="Another body does it.")
    assert (aside.state, aside.why) == (ProposalState.SET_ASIDE, "Another body does it.")
    assert act(signs, "bring_back").state == ProposalState.STANDING


def test_what_is_taken_up_is_a_priority_issue_of_the_plan_being_drafted(focal: User) -> None:
    round_, (signs,) = close_with("Signs", focal=focal)
    with pytest.raises(errors.ObjectiveUnknown):
        act(signs, "take_up", objective=9)
    act(signs, "take_up", objective=2)
    issue = Issue.objects.get()
    assert (issue.text, issue.objective.number, issue.objective.cycle) == ("Signs", 2, round_.cycle)


def test_a_round_is_agreed_with_its_dissent(focal: User) -> None:
    round_, _ = close_with("Signs", focal=focal)
    with pytest.raises(errors.RoundNotOpen):
        move_round(round_, "agree", agreed="Signs.")
    move_round(round_, "discuss")
    move_round(round_, "dissent", text="Too early.", party=make_party("VN"))
    round_ = move_round(round_, "agree", agreed="Signs at piers.")
    move_round(round_, "dissent", text="Not without boats.")
    assert (round_.state, round_.agreed) == (RoundState.AGREED, "Signs at piers.")
    assert {(row.text, row.party and row.party.code) for row in round_.dissents.all()} == {
        ("Too early.", "VN"), ("Not without boats.", None),
    }  # fmt: skip


def test_numbers_are_given_by_lot(focal: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("titian.workplan.round_workflow.LOT.shuffle", lambda rows: rows.reverse())
    _, (first, second) = close_with("First", "Second", focal=focal)
    assert (first.number, second.number) == (2, 1)


def test_members_hear_once_that_a_round_is_open_and_it_waits_until_they_spoke(focal: User, other: User) -> None:
    round_ = make_round(is_anonymous=False)
    assert [row.pk for row in list_open_rounds(NOW)] == [round_.pk]
    assert set(find_members(round_)) == {focal, other}
    propose(actor=focal, round_=round_, text="Signs")
    waits = [[one.address for one in look(reader, NOW).notices] for reader in (focal, other)]
    assert waits == [[], ["/plan/rounds/"]]
    move_round(round_, "close")
    assert not list_open_rounds(NOW)
    assert "/plan/rounds/" in [one.address for one in look(make_keeper(), NOW).notices]


def test_search_finds_a_proposal_once_its_round_is_closed(focal: User) -> None:
    keeper = make_keeper()
    round_ = make_round()
    propose(actor=focal, round_=round_, text="Signs at piers")

    def hits(reader: User) -> list[str]:
        return [hit.label for kind in search(reader, "piers") for hit in kind.hits]

    assert hits(keeper) == hits(focal) == []
    move_round(round_, "close")
    assert hits(keeper) == hits(focal) == ["Signs at piers"]
    assert hits(make_user(Role.OBSERVER)) == []
