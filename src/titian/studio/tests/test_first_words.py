"""The first words in the studio: signed as every text is, counted apart, worked on first, and read on a sheet of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from titian.people.models import User
from titian.studio.actions.take_pack import take_pack
from titian.studio.coverage import Share, count_first_words, cover
from titian.studio.models import Pack, Text, Translation
from titian.studio.states import State
from titian.studio.tests.conftest import make_worker
from titian.studio.tests.listeners import language
from titian.studio.tests.test_pages import open_desk, read

pytestmark = pytest.mark.django_db
IN = "/studio/first-contact/in/id/"
FIRST = ["talk.greeting", "choice.yes_no.yes", "choice.yes_no.no", "phrase.hello.label"]
"""Those of the pack's first words that the tests keep."""


@pytest.fixture
def citra(pack: Pack) -> User:
    return make_worker("reviewer", "id", name="Citra")


def move(state: State, *text_ids: str) -> None:
    rows = Translation.objects.filter(language=language())
    rows = rows.filter(text__text_id__in=text_ids) if text_ids else rows
    rows.update(state=state, reviewer_name="Ana", said="x")


def test_pack_says_which_they_are_and_may_say_otherwise_later(pack: Pack, folder: Path) -> None:
    assert list(Text.objects.filter(is_first=True).order_by("text_id").values_list("text_id", flat=True)) == sorted(
        FIRST
    )
    Text.objects.update(is_first=True)
    take_pack(folder, now=timezone.now())
    assert Text.objects.filter(is_first=True).count() == len(FIRST)


def test_they_are_counted_by_the_states_of_all_texts_and_shown_alone(citra: User) -> None:
    assert count_first_words([language()])[language().pk] == Share(0, len(FIRST))
    move(State.BACK_TRANSLATED)
    move(State.APPROVED, FIRST[0], "talk.rest")
    assert count_first_words([language()])[language().pk] == Share(1, len(FIRST))
    assert {line.language.tag: line.first for line in cover(Pack.objects.get())[1]}["id"] == Share(1, len(FIRST))
    for page in ("/studio/", IN, f"{IN}readings/"):
        assert f"1 of {len(FIRST)}" in read(citra, page)
    assert '<option value="first-words">First words</option>' in read(citra, IN)
    alone = read(citra, f"{IN}?module=first-words")
    assert "talk.greeting" in alone
    assert "talk.rest" not in alone


def test_pack_without_them_shows_none(citra: User) -> None:
    Text.objects.update(is_first=False)
    assert "irst words" not in read(citra, IN)
    assert "irst words" not in read(citra, f"{IN}readings/")


def test_they_are_reviewed_before_all_others(citra: User) -> None:
    move(State.BACK_TRANSLATED)
    address = open_desk(citra).get(f"{IN}next/review/").headers["Location"]
    order = Text.objects.filter(is_first=True).order_by("order").values_list("text_id", flat=True)
    assert address == f"{IN}texts/{order[0]}/review/"
    move(State.APPROVED, *FIRST)
    assert open_desk(citra).get(f"{IN}next/review/").headers["Location"] == f"{IN}texts/talk.listen/review/"


def test_reviewer_makes_a_sheet_of_them_drafts_first(citra: User) -> None:
    move(State.TRANSLATED, FIRST[0])
    answer = open_desk(citra).post(f"{IN}readings/", {"of": "first"})
    assert answer.status_code == 200
    reading = language().readings.get()
    chosen = [text_id for text_id, _ in reading.texts]
    assert sorted(chosen) == sorted(FIRST)
    assert chosen[-1] == FIRST[0]
    assert read(citra, f"{IN}readings/{reading.pk}/sheet/").count("<tr><td>") == len(FIRST)
