"""A voice for a text: recorded by one, heard by another, kept with every step, silent when its words change."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.studio.actions.give_pack import give_pack
from titian.studio.actions.hear_clip import approve_clip, send_clip_back
from titian.studio.actions.record_clip import record_clip, try_recording
from titian.studio.actions.review_text import send_back
from titian.studio.actions.save_words import save_words
from titian.studio.actions.take_pack import take_pack
from titian.studio.coverage import cover
from titian.studio.errors import (
    ClipMoved,
    NotHeard,
    NothingToSay,
    NotSound,
    NotYourLanguage,
    OwnVoice,
    ReasonMissing,
    TextChanged,
    WordsNotApproved,
)
from titian.studio.models import Clip, Pack, PackLanguage, Translation
from titian.studio.recording import read_recording
from titian.studio.tests.conftest import PACK, make_worker
from titian.studio.tests.listeners import note_ten
from titian.studio.tests.sounds import say
from titian.studio.views.recording import HEARD, list_sitting
from titian.voices import sound
from titian.voices.check import check_voices
from titian.voices.manifest import load_manifest

pytestmark = [
    pytest.mark.on_both,
    pytest.mark.django_db,
    pytest.mark.skipif(not sound.has_tools(), reason="ffmpeg is not installed"),
]
GREETING = "talk.greeting"
IN = "/studio/first-contact/in/id/"


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """Most tests send the same recording; what is made of each is looked at in test_recording."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("titian.studio.actions.record_clip.read_recording", cache(read_recording))
        yield


def now() -> datetime:
    return timezone.now()


def find(text_id: str = GREETING) -> Translation:
    return Translation.objects.select_related("text", "language__row", "language__pack").get(
        text__text_id=text_id, language__row="id"
    )


def approve_words(*text_ids: str) -> None:
    rows = Translation.objects.filter(language__row="id", text__text_id__in=text_ids or [GREETING])
    rows.update(state="approved", reviewer_name="A reviewer")


def record(person: User, content: bytes | None = None) -> Clip:
    row = find()
    return record_clip(
        actor=person, translation=row, words_sha256=row.words_sha256, content=content or say(), now=now()
    )


def approve(person: User, clip: Clip) -> Clip:
    return approve_clip(actor=person, clip=clip, sha256=clip.sha256, heard=[clip.sha256], now=now())


def list_blobs() -> list[Path]:
    return sorted(settings.TITIAN.blobs.iterdir())


@pytest.fixture
def ana(pack: Pack) -> User:
    approve_words()
    return make_worker("translator", "id", name="Ana")


@pytest.fixture
def citra(pack: Pack) -> User:
    return make_worker("reviewer", "id", name="Citra")


def test_one_speaks_another_hears_and_every_step_is_kept(ana: User, citra: User) -> None:
    clip = record(ana)
    assert (clip.state, clip.source, clip.by, clip.by_name) == ("recorded", "recorded", ana, "Ana")
    assert clip.text_sha256 == find().words_sha256
    assert hashlib.sha256((settings.TITIAN.blobs / clip.sha256).read_bytes()).hexdigest() == clip.sha256
    assert clip.speech_db is not None
    assert clip.noise_db is not None
    assert clip.speech_db > clip.noise_db
    clip = approve(citra, clip)
    assert (clip.state, clip.approver, clip.by, clip.by_name) == ("approved", citra, ana, "Citra")
    assert list(clip.steps.order_by("number").values_list("move", "by_name")) == [
        ("record", "Ana"),
        ("approve", "Citra"),
    ]
    assert list(Entry.objects.filter(action__startswith="clip.").order_by("pk").values_list("action", flat=True)) == [
        "clip.record",
        "clip.approve",
    ]


def test_a_voice_does_not_approve_itself(ana: User) -> None:
    clip = record(ana)
    ana.role = Role.REVIEWER
    ana.save()
    with pytest.raises(OwnVoice):
        approve(ana, clip)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clip.objects.filter(pk=clip.pk).update(state="approved", approver=ana)


def test_what_was_not_heard_is_neither_approved_nor_sent_back(ana: User, citra: User) -> None:
    clip = record(ana)
    with pytest.raises(NotHeard):
        approve_clip(actor=citra, clip=clip, sha256=clip.sha256, heard=["0" * 64], now=now())
    with pytest.raises(NotHeard):
        send_clip_back(actor=citra, clip=clip, sha256=clip.sha256, heard=[], reason="Hoarse.", now=now())


