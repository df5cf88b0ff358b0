"""A page that was given, as a web archive: the same bytes each time, and nothing wrong with it goes unsaid."""

from __future__ import annotations

import gzip
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from titian.leads.evidence.errors import NotKept
from titian.leads.evidence.pages import Page, read_archive, write_page

PAGE = Page(
    "https://jobs.example.test/hr?id=1",
    b"<html>Easy work, high pay (fictional)" + b" " * 5000,
    "text/html",
    "partner-3",
    datetime(2026, 11, 29, 12, tzinfo=UTC),
)
CUT, DAMAGED = "The archive is cut off", "The archive is damaged"


def test_the_same_page_given_by_the_same_gives_the_same_bytes_and_they_are_whole() -> None:
    assert write_page(PAGE) == write_page(PAGE) != write_page(replace(PAGE, given_by="partner-4"))
    assert read_archive(io.BytesIO(write_page(PAGE))) is None


def test_it_holds_the_page_as_it_was_given_and_says_who_gave_it_and_that_nobody_fetched_it() -> None:
    from warcio.archiveiterator import ArchiveIterator

    records = [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(write_page(PAGE)))
    ]
    assert [kind for kind, _, _ in records] == ["warcinfo", "resource", "metadata"]
    assert records[1][1:] == (PAGE.address, PAGE.body)
    assert b"not fetched" in records[0][2]
    assert b'"given_by":"partner-3"' in records[2][2]


def test_an_archive_that_is_cut_off_anywhere_is_said_to_be() -> None:
    """Packed, at any byte but the end of a record; plain, at a byte of each tenth."""
    whole = write_page(PAGE)
    ends = {end for end in range(len(whole)) if whole[end : end + 3] == b"\x1f\x8b\x08"}
    assert len(ends) == 3
    for end in set(range(10, len(whole))) - ends:
        said = read_archive(io.BytesIO(whole[:end]))
        assert said in {f"{CUT}: its last part is not whole.", f"{DAMAGED}: it cannot be unpacked to its end."}
    plain = gzip.decompress(whole)
    for tenth in range(1, 10):
        assert str(read_archive(io.BytesIO(plain[: len(plain) * tenth // 10]))).startswith(f"{CUT} in record")


def test_an_altered_byte_in_a_record_is_said() -> None:
    plain = gzip.decompress(write_page(PAGE))
    said = read_archive(io.BytesIO(plain.replace(b"high pay", b"HIGH pay")))
    assert said == "Record 2 of the archive is not what its own digest says."


@pytest.mark.parametrize(
    "given", [b"", b"PK\x03\x04 a zip", b"<html>", gzip.compress(b"<html>"), b"\x1f\x8b\x08broken"]
)
def test_what_is_no_archive_is_said_to_be_none(given: bytes) -> None:
    said = read_archive(io.BytesIO(given))
    assert said is not None
    assert said.startswith(("This is no web archive", "The archive is damaged", CUT))


def test_an_archive_that_unpacks_to_more_than_anybody_reads_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("titian.leads.evidence.pages.LARGEST", 1024)
    said = read_archive(io.BytesIO(write_page(PAGE)))
    assert said is not None
    assert "not read to its end" in said


@pytest.mark.parametrize(
    "address",
    ["ftp://example.test/", "https://example.test/\r\nWARC-Type: response", "https://a b", "javascript:x", ""],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(NotKept, match="no address"):
        write_page(replace(PAGE, address=address))
