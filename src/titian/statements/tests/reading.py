"""The comments of a .docx, as somebody else's program finds them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_comments(document: bytes) -> list[tuple[str, str]]:
    """Each commented text with its comment, read from the file's own XML: nothing here knows what wrote it."""
    with ZipFile(BytesIO(document)) as parts:
        body, comments = (fromstring(parts.read(f"word/{name}.xml")) for name in ("document", "comments"))
    said = {one.get(f"{WORD}id"): "\n".join(_read_lines(one)) for one in comments.iter(f"{WORD}comment")}
    found: list[tuple[str, str]] = []
    for paragraph in body.iter(f"{WORD}p"):
        started, text = None, ""
        for node in paragraph.iter():
            if node.tag == f"{WORD}commentRangeStart":
                started, text = node.get(f"{WORD}id"), ""
            elif node.tag == f"{WORD}t" and started is not None:
                text += node.text or ""
            elif node.tag == f"{WORD}commentRangeEnd":
                found.append((text, said[started]))
                started = None
    return found


def _read_lines(comment: Any) -> Iterator[str]:  # Any: an element, whose stubs there are none of
    for paragraph in comment.iter(f"{WORD}p"):
        runs = (node for node in paragraph.iter() if node.tag in {f"{WORD}t", f"{WORD}br"})
        yield "".join(node.text or "" if node.tag == f"{WORD}t" else "\n" for node in runs)