def test_a_clip_of_words_nobody_approved_is_not_approved(ana: User, citra: User) -> None:
    clip = record(ana)
    Translation.objects.filter(pk=find().pk).update(state="translated")
    with pytest.raises(WordsNotApproved):
        approve(citra, clip)


def test_sent_back_it_is_silent_says_why_and_waits_to_be_recorded(ana: User, citra: User) -> None:
    clip = record(ana)
    assert find() not in list_sitting(find().language)
    with pytest.raises(ReasonMissing):
        send_clip_back(actor=citra, clip=clip, sha256=clip.sha256, heard=[clip.sha256], reason=" ", now=now())
    send_clip_back(actor=citra, clip=clip, sha256=clip.sha256, heard=[clip.sha256], reason="Too fast.", now=now())
    assert find() in list_sitting(find().language)
    assert not Clip.objects.heard().filter(pk=clip.pk).exists()
    with pytest.raises(ClipMoved):
        approve(citra, clip)
    again = record(ana)
    assert (again.pk, again.state, again.reason, again.number) == (clip.pk, "recorded", "", 3)


def test_a_clip_recorded_meanwhile_is_not_the_one_that_was_heard(ana: User, citra: User) -> None:
    heard = record(ana)
    record(ana, say(loud=0.2))
    with pytest.raises(ClipMoved):
        approve(citra, heard)


def test_other_words_make_a_clip_stale_and_it_waits_to_be_recorded(ana: User, citra: User, pack: Pack) -> None:
    clip = approve(citra, record(ana))
    row = find()
    save_words(actor=ana, translation=row, seen=row.number, words="Halo, apa kabar?", now=now())
    assert not Clip.objects.current().filter(pk=clip.pk).exists()
    assert find() in list_sitting(find().language)
    lines = {line.language.tag: line for line in cover(pack)[1]}
    assert lines["id"].total.voice.has == 0
    with pytest.raises(TextChanged):
        approve(citra, record_over(ana, clip))


def record_over(person: User, clip: Clip) -> Clip:
    """The same clip, as if somebody had recorded it before its words changed."""
    Clip.objects.filter(pk=clip.pk).update(state="recorded", approver=None)
    clip.refresh_from_db()
    return clip


def test_words_changed_while_somebody_spoke_keep_nothing(ana: User) -> None:
    before = list_blobs()
    row = find()
    save_words(actor=ana, translation=row, seen=row.number, words="Halo, apa kabar?", now=now())
    with pytest.raises(TextChanged):
        record_clip(actor=ana, translation=row, words_sha256=row.words_sha256, content=say(), now=now())
    assert list_blobs() == before
    assert not Clip.objects.exists()


def test_what_is_refused_leaves_the_clip_that_was_there(ana: User) -> None:
    clip = record(ana)
    before = list_blobs()
    with pytest.raises(NotSound):
        record(ana, b"no sound at all")
    assert list_blobs() == before
    assert Clip.objects.get().sha256 == clip.sha256


def test_trying_keeps_nothing(ana: User) -> None:
    before = list_blobs()
    row = find()
    made = try_recording(actor=ana, translation=row, words_sha256=row.words_sha256, content=say())
    assert made.opus[:4] == b"OggS"
    assert list_blobs() == before
    assert not Clip.objects.exists()


def test_drafts_are_not_recorded_nor_by_somebody_of_another_language_or_role(ana: User, citra: User) -> None:
    for person, problem in ((make_worker("translator", "th"), NotYourLanguage), (citra, NotAllowed)):
        with pytest.raises(problem):
            record(person)
    Translation.objects.filter(pk=find().pk).update(state="draft", reviewer_name="")
    with pytest.raises(NothingToSay):
        record(ana)


def test_a_sitting_goes_part_by_part_the_short_ones_first(ana: User, pack: Pack) -> None:
    approve_words(*Translation.objects.filter(language__row="id").values_list("text__text_id", flat=True))
    language = PackLanguage.objects.select_related("row", "pack").get(row="id")
    sitting = list_sitting(language)
    modules = [row.text.module for row in sitting]
    order = [name for name, _ in pack.modules]
    assert modules == sorted(modules, key=order.index)
    assert len(set(modules)) > 1
    for module in set(modules):
        lengths = [len(row.words) for row in sitting if row.text.module == module]
        assert lengths == sorted(lengths)
    assert all(row.text.is_spoken for row in sitting)


def test_a_machines_draft_waits_for_a_voice_and_may_be_approved_by_a_listener(ana: User, citra: User) -> None:
    row = find()
    clip = Clip.objects.create(
        text=row.text, language=row.language, sha256="1" * 64, text_sha256=row.words_sha256, seconds=1,
        source="neural", state="draft",
    )  # fmt: skip
    assert row in list_sitting(row.language)
    approve(citra, clip)
    assert row not in list_sitting(row.language)


