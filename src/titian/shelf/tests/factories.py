"""The smallest work that serves, and files of each format, made here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from titian.people.models import User
from titian.shelf.actions.add_file import add_file
from titian.shelf.actions.put_on_shelf import put_on_shelf
from titian.shelf.actions.read_file import read_file
from titian.shelf.incoming import IncomingFile, read_in
from titian.shelf.models import File, Work
from titian.workplan.codes import Visibility
from titian.workplan.tests.factories import make_keeper

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODT_TYPE: Final = "application/vnd.oasis.opendocument.text"
EMPTY: Final = '<?xml version="1.0"?><Types/>'


def make_work(title: str = "A brief (fictional)", *, visibility: str = Visibility.MEMBERS, **more: Any) -> Work:
    return put_on_shelf(actor=make_keeper(), title=title, kind="brief", visibility=visibility, now=NOW, **more)


def bring(content: bytes, name: str) -> IncomingFile:
    """As it lies on the disk before it is kept."""
    return read_in(settings.TITIAN.blobs, name, content)


def put(work: Work, content: bytes, name: str = "brief.md", *, language: str = "en", edition: str = "2026",
        actor: User | None = None) -> File:  # fmt: skip
    """On the shelf, and its words read."""
    with closing(bring(content, name)) as brought:
        file = add_file(
            actor=actor or make_keeper(), work=work, edition=edition, language=language, file=brought, now=NOW
        )
    read_file(file.pk)
    file.refresh_from_db()
    return file


def pack(parts: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def make_docx(*paragraphs: str) -> bytes:
    """Each paragraph in two runs, as a word processor leaves a word that was corrected."""
    runs = "".join(
        f"<w:p><w:r><w:t>{line[:3]}</w:t></w:r><w:r><w:t>{line[3:]}</w:t></w:r></w:p>" for line in paragraphs
    )
    document = f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{runs}</w:body></w:document>'
    return pack({"[Content_Types].xml": EMPTY, "word/document.xml": document})


def make_odt(*paragraphs: str, manifest: str = "<manifest/>") -> bytes:
    lines = "".join(f"<text:p>{line[:3]}<text:span>{line[3:]}</text:span></text:p>" for line in paragraphs)
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}">'
        f"<office:body><office:text>{lines}</office:text></office:body></office:document-content>"
    )
    return pack({"mimetype": ODT_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def make_pdf(*lines: str) -> bytes:
    """One page in Latin letters, written by hand."""
    said = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {said} ET".encode("latin-1")
    bodies: Sequence[bytes] = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def lock_pdf(content: bytes, password: str, *, opens: str = "") -> bytes:
    """Encrypted; `opens` is the password a reader needs, none where it is empty."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(content)))
    writer.encrypt(user_password=opens, owner_password=password, algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def list_bytes(folder: Path) -> set[str]:
    """Everything that lies among the hub's blobs, what is half there too."""
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()
