"""What offers say now: two people release it, it names nobody, and anybody reads it for some months."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from titian.desk.errors import SecondPersonNeeded
from titian.leads.actions.keep_lures import add_lure
from titian.leads.errors import AboutAPerson, LureNames
from titian.leads.lure_models import Lure
from titian.leads.lure_workflow import LURE, SHOWN_FOR
from titian.leads.tests.factories import make_analyst, make_lead, note
from titian.leads.words import LANGUAGES, read_words
from titian.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
WORDS = "Typists for a house by the river: 3.000.000 a month, 12 hours, no papers asked, the flight is paid (fictional)"


def add(actor: User, words: str = WORDS, language: str = "en") -> Lure:
    return add_lure(
        actor=actor, now=timezone.now(), language=language, country="KH", words=words, rests_on="PlantedWhy"
    )


def release(lure: Lure, actor: User) -> Lure:
    return LURE.perform(lure, "release", actor=actor, now=timezone.now())


def read(client: Client, tag: str = "en") -> str:
    return client.get(f"/offer/{tag}/lures/").content.decode()


def test_lure_is_read_by_anybody_once_a_second_person_released_it_and_goes_by_itself() -> None:
    first, second = make_analyst(), make_analyst()
    stranger = Client(headers={"host": "localhost"})
    lure = add(first)
    with pytest.raises(SecondPersonNeeded):
        release(lure, first)
    assert WORDS not in read(stranger)
    assert stranger.get("/offer/lures.json").json() == {"tlp": "clear", "lures": []}
    release(lure, second)
    page = read(stranger)
    assert WORDS in page
    assert "PlantedWhy" not in page
    [given] = stranger.get("/offer/lures.json").json()["lures"]
    assert (given["words"], given["country"], given["language"]) == (WORDS, "KH", "en")
    assert set(given) == {"id", "language", "country", "words", "released_on", "expires_on"}
    Lure.objects.update(expires_on=timezone.now().date())
    assert WORDS not in read(stranger)
    Lure.objects.update(expires_on=timezone.now().date() + SHOWN_FOR)
    LURE.perform(Lure.objects.get(), "withdraw", actor=first, now=timezone.now() + timedelta(minutes=1))
    assert stranger.get("/offer/lures.json").json()["lures"] == []


@pytest.mark.parametrize(
    "words",
    [
        "Write to +999 000 0101",
        "Call ០៨១ ២៣៤ ៥៦៧៨",
        "By telegram: @planted",
        "See planted-work.example",
        "At https://planted.example/job",
    ],
)
def test_what_leads_to_somebody_is_refused(words: str) -> None:
    with pytest.raises(LureNames):
        add(make_analyst(), f"Typists wanted (fictional). {words}")
    assert not Lure.objects.exists()


def test_words_about_a_person_and_identifiers_of_leads_are_refused_also_at_release() -> None:
    first, second = make_analyst(), make_analyst()
    with pytest.raises(AboutAPerson):
        add(first, "My brother, 19, cannot leave")
    lure = add(first, "They sign as moonlight pier, and promise a room (fictional)")
    lead = make_lead("Typists wanted, find us as Moonlight Pier (fictional)")
    note(lead, "Moonlight Pier", kind="handle")
    with pytest.raises(LureNames):
        release(lure, second)
    with pytest.raises(LureNames):
        add(first, "They sign as moonlight  pier (fictional)")


def test_page_shows_its_own_language_first_and_says_what_no_lure_means() -> None:
    stranger = Client(headers={"host": "localhost"})
    for tag in LANGUAGES:
        assert read_words(tag)["lures-none"] in read(stranger, tag)
    first, second = make_analyst(), make_analyst()
    release(add(first), second)
    release(add(first, "ٹائپسٹ، زیادہ تنخواہ (فرضی)", "ur"), second)
    page = read(stranger, "ur")
    assert page.index("ٹائپسٹ") < page.index(WORDS)
    assert 'lang="ur" dir="rtl"' in page
