"""What can be heard of the public page: clips of exactly its words, drafts in a demo alone, and no trace of who hears."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.leads import heard, words
from titian.leads.heard import list_clips
from titian.leads.tests.factories import ALLOWED, OFFER, dump_tables, open_page
from titian.leads.words import LANGUAGES, is_checked, read_words
from titian.voices import check_voices
from titian.voices.wording import list_heard

PAGE: Final = Path(__file__).resolve().parents[4] / "content/offer"
MOST_BYTES: Final = 1_000_000
CHANGED: Final = frozenset({"clip.missing", "clip.stale"})
"""A text whose words are new is read and not heard until its clip is made."""


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    """What a process reads of the folder once, is read anew in each test here."""
    kept = (list_clips, read_words, is_checked)
    yield
    for one in kept:
        one.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder, which the page is then made from."""
    copy = tmp_path / "offer"
    shutil.copytree(PAGE, copy)
    for room in (heard, words):
        monkeypatch.setattr(room, "find_folder", lambda page="offer": copy)
    for one in (list_clips, read_words, is_checked):
        one.cache_clear()
    return copy


def say(settings: Settings, *, is_demo: bool) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=is_demo)


def draw(tag: str = "en") -> Any:  # Any: the test client's own kind of answer
    return Client(headers={"host": "localhost"}).get(f"/offer/{tag}/")


def test_clips_say_the_words_of_the_page_and_are_small() -> None:
    found = check_voices(PAGE, decode=False)
    assert [problem for problem in found if problem.code not in CHANGED] == []
    assert sum(path.stat().st_size for path in PAGE.rglob("*.opus")) < MOST_BYTES
    names = {text_id.removeprefix("offer.") for text_id in list_heard(PAGE)}
    assert names <= read_words("en").keys()
    assert {name for name in names if name.startswith("refused-")} == {
        name for name in read_words("en") if name.startswith("refused-")
    }


def test_clip_of_other_words_is_not_heard(folder: Path) -> None:
    assert "taken" in list_clips("en", with_drafts=True)
    path = folder / "locales/en.yaml"
    path.write_text(path.read_text("utf-8").replace("Thank you, it was taken.", "It was taken."), "utf-8")
    list_clips.cache_clear()
    assert "taken" not in list_clips("en", with_drafts=True)


def test_a_hub_that_is_no_demo_plays_what_a_listener_approved_and_nothing_else(folder: Path) -> None:
    assert list_clips("en", with_drafts=False) == {}
    approve(folder / "locales/en.yaml", folder / "voices/en/manifest.json", "offer.taken")
    list_clips.cache_clear()
    assert list(list_clips("en", with_drafts=False)) == ["taken"]


def approve(locale: Path, manifest: Path, text_id: str) -> None:
    """As the studio gives it: a text and its clip, each with a name."""
    lines = locale.read_text("utf-8").splitlines(keepends=True)
    said = ("state: draft, reviewer: null", 'state: approved, reviewer: "Reader (fictional)"')
    locale.write_text("".join(x.replace(*said) if x.startswith(f"  {text_id}:") else x for x in lines), "utf-8")
    told = json.loads(manifest.read_text("utf-8"))
    told["clips"][text_id] |= {"state": "approved", "reviewer": "Listener (fictional)", "date": "2026-12-01"}
    manifest.write_text(json.dumps(told), "utf-8")


@pytest.mark.django_db
def test_page_has_a_player_where_a_clip_is_and_says_that_a_machine_speaks(settings: Settings) -> None:
    open_page(timezone.now())
    say(settings, is_demo=True)
    english, burmese = draw(), draw("my")
    said = english.content.decode()
    assert "/offer/en/heard/about.opus?" in said
    assert read_words("en")["machine"] in said
    assert "media-src 'self'" in english.headers["Content-Security-Policy"]
    assert "<audio" not in burmese.content.decode()
    assert read_words("my")["machine"] not in burmese.content.decode()
    say(settings, is_demo=False)
    assert "<audio" not in draw().content.decode()


@pytest.mark.django_db
def test_what_was_refused_can_be_heard(settings: Settings) -> None:
    open_page(timezone.now())
    say(settings, is_demo=True)
    about = {"words": "My sister Planted Nobody, 19, is held there against her will", **ALLOWED}
    answer = Client(headers={"host": "localhost"}).post("/offer/en/", about)
    assert answer.status_code == 422
    assert "/offer/en/heard/refused-person.opus?" in answer.content.decode()
    taken = Client(headers={"host": "localhost"}).post("/offer/en/", {"words": OFFER, **ALLOWED})
    assert "/offer/en/heard/taken.opus?" in taken.content.decode()


@pytest.mark.django_db
def test_a_clip_is_given_whole_or_in_part_and_nothing_is_kept_of_who_hears_it(settings: Settings) -> None:
    say(settings, is_demo=True)
    before = dump_tables()
    client = Client(headers={"host": "localhost", "user-agent": "PlantedAgent"}, REMOTE_ADDR="203.0.113.77")
    address = "/offer/en/heard/about.opus"
    whole = client.get(address)
    assert whole.content[:4] == b"OggS"
    assert (whole.cookies, client.cookies) == ({}, {})
    assert whole.headers["Content-Type"] == "audio/ogg"
    part = client.get(address, headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"OggS")
    assert client.get(address, headers={"range": f"bytes={len(whole.content)}-"}).status_code == 416
    assert dump_tables() == before
    for other in ("/offer/my/heard/about.opus", "/offer/en/heard/send.opus", "/offer/xx/heard/about.opus"):
        assert client.get(other).status_code == 404, other


def test_docs_name_the_languages_that_no_speaker_has_read() -> None:
    told = (PAGE.parents[1] / "docs/leads/public.md").read_text("utf-8")
    (line,) = [line for line in told.splitlines() if line.startswith("No speaker has read")]
    assert re.findall(r"\(`([A-Za-z-]+)`\)", line) == [tag for tag in LANGUAGES if not is_checked(tag)]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_page_says_that_no_speaker_read_it_until_one_did(folder: Path, tag: str) -> None:
    assert is_checked(tag) == (tag == "en")
    path = folder / f"locales/{tag}.yaml"
    read = path.read_text("utf-8").replace("state: draft, reviewer: null", 'state: translated, reviewer: "Reader"')
    path.write_text(read, "utf-8")
    is_checked.cache_clear()
    assert is_checked(tag)
