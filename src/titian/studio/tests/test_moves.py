"""Three people a text: whoever wrote it does not put it back, whoever did either does not approve it."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.actions.close_account import close_account
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.studio.actions.add_language import add_language
from titian.studio.actions.give_language import give_language, take_language_away
from titian.studio.actions.review_text import approve_text, put_back, send_back
from titian.studio.actions.save_term import agree_term, save_term
from titian.studio.actions.save_words import save_words
from titian.studio.errors import (
    Doubtful,
    EditedMeanwhile,
    Faulty,
    FourEyes,
    LanguageThere,
    LanguageUnknown,
    NotYourLanguage,
    ReasonMissing,
    WordsMissing,
    WrongState,
)
from titian.studio.models import Concept, LanguageRight, LanguageRow, Pack, Term, Text, Translation
from titian.studio.tests.conftest import make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
GREETING = "talk.greeting"


def now() -> datetime:
    return timezone.now()


def find(text_id: str = GREETING, tag: str = "id") -> Translation:
    return Translation.objects.select_related("text", "language__row").get(text__text_id=text_id, language__row=tag)


def write(
    person: User,
    words: str = "Halo.",
    text_id: str = GREETING,
    tag: str = "id",
    *,
    reason: str = "As they say it.",
    is_draft: bool = False,
) -> Translation:
    row = find(text_id, tag)
    return save_words(
        actor=person, translation=row, seen=row.number, words=words, reason=reason, is_draft=is_draft, now=now()
    )


def back(person: User, text_id: str = GREETING) -> Translation:
    row = find(text_id)
    return put_back(actor=person, translation=row, seen=row.number, english="Hello.", now=now())


def approve(person: User, text_id: str = GREETING, tag: str = "id") -> Translation:
    row = find(text_id, tag)
    return approve_text(actor=person, translation=row, seen=row.number, now=now())


@pytest.fixture
def ana(pack: Pack) -> User:
    return make_worker("translator", "id", name="Ana")


@pytest.fixture
def budi(pack: Pack) -> User:
    return make_worker("translator", "id", name="Budi")


@pytest.fixture
def citra(pack: Pack) -> User:
    return make_worker("reviewer", "id", name="Citra")


def test_three_people_bring_a_text_to_approved_and_every_step_is_kept(ana: User, budi: User, citra: User) -> None:
    write(ana)
    back(budi)
    approve(citra)
    row = find()
    assert (row.state, row.words, row.back_translation, row.reviewer_name) == ("approved", "Halo.", "Hello.", "Citra")
    steps = row.revisions.order_by("number").values_list("move", "state", "by_name")
    assert list(steps)[1:] == [
        ("translate", "translated", "Ana"),
        ("back_translate", "back_translated", "Budi"),
        ("approve", "approved", "Citra"),
    ]
    logged = Entry.objects.filter(thing=f"text:{GREETING}").values_list("action", flat=True)
    assert list(logged.order_by("pk")) == ["text.translate", "text.back_translate", "text.approve"]


def test_whoever_translated_does_not_put_it_back(ana: User) -> None:
    write(ana)
    with pytest.raises(FourEyes):
        back(ana)
    assert find().state == "translated"


def test_saving_the_same_words_after_another_does_not_free_their_author(ana: User, budi: User) -> None:
    write(ana)
    write(budi)
    with pytest.raises(FourEyes):
        back(ana)


def test_a_reviewer_who_put_it_back_does_not_approve_it(ana: User, citra: User) -> None:
    write(ana)
    back(citra)
    with pytest.raises(FourEyes):
        approve(citra)
    approve(make_worker("reviewer", "id"))
    assert find().state == "approved"


def test_a_reviewer_who_once_translated_these_words_does_not_approve_them(ana: User, budi: User) -> None:
    write(ana)
    back(budi)
    ana.role = Role.REVIEWER
    ana.save()
    with pytest.raises(FourEyes):
        approve(ana)


def test_the_same_name_in_the_folder_is_the_same_person(ana: User, citra: User) -> None:
    row = find()
    row.revisions.filter(number=1).update(state="translated", by_name="Citra", move="translate")
    Translation.objects.filter(pk=row.pk).update(state="translated", reviewer_name="Citra")
    with pytest.raises(FourEyes):
        back(citra)


def test_the_database_refuses_what_the_policy_would(ana: User, citra: User) -> None:
    write(ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        Translation.objects.filter(pk=find().pk).update(back_translator=ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        Translation.objects.filter(pk=find().pk).update(state="approved", reviewer_name="")


def test_new_words_take_the_approval_and_what_was_put_back_away(ana: User, budi: User, citra: User) -> None:
    write(ana)
    back(budi)
    approve(citra)
    write(ana, "Halo, apa kabar?")
    row = find()
    assert (row.state, row.back_translation, row.approver, row.reviewer_name) == ("translated", "", None, "Ana")


def test_a_translator_keeps_a_draft_that_nobody_vouches_for(ana: User) -> None:
    write(ana, is_draft=True)
    assert (find().state, find().reviewer_name) == ("draft", "")


def test_sent_back_it_says_why_until_it_is_written_again(ana: User, budi: User, citra: User) -> None:
    write(ana)
    back(budi)
    row = find()
    with pytest.raises(ReasonMissing):
        send_back(actor=citra, translation=row, seen=row.number, reason=" ", now=now())
    send_back(actor=citra, translation=row, seen=row.number, reason="Too stiff.", now=now())
    assert (find().state, find().reason) == ("draft", "Too stiff.")
    write(ana, "Hai.")
    assert (find().state, find().reason) == ("translated", "")


def test_a_draft_is_neither_put_back_nor_approved(ana: User, budi: User, citra: User) -> None:
    with pytest.raises(WrongState):
        back(budi)
    with pytest.raises(WrongState):
        approve(citra)
    write(ana)
    with pytest.raises(WrongState):
        approve(citra)


def test_who_saw_an_older_revision_is_told(ana: User, budi: User) -> None:
    seen = find()
    write(ana)
    with pytest.raises(EditedMeanwhile):
        save_words(actor=budi, translation=seen, seen=seen.number, words="Hai.", reason="Short.", now=now())
    assert find().words == "Halo."


def test_nobody_works_on_a_language_that_is_not_theirs(pack: Pack, citra: User) -> None:
    stranger = make_worker("translator", "th")
    with pytest.raises(NotYourLanguage):
        write(stranger)
    with pytest.raises(NotAllowed):
        write(citra)
    with pytest.raises(NotAllowed):
        write(make_worker("coordinator", "id"))


def test_words_are_asked_for(ana: User, budi: User) -> None:
    with pytest.raises(WordsMissing):
        write(ana, " \n ")
    row = write(ana)
    with pytest.raises(WordsMissing):
        put_back(actor=budi, translation=row, seen=row.number, english=" ", now=now())


@pytest.mark.parametrize("words", ["Halo {nama}. Telepon ini bisa berbicara.", "Halo {", "Halo }{"])
def test_a_placeholder_the_english_does_not_have_is_an_error_no_reason_lifts(ana: User, words: str) -> None:
    with pytest.raises(Faulty):
        write(ana, words, reason="I want it so.")
    assert find().state == "draft"


def test_what_is_remarked_wants_a_reason_and_the_reason_is_kept(ana: User) -> None:
    with pytest.raises(Doubtful):
        write(ana, "Hai.", reason=" ")
    write(ana, "Hai.", reason="They greet so.")
    row = find()
    assert (row.kept_because, row.warnings, row.state) == ("They greet so.", 1, "translated")
    assert row.revisions.latest("number").reason == "They greet so."


def test_letters_of_another_script_are_an_error(ana: User) -> None:
    with pytest.raises(Faulty):
        write(ana, "สวัสดี โทรศัพท์นี้พูดภาษาของคุณ", reason="Why not?")


def test_words_are_composed_and_one_line_but_keep_a_space_that_does_not_break(ana: User) -> None:
    assert write(ana, "  Cafe\u0301\u00a0?\n Oui. ").words == "Café\u00a0? Oui."


def test_english_saved_in_the_studio_makes_translations_stale(ana: User, budi: User, citra: User) -> None:
    write(ana)
    back(budi)
    approve(citra)
    write(make_worker("translator", "en"), "Hello there.", tag="en")
    row = find()
    assert (row.state, row.is_stale, row.text.source) == ("draft", True, "Hello there.")
    write(ana, "Halo.")
    assert not find().is_stale


def test_words_of_a_draft_are_saved_for_the_english_that_was_seen(ana: User) -> None:
    write(ana, is_draft=True)
    seen, english = find().number, find().text.source
    write(make_worker("translator", "en"), "Good bye.", tag="en")
    with pytest.raises(EditedMeanwhile):
        save_words(actor=ana, translation=find(), seen=seen, words="Halo.", reason="So.", english=english, now=now())
    save_words(
        actor=ana, translation=find(), seen=seen, words="Selamat jalan.", reason="So.", english="Good bye.", now=now()
    )
    assert (find().state, find().said) == ("translated", "Good bye.")


def test_words_whose_english_changed_while_they_were_saved_go_no_further(ana: User, budi: User, citra: User) -> None:
    write(ana)
    Text.objects.filter(text_id=GREETING).update(source="Good bye.")
    with pytest.raises(WrongState):
        back(budi)
    Text.objects.filter(text_id=GREETING).update(source=find().said)
    back(budi)
    Text.objects.filter(text_id=GREETING).update(source="Good bye.")
    with pytest.raises(WrongState):
        approve(citra)


def test_english_is_approved_without_being_put_back(pack: Pack) -> None:
    write(make_worker("translator", "en"), "Hello there.", tag="en")
    approve(make_worker("reviewer", "en"), tag="en")
    assert find(tag="en").state == "approved"


def test_saving_english_as_it_is_leaves_translations_alone(ana: User) -> None:
    write(ana)
    write(make_worker("translator", "en"), find().text.source, tag="en")
    assert find().state == "translated"


def test_a_language_of_the_table_is_added_with_every_spoken_text_waiting(pack: Pack) -> None:
    keeper = make_user(Role.COORDINATOR)
    language = add_language(actor=keeper, pack=pack, tag="ur", now=now())
    rows = Translation.objects.filter(language=language)
    assert rows.count() == Text.objects.filter(pack=pack, is_spoken=True).count()
    assert not rows.exclude(words="").exists()
    assert (language.row.direction, language.row.line_height, language.row.script) == ("rtl", "2.2", "Arab")
    with pytest.raises(LanguageThere):
        add_language(actor=keeper, pack=pack, tag="ur", now=now())
    with pytest.raises(LanguageUnknown):
        add_language(actor=keeper, pack=pack, tag="xx", now=now())
    with pytest.raises(NotAllowed):
        add_language(actor=make_worker("translator", "th"), pack=pack, tag="th", now=now())


def test_a_coordinator_gives_a_language_and_takes_it_away(pack: Pack) -> None:
    keeper, person = make_user(Role.COORDINATOR), make_user(Role.TRANSLATOR)
    for _ in range(2):
        give_language(actor=keeper, person=person, tag="id", now=now())
    write(person)
    take_language_away(actor=keeper, person=person, tag="id")
    with pytest.raises(NotYourLanguage):
        write(person, "Hai.")
    for other in (make_user(Role.OFFICER), make_user(Role.TRANSLATOR, country="ID")):
        with pytest.raises(NotAllowed):
            give_language(actor=keeper, person=other, tag="id", now=now())
    with pytest.raises(NotAllowed):
        give_language(actor=person, person=person, tag="id", now=now())


def test_who_leaves_works_on_no_language_and_their_words_stay(ana: User) -> None:
    write(ana)
    close_account(actor=make_user(Role.ADMINISTRATOR), account_id=ana.public_id, now=now())
    assert not LanguageRight.objects.filter(person=ana).exists()
    assert find().reviewer_name == "Ana"


def make_second_translator() -> User:
    return make_worker("translator", "id", name="Dewi")


def test_a_term_is_a_draft_until_another_agrees(ana: User, citra: User, pack: Pack) -> None:
    concept = Concept.objects.create(pack=pack, concept_id="safe", meaning="Not in danger.", order=0)
    row = LanguageRow.objects.get(tag="id")

    def save(seen: int, term: str = "aman") -> Term:
        return save_term(actor=ana, concept=concept, row=row, seen=seen, term=term, back_translation="safe", now=now())

    term = save(0)
    with pytest.raises(EditedMeanwhile):
        save(0)
    with pytest.raises(WordsMissing):
        save(1, " ")
    assert agree_term(actor=citra, term=term, seen=1, now=now()).state == "agreed"
    with pytest.raises(WrongState):
        agree_term(actor=citra, term=term, seen=1, now=now())
    assert save(2).state == "agreed"  # the same words again say nothing new
    assert save(2, "selamat").state == "draft"
    again = save_term(
        actor=make_second_translator(),
        concept=concept,
        row=row,
        seen=3,
        term="selamat",
        back_translation="safe",
        now=now(),
    )
    assert again.by == ana  # nobody takes over what another wrote by saving it unchanged
    with pytest.raises(NotAllowed):
        agree_term(actor=ana, term=term, seen=3, now=now())
    ana.role = Role.REVIEWER
    ana.save()
    with pytest.raises(FourEyes):
        agree_term(actor=ana, term=term, seen=3, now=now())
