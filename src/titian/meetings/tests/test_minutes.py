"""Minutes: several write at once, nothing is lost, and at closing plain revisions are all that stays."""

from __future__ import annotations

import base64
import json
import random
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, Text

from titian.audit.errors import AppendOnly
from titian.desk.errors import NotAllowed
from titian.meetings import errors
from titian.meetings.actions.keep_minutes import Kept, keep_words
from titian.meetings.codes import PaperState
from titian.meetings.item_workflow import CORRECTION
from titian.meetings.merging import carry_over
from titian.meetings.minutes import LONGEST_TEXT, TEXT, merge
from titian.meetings.models import AgendaItem, Correction, Note, NoteRevision
from titian.meetings.tests.factories import NOW, add_item, do, do_item, make_meeting
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.workplan.codes import MeetingState
from titian.workplan.errors import ZawgyiWords
from titian.workplan.tests.factories import make_focal_point, make_keeper, make_party

on_both = pytest.mark.on_both


class Browser:
    """What a browser does with Yjs, done with its twin."""

    def __init__(self, writer: User, item: AgendaItem) -> None:
        self.doc: Doc[Text] = Doc()
        self.text = self.doc.get(TEXT, type=Text)
        self.writer, self.item, self.base = writer, item, ""

    def type(self, words: str) -> None:
        self.text += words

    def bring(self, update: bytes | None = None) -> Kept:
        kept = keep_words(
            actor=self.writer, item=self.item, update=update or self.doc.get_update(), vector=self.doc.get_state(),
            base=self.base, text=str(self.text), now=NOW,
        )  # fmt: skip
        if kept.missing:
            self.doc.apply_update(kept.missing)
        return kept


@pytest.fixture
def item(db: None) -> AgendaItem:
    return add_item(make_meeting(state=MeetingState.IN_SESSION))


@pytest.fixture
def writer(db: None) -> User:
    return make_focal_point(make_party("ID"))


def read(item: AgendaItem) -> Note:
    return Note.objects.get(item=item)


@on_both
def test_words_of_two_browsers_meet_whichever_comes_first_and_however_often(item: AgendaItem, writer: User) -> None:
    one, two = Browser(writer, item), Browser(make_keeper(), item)
    one.type("ไทย: one. ")
    two.type("កម្ពុជា: two. ")
    late = one.doc.get_update()
    two.bring()
    one.bring()
    two.bring(late)
    one.bring()
    assert str(one.text) == str(two.text) == read(item).text
    assert all(words in read(item).text for words in ("ไทย: one. ", "កម្ពុជា: two. "))


@on_both
def test_at_closing_the_words_are_a_revision_and_what_merged_them_is_gone(item: AgendaItem, writer: User) -> None:
    one = Browser(writer, item)
    one.type("Forty came.")
    one.bring()
    assert read(item).live
    chair = make_keeper(Role.CO_CHAIR)
    do(item.meeting, "close", actor=chair)
    note = read(item)
    assert (note.live, note.is_frozen, note.text) == (None, True, "Forty came.")
    (revision,) = note.revisions.all()
    assert (revision.number, revision.text, revision.by) == (1, "Forty came.", chair)
    with pytest.raises(AppendOnly):
        revision.save()


@on_both
def test_words_after_closing_are_a_proposed_correction_once(item: AgendaItem, writer: User) -> None:
    one, two = Browser(writer, item), Browser(make_keeper(), item)
    one.type("Forty came.")
    one.bring()
    two.bring()
    one.base = "Forty came."
    one.type(" Nobody left.")
    two.text.insert(0, "In Bangkok: ")
    two.bring()
    do(item.meeting, "close")
    assert [one.bring().is_closed, one.bring().is_closed] == [True, True]
    assert read(item).text == "In Bangkok: Forty came."
    (correction,) = Correction.objects.all()
    assert (correction.by, correction.state) == (writer, PaperState.PROPOSED)
    keeper = make_keeper()
    CORRECTION.perform(correction, "accept", actor=keeper, now=NOW)
    assert read(item).text == "In Bangkok: Forty came. Nobody left."
    newest = NoteRevision.objects.order_by("number").last()
    assert newest is not None
    assert (newest.number, newest.by, newest.correction) == (2, keeper, correction)


@on_both
def test_browser_that_has_nothing_to_add_proposes_nothing(item: AgendaItem, writer: User) -> None:
    one = Browser(writer, item)
    one.type("Forty came.")
    one.bring()
    do(item.meeting, "close")
    assert one.bring().is_closed
    assert not Correction.objects.exists()


def test_minutes_are_written_in_session_by_whoever_takes_part(item: AgendaItem) -> None:
    with pytest.raises(NotAllowed):
        Browser(make_user(Role.OBSERVER), item).bring()
    planned = add_item(make_meeting("Later"))
    with pytest.raises(errors.MinutesNotOpen):
        Browser(make_keeper(), planned).bring()


