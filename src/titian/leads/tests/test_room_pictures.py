"""Pictures of offers: read or waiting, refused without a trace, blurred until asked for, and gone in one touch."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.leads import pictures, public_views, waits
from titian.leads.actions import take_picture
from titian.leads.actions.keep_partner import add_partner, make_key
from titian.leads.actions.take_file import go_through_files
from titian.leads.actions.take_picture import MOST_TRIES, WAITS_FOR, read_pictures
from titian.leads.models import Lead, LeadFile
from titian.leads.picture_models import LeadPicture, PictureShown, WaitingPicture
from titian.leads.pictures.apart import cover
from titian.leads.pictures.tests.drawn import WORDS, draw_offer, make_bomb, make_exif, needs_tesseract
from titian.leads.tests.factories import ALLOWED, make_analyst, open_page
from titian.leads.waits import watch_pictures
from titian.leads.words import LANGUAGES, read_words
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
PICTURE = draw_offer(form="JPEG", exif=make_exif())
PERSON = "My sister Planted Nobody, 19, is held there and cannot leave"
PASSPORT = "P<UTOPLANTED<<NOBODY<<<<<<<<<<<<<<<<<<<<<<<<"


@pytest.fixture
def stranger() -> Client:
    return Client(headers={"host": "localhost"}, REMOTE_ADDR="203.0.113.77")


def post(client: Client, content: bytes = PICTURE, tag: str = "en", language: str = "en") -> Any:  # Any: an answer
    file = SimpleUploadedFile("planted-name.jpg", content, "image/jpeg")
    return client.post(f"/offer/{tag}/", {"picture": file, "language": language, **ALLOWED})


def say(monkeypatch: pytest.MonkeyPatch, words: str, *, sure: int = 91) -> None:
    """The machine reads these words in any picture, whether tesseract is installed here or not."""

    def read(picture: pictures.Clean, language: str) -> pictures.Seen:
        covered, blurred = cover(picture, [[40, 40, 300, 60]])
        return pictures.Seen(words, words, sure, covered, blurred)

    monkeypatch.setattr(pictures, "read", read)
    monkeypatch.setattr(pictures, "find_lacks", lambda language=None: "")


def lack(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without tesseract."""

    def read(picture: pictures.Clean, language: str) -> pictures.Seen:
        raise pictures.ReaderMissing("tesseract-ocr")

    monkeypatch.setattr(pictures, "read", read)
    for place in (pictures, public_views, waits):
        monkeypatch.setattr(place, "find_lacks", lambda language=None: "tesseract-ocr")


