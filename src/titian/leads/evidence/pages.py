"""A page that was given to the desk, as a web archive (WARC 1.1, ISO 28500), and what is said of an archive.

The same page given by the same gives the same bytes, so that it is kept once.
"""

from __future__ import annotations

import gzip
import io
import re
import uuid
import zlib
from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Final

from titian.leads.evidence.errors import NotKept
from titian.leads.evidence.pieces import check_code
from titian.sealing.encoding import canonical_json, format_instant, sha256_hex

SPACE: Final = uuid.UUID("5a4c6f0e-9d0b-5d0e-8f57-4b7f3f6f2a10")
"""Of the ids of records, made of what they hold."""
ADDRESS: Final = re.compile(r"https?://[\x21-\x7e]{1,2000}")
PAGES: Final = frozenset({"image/jpeg", "image/png", "image/webp", "text/html", "text/plain"})
LARGEST: Final = 1024 * 1024 * 1024
"""Bytes of an archive once it is unpacked, after which nobody reads on."""
TOO_LARGE: Final = "Unpacked it is larger than 1024 MB, so it was not read to its end."
NONE: Final = "This is no web archive (WARC)."
MOST: Final = 100_000
AT_ONCE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """What somebody gave: the address they say it stood at, its bytes and media type, who (a code), and when."""

    address: str
    body: bytes
    type: str
    given_by: str
    given_at: datetime


def write_page(page: Page) -> bytes:
    """A gzipped archive of three records: what this is, the page, and who gave it. Nothing is fetched.

    The page is a `resource`, not a `response`: nobody here saw a server answer. Raises NotKept for an address or a type
    that cannot stand in an archive.
    """
    from warcio.warcwriter import WARCWriter

    if not ADDRESS.fullmatch(page.address):
        raise NotKept("This is no address of a page. It begins with http:// or https:// and has no spaces in it.")
    if page.type not in PAGES:
        raise NotKept(f"A page is one of {', '.join(sorted(PAGES))}, not {page.type}.")
    check_code(page.given_by)
    digest = sha256_hex(page.body)
    about = {"given_by": page.given_by, "given_at": format_instant(page.given_at), "sha256": digest}
    info = b"software: titian\r\ndescription: given to the desk, not fetched by it\r\nformat: WARC File Format 1.1\r\n"
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True, warc_version="1.1")

    def add(kind: str, address: str, body: bytes, media_type: str) -> None:
        record_id = uuid.uuid5(SPACE, sha256_hex(canonical_json({**about, "kind": kind, "address": page.address})))
        headers = {"WARC-Record-ID": f"<urn:uuid:{record_id}>", "WARC-Date": format_instant(page.given_at)}
        record = writer.create_warc_record(
            address, kind, payload=io.BytesIO(body), length=len(body), warc_content_type=media_type,
            warc_headers_dict=headers,
        )  # fmt: skip
        writer.write_record(record)

    add("warcinfo", "", info, "application/warc-fields")
    add("resource", page.address, page.body, page.type)
    add("metadata", page.address, canonical_json(about), "application/json")
    return made.getvalue()


def read_archive(given: IO[bytes]) -> str | None:
    """What is wrong with an archive, in a sentence; None where every record is whole and is what its digest says."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    if fault := _find_cut(given):
        return fault
    count, read = 0, 0
    try:
        with redirect_stderr(io.StringIO()):  # it prints where it would rather raise
            for record in ArchiveIterator(given, check_digests=True):
                count += 1
                if record.length is None:
                    return f"The archive is cut off in record {count}."
                stream = record.raw_stream
                while part := stream.read(AT_ONCE):
                    read += len(part)
                    if read > LARGEST:
                        return TOO_LARGE
                if stream.limit > 0:
                    return f"The archive is cut off in record {count}."
                if record.digest_checker.passed is False:
                    return f"Record {count} of the archive is not what its own digest says."
                if count == MOST:
                    return f"It has more than {MOST} records, so it was not read to its end."
    except (ArchiveLoadFailed, OSError, ValueError, zlib.error):
        return f"The archive cannot be read after record {count}." if count else NONE
    return None if count else NONE


def _find_cut(given: IO[bytes]) -> str | None:
    """Whether what is packed ends before its end: whoever reads records would take it for the end."""
    is_packed = given.read(2) == b"\x1f\x8b"
    given.seek(0)
    if not is_packed:
        return None
    read = 0
    try:
        with gzip.GzipFile(fileobj=given) as unpacked:
            while part := unpacked.read(AT_ONCE):
                read += len(part)
                if read > LARGEST:
                    return TOO_LARGE
    except EOFError:
        return "The archive is cut off: its last part is not whole."
    except (OSError, zlib.error):
        return "The archive is damaged: it cannot be unpacked to its end."
    given.seek(0)
    return None