def test_taking_the_folder_again_leaves_a_clip_of_here_alone(ana: User, folder: Path) -> None:
    clip = record(ana)
    take_pack(folder, now=now())
    assert Clip.objects.get().sha256 == clip.sha256


# --- the pages ---


def open_desk(reader: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def post(desk: Client, address: str, content: bytes, words: str) -> tuple[int, dict[str, object]]:
    answer = desk.post(address, content, content_type="application/octet-stream", headers={"X-Titian-Words": words})
    return answer.status_code, answer.json()


def test_bytes_are_tried_then_kept_and_the_next_text_comes(ana: User) -> None:
    approve_words(GREETING, "talk.listen")
    desk, words = open_desk(ana), find().words_sha256
    status, tried = post(desk, f"{IN}record/{GREETING}/try/", say(), words)
    assert status == 200
    assert set(tried) == {"seconds", "taken_before", "taken_after", "speech_db", "noise_db", "opus"}
    assert not Clip.objects.exists()
    assert post(desk, f"{IN}record/{GREETING}/", say(), words) == (201, {"next": f"{IN}record/talk.listen/"})
    assert Clip.objects.get().state == "recorded"
    played = desk.get(f"{IN}clips/{GREETING}.opus", headers={"Range": "bytes=0-3"})
    assert (played.status_code, played.content, played.headers["Content-Type"]) == (206, b"OggS", "audio/ogg")


def test_a_part_of_a_clip_is_not_the_clip_heard(ana: User, citra: User) -> None:
    clip, desk = record(ana), open_desk(citra)
    address = f"{IN}clips/{GREETING}.opus"
    desk.head(address)
    desk.get(address, headers={"Range": "bytes=0-0"})
    assert clip.sha256 not in desk.session.get(HEARD, [])
    desk.get(address, headers={"Range": "bytes=0-"})
    assert clip.sha256 in desk.session[HEARD]


def test_refusals_say_code_and_sentence(ana: User) -> None:
    desk, words = open_desk(ana), find().words_sha256
    for content, digest, expected in (
        (b"<html>", words, (415, "recording.not_sound")),
        (say(loud=3.0), words, (422, "recording.clipping")),
        (say(), "0" * 64, (409, "studio.text_changed")),
        (bytes(3 * 1024 * 1024 + 1), words, (413, "recording.too_large")),
    ):
        status, said = post(desk, f"{IN}record/{GREETING}/", content, digest)
        assert (status, said["code"]) == expected
        assert str(said["message"]).endswith(".")


def test_a_file_comes_by_a_plain_form_too(ana: User, tmp_path: Path) -> None:
    desk = open_desk(ana)
    for content, status in ((b"no sound", 415), (say(), 302)):
        (tmp_path / "one.wav").write_bytes(content)
        with (tmp_path / "one.wav").open("rb") as file:
            answer = desk.post(f"{IN}record/{GREETING}/", {"words": find().words_sha256, "recording": file})
        assert answer.status_code == status


def test_only_the_recording_page_may_use_the_microphone(ana: User) -> None:
    desk = open_desk(ana)
    page = desk.get(f"{IN}record/{GREETING}/")
    assert "microphone=(self)" in page.headers["Permissions-Policy"]
    assert "media-src 'self' blob:" in page.headers["Content-Security-Policy"]
    for address in (IN, f"{IN}texts/{GREETING}/"):
        other = desk.get(address)
        assert "microphone=()" in other.headers["Permissions-Policy"]
        assert "media-src" not in other.headers["Content-Security-Policy"]


def test_the_page_shows_the_prompt_as_its_language_is_written(ana: User) -> None:
    page = open_desk(ana).get(f"{IN}record/{GREETING}/").content.decode()
    assert (
        f'<p class="prompt__words tongue" lang="id" dir="ltr" data-font="noto-sans" data-leading="1.5">{find().words}'
        in page
    )
    assert find().text.source in page
    assert "1 text to record" in page


def test_when_nothing_waits_the_page_says_so(ana: User) -> None:
    Translation.objects.filter(language__row="id").update(state="draft", reviewer_name="")
    assert "Nothing waits to be recorded" in open_desk(ana).get(f"{IN}record/").content.decode()


def test_a_listener_plays_it_then_approves_it(ana: User, citra: User) -> None:
    clip = record(ana)
    desk = open_desk(citra)
    form = {"do": "approve", "clip": clip.sha256}
    assert desk.get(f"{IN}listen/").headers["Location"] == f"{IN}listen/{GREETING}/"
    assert desk.post(f"{IN}listen/{GREETING}/", form).status_code == 422
    desk.get(f"{IN}clips/{GREETING}.opus")
    assert desk.post(f"{IN}listen/{GREETING}/", form).headers["Location"] == IN
    assert Clip.objects.get().state == "approved"


def test_a_coordinator_reads_and_plays_but_records_nothing(ana: User) -> None:
    record(ana)
    desk = open_desk(make_user(Role.COORDINATOR))
    assert desk.get(f"{IN}clips/{GREETING}.opus").status_code == 200
    assert desk.get(f"{IN}record/{GREETING}/").status_code == 403


# --- into the folder ---


def claim(folder: Path, tag: str, audio: str) -> None:
    """What the table above this folder says of a language's voice."""
    table = folder.parents[2] / "contracts/codes/languages.json"
    content = json.loads(table.read_text(encoding="utf-8"))
    for row in content["languages"]:
        if row["tag"] == tag:
            row["audio"] = audio
    table.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def list_codes(folder: Path) -> list[str]:
    return [problem.code for problem in check_voices(folder) if problem.language == "id"]


def test_clips_go_into_the_folder_with_who_spoke_and_who_heard(ana: User, citra: User, folder: Path) -> None:
    claim(folder, "id", "partial")
    record(ana)
    assert give_pack(folder, tags=["id"]).clips == {"voices/id": 1}
    row = load_manifest(folder / "voices/id/manifest.json").clips[GREETING]
    assert (row.source, row.state, row.reviewer, row.ipa) == ("recorded", "recorded", "Ana", None)
    assert list_codes(folder) == []
    approve(citra, Clip.objects.get())
    assert give_pack(folder, tags=["id"]).waiting == {"voices/id": {"core": 1}}
    note_ten(citra)
    assert give_pack(folder, tags=["id"]).waiting == {}
    row = load_manifest(folder / "voices/id/manifest.json").clips[GREETING]
    assert (row.state, row.reviewer, row.date) == ("approved", "Citra", now().date())
    assert list_codes(folder) == []


def test_a_clip_of_older_words_or_sent_back_is_taken_out_of_the_folder(ana: User, citra: User, folder: Path) -> None:
    claim(folder, "id", "partial")
    clip = record(ana)
    give_pack(folder, tags=["id"])
    send_clip_back(actor=citra, clip=clip, sha256=clip.sha256, heard=[clip.sha256], reason="Hoarse.", now=now())
    give_pack(folder, tags=["id"])
    assert not (folder / f"voices/id/{GREETING}.opus").exists()
    assert list_codes(folder) == []
    approve(citra, record(ana))
    give_pack(folder, tags=["id"])
    assert (folder / f"voices/id/{GREETING}.opus").exists()
    row = find()
    save_words(actor=ana, translation=row, seen=row.number, words="Halo, apa kabar?", now=now())
    give_pack(folder, tags=["id"])
    assert not (folder / f"voices/id/{GREETING}.opus").exists()
    assert list_codes(folder) == []


def test_a_clip_is_never_further_than_its_words(ana: User, citra: User, folder: Path) -> None:
    claim(folder, "id", "partial")
    approve(citra, record(ana))
    row = find()
    send_back(actor=citra, translation=row, seen=row.number, reason="Too stiff.", now=now())
    give_pack(folder, tags=["id"])
    given = load_manifest(folder / "voices/id/manifest.json").clips[GREETING]
    assert (given.state, given.reviewer) == ("recorded", "Ana")
    assert list_codes(folder) == []


def test_clips_nobody_will_hear_are_told_with_what_to_change(ana: User, folder: Path) -> None:
    claim(folder, "id", "none")
    take_pack(folder, now=now())
    record(ana)
    (said,) = give_pack(folder, tags=["id"]).silent
    assert 'set "audio" of id to "partial"' in said
    assert list_codes(folder) == ["clip.not_claimed"]
    claim(folder, "id", "partial")
    take_pack(folder, now=now())
    assert give_pack(folder, tags=["id"]).silent == []


def test_clips_that_came_otherwise_stay_as_they_are(ana: User, folder: Path) -> None:
    voices = folder / "voices/id"
    shutil.copytree(PACK / "voices/id", voices)
    before = load_manifest(voices / "manifest.json").clips
    record(ana)
    give_pack(folder, tags=["id"])
    after = load_manifest(voices / "manifest.json").clips
    assert after.pop(GREETING).source == "recorded"
    assert before.pop(GREETING).source == "neural"
    assert after == before
