"""What is said of a folder of evidence: everything whole, and each way in which it may not be."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from titian.leads.evidence.custody import Entry, What, note, receive
from titian.leads.evidence.errors import NoFolder, NotKept
from titian.leads.evidence.folders import read_folder, write_folder
from titian.leads.evidence.pages import Page, write_page
from titian.leads.evidence.pieces import Piece, keep
from titian.leads.evidence.tests.authority import Authority
from titian.leads.evidence.verifying import Answer, Report, verify
from titian.sealing.stamps import make_stamp_request, read_authorities, read_stamp

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
TEXT = "สมัครงานง่าย รายได้ดี (fictional)".encode()
PAGE = Page("https://jobs.example.test/hr", b"<html>Easy work (fictional)", "text/html", "partner-3", NOON)


def gather(blobs: Path, *, page: bytes = b"") -> tuple[list[Piece], list[Entry]]:
    """A text, a web archive and a picture that was destroyed, as the desk holds them."""
    pieces, chain = [], list[Entry]()
    given = {"text/plain": TEXT, "application/warc": page or write_page(PAGE), "image/png": b"picture"}
    for number, (kind, data) in enumerate(given.items()):
        sha256, size = keep(io.BytesIO(data), blobs)
        piece = Piece(sha256, size, kind, "partner-3", NOON)
        chain.append(receive(chain, piece, who="analyst-2", at=NOON + timedelta(minutes=number)))
        pieces.append(piece)
    chain.append(note(chain, pieces[2].sha256, What.DESTROYED, who="analyst-2", at=NOON + timedelta(hours=1)))
    (blobs / pieces[2].sha256).unlink()
    return pieces, chain


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Path:
    """A folder with a stamp of its head."""
    place = tmp_path_factory.mktemp("made")
    pieces, chain = gather(place / "blobs")
    answer = authority.answer(make_stamp_request(chain[-1].hash.encode()))
    write_folder(place / "folder", pieces, chain, place / "blobs", {len(chain): answer})
    return place / "folder"


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "folder"))


def look(folder: Path, authority: Authority) -> Report:
    return verify(folder, read_authorities(authority.root.read_bytes()))


def find_piece(folder: Path, place: int) -> Path:
    return folder / "pieces" / read_folder(folder).pieces[place].sha256


def change_list(folder: Path, change: Callable[[dict[str, list[dict[str, object]]]], object]) -> None:
    rows = json.loads((folder / "evidence.json").read_bytes())
    change(rows)
    (folder / "evidence.json").write_text(json.dumps(rows), encoding="utf-8")


def say_wrong(report: Report) -> list[str]:
    assert report.answer is Answer.BROKEN
    assert "does not hold" in report.summary
    return [line.sentence for line in report.lines if line.wrong]


def test_what_nobody_touched_is_whole_and_its_time_is_shown(folder: Path, authority: Authority) -> None:
    report = look(folder, authority)
    assert report.answer is Answer.HOLDS, report.lines
    text, archive, picture = (line.sentence for line in report.pieces)
    assert text == f"Whole. {len(TEXT)} bytes of text/plain, given by partner-3 on 2026-11-29T12:00:00Z."
    assert archive.endswith("Every record of the archive is whole.")
    assert picture == "Destroyed on 2026-11-29T13:00:00Z by analyst-2, as the chain says."
    assert report.chain[0].sentence.startswith("Whole: 4 entries, head ")
    assert "Practice authority (fictional)" in report.stamps[0].sentence


def test_an_altered_byte_and_a_longer_file_and_a_missing_one(folder: Path, authority: Authority) -> None:
    text = find_piece(folder, 0)
    text.write_bytes(TEXT[:-1] + b"!")
    assert say_wrong(look(folder, authority)) == ["Altered: its bytes are not those that were given."]
    text.write_bytes(TEXT + b"!")
    assert say_wrong(look(folder, authority)) == [
        f"Altered: it has {len(TEXT) + 1} bytes, not the {len(TEXT)} that were given."
    ]
    text.unlink()
    assert say_wrong(look(folder, authority)) == ["Missing: there is no such file among the pieces."]
    text.symlink_to("/etc/hostname")
    assert say_wrong(look(folder, authority)) == ["Missing: there is no such file among the pieces."]


def test_a_file_nobody_gave_and_one_that_should_be_gone(folder: Path, authority: Authority) -> None:
    (folder / "pieces" / "notes.txt").write_text("mine")
    find_piece(folder, 2).write_bytes(b"picture")
    assert say_wrong(look(folder, authority)) == [
        "Still here, though the chain says that it was destroyed.",
        "Nobody gave this: it lies among the pieces and stands in no list.",
    ]


def test_an_archive_that_was_given_cut_off_is_whole_as_given_and_said_to_be_cut_off(
    tmp_path: Path, authority: Authority
) -> None:
    pieces, chain = gather(tmp_path / "blobs", page=write_page(PAGE)[:-60])
    answer = authority.answer(make_stamp_request(chain[-1].hash.encode()))
    write_folder(tmp_path / "folder", pieces, chain, tmp_path / "blobs", {len(chain): answer})
    report = look(tmp_path / "folder", authority)
    assert report.answer is Answer.HOLDS
    assert "It is as it was given, but: The archive is cut off" in report.pieces[1].sentence


def test_a_chain_that_was_put_in_another_order_or_a_description_that_was_altered(
    folder: Path, authority: Authority
) -> None:
    change_list(folder, lambda rows: rows["chain"].reverse())
    assert "Entry 4 stands in place 1: entries were moved or taken out." in say_wrong(look(folder, authority))
    change_list(folder, lambda rows: rows["chain"].reverse())
    change_list(folder, lambda rows: rows["pieces"][0].update(given_by="partner-4"))
    assert say_wrong(look(folder, authority)) == [
        "The chain does not say once that it was received as the list has it."
    ]
    change_list(folder, lambda rows: rows["pieces"].pop(0))
    assert "Missing in the list: entry 1 of the chain received it." in say_wrong(look(folder, authority))


def test_a_whole_chain_made_anew_is_told_by_its_stamp_alone(folder: Path, tmp_path: Path, authority: Authority) -> None:
    pieces, _ = gather(tmp_path / "blobs")
    anew: list[Entry] = []
    for piece in pieces[:2]:
        anew.append(receive(anew, piece, who="analyst-9", at=NOON))
    (folder / "stamps" / "4.tsr").rename(folder / "stamps" / "2.tsr")
    write_folder(folder, pieces[:2], anew, tmp_path / "blobs")
    report = look(folder, authority)
    assert not any(line.wrong for line in (*report.pieces, *report.chain))
    assert say_wrong(report) == ["The stamp is of other data, not of this entry."]


def test_a_stamp_is_believed_of_an_authority_that_was_given_and_of_no_other(
    folder: Path, tmp_path: Path, authority: Authority
) -> None:
    unproved = verify(folder)
    assert unproved.answer is Answer.UNSTAMPED
    assert unproved.stamps[0].sentence.startswith("Nobody said which authority to believe.")
    other = Authority(tmp_path / "other", name="Another authority (fictional)").set_up()
    [wrong] = say_wrong(look(folder, other))
    assert wrong.startswith("The stamp is not of an authority that was given")


def test_an_authority_whose_certificate_had_ended(tmp_path: Path) -> None:
    ended = Authority(tmp_path / "ended").set_up(begins="20200101000000Z", ends="20210101000000Z")
    pieces, chain = gather(tmp_path / "blobs")
    answer = ended.answer(make_stamp_request(chain[-1].hash.encode()))
    write_folder(tmp_path / "folder", pieces, chain, tmp_path / "blobs", {len(chain): answer})
    [wrong] = say_wrong(look(tmp_path / "folder", ended))
    assert wrong.startswith("The authority's certificate was not good when it stamped.")
    assert "good from 2020-01-01T00:00:00Z to 2021-01-01T00:00:00Z" in wrong


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("-sha512", "-cert"), None),
        (
            ("-sha256",),
            "The answer holds no certificate for time stamps. Ask again with the authority's certificate in it.",
        ),
        (("-sha384", "-cert"), "The authority stamped nothing: it refused the request."),
    ],
)
def test_answers_to_requests_of_another_program(
    folder: Path, authority: Authority, options: tuple[str, ...], sentence: str | None
) -> None:
    """Also over the longer hash; one without a certificate, and one the authority does not stamp."""
    head = read_folder(folder).head.encode()
    (folder / "stamps" / "4.tsr").write_bytes(authority.answer(authority.ask(head, *options)))
    report = look(folder, authority)
    assert [line.sentence for line in report.stamps if line.wrong] == ([sentence] if sentence else [])
    assert report.answer is (Answer.BROKEN if sentence else Answer.HOLDS)


def test_an_answer_with_any_byte_changed_is_never_a_good_stamp_of_another_time(
    folder: Path, authority: Authority
) -> None:
    """What is not under the signature may change and say nothing else; whatever it is, it is answered."""
    answer, head = (folder / "stamps" / "4.tsr").read_bytes(), read_folder(folder).head.encode()
    believed = read_authorities(authority.root.read_bytes())
    whole = read_stamp(answer, head, believed)
    faults = set()
    for place in range(0, len(answer), 2):
        changed = bytes([*answer[:place], answer[place] ^ 1, *answer[place + 1 :]])
        reading = read_stamp(changed, head, believed)
        faults.add(reading.fault)
        assert reading.fault is not None or reading.stamp == whole.stamp
    assert faults >= {"unreadable", "untrusted", "other_data"}
    for end in range(0, len(answer), 50):
        assert read_stamp(answer[:end], head, believed).fault == "unreadable"


@pytest.mark.parametrize("data", [b"", b"hello", b"\x30\x03\x02\x01\x00"])
def test_what_is_no_answer_of_an_authority(folder: Path, authority: Authority, data: bytes) -> None:
    (folder / "stamps" / "4.tsr").write_bytes(data)
    assert say_wrong(look(folder, authority)) == ["This is no answer of a time-stamp authority (RFC 3161)."]
    (folder / "stamps" / "4.tsr").rename(folder / "stamps" / "44.tsr")
    assert say_wrong(look(folder, authority)) == ["This is a stamp of no entry of the chain."]


def test_entries_after_the_last_stamp_are_said_to_be_unstamped(folder: Path, authority: Authority) -> None:
    sealed = read_folder(folder)
    chain = [*sealed.chain, note(sealed.chain, sealed.pieces[0].sha256, What.READ, who="analyst-2", at=NOON)]
    write_folder(folder, sealed.pieces, chain, folder / "pieces")
    report = look(folder, authority)
    assert report.answer is Answer.UNSTAMPED
    assert report.summary == "Everything is whole. When, is shown up to entry 4 of 5; not after that."
    assert report.chain[1].sentence == "Entry 5 says an earlier time than the one before it: a clock was wrong."


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"format":"titian-evidence-1","pieces":[{}],"chain":[],"head":""}', "[" * 100_000]
)
def test_a_folder_without_a_list_that_can_be_read_is_none(tmp_path: Path, text: str) -> None:
    with pytest.raises(NoFolder, match="no folder of evidence"):
        verify(tmp_path)
    (tmp_path / "evidence.json").write_text(text)
    with pytest.raises(NoFolder, match="not a list of evidence"):
        verify(tmp_path)


def test_bytes_are_kept_once_and_whole_or_not_at_all(tmp_path: Path) -> None:
    assert keep(io.BytesIO(TEXT), tmp_path) == keep(io.BytesIO(TEXT), tmp_path)
    for nothing, sentence in ((b"", "is empty"), (b"x" * 11, "is larger than")):
        with pytest.raises(NotKept, match=sentence):
            keep(io.BytesIO(nothing), tmp_path, largest=10)
    assert len(list(tmp_path.iterdir())) == 1
    with pytest.raises(NotKept, match="Bring it back from a backup"):
        write_folder(tmp_path / "out", [Piece("0" * 64, 1, "text/plain", "partner-3", NOON)], [], tmp_path)
