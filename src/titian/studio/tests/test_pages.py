"""What the pages show, to whom, and how much they ask of the database."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.studio.actions.review_text import put_back
from titian.studio.actions.save_words import save_words
from titian.studio.models import Clip, Concept, LanguageRow, Pack, PackLanguage, Term, Text, Translation
from titian.studio.tests.conftest import make_worker
from titian.studio.tests.crowd import fill_studio

pytestmark = pytest.mark.django_db
BASE = "/studio/first-contact/"
IN = BASE + "in/id/"
GREETING = IN + "texts/talk.greeting/"


def open_desk(reader: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def read(reader: User, address: str) -> str:
    answer = open_desk(reader).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def find(text_id: str = "talk.greeting", tag: str = "id") -> Translation:
    return Translation.objects.select_related("text", "language__row").get(text__text_id=text_id, language__row=tag)


def write(person: User, text_id: str = "talk.greeting", words: str = "Halo.") -> Translation:
    row = find(text_id)
    return save_words(actor=person, translation=row, seen=row.number, words=words, reason="So.", now=timezone.now())


@pytest.fixture
def ana(pack: Pack) -> User:
    return make_worker("translator", "id", name="Ana")


def test_without_a_pack_the_studio_says_how_one_comes_in(db: None) -> None:
    assert "titian studio take" in read(make_user(Role.COORDINATOR), "/studio/")


def test_words_stand_with_language_direction_letters_and_line_height_of_the_table(pack: Pack) -> None:
    language = PackLanguage.objects.create(pack=pack, row_id="ur", added_at=timezone.now())
    text = Text.objects.get(text_id="talk.greeting")
    Translation.objects.create(
        text=text, language=language, words="سلام", on=timezone.now().date(), changed_at=timezone.now()
    )
    marks = 'lang="ur" dir="rtl" data-font="noto-nastaliq-urdu" data-leading="2.2"'
    person = make_worker("translator", "ur")
    assert f'class="govuk-textarea tongue side__words" id="words" name="words" rows="4" {marks}' in read(
        person, BASE + "in/ur/texts/talk.greeting/"
    )
    assert f'<span class="tongue" {marks}>سلام</span>' in read(person, BASE + "in/ur/")


def test_the_editor_shows_english_notes_terms_child_version_and_words_before(ana: User, pack: Pack) -> None:
    write(ana, "consent.why", "Kata baru.")
    concept = Concept.objects.create(pack=pack, concept_id="help", meaning="What people need.", order=0)
    concept.texts.add(Text.objects.get(text_id="consent.why"))
    row = LanguageRow.objects.get(tag="id")
    Term.objects.create(concept=concept, row=row, term="KATA", back_translation="word", changed_at=timezone.now())
    page = read(ana, IN + "texts/consent.why/")
    before = find("consent.why").revisions.get(number=1).words
    for shown in (
        find("consent.why").text.source, "Consent of an adult", "What people need.", "KATA", "stands in the text",
        "The same said to a child", find("assent.why").words, "The words before", before, "Kata baru.",
    ):  # fmt: skip
        assert shown in page, shown


def test_saving_goes_on_to_the_next_text_that_waits(ana: User) -> None:
    desk = open_desk(ana)
    answer = desk.post(GREETING, {"words": "Halo.", "reason": "So.", "number": "1", "do": "save"})
    assert answer.headers["Location"] == IN + "texts/choice.yes_no.yes/"
    assert find().state == "translated"
    assert "autofocus" in desk.get(answer.headers["Location"]).content.decode()


def test_after_the_last_text_it_begins_again_at_the_first_that_waits_and_ends_at_the_list(ana: User) -> None:
    waiting = Translation.objects.filter(language__row="id").exclude(text__text_id__in=["talk.listen", "talk.greeting"])
    waiting.update(state="translated", reviewer_name="A", words="x")
    desk = open_desk(ana)
    answer = desk.post(IN + "texts/talk.listen/", {"words": "Dengar.", "reason": "So.", "number": "1"})
    assert answer.headers["Location"] == GREETING
    assert desk.post(GREETING, {"words": "Halo.", "reason": "So.", "number": "1"}).headers["Location"] == IN


def test_an_error_keeps_what_was_typed_and_says_what_to_mend(ana: User) -> None:
    answer = open_desk(ana).post(GREETING, {"words": "Halo {siapa}!", "number": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Halo {siapa}!</textarea>" in page
    assert "Names in braces are not those of English: {siapa}" in page


def test_a_remark_asks_why_and_an_answer_lets_it_through(ana: User) -> None:
    desk = open_desk(ana)
    answer = desk.post(GREETING, {"words": "Hai.", "number": "1"})
    assert answer.status_code == 422
    assert "very short" in answer.content.decode()
    assert 'name="reason"' in answer.content.decode()
    assert desk.post(GREETING, {"words": "Hai.", "reason": "They greet so.", "number": "1"}).status_code == 302


def test_while_typing_the_remarks_come_without_saving(ana: User) -> None:
    page = open_desk(ana).post(GREETING + "check/", {"words": "Halo {siapa}!"}).content.decode()
    assert "Names in braces are not those of English: {siapa}" in page
    assert find().number == 1


def test_an_edit_in_between_shows_both(ana: User) -> None:
    write(make_worker("translator", "id", name="Budi"), words="Hai.")
    answer = open_desk(ana).post(GREETING, {"words": "Halo.", "reason": "So.", "number": "1"})
    assert answer.status_code == 409
    assert "Somebody changed this text meanwhile" in answer.content.decode()
    assert "Halo.</textarea>" in answer.content.decode()


def test_the_editor_says_when_the_english_changed_under_it(ana: User) -> None:
    Translation.objects.filter(text__text_id="talk.greeting", language__row="id").update(words="", number=0)
    page = open_desk(ana).get(GREETING).content.decode()
    [seen] = re.findall(r'name="english" value="([^"]*)"', page)
    Text.objects.filter(text_id="talk.greeting").update(source="Good bye.")
    answer = open_desk(ana).post(
        GREETING, {"words": "Halo.", "reason": "So.", "number": "0", "english": html.unescape(seen)}
    )
    assert answer.status_code == 409
    assert find().words == ""


def test_putting_back_hides_the_english_everywhere_on_the_page(ana: User) -> None:
    Text.objects.filter(text_id="talk.greeting").update(source="A secret sentence.", section="A telling part.")
    Translation.objects.filter(pk=find().pk).update(said="A secret sentence.")
    write(ana)
    page = read(make_worker("translator", "id"), GREETING + "back/")
    assert "Halo." in page
    for hidden in ("secret sentence", "telling part", "talk.greeting<", "pictures/"):
        assert hidden not in page
    assert "You wrote these words" in read(ana, GREETING + "back/")


def test_the_review_shows_english_words_and_what_they_say(ana: User) -> None:
    row = write(ana)
    put_back(
        actor=make_worker("translator", "id"), translation=row, seen=row.number, english="Hello then.",
        now=timezone.now(),
    )  # fmt: skip
    page = read(make_worker("reviewer", "id"), GREETING + "review/")
    for shown in (row.text.source, "Halo.", "Hello then.", "Approve and next", "Or send it back"):
        assert shown in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("state=missing", {"talk.rest"}),
        ("state=translated", {"talk.greeting"}),
        ("state=stale", {"talk.stop"}),
        ("remarks=errors", {"talk.listen"}),
        ("q=halo+kawan", {"talk.greeting"}),
        ("q=P10", {"item.P10.label"}),
    ],
)
def test_the_list_is_narrowed(ana: User, query: str, shown: set[str]) -> None:
    write(ana, words="Halo kawan.")
    Translation.objects.filter(pk=find("talk.rest").pk).update(words="")
    Translation.objects.filter(pk=find("talk.stop").pk).update(said="Other English.")
    Translation.objects.filter(pk=find("talk.listen").pk).update(errors=1)
    page = read(ana, f"{IN}?{query}")
    names = {"talk.rest", "talk.greeting", "talk.stop", "talk.listen", "item.P10.label"}
    assert {name for name in names if f"texts/{name}/" in page} == shown


def test_the_overview_counts_words_approvals_and_voices_that_say_these_words(ana: User, pack: Pack) -> None:
    row = write(ana)
    Translation.objects.filter(pk=find("talk.rest").pk).update(state="approved", reviewer_name="R")
    for text_id, digest in (("talk.greeting", row.words_sha256), ("talk.stop", "0" * 64)):
        Clip.objects.create(
            text=find(text_id).text, language=row.language, sha256="1" * 64, text_sha256=digest, seconds=1,
            source="neural", state="draft",
        )  # fmt: skip
    written = Translation.objects.filter(language__row="id", text__is_spoken=True).exclude(words="").count()
    of = Text.objects.filter(is_spoken=True).count()
    assert f"Of {of} texts that are needed: {written} written (drafts too), 1 approved, 1 with a voice;" in read(
        ana, "/studio/"
    )


def test_a_voice_of_other_words_is_none(ana: User) -> None:
    row = write(ana)
    Clip.objects.create(
        text=row.text, language=row.language, sha256="1" * 64, text_sha256=row.words_sha256, seconds=1,
        source="recorded", state="recorded",
    )  # fmt: skip
    assert "1 with a voice" in read(ana, "/studio/")
    write(ana, words="Hai.")
    assert "1 with a voice" not in read(ana, "/studio/")


def test_a_picture_runs_nothing(ana: User) -> None:
    name = Text.objects.get(text_id="item.P10.label").picture
    answer = open_desk(ana).get(f"{BASE}pictures/{name}.svg")
    assert answer.status_code == 200
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def count_queries(reader: User, address: str) -> int:
    desk = open_desk(reader)
    desk.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert desk.get(address).status_code == 200
    return len(caught)


@pytest.fixture
def crowd(pack: Pack) -> Callable[[int, int], None]:
    return partial(fill_studio, pack)


@pytest.mark.parametrize(
    ("address", "most"),
    [("/studio/", 13), (IN, 21), (f"{IN}?q=w&state=draft", 21), (GREETING, 25), (BASE + "concepts/", 12)],
)
def test_a_page_asks_as_much_of_a_large_studio_as_of_a_small_one(
    ana: User, crowd: Callable[[int, int], None], address: str, most: int
) -> None:
    small = count_queries(ana, address)
    crowd(8, 60)
    large = count_queries(ana, address)
    assert large <= small
    assert large <= most
