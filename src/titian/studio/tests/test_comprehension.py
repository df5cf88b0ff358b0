"""Ten listeners a part: what is kept of them, what it allows, and what undoes it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.studio.actions.give_pack import give_pack
from titian.studio.actions.note_listener import note_listener
from titian.studio.actions.save_words import save_words
from titian.studio.comprehension import (
    LEAST_UNDERSTOOD,
    MOST_TEXTS,
    Hearing,
    choose_texts,
    find_result,
    list_understood,
)
from titian.studio.comprehension_models import LISTENERS, ComprehensionSheet, Listener
from titian.studio.coverage import cover
from titian.studio.errors import AnswersMissing, ListenersChanged, NothingToPlay, NotYourLanguage, OwnVoice
from titian.studio.models import Clip, Pack, Translation
from titian.studio.tests.conftest import make_worker
from titian.studio.tests.listeners import PART, language, note, note_ten
from titian.voices.manifest import load_manifest

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
AT = "/studio/first-contact/in/id/comprehension/"


def now() -> datetime:
    return timezone.now()


def give_voices(by: User | None = None, state: str = "recorded") -> None:
    """A clip for every spoken text of Indonesian, its words approved; no sound is needed."""
    rows = Translation.objects.filter(language=language(), text__is_spoken=True).exclude(words="")
    rows.update(state="approved", reviewer_name="A reviewer")
    for row in rows.select_related("text"):
        Clip.objects.create(
            text=row.text, language=row.language, sha256="1" * 64, text_sha256=row.words_sha256, seconds=1,
            source="recorded", state=state, by=by, by_name="Ana", on=now().date(), number=1,
        )  # fmt: skip


def hearing() -> Hearing:
    result = find_result(language(), PART)
    assert result is not None
    return result.hearing


@pytest.fixture
def citra(pack: Pack) -> User:
    give_voices()
    return make_worker("reviewer", "id", name="Citra")


def test_ten_who_understood_make_a_part_understood(citra: User) -> None:
    for number in range(1, LISTENERS):
        note(citra)
        assert hearing() == Hearing.BEGUN, number
    assert list_understood(language()) == set()
    note(citra)
    assert hearing() == Hearing.UNDERSTOOD
    assert list_understood(language()) == {PART}


@pytest.mark.parametrize(("wrong", "is_understood"), [(LISTENERS - LEAST_UNDERSTOOD, True), (3, False)])
def test_one_text_too_few_understood_is_enough_to_fail(citra: User, wrong: int, *, is_understood: bool) -> None:
    note_ten(citra, wrong=wrong)
    result = find_result(language(), PART)
    assert result is not None
    first = result.texts[0]
    assert (first.understood, first.partly, first.not_understood) == (LISTENERS - wrong, 1, wrong - 1)
    assert (result.hearing == Hearing.UNDERSTOOD) == is_understood


def test_who_noted_it_and_when_is_kept_and_nothing_of_the_listener(citra: User) -> None:
    listener = note(citra)
    assert (listener.by, listener.by_name, listener.number) == (citra, "Citra", 1)
    assert {field.name for field in Listener._meta.get_fields()} == {
        "id", "sheet", "number", "answers", "by", "by_name", "at",
    }  # fmt: skip
    entry = Entry.objects.get(action="listener.note")
    assert (entry.actor_id, entry.thing) == (str(citra.pk), f"part:{PART}")


def test_the_longest_texts_with_a_voice_are_played_in_their_order(citra: User) -> None:
    chosen = choose_texts(language(), PART)
    assert 0 < len(chosen) <= MOST_TEXTS
    orders = [row.text.order for row in chosen]
    assert orders == sorted(orders)
    others = Translation.objects.filter(language=language(), text__module=PART, text__is_spoken=True).exclude(
        pk__in=[row.pk for row in chosen]
    )
    shortest = min(len(row.text.source) for row in chosen)
    assert all(len(row.text.source) <= shortest for row in others.select_related("text"))
    Clip.objects.filter(text=chosen[0].text).update(state="sent_back")
    assert chosen[0] not in choose_texts(language(), PART)


def test_other_words_undo_it_and_a_new_round_keeps_the_old(citra: User) -> None:
    note_ten(citra)
    ana = make_worker("translator", "id", name="Ana")
    row = choose_texts(language(), PART)[0]
    save_words(actor=ana, translation=row, seen=row.number, words=row.words + " Ya.", reason="So.", now=now())
    assert hearing() == Hearing.CHANGED
    assert list_understood(language()) == set()
    note(citra)
    assert hearing() == Hearing.BEGUN
    assert list(ComprehensionSheet.objects.order_by("pk").values_list("listeners__number", flat=True)).count(1) == 2


def test_two_who_note_at_once_keep_one(citra: User) -> None:
    listener = note(citra)
    answers = listener.answers
    for sheet, number in ((0, 1), (listener.sheet_id, 1), (listener.sheet_id, 3), (listener.sheet_id + 1, 2)):
        with pytest.raises(ListenersChanged):
            note_listener(
                actor=citra, language=language(), module=PART, sheet=sheet, number=number, answers=answers, now=now()
            )
    assert Listener.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Listener.objects.create(sheet=listener.sheet, number=1, answers=answers, by=citra, by_name="C", at=now())


@pytest.mark.parametrize("answers", [[], ["understood"], ["understood"] * 40, ["perhaps"] * 9])
def test_answers_that_are_missing_or_strange_keep_nothing(citra: User, answers: list[str]) -> None:
    with pytest.raises(AnswersMissing):
        note_listener(actor=citra, language=language(), module=PART, sheet=0, number=1, answers=answers, now=now())
    assert not ComprehensionSheet.objects.exists()


def test_neither_the_voice_nor_another_role_or_language_notes(pack: Pack) -> None:
    ana = make_worker("reviewer", "id", name="Ana")
    give_voices(by=ana)
    with pytest.raises(OwnVoice):
        note(ana)
    for person, problem in (
        (make_worker("translator", "id"), NotAllowed),
        (make_user(Role.COORDINATOR), NotAllowed),
        (make_worker("reviewer", "th"), NotYourLanguage),
    ):
        with pytest.raises(problem):
            note(person)
    assert not ComprehensionSheet.objects.exists()


def test_a_part_without_a_voice_has_no_listeners(pack: Pack) -> None:
    with pytest.raises(NothingToPlay):
        note(make_worker("reviewer", "id"))


def test_coverage_shows_a_part_full_only_when_it_was_understood(citra: User, pack: Pack) -> None:
    def share() -> tuple[int, int]:
        modules, lines = cover(pack)
        cells = {line.language.tag: line.cells for line in lines}["id"]
        cell = cells[[name for name, _ in modules].index(PART)]
        return cell.heard.has, cell.heard.step

    assert share() == (0, 0)
    for _ in range(LISTENERS - 1):
        note(citra)
    assert share() == (LEAST_UNDERSTOOD - 1, 7)
    note(citra)
    assert share() == (LEAST_UNDERSTOOD, 8)


def test_an_approved_clip_is_given_as_recorded_until_its_part_is_understood(
    citra: User, folder: Path, settings: Settings
) -> None:
    Clip.objects.update(state="approved", by_name="Citra")
    settings.TITIAN.blobs.mkdir(parents=True, exist_ok=True)
    (settings.TITIAN.blobs / ("1" * 64)).write_bytes(b"OggS")
    for clip in Clip.objects.all():
        clip.steps.create(
            number=1, move="record", state="recorded", sha256=clip.sha256, text_sha256=clip.text_sha256, seconds=1,
            by=citra, by_name="Ana", at=now(),
        )  # fmt: skip
    given = give_pack(folder, tags=["id"])
    in_part = Clip.objects.filter(text__module=PART).count()
    assert given.waiting["voices/id"][PART] == in_part > 0
    clips = load_manifest(folder / "voices/id/manifest.json").clips
    assert {(clip.state, clip.reviewer) for clip in clips.values()} == {("recorded", "Ana")}
    note_ten(citra)
    given = give_pack(folder, tags=["id"])
    assert PART not in given.waiting["voices/id"]
    clips = load_manifest(folder / "voices/id/manifest.json").clips
    assert (clips["talk.greeting"].state, clips["talk.greeting"].reviewer) == ("approved", "Citra")
    assert sum(clip.state == "approved" for clip in clips.values()) == in_part


# --- the pages ---


def open_desk(reader: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def test_a_reviewer_notes_one_listener_after_the_other(citra: User) -> None:
    desk = open_desk(citra)
    page = desk.get(f"{AT}{PART}/").content.decode()
    assert "Listener 1 of 10" in page
    assert page.count("<audio") == len(choose_texts(language(), PART))
    fields = dict(re.findall(r'type="hidden" name="(sheet|number|texts)" value="(\d+)"', page))
    answers = {f"answer-{place}": "understood" for place in range(int(fields["texts"]))}
    answer = desk.post(f"{AT}{PART}/", {**fields, **answers})
    assert answer.headers["Location"] == f"{AT}{PART}/#next"
    page = desk.get(f"{AT}{PART}/").content.decode()
    assert "Listener 2 of 10" in page
    assert "Who noted it, and when" in page
    assert "1 / 10" in desk.get(AT).content.decode()


def test_a_missing_answer_keeps_the_others_on_the_page(citra: User) -> None:
    texts = len(choose_texts(language(), PART))
    form = {"sheet": "0", "number": "1", "texts": str(texts), "answer-1": "partly"}
    answer = open_desk(citra).post(f"{AT}{PART}/", form)
    assert answer.status_code == 422
    assert 'id="answer-1-partly" name="answer-1" value="partly" checked' in answer.content.decode()
    assert not Listener.objects.exists()


def test_a_round_that_is_over_is_shown_and_a_new_one_is_asked_for(citra: User) -> None:
    note_ten(citra, wrong=3)
    desk = open_desk(citra)
    page = desk.get(f"{AT}{PART}/").content.decode()
    assert "not understood well enough" in page
    assert "too few" in page
    assert "Listener 1 of 10" not in page
    assert "Listener 1 of 10" in desk.get(f"{AT}{PART}/?new=1").content.decode()


def test_the_sheet_to_fill_by_hand_has_a_box_for_each_text_and_listener(citra: User) -> None:
    page = open_desk(make_user(Role.COORDINATOR)).get(f"{AT}{PART}/sheet/").content.decode()
    chosen = choose_texts(language(), PART)
    assert page.count('<td class="paper-sheet__box">') == LISTENERS * len(chosen)
    assert all(row.words in page for row in chosen[:1])


def test_the_page_of_a_clip_says_what_live_still_asks(citra: User) -> None:
    desk = open_desk(citra)
    address = "/studio/first-contact/in/id/listen/talk.greeting/"
    assert "once 10 listeners have understood this part" in desk.get(address).content.decode()
    note_ten(citra)
    assert "10 listeners understood this part" in desk.get(address).content.decode()
