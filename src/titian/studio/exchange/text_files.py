"""Bytes of a text file as text."""

from __future__ import annotations

from django.utils.translation import gettext

from titian.studio.errors import FileRefused


def decode(content: bytes) -> str:
    """UTF-8, with a byte order mark or without. Raises FileRefused for anything else."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FileRefused(
            gettext("The file is not UTF-8: byte %(byte)d fits no letter. Save it again as UTF-8.")
            % {"byte": problem.start + 1}
        ) from problem
    if "\x00" in text:
        raise FileRefused(gettext("The file holds bytes that are no text. Save it again as UTF-8."))
    return text
