"""Files come in whole or not at all; their words are read within limits, and a file that cannot be read stays."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.models import DBTaskResult

from titian.audit.alarms import list_checks
from titian.audit.models import Entry
from titian.desk.errors import NotAllowed, Refused
from titian.library.models import Blob
from titian.papers.fonts import FOLDERS
from titian.people.models import Role
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user
from titian.shelf import extract, incoming, looking
from titian.shelf.actions import read_file as reading
from titian.shelf.actions.add_file import add_file
from titian.shelf.actions.read_file import take_words
from titian.shelf.actions.read_waiting import read_waiting
from titian.shelf.codes import SAYS, Format, Reading
from titian.shelf.doctor import find_missing_files
from titian.shelf.errors import (
    AlreadyThere,
    FileEmpty,
    FormatUnknown,
    NotUnderIt,
    NotWhatItSays,
    PutAway,
    UnpacksTooFar,
)
from titian.shelf.index import catch_up
from titian.shelf.letters import split
from titian.shelf.models import Edition, File, FileText, Passage, Work
from titian.shelf.tests.factories import (
    NOW,
    bring,
    list_bytes,
    lock_pdf,
    make_docx,
    make_odt,
    make_pdf,
    make_work,
    pack,
    put,
)
from titian.shelf.workflow import WORK
from titian.workplan.errors import ZawgyiWords
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import make_keeper

pytestmark = pytest.mark.django_db
LINES = ("Signs at the pier", "สัญญาณที่ท่าเรือ", "សញ្ញានៅកំពង់ផែ")
HTML = "<!doctype html><title>Signs</title><script>hidden()</script><p>Signs at the <b>pier</b></p><p>สัญญาณที่ท่าเรือ សញ្ញានៅកំពង់ផែ"
ZAWGYI = "ျမန္မာႏိုင္ငံ"
UNICODE = "မြန်မာနိုင်ငံ"


@pytest.fixture
def keeper(blobs: Path) -> Client:
    return sign_in(make_keeper())


def send(client: Client, work: Work, content: bytes, name: str = "brief.md", **more: Any) -> Any:  # Any: an answer
    data = {"edition": "2026", "language": "en", **more}
    return client.post(f"/shelf/{work.pk}/add-file/", {**data, "file": SimpleUploadedFile(name, content)})


@pytest.mark.on_both
def test_a_file_is_kept_under_its_hash_and_given_back_as_it_came(keeper: Client, blobs: Path) -> None:
    work, content = make_work(), b"# Signs at the pier\n"
    assert send(keeper, work, content, published_on="2023-04-07").headers["Location"] == work.get_absolute_url()
    file = File.objects.get()
    assert list_bytes(blobs) == {hashlib.sha256(content).hexdigest()} == {file.sha256}
    assert (file.bytes, file.language, file.format, file.edition.name) == (len(content), "en", "md", "2026")
    answer = keeper.get(f"/shelf/files/{file.pk}/")
    assert read_body(answer) == content
    assert answer.headers["Content-Disposition"] == 'attachment; filename="brief.md"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.get(action="shelf_work.add_file").detail == {"file": str(file.pk), "bytes": len(content)}


def test_its_words_are_read_by_the_worker(keeper: Client, django_capture_on_commit_callbacks: Any, blobs: Path) -> None:
    work = make_work()
    with django_capture_on_commit_callbacks(execute=True):
        send(keeper, work, b"# Signs at the pier\n")
    file = File.objects.get()
    assert DBTaskResult.objects.get().args_kwargs == {"args": [str(file.pk)], "kwargs": {}}
    assert "Its words are being read." in keeper.get(work.get_absolute_url()).content.decode()
    reading.read_file(file.pk)
    reading.read_file(file.pk)
    assert FileText.objects.get().text == "# Signs at the pier\n"
    assert "Its words are being read." not in keeper.get(work.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        ("\n\n".join(LINES).encode(), "signs.md", Format.MARKDOWN),
        (HTML.encode(), "signs.html", Format.HTML),
        (make_docx(*LINES), "signs.docx", Format.DOCX),
        (make_odt(*LINES), "signs.odt", Format.ODT),
        (make_pdf("Signs at", "the pier"), "signs.pdf", Format.PDF),
        (lock_pdf(make_pdf("Signs at", "the pier"), "to change it"), "signs.pdf", Format.PDF),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_words_are_taken_from_each_format(content: bytes, name: str, form: Format, blobs: Path) -> None:
    file = put(make_work(), content, name)
    assert (file.format, file.reading) == (form, Reading.READ)
    text = FileText.objects.get().text
    assert " ".join(text.split()[:4]).startswith("Signs")
    assert "Signs at the pier" in " ".join(text.split())
    if form is not Format.PDF:
        assert all(line in text for line in LINES)
    assert "hidden" not in text


def test_a_pdf_that_does_not_say_which_letters_it_draws_is_found_in_part_and_says_so(blobs: Path) -> None:
    """As printers of Thai leave them: a vowel above a letter is drawn by a number that stands for no letter."""
    typst = pytest.importorskip("typst")
    blobs.mkdir(parents=True)
    source = blobs.parent / "one.typ"
    source.write_text('#set text(font: "Noto Sans Thai")\nท่าเรือ งานในท่าเรือ', encoding="utf-8")
    made = typst.compile(str(source), font_paths=[folder for folder in FOLDERS if folder.is_dir()])
    assert put(make_work(), made, "thai.pdf").reading == Reading.PARTLY
    assert "".join(split("งาน")) in "".join(split(FileText.objects.get().text))


def test_a_word_document_keeps_its_footnotes(blobs: Path) -> None:
    body = make_docx("Signs")
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        parts: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    parts["word/footnotes.xml"] = bytes(parts["word/document.xml"]).replace(b"Sig", b"Tidal sig")  # type: ignore[arg-type]
    put(make_work(), pack(parts), "notes.docx")
    assert FileText.objects.get().text.split() == ["Signs", "Tidal", "signs"]


def make_bomb() -> bytes:
    """A few hundred kB that unpack to more than two hundred times as much."""
    zeros = "0" * (looking.MOST_TIMES * looking.BLOCK // 4 + 1)
    return pack(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": "", **{f"word/{n}.xml": zeros for n in range(4)}}
    )


def make_long_list() -> bytes:
    """A zip file that names more parts than any document has."""
    content = bytearray(make_docx("Signs"))
    place = content.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", content, place + 8, 60_000, 60_000)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "name", "refusal"),
    [
        (b"", "empty.pdf", FileEmpty),
        (b"MZ\x90\0 a program", "signs.exe", FormatUnknown),
        (b"MZ\x90\0 a program", "signs.pdf", NotWhatItSays),
        (make_pdf("Signs"), "signs.docx", NotWhatItSays),
        (make_docx("Signs"), "signs.pdf", NotWhatItSays),
        (make_odt("Signs"), "signs.docx", NotWhatItSays),
        (b"PK\x03\x04 and no more", "signs.docx", NotWhatItSays),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc", FormatUnknown),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked.docx", NotWhatItSays),
        ("Signs".encode("utf-16"), "signs.md", NotWhatItSays),
        (b"plain words", "signs.html", NotWhatItSays),
        (make_bomb, "bomb.docx", UnpacksTooFar),
        (make_long_list(), "list.docx", UnpacksTooFar),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "__name__", ""),
)
def test_what_is_refused_leaves_nothing_behind_and_says_why(
    keeper: Client, blobs: Path, content: bytes | Callable[[], bytes], name: str, refusal: type[Refused]
) -> None:
    work = make_work()
    answer = send(keeper, work, content() if callable(content) else content, name)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert str(refusal.message).split("%")[0].split("“")[0] in said.replace("&quot;", '"')
    assert "nothing was" in said
    assert list_bytes(blobs) == set()
    assert not File.objects.exists()
    assert not Edition.objects.exists()


def test_a_file_that_is_too_large_is_read_to_its_end_and_nothing_kept(
    keeper: Client, blobs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "LARGEST", 100_000)
    work = make_work()
    answer = send(keeper, work, b"# " + b"a" * 300_000)
    assert answer.status_code == 413
    assert "larger than 50 MB" in answer.content.decode()
    assert list_bytes(blobs) == set()
    assert send(keeper, work, b"# " + b"a" * 99_000).status_code == 302


def test_one_that_is_far_too_large_is_not_read_at_all(keeper: Client, blobs: Path) -> None:
    address = f"/shelf/{make_work().pk}/add-file/"
    answer = keeper.generic(
        "POST", address, b"", "multipart/form-data; boundary=x", headers={"Content-Length": "900000000"}
    )
    assert answer.status_code == 413
    assert "larger than 50 MB" in answer.content.decode()


def test_without_a_file_or_an_edition_the_form_says_so(keeper: Client, blobs: Path) -> None:
    work = make_work()
    answer = keeper.post(f"/shelf/{work.pk}/add-file/", {"edition": "2026", "language": "en"})
    assert (answer.status_code, "Choose a file." in answer.content.decode()) == (422, True)
    answer = send(keeper, work, b"# Signs", edition="")
    assert (answer.status_code, "Say of which edition it is" in answer.content.decode()) == (422, True)
    assert list_bytes(blobs) == set()


def test_a_form_without_its_proof_is_refused_and_its_file_is_gone(blobs: Path) -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    client.force_login(make_keeper(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert send(client, make_work(), b"# Signs").status_code == 403
    assert (list_bytes(blobs), File.objects.count()) == (set(), 0)


def test_nothing_is_read_of_what_somebody_sends_who_may_not(blobs: Path) -> None:
    assert send(sign_in(make_user(Role.OBSERVER)), make_work(visibility="group"), b"# Signs").status_code == 403
    assert not blobs.exists()
    with pytest.raises(NotAllowed):
        put(make_work(), b"# Signs", actor=make_user(Role.OBSERVER))


@pytest.mark.on_both
def test_the_same_file_twice_is_said_and_kept_once(keeper: Client, blobs: Path) -> None:
    work = make_work()
    send(keeper, work, b"# Signs")
    answer = send(keeper, work, b"# Signs")
    assert (answer.status_code, str(AlreadyThere.message) in answer.content.decode()) == (422, True)
    assert len(list_bytes(blobs)) == File.objects.count() == 1
    send(keeper, work, b"# Signs", language="th")
    assert (len(list_bytes(blobs)), File.objects.count()) == (1, 2)


def test_a_file_in_a_work_that_was_put_away_meanwhile_leaves_no_bytes(blobs: Path) -> None:
    work, keeper = make_work(), make_keeper()
    file = bring(b"# Signs", "signs.md")
    WORK.perform(work, "put_away", actor=keeper, now=NOW)
    with closing(file), pytest.raises(PutAway):
        add_file(actor=keeper, work=work, edition="2026", language="en", file=file, now=NOW)
    assert list_bytes(blobs) == set()


def test_a_name_in_zawgyi_is_refused(blobs: Path) -> None:
    with pytest.raises(ZawgyiWords):
        put(make_work(), b"# Signs", edition=ZAWGYI)
    with pytest.raises(ZawgyiWords):
        make_work(ZAWGYI)


def write_mixed() -> bytes:
    """Honest Burmese of which one line in twenty stands oddly."""
    return "\n".join([UNICODE] * 19 + [ZAWGYI]).encode()


@pytest.mark.parametrize(
    ("content", "name", "outcome"),
    [
        (lock_pdf(make_pdf("Signs"), "owner", opens="reader"), "locked.pdf", Reading.LOCKED),
        (make_odt("Signs", manifest="<encryption-data/>"), "locked.odt", Reading.LOCKED),
        (make_pdf(), "scan.pdf", Reading.WITHOUT),
        (b"%PDF-1.7 and then nothing that holds", "torn.pdf", Reading.BROKEN),
        (pack({"[Content_Types].xml": "", "word/document.xml": "<w:p>never ended"}), "torn.docx", Reading.BROKEN),
        (pack({"[Content_Types].xml": "", "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
         "entity.docx", Reading.BROKEN),
        (ZAWGYI.encode(), "zawgyi.md", Reading.ZAWGYI),
        (UNICODE.encode(), "unicode.md", Reading.READ),
        (write_mixed(), "mixed.md", Reading.READ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() and len(value) < 14 else "",
)  # fmt: skip
def test_a_file_whose_words_cannot_be_read_stays_and_says_so(
    keeper: Client, blobs: Path, content: bytes, name: str, outcome: Reading
) -> None:
    file = put(make_work("Signs (fictional)"), content, name)
    assert file.reading == outcome
    assert read_body(keeper.get(f"/shelf/files/{file.pk}/")) == content
    page = keeper.get(file.edition.work.get_absolute_url()).content.decode()
    assert (str(SAYS[outcome]) in page) == (outcome != Reading.READ)
    assert FileText.objects.exists() == (outcome == Reading.READ)


def run_within(memory: int, path: Path, form: str) -> int:
    """The exit code of the reader where it may take that much memory."""
    code = (
        f"import sys\nfrom titian.shelf import extract\nextract.MOST_MEMORY = {memory}\n"
        f"sys.argv = ['', {str(path)!r}, {form!r}]\nextract.main()"
    )
    return subprocess.run([sys.executable, "-I", "-c", code], check=False, capture_output=True).returncode


def test_the_reader_takes_no_more_memory_than_it_is_given(blobs: Path) -> None:
    blobs.mkdir(parents=True)
    path = blobs / "one.docx"
    path.write_bytes(make_docx("0" * 60_000_000))
    assert run_within(extract.MOST_MEMORY, path, "docx") in (extract.READ, extract.CUT)
    assert run_within(150 * 1024 * 1024, path, "docx") not in (extract.READ, extract.CUT)


def test_a_reader_that_takes_too_long_is_ended(blobs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_SECONDS", 0.01)
    assert put(make_work(), b"# Signs").reading == Reading.BROKEN


def test_of_a_very_long_file_the_first_part_is_found(blobs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs.mkdir(parents=True)
    path = blobs / "long.md"
    path.write_text("signs " * (extract.MOST_LETTERS // 6 + 1), encoding="utf-8")
    outcome, text = take_words(path, "md")
    assert (outcome, len(text)) == (Reading.CUT, extract.MOST_LETTERS)


@pytest.mark.on_both
def test_a_file_that_is_taken_off_goes_with_its_words_and_its_bytes(
    blobs: Path, django_capture_on_commit_callbacks: Any
) -> None:
    work, keeper = make_work(), make_keeper()
    first, second = put(work, b"# Signs"), put(work, b"# Signs", language="th")
    for file, left in ((first, 1), (second, 0)):
        with django_capture_on_commit_callbacks(execute=True):
            work = WORK.perform(work, "take_file", actor=keeper, now=NOW, given={"file": file.pk})
        assert (len(list_bytes(blobs)), File.objects.count()) == (left, left)
    assert not Edition.objects.exists()
    catch_up()
    assert not Passage.objects.filter(source="shelf_text").exists()
    with pytest.raises(NotUnderIt):
        WORK.perform(work, "take_file", actor=keeper, now=NOW, given={"file": second.pk})


def test_bytes_that_a_release_has_too_stay(blobs: Path, django_capture_on_commit_callbacks: Any) -> None:
    file = put(make_work(), b"# Signs")
    Blob.objects.create(sha256=file.sha256, bytes=file.bytes, added_at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        WORK.perform(file.edition.work, "take_file", actor=make_keeper(), now=NOW, given={"file": file.pk})
    assert list_bytes(blobs) == {file.sha256}


def test_a_missing_and_a_changed_file_are_found_and_raise_an_alarm(blobs: Path) -> None:
    gone, changed = put(make_work(), b"# Signs"), put(make_work(), b"# Tides")
    assert list(find_missing_files(NOW)) == []
    (blobs / gone.sha256).unlink()
    (blobs / changed.sha256).write_bytes(b"# Tidex")
    assert set(find_missing_files(NOW)) == {f"shelf_file:{gone.pk}", f"shelf_file:{changed.pk}"}
    assert "shelf.file_missing" in {check.kind for check in list_checks()}
    assert sign_in(make_keeper()).get(f"/shelf/files/{gone.pk}/").status_code == 404


def test_files_that_a_dead_worker_left_are_asked_for_again_and_remains_go(blobs: Path) -> None:
    put(make_work(), b"# Tides")
    file = put(make_work(), b"# Signs")
    File.objects.filter(pk=file.pk).update(reading=Reading.WAITING)
    left, fresh = blobs / f"{incoming.PREFIX}old", blobs / f"{incoming.PREFIX}new"
    for path in (left, fresh):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    read_waiting()
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[str(file.pk)]]
    assert (left.exists(), fresh.exists()) == (False, True)
