"""The public page: what it takes, what it turns away, and that nothing of whoever gave it stays anywhere."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.leads.actions.forget_leads import forget_leads
from titian.leads.codes import KEPT_FOR, MOST_UNREAD, VERIFIED_FOR, Channel
from titian.leads.errors import PageClosed
from titian.leads.models import Giving, HelpLine, Lead
from titian.leads.tests.factories import ALLOWED, NOW, OFFER, do, dump_tables, give, make_lead, make_line, open_page
from titian.leads.words import LANGUAGES, read_words

pytestmark = pytest.mark.django_db
ADDRESS = "203.0.113.77"
AGENT = "Mozilla/5.0 PlantedAgent"
PLANTED = "My sister Planted Nobody, 19, passport A7654321, is held there and cannot leave."


@pytest.fixture
def stranger() -> Client:
    return Client(headers={"host": "localhost", "user-agent": AGENT}, REMOTE_ADDR=ADDRESS)


def post(client: Client, words: str, tag: str = "en", **more: str) -> Any:  # Any: the test client's own kind of answer
    return client.post(f"/offer/{tag}/", {"words": words, **ALLOWED, **more})


@pytest.mark.on_both
def test_offer_is_kept_with_its_terms_and_nothing_of_its_giver(
    stranger: Client, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    open_page(timezone.now())
    entries = Entry.objects.count()
    with caplog.at_level(logging.DEBUG):
        answer = post(stranger, OFFER, pap="green", tlp="red")
    assert answer.status_code == 200
    assert read_words("en")["taken"] in answer.content.decode()
    lead = Lead.objects.get()
    assert (lead.words, lead.tlp, lead.pap, lead.purpose, lead.times) == (OFFER, "red", "green", "disrupt", 1)
    assert Entry.objects.count() == entries, "no line of the log says that somebody gave something"
    everything = dump_tables() + caplog.text + "".join(capfd.readouterr())
    assert ADDRESS not in everything
    assert AGENT not in everything
    assert set(answer.cookies) <= {"csrftoken"}


@pytest.mark.on_both
@pytest.mark.parametrize("tag", LANGUAGES)
def test_words_about_a_person_are_stored_nowhere_and_lead_to_lines(
    stranger: Client, tag: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    open_page(timezone.now())
    with caplog.at_level(logging.DEBUG):
        person = post(stranger, "My sister Planted Nobody, 19, is held there against her will", tag)
        papers = post(stranger, PLANTED, tag)
    assert (person.status_code, papers.status_code) == (422, 422)
    said = person.content.decode()
    assert read_words(tag)["refused-person"] in said
    assert "Independent line (fictional)" in said
    assert "Planted Nobody" in said, "copy my words"
    assert not Lead.objects.exists()
    everything = dump_tables() + caplog.text + "".join(capfd.readouterr())
    assert "Planted Nobody" not in everything
    assert "A7654321" not in everything


def test_page_is_shut_until_two_lines_one_of_them_independent_and_one_for_children_are_verified(
    stranger: Client,
) -> None:
    now = timezone.now()
    make_line("One (fictional)", now=now)
    make_line("For children (fictional)", about="child_images", now=now)
    make_line("Two (fictional)", is_independent=True, is_verified=False, now=now)
    shut = stranger.get("/offer/en/").content.decode()
    assert read_words("en")["closed"] in shut
    assert "Two (fictional)" not in stranger.get("/offer/en/person/").content.decode(), "nobody called it"
    assert post(stranger, OFFER).status_code == 409
    assert not Lead.objects.exists()
    make_line("Three (fictional)", is_independent=True, now=now)
    assert post(stranger, OFFER).status_code == 200


def test_line_that_nobody_called_for_half_a_year_is_shown_no_more() -> None:
    open_page()
    later = NOW + VERIFIED_FOR + timedelta(days=1)
    assert HelpLine.objects.good_on(later.date()).count() == 0
    with pytest.raises(PageClosed):
        give(now=later)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_page_speaks_each_language_before_it_takes_anything(stranger: Client, tag: str) -> None:
    open_page(timezone.now())
    page = stranger.get(f"/offer/{tag}/").content.decode()
    words = read_words(tag)
    assert f'lang="{tag}" dir="{"rtl" if tag == "ur" else "ltr"}"' in page
    assert 'name="referrer" content="same-origin"' in page, "with no referrer a browser names no origin, and is refused"
    assert page.index(words["child"].split("'")[0]) < page.index("<textarea"), "said before anything is passed on"
    assert all(words[name].split("'")[0] in page for name in ("person-go", "tlp-red", "pap-green", "purpose-warn"))
    person = stranger.get(f"/offer/{tag}/person/").content.decode()
    assert "<form" not in person, "what is written there is sent nowhere"
    assert "000-0001" in person


def test_page_that_is_not_there_and_terms_nobody_knows(stranger: Client) -> None:
    open_page(timezone.now())
    assert stranger.get("/offer/xx/").status_code == 404
    assert stranger.get("/offer/", headers={"accept-language": "my,en;q=0.5"}).headers["Location"] == "/offer/my/"
    assert post(stranger, OFFER, tlp="none").status_code == 422
    assert not Lead.objects.exists()


@pytest.mark.on_both
def test_the_same_offer_many_times_is_one_lead_with_what_its_strictest_giver_allows() -> None:
    open_page()
    for number in range(12):
        give(network=f"198.51.100.{number}", tlp="green", pap="green", purpose="investigate")
    give(OFFER.upper() + "  ", now=NOW + timedelta(days=1), purpose="warn")
    lead = Lead.objects.get()
    assert (lead.times, lead.tlp, lead.pap, lead.purpose) == (13, "amber+strict", "red", "warn")
    assert (lead.first_on, lead.last_on) == (NOW.date(), NOW.date() + timedelta(days=1))
    assert list(Giving.objects.order_by("given_on").values_list("times", flat=True)) == [12, 1]
    assert set(Giving.objects.values_list("channel", flat=True)) == {Channel.PAGE}


def test_flood_of_the_page_takes_the_oldest_unread_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("titian.leads.actions.take_offer.MOST_UNREAD", 3)
    assert MOST_UNREAD > 3
    open_page()
    kept = make_lead("Typed in at the desk (fictional)")
    for number in range(5):
        give(f"Offer {number} (fictional)", network=f"198.51.100.{number}", now=NOW + timedelta(days=number))
    assert set(Lead.objects.values_list("words", flat=True)) == {
        kept.words, *(f"Offer {number} (fictional)" for number in (2, 3, 4)),
    }  # fmt: skip


@pytest.mark.on_both
def test_lead_goes_a_year_after_it_was_last_given_or_decided_on() -> None:
    lead = make_lead()
    do(lead, "assess", confidence="low", why="Words", against="Nothing yet")
    assert forget_leads(NOW + KEPT_FOR - timedelta(days=1)) == 0
    assert forget_leads(NOW + KEPT_FOR) == 1
    assert not Lead.objects.exists()


def test_no_code_of_the_room_knows_a_country_s_rooms() -> None:
    """As the import contract says of what is imported; of strings, this does."""
    room = Path(__file__).resolve().parent.parent
    for path in room.rglob("*.py"):
        if "tests" not in path.parts:
            said = path.read_text(encoding="utf-8")
            assert not any(f"titian.{name}" in said for name in ("referrals", "devices", "tallies", "arrivals")), path