@pytest.mark.parametrize(
    ("words", "refusal"), [("ေနေကာင္းလား", ZawgyiWords), ("x" * (LONGEST_TEXT + 1), errors.MinutesTooLong)]
)
def test_words_that_cannot_be_taken_change_nothing(
    item: AgendaItem, writer: User, words: str, refusal: type[Exception]
) -> None:
    one = Browser(writer, item)
    one.type("Forty came. ")
    one.bring()
    one.type(words)
    with pytest.raises(refusal):
        one.bring()
    assert read(item).text == "Forty came. "


@pytest.mark.parametrize("times", [16, pytest.param(80, marks=pytest.mark.long("fuzz"))])
def test_bytes_that_nobody_wrote_are_refused_and_end_no_worker(times: int) -> None:
    draw = random.Random(19)  # noqa: S311  (bytes that are broken, and the same in each run)
    doc: Doc[Text] = Doc()
    text = doc.get(TEXT, type=Text)
    text += "Forty came."
    whole = doc.get_update()
    for _ in range(times):
        broken = bytearray(whole)
        for _ in range(draw.randint(1, 4)):
            broken[draw.randrange(len(broken))] = draw.randrange(256)
        for update in (bytes(broken), draw.randbytes(draw.randint(0, 40))):
            try:
                merge(whole, update)
            except errors.MinutesUnreadable:
                continue


def ask(reader: User, item: AgendaItem, body: dict[str, Any] | str | None = None) -> tuple[int, dict[str, Any]]:
    client = Client(headers={"host": "localhost"})
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    where = f"/meetings/items/{item.pk}/words/"
    if body is None:
        answer = client.get(where, {"version": read(item).version})
    else:
        answer = client.post(where, body, content_type="application/json")
    return answer.status_code, answer.json()


def test_nothing_new_is_a_few_bytes_and_words_are_answered_with_what_lacks(item: AgendaItem, writer: User) -> None:
    one, two = Browser(writer, item), Browser(writer, item)
    one.type("Forty came.")
    one.bring()
    status, said = ask(writer, item)
    assert (status, set(said)) == (200, {"version", "isClosed", "token", "writer"})
    two.type("Late. ")
    encoded = {"update": two.doc.get_update(), "vector": two.doc.get_state()}
    body = {name: base64.b64encode(value).decode() for name, value in encoded.items()}
    status, said = ask(writer, item, body | {"base": "", "text": "Late. "})
    two.doc.apply_update(base64.b64decode(said["update"]))
    assert (status, str(two.text)) == (200, read(item).text)


@pytest.mark.parametrize("body", ["no", "[]", json.dumps({"update": "?", "vector": "", "base": "", "text": ""})])
def test_what_no_browser_of_ours_sends_is_refused_with_a_sentence(item: AgendaItem, writer: User, body: str) -> None:
    status, said = ask(writer, item, body)
    assert (status, said["code"]) == (422, "minutes.unreadable")


def test_chair_corrects_and_member_proposes_once_it_is_closed(item: AgendaItem, writer: User) -> None:
    with pytest.raises(errors.AgendaClosed):
        do_item(item, "correct", text="x", why="y")
    do(item.meeting, "close")
    do_item(item, "correct", text="Fifty came.", why="Counted again.")
    do_item(item, "suggest", actor=writer, base="Fifty came.", text="Fifty came. In all.")
    with pytest.raises(NotAllowed):
        do_item(item, "correct", actor=writer, text="x", why="y")
    assert list(read(item).revisions.values_list("text", "why")) == [("Fifty came.", "Counted again.")]
    assert Correction.objects.get().text == "Fifty came. In all."


WORDS = st.lists(st.sampled_from(["sea", "boat", "ท่า", "ទឹក", "port"]), max_size=8).map(" ".join)


@given(base=WORDS, mine=WORDS, now=WORDS)
def test_carrying_over_loses_no_word_that_was_added(base: str, mine: str, now: str) -> None:
    """Of whatever either added, all stands there; where nobody changed anything else, the other text is the result."""
    assert carry_over(base, mine, base) == mine
    assert carry_over(base, base, now) == now
    tagged = f"{base} <added>"
    assert "<added>" in carry_over(base, tagged, now)
    assert "<other>" in carry_over(base, mine, f"<other> {now}")


def test_carrying_over_keeps_both() -> None:
    base = "Forty came. They met."
    assert carry_over(base, "Forty judges came. They met.", "In May: Forty came. They met. And left.") == (
        "In May: Forty judges came. They met. And left."
    )
    assert "twice" in carry_over(base, "Forty came.", "Forty came. They met twice.")
