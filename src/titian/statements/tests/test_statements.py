"""A statement from its draft to its release: sentences, facts, marks, and what is refused."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from titian.desk.errors import ChangedMeanwhile, NotAllowed, SecondPersonNeeded
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.meetings.codes import Seat
from titian.meetings.item_workflow import TASK
from titian.meetings.models import Decision, Task
from titian.meetings.tests.factories import NOW, do, do_item, make_meeting
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.statements.actions.draft_statement import draft_statement
from titian.statements.actions.take_wording import take_wording
from titian.statements.codes import How
from titian.statements.errors import (
    AlreadyReleased,
    MeetingNarrower,
    NothingEntered,
    NothingStands,
    SentencesStale,
    WordingKnown,
    WordingNotReviewed,
)
from titian.statements.looking import Look, Looking
from titian.statements.models import Release, Sentence, Statement
from titian.statements.tests.factories import (
    change,
    draft,
    find,
    hold_meeting,
    read_file,
    release,
    review,
    take,
    tell_of_plan,
)
from titian.statements.texts import digest, read_text
from titian.statements.workflow import SENTENCE, STATEMENT, WORDING
from titian.workplan.actions.propose import propose
from titian.workplan.codes import MeetingState
from titian.workplan.errors import ZawgyiWords
from titian.workplan.models import Meeting, Update
from titian.workplan.tests.factories import (
    make_cycle,
    make_focal_point,
    make_keeper,
    make_party,
    make_round,
    move_round,
)
from titian.workplan.tests.factories import make_item as make_plan_item
from titian.workplan.workflow import ITEM as PLAN_ITEM
from titian.workplan.workflow import UPDATE

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def list_texts(statement: Statement, part: str = "statement") -> list[str]:
    return [row.text for row in statement.sentences.filter(part=part)]


def look_at(statement: Statement, key: str) -> Look:
    looks = Looking(statement).look()
    return next(look for look in looks if (look.sentence.part, look.sentence.key) == ("statement", key))


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_every_sentence_rests_on_facts_with_the_words_that_were_read() -> None:
    meeting = hold_meeting()
    tell_of_plan(meeting)
    statement = draft(meeting)
    assert list_texts(statement)[:1] == ["Annual meeting was held in Bangkok from 8 March 2027 to 10 March 2027."]
    assert "On “Stock-taking”, it was decided: The list is kept by one member." in list_texts(statement)
    assert list_texts(statement, "progress") == ["Five interpreters were found."]
    assert not statement.sentences.filter(facts=None).exists()
    fact = find(statement, "decision").facts.get()
    assert fact.reference == Decision.objects.get().pk
    assert fact.words == {"item": "Stock-taking", "words": "The list is kept by one member"}
    assert fact.address == Decision.objects.get().item.get_absolute_url()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_what_is_new_is_new_since_the_meeting_before() -> None:
    first = make_meeting("First", begins_on=date(2026, 3, 1), ends_on=date(2026, 3, 1))
    tell_of_plan(first, "Told for the first.")
    Meeting.objects.filter(pk=first.pk).update(state=MeetingState.CLOSED)
    between = make_meeting("Between", begins_on=date(2026, 9, 1), ends_on=date(2026, 9, 1))
    tell_of_plan(between, "Told in between.")
    later = make_meeting("Later", begins_on=date(2028, 1, 1), ends_on=date(2028, 1, 1))
    tell_of_plan(later, "Told later.")
    meeting = hold_meeting()
    tell_of_plan(meeting, "Told for this one.")
    statement = draft(meeting)
    assert statement.since == first
    assert sorted(list_texts(statement, "progress")) == ["Told for this one.", "Told in between."]


def test_no_statement_is_for_readers_who_may_not_know_of_the_meeting() -> None:
    meeting = hold_meeting(visibility="members")
    make_plan_item(make_cycle(), "Public", visibility="public")
    for readers in ("group", "public"):
        with pytest.raises(MeetingNarrower):
            draft(meeting, readers)
    assert not Statement.objects.exists()


@pytest.mark.parametrize(("readers", "is_there"), [("members", True), ("group", False), ("public", False)])
def test_what_fewer_may_see_does_not_enter(readers: str, is_there: bool) -> None:
    """A decision that members alone read, in statements for members, for the group, for everybody."""
    meeting = hold_meeting(visibility="public")
    texts = " ".join(list_texts(draft(meeting, readers)))
    assert ("The list is kept" in texts) == is_there
    assert "Stock-taking" in texts


def test_news_holds_what_everybody_may_see_whoever_reads_the_rest() -> None:
    meeting = hold_meeting(words="group")
    tell_of_plan(meeting, "For members.")
    tell_of_plan(meeting, "For the group.", visibility="group")
    assert list_texts(draft(meeting), "news") == []
    Meeting.objects.filter(pk=meeting.pk).update(visibility="public", words_visibility="members")
    tell_of_plan(meeting, "For everybody.", visibility="public")
    news = " ".join(list_texts(draft(meeting), "news"))
    assert "For everybody." in news
    assert not re.search(r"For members|For the group|The list is kept", news)


def test_no_word_of_a_round_enters() -> None:
    """Neither of an anonymous one nor of one under names: rounds are not read at all."""
    following = make_cycle(state="drafting")
    for is_anonymous in (True, False):
        round_ = make_round(following, is_anonymous=is_anonymous)
        propose(actor=make_focal_point(make_party()), round_=round_, text="Quiet lanterns first")
        move_round(round_, "close")
    statement = draft(hold_meeting())
    assert "lanterns" not in read_text(statement).model_dump_json()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_an_intervention_enters_with_its_speakers_yes_and_without_the_name() -> None:
    meeting = hold_meeting()
    item, party = meeting.agenda.get(), make_party("VN")
    for summary, speaker, is_agreed in (("Nobody was asked.", "", False), ("We agreed.", "R. Doe", True)):
        do_item(item, "intervene", party=party, summary=summary, speaker=speaker, is_speaker_agreed=is_agreed)
    statement = draft(meeting)
    body = read_text(statement).model_dump_json()
    assert "Member VN said: We agreed." in body
    assert "Nobody was asked" not in body
    assert "R. Doe" not in body


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((40, 30), "In all, 70 people took part."),
        ((40, 3), "In all, 43 people took part."),
        ((4, 3), None),
        ((40, None), None),
    ],
)
def test_few_people_are_not_counted_and_unknown_ones_not_guessed(
    counts: tuple[int, int | None], said: str | None
) -> None:
    meeting = hold_meeting()
    meeting.delegations.all().delete()
    for code, count in zip(("VN", "AU"), counts, strict=True):
        do(meeting, "seat", party=make_party(code), seat=Seat.MEMBER, count=count)
    statement = draft(meeting)
    assert [text for text in list_texts(statement) if "people" in text] == ([said] if said else [])


def test_small_figure_of_a_seat_stands_in_no_fact() -> None:
    meeting = hold_meeting()
    meeting.delegations.all().delete()
    do(meeting, "seat", party=make_party("AU"), seat=Seat.MEMBER, count=40)
    do(meeting, "seat", party=None, seat=Seat.COMPANIES, count=7)
    fact = find(draft(meeting), "people").facts.get()
    # The one seat that is large goes with the small one: the total would give it away.
    assert {slot for slot, words in fact.words.items() if words} == {"people"}
    assert fact.words["people"] == "47"


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_a_fact_that_changes_marks_its_sentence_and_no_other() -> None:
    meeting = hold_meeting()
    update = tell_of_plan(meeting)
    statement = draft(meeting)
    assert not [look for look in Looking(statement).look() if look.is_stale]
    given = {"says": "moved", "text": "Six were found.", "visibility": "members", "why": "One more."}
    focal = make_user(Role.FOCAL_POINT, organisation=update.party.organisation)
    UPDATE.perform(update, "correct", actor=focal, now=NOW, given=given)
    stale = [look for look in Looking(statement).look() if look.is_stale]
    assert {(look.sentence.part, look.sentence.key) for look in stale} == {
        ("progress", "update"), ("statement", "update"),
    }  # fmt: skip
    assert [seen.how for look in stale for seen in look.facts] == [How.CHANGED] * 2
    assert look_at(statement, "update").text.endswith("reported: Six were found.")


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.parametrize("how", ["struck", "deleted"])
def test_a_fact_that_is_struck_or_deleted_marks_its_sentence(how: str) -> None:
    meeting = hold_meeting()
    statement = draft(meeting)
    decision = Decision.objects.get()
    if how == "struck":
        do_item(decision.item, "strike", what=decision.pk, why="By mistake")
    else:
        decision.delete()
    look = look_at(statement, "decision")
    assert [seen.how for seen in look.facts] == [How.GONE]
    assert look.text == ""
    with pytest.raises(NothingStands):
        change(look.sentence, "keep")
    change(look.sentence, "drop")
    assert not statement.sentences.filter(key="decision").exists()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_a_task_that_is_dropped_or_done_marks_its_sentence() -> None:
    meeting = hold_meeting()
    do_item(meeting.agenda.get(), "assign", text="Send the list", owner=make_party("VN"), due_on=None)
    statement = draft(meeting)
    assert find(statement, "task").text == "Member VN took this on: Send the list (open)."
    task = TASK.perform(Task.objects.get(), "finish", actor=make_keeper(), now=NOW)
    assert look_at(statement, "task").text.endswith("(done).")
    TASK.perform(TASK.perform(task, "reopen", actor=make_keeper(), now=NOW), "drop", actor=make_keeper(), now=NOW)
    assert [seen.how for seen in look_at(statement, "task").facts] == [How.GONE]


def test_a_fact_that_fewer_may_see_is_marked_and_leaves_with_the_next_reading() -> None:
    meeting = hold_meeting(words="group")
    statement = draft(meeting, "group")
    Meeting.objects.filter(pk=meeting.pk).update(words_visibility="members")
    look = look_at(Statement.objects.get(), "decision")
    assert [seen.how for seen in look.facts] == [How.NARROWER]
    assert look.text == ""
    with pytest.raises(SentencesStale):
        release(statement)


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_a_list_is_marked_by_what_joins_it() -> None:
    meeting = hold_meeting()
    statement = draft(meeting)
    do(meeting, "seat", party=make_party("AU"), seat=Seat.CO_CHAIR, count=None)
    look = look_at(statement, "chairs")
    assert [seen.how for seen in look.facts] == [How.SAME, How.NEW]
    assert look.text == "It was chaired by Member AU and Member ID."
    renewed = change(look.sentence, "renew")
    assert renewed.text == look.text
    assert renewed.facts.count() == 2
    assert not look_at(statement, "chairs").is_stale


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_what_was_edited_by_hand_stands_beside_what_the_facts_said() -> None:
    statement = draft(hold_meeting())
    sentence = change(find(statement, "decision"), "edit", text="One member keeps the list.")
    assert sentence.is_edited
    assert sentence.edited_by is not None
    assert sentence.drafted == "On “Stock-taking”, it was decided: The list is kept by one member."
    back = change(sentence, "edit", text=sentence.drafted)
    assert (back.is_edited, back.edited_by) == (False, None)


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_words_of_a_hand_are_kept_over_a_change_only_by_a_hand() -> None:
    meeting = hold_meeting()
    statement = draft(meeting)
    sentence = change(find(statement, "decision"), "edit", text="One member keeps the list.")
    Decision.objects.update(text="Two members keep it.")
    assert look_at(statement, "decision").is_stale
    kept = change(sentence, "keep")
    assert kept.text == "One member keeps the list."
    assert kept.drafted == "On “Stock-taking”, it was decided: Two members keep it."
    assert not look_at(statement, "decision").is_stale
    assert change(kept, "renew").text == kept.drafted


def test_of_two_editors_the_second_is_told_and_nothing_is_overwritten() -> None:
    sentence = find(draft(hold_meeting()), "decision")
    seen = sentence.moves
    change(sentence, "edit", text="First.")
    with pytest.raises(ChangedMeanwhile):
        SENTENCE.perform(sentence, "edit", actor=make_keeper(), now=NOW, seen=seen, given={"text": "Second."})
    assert Sentence.objects.get(pk=sentence.pk).text == "First."


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_zawgyi_in_an_edit_changes_nothing() -> None:
    sentence = find(draft(hold_meeting()), "decision")
    with pytest.raises(ZawgyiWords):
        change(sentence, "edit", text="ေကာင္းပါသည္")
    assert not Sentence.objects.get(pk=sentence.pk).is_edited


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_an_empty_meeting_is_a_sentence_and_no_statement() -> None:
    with pytest.raises(NothingEntered, match="Nothing was entered"):
        draft(make_meeting("Empty"))
    assert not Statement.objects.exists()
    assert not Sentence.objects.exists()


def test_what_came_since_is_taken_in_behind_what_stands() -> None:
    meeting = hold_meeting()
    statement = draft(meeting)
    change(find(statement, "decision"), "edit", text="One member keeps the list.")
    do_item(meeting.agenda.get(), "decide", text="It is sent round.")
    looking = Looking(statement)
    assert [said.text for said in looking.list_new(looking.look())] == [
        "On “Stock-taking”, it was decided: It is sent round."
    ]
    STATEMENT.perform(statement, "take_in", actor=make_keeper(), now=NOW)
    texts = list_texts(statement)
    assert texts[-1] == "On “Stock-taking”, it was decided: It is sent round."
    assert "One member keeps the list." in texts
    assert Looking(statement).list_new(Looking(statement).look()) == []


def test_release_is_a_co_chairs_act_and_keeps_all_as_it_was() -> None:
    meeting = hold_meeting()
    statement = draft(meeting)
    with pytest.raises(NotAllowed):
        release(statement, make_keeper(Role.REGIONAL_OFFICE))
    chair = make_keeper(Role.CO_CHAIR)
    before = read_text(statement)
    released = release(statement, chair)
    kept = Release.objects.get()
    assert (kept.by, kept.at, released.released_at) == (chair, NOW, NOW)
    assert kept.digest == digest(kept.body)
    assert read_text(Statement.objects.get()).parts == before.parts
    with pytest.raises(AlreadyReleased):
        change(find(statement, "decision"), "edit", text="Other words.")
    with pytest.raises(AlreadyReleased):
        change(find(statement, "decision"), "drop")


def test_a_fact_deleted_under_a_released_statement_leaves_it_and_it_says_so() -> None:
    meeting = hold_meeting()
    statement = release(draft(meeting))
    before = read_text(statement)
    Decision.objects.all().delete()
    assert read_text(Statement.objects.get()) == before
    assert [seen.how for seen in look_at(Statement.objects.get(), "decision").facts] == [How.GONE]


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_nothing_is_released_while_a_sentence_is_marked_or_its_wording_unread() -> None:
    meeting = hold_meeting()
    statement = draft(meeting, is_reviewed=False)
    with pytest.raises(WordingNotReviewed):
        release(statement)
    review(statement.wording)
    Decision.objects.update(text="Two members keep it.")
    with pytest.raises(SentencesStale):
        release(Statement.objects.get())
    assert not Release.objects.exists()
    assert Statement.objects.get().state == "draft"


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_a_wording_is_reviewed_by_somebody_else_than_who_took_it_in() -> None:
    office = make_keeper()
    wording = take(office)
    with pytest.raises(SecondPersonNeeded):
        WORDING.perform(wording, "review", actor=office, now=NOW)
    assert review(wording).state == "reviewed"


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_a_wording_with_other_words_takes_another_version() -> None:
    wording = take()
    assert take() == wording
    with pytest.raises(WordingKnown):
        take_wording(actor=make_keeper(), content=read_file().replace("was held", "took place"), now=NOW)
    newer = read_file().replace("version: 1", "version: 2")
    assert take_wording(actor=make_keeper(), content=newer, now=NOW) != wording


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_completed_items_of_the_plan_enter() -> None:
    meeting = hold_meeting()
    item = make_plan_item(make_cycle(), "Hold a workshop", visibility="members")
    PLAN_ITEM.perform(item, "complete", actor=make_keeper(), now=NOW, given={"why": "It was held."})
    assert "“Hold a workshop” has been completed." in list_texts(draft(meeting))


@drawn_on_postgresql("rooms of a region on PostgreSQL")
def test_an_update_taken_back_or_nothing_new_is_no_sentence() -> None:
    meeting = hold_meeting()
    update = tell_of_plan(meeting, "")
    statement = draft(meeting)
    assert list_texts(statement, "progress") == ["Nothing new."]
    assert not statement.sentences.filter(part="statement", key="update").exists()
    Update.objects.filter(pk=update.pk).update(state="submitted")
    assert list_texts(draft(meeting), "progress") == []


def test_whoever_keeps_none_drafts_none() -> None:
    wording = take()
    with pytest.raises(NotAllowed):
        draft_statement(
            actor=make_user(Role.OBSERVER), meeting=hold_meeting(), wording=wording, visibility="group", now=NOW
        )


def test_the_database_holds_no_statement_released_at_no_time() -> None:
    statement = draft(hold_meeting())
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(state="released")
