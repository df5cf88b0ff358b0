"""What the pages say: marks, words kept for their writer, and nothing of what a reader may not see."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from titian.meetings.models import Decision
from titian.meetings.tests.factories import do_item, make_meeting
from titian.people.models import Role
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user
from titian.statements.models import Sentence
from titian.statements.tests.factories import change, draft, find, hold_meeting, release
from titian.workplan.models import Meeting
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import make_keeper

pytestmark = pytest.mark.django_db


def test_every_sentence_of_the_page_leads_to_its_fact_and_the_fact_is_there() -> None:
    statement = draft(hold_meeting())
    client = sign_in(make_keeper(Role.CO_CHAIR))
    body = client.get(statement.get_absolute_url()).content.decode()
    for row in statement.sentences.prefetch_related("facts"):
        assert row.text in body.replace("&#x27;", "'")
        for fact in row.facts.all():
            assert f'href="{fact.address}"' in body
            assert client.get(fact.address).status_code == 200


def test_of_two_editors_the_second_sees_the_first_words_with_their_own_still_below() -> None:
    sentence = find(draft(hold_meeting()), "decision")
    seen = sentence.moves
    change(sentence, "edit", text="The first words.")
    answer = sign_in(make_keeper()).post(
        f"/statements/sentences/{sentence.pk}/edit/", {"text": "The second words.", "seen": str(seen)}
    )
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody has changed it since you opened the page." in body
    assert "The first words." in body
    assert ">\nThe second words.</textarea>" in body


def test_zawgyi_in_an_edit_is_a_sentence_with_the_words_still_there() -> None:
    sentence = find(draft(hold_meeting()), "decision")
    answer = sign_in(make_keeper()).post(f"/statements/sentences/{sentence.pk}/edit/", {"text": "ေကာင္းပါသည္"})
    assert answer.status_code == 422
    assert "typed with Zawgyi" in answer.content.decode()
    assert ">\nေကာင္းပါသည္</textarea>" in answer.content.decode()
    assert not Sentence.objects.get(pk=sentence.pk).is_edited


def test_a_released_statement_says_that_its_fact_is_gone_and_stands() -> None:
    statement = release(draft(hold_meeting()))
    Decision.objects.all().delete()
    body = sign_in(make_keeper()).get(statement.get_absolute_url()).content.decode()
    assert "The list is kept by one member." in body
    assert "This is what was released. A fact has changed under 1 sentence since." in body
    assert "It is gone: taken back, struck or deleted." in body


def test_the_page_asks_the_database_as_often_for_many_sentences_as_for_few() -> None:
    meeting = hold_meeting()
    client = sign_in(make_keeper())

    def count() -> int:
        address = draft(meeting).get_absolute_url()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    few = count()
    for number in range(30):
        do_item(meeting.agenda.get(), "decide", text=f"Decision {number}.")
    assert count() <= few + 1


def test_readers_do_not_learn_of_meetings_that_they_may_not_know() -> None:
    """Not of the meeting before, and not how this one is called since fewer may know of it."""
    before = make_meeting("Quiet quay", visibility="members", begins_on=date(2026, 3, 1), ends_on=date(2026, 3, 1))
    Meeting.objects.filter(pk=before.pk).update(state="closed")
    meeting = hold_meeting("Open harbour", words="group")
    statement = release(draft(meeting, "group"))
    assert statement.since == before
    Meeting.objects.filter(pk=meeting.pk).update(title="Hidden cove", visibility="members")
    observer = sign_in(make_user(Role.OBSERVER))
    for address in ("/statements/", "/statements/?q=cove", "/statements/?export=csv", statement.get_absolute_url()):
        body = read_body(observer.get(address)).decode()
        assert ("Open harbour" in body) == ("q=cove" not in address)
        assert "Quiet quay" not in body
        assert "Hidden cove" not in body
    assert "Quiet quay" in sign_in(make_keeper()).get(statement.get_absolute_url()).content.decode()


def test_a_draft_without_a_reviewed_wording_says_so() -> None:
    statement = draft(hold_meeting(), is_reviewed=False)
    client = sign_in(make_keeper(Role.CO_CHAIR))
    assert "Nobody has reviewed the wording" in client.get(statement.get_absolute_url()).content.decode()
    answer = client.post(f"{statement.get_absolute_url()}release/")
    assert answer.status_code == 409
    assert "Nothing was released." in answer.content.decode()


def test_its_words_are_said_to_be_of_the_wordings_language() -> None:
    """A page in Thai holds a statement in English: a screen reader is told so."""
    keeper = make_keeper()
    keeper.language = "th"
    keeper.save()
    statement, client = draft(hold_meeting()), sign_in(keeper)
    sentence = find(statement, "decision")
    for address in (statement.get_absolute_url(), f"/statements/sentences/{sentence.pk}/"):
        page = client.get(address).content.decode()
        assert '<html lang="th"' in page
        [said] = re.findall(r'lang="en">(?:<p>)?([^<]*The list is kept by one member\.)', page)[:1]
        assert "it was decided" in said
