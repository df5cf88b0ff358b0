"""The comments of a .docx, as somebody else's program finds them."""

from __future__ import annotations

from io import BytesIO

from docx2python import docx2python


def read_comments(document: bytes) -> list[tuple[str, str]]:
    """Each commented text with its comment, as a library reads them that knows nothing of what wrote the file."""
    with docx2python(BytesIO(document)) as opened:
        return [(text, said) for text, _author, _date, said in opened.comments]
