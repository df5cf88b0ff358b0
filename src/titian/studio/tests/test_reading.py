"""A reader's sheet: what it asks about, who may make it and take it in, and what its marks become."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.instrument.yaml_files import read_yaml
from titian.people.models import User
from titian.studio.actions.open_reading import open_reading
from titian.studio.actions.return_reading import return_reading
from titian.studio.actions.review_text import put_back
from titian.studio.actions.save_words import save_words
from titian.studio.actions.take_reading import Marked, take_reading
from titian.studio.errors import FourEyes, MarksMissing, NothingToRead, NotYourLanguage, ReadingOver, ReadingTaken
from titian.studio.models import PackLanguage, Revision, Translation
from titian.studio.reading import MOST_TEXTS, choose_for_reader, list_lines
from titian.studio.reading_models import Reading
from titian.studio.tests.conftest import ROOT, make_worker
from titian.studio.tests.listeners import language

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
AT = "/studio/first-contact/in/id/readings/"


def now() -> datetime:
    return timezone.now()


@pytest.fixture
def citra(pack: object) -> User:
    return make_worker("reviewer", "id", name="Citra")


def make(actor: User) -> tuple[Reading, str]:
    return open_reading(actor=actor, language=language(), now=now())


def marks(reading: Reading, **given: str) -> list[tuple[str, str]]:
    """A mark by text id with `_` for a dot; a note stands behind a colon."""
    by_id = {name.replace("__", "."): mark.partition(":") for name, mark in given.items()}
    return [(mark, note) for text_id, _ in reading.texts for mark, _, note in [by_id.get(text_id, ("", "", ""))]]


def row(text_id: str) -> Translation:
    return Translation.objects.select_related("text", "language__row").get(language=language(), text__text_id=text_id)


def test_sheet_holds_what_does_most_harm_first(citra: User) -> None:
    reading, _ = make(citra)
    ids = [text_id for text_id, _ in reading.texts]
    assert ids[:2] == ["choice.yes_no.yes", "choice.yes_no.no"]
    assert "item.P10.label" in ids
    assert len(ids) == len(set(ids)) <= MOST_TEXTS
    assert all(line.look for line in list_lines(reading))


def test_in_a_whole_pack_the_sheet_is_full_and_every_line_of_the_table_finds_a_text() -> None:
    """Of the pack that ships: nothing in the table is about a text that is gone."""
    risks = read_yaml(ROOT / "src/titian/studio/reading.yaml")
    words = read_yaml(ROOT / "content/packs/first-contact/locales/en.yaml")
    assert isinstance(risks, list)
    assert isinstance(words, dict)
    found = [[text_id for text_id in words["texts"] if re.fullmatch(risk["texts"], text_id)] for risk in risks]
    assert [risk["texts"] for risk, texts in zip(risks, found, strict=True) if not texts] == []
    assert sum(map(len, found)) >= MOST_TEXTS


def test_what_somebody_vouches_for_comes_after_the_drafts(citra: User) -> None:
    Translation.objects.filter(pk=row("choice.yes_no.yes").pk).update(state="translated", reviewer_name="Ana")
    assert choose_for_reader(language())[-1].text.text_id == "choice.yes_no.yes"


def test_draft_that_is_right_is_translated_in_the_name_that_was_given(citra: User) -> None:
    reading, _ = make(citra)
    taken = take_reading(
        actor=citra, reading=reading, marks=marks(reading, choice__yes_no__no="right"), name=" Dewi  Sari ", now=now()
    )
    assert taken == Marked(vouched=1, sent_back=0, left=len(reading.texts) - 1)
    read = row("choice.yes_no.no")
    assert (read.state, read.reviewer_name, read.translator) == ("translated", "Dewi Sari", None)
    step = Revision.objects.filter(translation=read).latest("number")
    assert (step.move, step.by, step.by_name, step.through) == ("read", None, "Dewi Sari", "sheet")
    assert row("choice.yes_no.yes").state == "draft"


def test_without_a_name_the_code_of_the_sheet_stands_for_the_reader(citra: User) -> None:
    reading, _ = make(citra)
    take_reading(actor=citra, reading=reading, marks=marks(reading, choice__yes_no__no="right"), name="", now=now())
    assert row("choice.yes_no.no").reviewer_name == f"reader {reading.code}"


@pytest.mark.parametrize(("mark", "said"), [("wrong", "says something else"), ("unsure", "not sure")])
def test_what_is_wrong_goes_back_with_what_the_reader_wrote(citra: User, mark: str, said: str) -> None:
    Translation.objects.filter(pk=row("item.P10.label").pk).update(state="translated", reviewer_name="Ana")
    reading, _ = make(citra)
    given = marks(reading, item__P10__label=f"{mark}:It says  lost.")
    taken = take_reading(actor=citra, reading=reading, marks=given, name="", now=now())
    assert taken.sent_back == 1
    back = row("item.P10.label")
    assert back.state == "draft"
    assert said in back.reason
    assert back.reason.endswith("It says lost.")


def test_nothing_is_said_of_words_that_changed_meanwhile(citra: User) -> None:
    reading, _ = make(citra)
    ana = make_worker("translator", "id", name="Ana")
    before = row("choice.yes_no.no")
    save_words(actor=ana, translation=before, seen=before.number, words="Bukan", now=now(), is_draft=True, reason="x")
    taken = take_reading(
        actor=citra, reading=reading, marks=marks(reading, choice__yes_no__no="right"), name="", now=now()
    )
    assert (taken.vouched, row("choice.yes_no.no").state) == (0, "draft")
    assert next(line for line in list_lines(reading) if line.text_id == "choice.yes_no.no").is_changed


def test_right_takes_nothing_from_an_approval_and_waves_no_error_through(citra: User) -> None:
    Translation.objects.filter(pk=row("choice.yes_no.yes").pk).update(state="approved", reviewer_name="Ana")
    Translation.objects.filter(pk=row("choice.yes_no.no").pk).update(errors=1)
    reading, _ = make(citra)
    given = marks(reading, choice__yes_no__yes="right", choice__yes_no__no="right")
    assert take_reading(actor=citra, reading=reading, marks=given, name="B", now=now()).vouched == 0
    assert (row("choice.yes_no.yes").state, row("choice.yes_no.yes").reviewer_name) == ("approved", "Ana")
    assert row("choice.yes_no.no").state == "draft"


def test_reader_of_a_text_does_not_put_it_back_under_the_same_name(citra: User) -> None:
    reading, _ = make(citra)
    take_reading(actor=citra, reading=reading, marks=marks(reading, choice__yes_no__no="right"), name="Ana", now=now())
    ana = make_worker("translator", "id", name="Ana")
    read = row("choice.yes_no.no")
    with pytest.raises(FourEyes):
        put_back(actor=ana, translation=read, seen=read.number, english="No", now=now())


def test_marks_are_taken_in_once_and_never_empty(citra: User) -> None:
    reading, _ = make(citra)
    with pytest.raises(MarksMissing):
        take_reading(actor=citra, reading=reading, marks=marks(reading), name="", now=now())
    given = marks(reading, choice__yes_no__no="right")
    take_reading(actor=citra, reading=reading, marks=given, name="", now=now())
    with pytest.raises(ReadingTaken):
        take_reading(actor=citra, reading=reading, marks=given, name="", now=now())


def test_reviewer_of_the_language_alone_makes_sheets_and_takes_them_in(citra: User) -> None:
    reading, _ = make(citra)
    given = marks(reading, choice__yes_no__no="right")
    ana, other = make_worker("translator", "id"), make_worker("reviewer", "en")
    for person, refused in ((ana, NotAllowed), (other, NotYourLanguage)):
        with pytest.raises(refused):
            make(person)
        with pytest.raises(refused):
            take_reading(actor=person, reading=reading, marks=given, name="", now=now())
    english = PackLanguage.objects.get(row="en")
    with pytest.raises(NothingToRead):
        open_reading(actor=other, language=english, now=now())


def test_reader_needs_no_account_and_changes_no_text(citra: User) -> None:
    reading, token = make(citra)
    client = Client()
    page = client.get(f"/reading/{token}/", follow=True)
    assert page.redirect_chain == [("/reading/", 302)]  # the link leaves the address
    content = page.content.decode()
    assert row("choice.yes_no.no").words in content
    assert token not in content
    place = [text_id for text_id, _ in reading.texts].index("choice.yes_no.no") + 1
    sent = client.post("/reading/", {f"mark-{place}": "wrong", f"note-{place}": "kata lain", "name": "Dewi"})
    assert sent.status_code == 200
    assert row("choice.yes_no.no").state == "draft"
    reading.refresh_from_db()
    assert (reading.marks[place - 1], reading.reader_name, reading.taken_at) == (["wrong", "kata lain"], "Dewi", None)
    entry = Entry.objects.get(action="reading.return")
    assert "Dewi" not in str(entry.__dict__)


def test_link_is_unknown_too_old_or_over_in_the_same_words(citra: User) -> None:
    reading, token = make(citra)
    assert Client().get("/reading/none/", follow=True).status_code == 404
    reader = Client()
    assert reader.get(f"/reading/{token}/", follow=True).status_code == 200
    Reading.objects.filter(pk=reading.pk).update(expires_at=now() - timedelta(days=1))
    late = reader.get("/reading/")
    assert (late.status_code, "This link is over" in late.content.decode()) == (404, True)
    Reading.objects.filter(pk=reading.pk).update(expires_at=now() + timedelta(days=1))
    take_reading(actor=citra, reading=reading, marks=marks(reading, choice__yes_no__no="right"), name="", now=now())
    with pytest.raises(ReadingOver):
        return_reading(mark=reading.token_hash, marks=marks(reading), name="", now=now())
    assert reader.post("/reading/", {}).status_code == 404


def test_desk_makes_prints_and_takes_a_sheet_in(citra: User, client: Client) -> None:
    client.force_login(citra)
    made = client.post(AT)
    reading = Reading.objects.get()
    found = re.search(r"/reading/([\w-]+)/", made.content.decode())
    assert found
    assert found[1] not in client.get(AT).content.decode()  # shown once
    printed = client.get(f"{AT}{reading.pk}/sheet/").content.decode()
    for line in list_lines(reading):
        assert line.row is not None
        assert line.row.words in printed
        assert line.look in printed.replace("&#x27;", "'")
    place = [text_id for text_id, _ in reading.texts].index("choice.yes_no.no") + 1
    assert client.post(f"{AT}{reading.pk}/", {}).status_code == 422
    assert client.post(f"{AT}{reading.pk}/", {f"mark-{place}": "right", "name": ""}).status_code == 302
    assert row("choice.yes_no.no").state == "translated"
    assert f"reader {reading.code}" in client.get(f"{AT}{reading.pk}/").content.decode()
