"""Two at once, each of whom could wait for what the other holds: PostgreSQL would tear one of them down."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from django.db import connection, transaction

from titian.desk.errors import RecordGone
from titian.meetings.tests.factories import NOW
from titian.statements.models import Sentence, Statement
from titian.statements.tests.factories import draft, find, hold_meeting
from titian.statements.workflow import SENTENCE, STATEMENT
from titian.workplan.actions.keep_cycle import let_party_go
from titian.workplan.codes import ProposalState
from titian.workplan.errors import ItemUnknown, ProposalUnknown
from titian.workplan.models import Involvement, Proposal
from titian.workplan.round_workflow import PROPOSAL
from titian.workplan.tests.factories import make_cycle, make_item, make_keeper, make_party, make_round, move_round
from titian.workplan.workflow import ITEM

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.on_both,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite takes one writer at a time"),
]
WAITS = "select 1 from pg_locks where not granted"


def begin(act: Callable[[], object]) -> Future[object]:
    """In a thread and with a connection of its own; gives back once it waits for what we hold."""
    began: Future[object] = Future()

    def run() -> None:
        try:
            began.set_result(act())
        except Exception as error:
            began.set_exception(error)
        finally:
            connection.close()

    threading.Thread(target=run, daemon=True).start()
    with connection.cursor() as cursor:
        while not began.done():
            cursor.execute(WAITS)
            if cursor.fetchone():
                break
    return began


class Meanwhile(dict[str, Any]):
    """What is given for a move; when the move, which holds its record by then, reads it, something else begins."""

    def __init__(self, act: Callable[[], object], **given: object) -> None:
        super().__init__(given)
        self.act = act
        self.began: Future[object] | None = None

    def __getitem__(self, name: str) -> Any:
        if self.began is None:
            self.began = begin(self.act)
        return super().__getitem__(name)

    def end(self) -> object:
        assert self.began is not None
        return self.began.result()


def test_draft_is_thrown_away_while_somebody_edits_a_sentence() -> None:
    statement, keeper = draft(hold_meeting()), make_keeper()
    sentence = find(statement, "decision")

    def edit() -> None:
        SENTENCE.perform(sentence, "edit", actor=keeper, now=NOW, given={"text": "One member keeps the list."})

    with transaction.atomic():
        Statement.objects.select_for_update().get(pk=statement.pk)  # as the move begins
        editing = begin(edit)
        STATEMENT.perform(statement, "discard", actor=keeper, now=NOW)
    with pytest.raises(RecordGone):
        editing.result()
    assert not Sentence.objects.exists()


def test_of_two_items_merged_into_each_other_at_once_one_is() -> None:
    cycle, keeper = make_cycle(), make_keeper()
    first, second = make_item(cycle, "Hold a workshop"), make_item(cycle, "Hold two workshops")

    def merge_back() -> None:
        ITEM.perform(second, "merge", actor=keeper, now=NOW, given={"into": first.number, "why": "The same"})

    given = Meanwhile(merge_back, into=second.number, why="The same")
    ITEM.perform(first, "merge", actor=keeper, now=NOW, given=given)
    with pytest.raises(ItemUnknown):
        given.end()
    second.refresh_from_db()
    assert second.state == "active"


def test_of_two_proposals_merged_into_each_other_at_once_one_is() -> None:
    round_ = make_round(is_anonymous=False)
    for number in (1, 2):
        Proposal.objects.create(round=round_, party=make_party(), text=f"Proposal {number}")
    move_round(round_, "close")
    keeper, (first, second) = make_keeper(), Proposal.objects.order_by("number")

    def merge_back() -> None:
        PROPOSAL.perform(second, "merge", actor=keeper, now=NOW, given={"into": first.number, "why": "The same"})

    given = Meanwhile(merge_back, into=second.number, why="The same")
    PROPOSAL.perform(first, "merge", actor=keeper, now=NOW, given=given)
    with pytest.raises(ProposalUnknown):
        given.end()
    second.refresh_from_db()
    assert second.state == ProposalState.STANDING


def test_member_that_leaves_while_its_item_is_merged_leaves_the_other_too() -> None:
    cycle, keeper, party = make_cycle(), make_keeper(), make_party()
    first, second = make_item(cycle, "Hold a workshop", lead=party), make_item(cycle, "Hold two workshops")

    def leave() -> None:
        let_party_go(actor=keeper, party=party, why="They said so", now=NOW)

    given = Meanwhile(leave, into=second.number, why="The same")
    ITEM.perform(first, "merge", actor=keeper, now=NOW, given=given)
    given.end()
    assert not Involvement.objects.current().filter(party=party).exists()
    assert Involvement.objects.filter(party=party, item=second).exists()