def dump() -> bytes:
    """Every value of every table, as bytes."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (names of our own tables)
            for row in cursor.fetchall():
                found += [bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in row]
    return b"\n".join(found)


@pytest.mark.on_both
def test_picture_becomes_a_lead_and_itself_is_kept_nowhere(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    open_page(timezone.now())
    say(monkeypatch, WORDS)
    entries = Entry.objects.count()
    answer = post(stranger)
    assert (answer.status_code, read_words("en")["taken"] in answer.content.decode()) == (200, True)
    lead = Lead.objects.get()
    assert (lead.words, lead.tlp, lead.purpose) == (WORDS, ALLOWED["tlp"], ALLOWED["purpose"])
    assert (lead.picture.sure, lead.picture.language) == (91, "en")
    assert Entry.objects.count() == entries
    everything = dump()
    assert b"PlantedCamera" not in everything
    assert b"planted-name" not in everything
    assert pictures.clean(PICTURE).content not in everything, "nor the picture without what the camera wrote"
    post(stranger)
    assert (Lead.objects.get().times, LeadPicture.objects.count()) == (2, 1)


@needs_tesseract
def test_screenshot_is_read_at_once(stranger: Client) -> None:
    open_page(timezone.now())
    assert post(stranger, draw_offer()).status_code == 200
    assert Lead.objects.get().words.split() == WORDS.split()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.on_both
@pytest.mark.parametrize(("words", "reason"), [(PERSON, "refused-person"), (PASSPORT, "refused-papers")])
def test_picture_of_a_person_or_a_paper_is_turned_away_and_leaves_nothing(
    stranger: Client, monkeypatch: pytest.MonkeyPatch, words: str, reason: str
) -> None:
    open_page(timezone.now())
    say(monkeypatch, words)
    for tag in ("en", "my"):
        answer = post(stranger, tag=tag)
        assert (answer.status_code, read_words(tag)[reason] in answer.content.decode()) == (422, True)
    assert not Lead.objects.exists()
    assert not WaitingPicture.objects.exists()
    assert b"PLANTED" not in dump().upper()


@pytest.mark.parametrize(
    ("make", "status", "reason"),
    [
        (lambda: b"\x89PNG" + b"\0" * 40_000_000, 413, "refused-photo-large"),
        (make_bomb, 413, "refused-photo-large"),
        (lambda: b"%PDF-1.7", 422, "refused-photo-unreadable"),
        (lambda: b"", 422, "refused-photo-unreadable"),
    ],
    ids=["40 MB", "bomb", "no picture", "nothing"],
)
def test_what_cannot_be_opened_is_refused_with_a_sentence(
    stranger: Client, make: Callable[[], bytes], status: int, reason: str
) -> None:
    open_page(timezone.now())
    answer = post(stranger, make(), "th")
    assert (answer.status_code, read_words("th")[reason] in answer.content.decode()) == (status, True)
    assert not WaitingPicture.objects.exists()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.on_both
def test_where_nothing_reads_the_picture_waits_and_everybody_is_told(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_page(timezone.now())
    analyst = make_analyst()
    lack(monkeypatch)
    assert read_words("lo")["photo-absent"] in stranger.get("/offer/lo/").content.decode()
    answer = post(stranger, tag="lo", language="lo").content.decode()
    assert read_words("lo")["photo-waits"] in answer
    assert "Independent line (fictional)" in answer
    waiting = WaitingPicture.objects.get()
    assert b"PlantedCamera" not in bytes(waiting.content)
    assert read_pictures() == 0
    [notice] = watch_pictures(analyst, timezone.now())
    assert "tesseract-ocr" in str(notice.text)
    say(monkeypatch, WORDS)
    monkeypatch.setattr(waits, "find_lacks", lambda language=None: "")
    assert read_pictures() == 1
    assert Lead.objects.get().picture.language == "lo"
    assert not WaitingPicture.objects.exists()
    assert list(watch_pictures(analyst, timezone.now())) == []
    assert read_pictures() == 0


def test_picture_that_waited_is_deleted_where_it_is_about_a_person_or_its_time_is_over(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_page(timezone.now())
    monkeypatch.setattr(take_picture, "MOST_WAITING", 2)
    lack(monkeypatch)
    for _ in range(3):
        post(stranger)
    assert WaitingPicture.objects.count() == 2, "a flood uses up its own share"
    say(monkeypatch, PERSON)
    assert read_pictures() == 2
    lack(monkeypatch)
    post(stranger)
    assert not Lead.objects.exists()
    assert WaitingPicture.objects.count() == 1
    read_pictures(timezone.now() + WAITS_FOR)
    assert not WaitingPicture.objects.exists()


def test_picture_that_takes_too_long_each_time_is_given_up(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    open_page(timezone.now())
    lack(monkeypatch)
    post(stranger)
    monkeypatch.setattr(pictures, "find_lacks", lambda language=None: "")
    for left in range(MOST_TRIES - 1, -1, -1):
        assert read_pictures() == 0
        assert WaitingPicture.objects.count() == bool(left)


@pytest.fixture
def key() -> str:
    office = make_user(Role.REGIONAL_OFFICE)
    partner = add_partner(actor=office, now=timezone.now(), name="Platform (fictional)")
    return make_key(actor=office, partner=partner, now=timezone.now())


def test_partner_gives_a_picture_by_its_key_and_in_a_file(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, WORDS)
    client = Client(headers={"host": "localhost", "authorization": f"Bearer {key}"})
    where = "/api/v1/lead-pictures?language=en&tlp=green&purpose=disrupt"
    answer = client.post(where, PICTURE, content_type="image/jpeg")
    assert (answer.status_code, answer.json()) == (200, {"taken": True, "is_read": True})
    refused = client.post(where, make_bomb(), content_type="image/png")
    assert (refused.status_code, refused.json()["code"]) == (413, "lead_picture.too_large")
    assert client.post("/api/v1/lead-pictures", PICTURE, content_type="image/jpeg").status_code == 422
    rows = [
        {"words": "Cooks wanted (fictional)"},
        {"picture": base64.b64encode(PICTURE).decode(), "language": "my"},
        {"picture": base64.b64encode(PICTURE).decode(), "language": "xx"},
        {"picture": "no base64", "language": "my"},
    ]
    content = "\n".join(map(json.dumps, rows)).encode()
    client.put(f"/api/v1/lead-files/{uuid.uuid4()}?form=jsonl", content, content_type="application/octet-stream")
    go_through_files()
    file = LeadFile.objects.get()
    assert (file.taken, file.refused, file.state) == (2, 2, "done")
    assert set(file.refused_rows.values_list("number", "code")) == {
        (3, "lead_picture.unreadable"),
        (4, "lead_picture.unreadable"),
    }
    assert read_pictures() == 1
    assert Lead.objects.get(words=WORDS).givings.filter(partner__isnull=False).count() == 2


@pytest.fixture
def lead(monkeypatch: pytest.MonkeyPatch, stranger: Client) -> Lead:
    open_page(timezone.now())
    say(monkeypatch, WORDS)
    post(stranger, language="ur")
    return Lead.objects.get()


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.on_both
def test_picture_is_blurred_until_asked_for_and_each_asking_is_counted(lead: Lead) -> None:
    analyst, other = make_analyst(), make_analyst()
    desk = sign_in(analyst)
    page = desk.get(f"/leads/{lead.pk}/").content.decode()
    assert "91 of 100 sure" in page
    assert "read badly" in page, "Urdu is marked weak"
    assert f"/leads/{lead.pk}/picture.jpg" not in page
    blurred = desk.get(f"/leads/{lead.pk}/blurred.jpg")
    assert (blurred.headers["Cache-Control"], len(blurred.content) < 2000) == ("no-store", True)
    assert desk.get(f"/leads/{lead.pk}/picture.jpg").status_code == 404
    assert not PictureShown.objects.exists()
    assert f"/leads/{lead.pk}/picture.jpg" in desk.post(f"/leads/{lead.pk}/picture/show/").content.decode()
    assert desk.get(f"/leads/{lead.pk}/picture.jpg").content == bytes(lead.picture.covered)
    assert sign_in(other).get(f"/leads/{lead.pk}/picture.jpg").status_code == 404, "it was shown to somebody else"
    assert [row.by for row in PictureShown.objects.all()] == [analyst]
    assert Entry.objects.filter(action="lead.picture_shown").exists()
    PictureShown.objects.update(at=timezone.now() - timedelta(minutes=2))
    assert desk.get(f"/leads/{lead.pk}/picture.jpg").status_code == 404
    weeks = sign_in(make_user(Role.LEADS_BODY)).get("/leads/weeks/").content.decode()
    assert f"{analyst.username}, 1 time" in weeks


@pytest.mark.on_both
def test_one_touch_deletes_every_byte_and_shows_where_it_is_reported(lead: Lead) -> None:
    desk, covered = sign_in(make_analyst()), bytes(lead.picture.covered)
    desk.post(f"/leads/{lead.pk}/picture/show/")
    assert covered in dump()
    answer = desk.post(f"/leads/{lead.pk}/picture/abuse/")
    assert "Line against images (fictional)" in answer.content.decode()
    assert not Lead.objects.exists()
    assert covered not in dump()
    assert PictureShown.objects.get().lead is None, "that somebody looked stays"
    assert desk.get(f"/leads/{lead.pk}/blurred.jpg").status_code == 404


@pytest.mark.parametrize("tag", LANGUAGES)
def test_page_says_before_uploading_what_is_never_sent(stranger: Client, tag: str) -> None:
    open_page(timezone.now())
    page = stranger.get(f"/offer/{tag}/").content.decode()
    words = read_words(tag)
    form = page.index('name="picture"')
    assert page.index("Line against images (fictional)") < form
    assert page.index(words["photo-hint"]) < form
    assert page.count(words["child"]) == 2
