"""One language as a PO file, as Weblate and Poedit take it.

`msgctxt` is the text's id, `#.` comments are for the translator, `#, fuzzy` marks what is a draft. How far a text is,
its revision and what it says when put back stand in comments of their own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext

from titian.studio.errors import FileRefused
from titian.studio.exchange.rows import FileRow, read_number
from titian.studio.exchange.text_files import decode
from titian.studio.states import State, read_state

_LANGUAGE: Final = re.compile(r'^"Language: ([^"\\]*)\\n"', re.MULTILINE)
_MARK: Final = re.compile(r"^titian: (?:state=(\w+))?(?: number=(\d+))?")
# What a line of the format may be; Babel passes over what it does not understand, and a text would be lost.
_LINE: Final = re.compile(r'#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"|')
_BACK: Final = "titian back-translation: "
_ESCAPES: Final = str.maketrans({"\\": r"\\", "\t": r"\t", "\r": r"\r", "\n": r"\n", '"': r"\""})


def write_po(pack: str, version: str, tag: str, rows: Iterable[FileRow]) -> bytes:
    """The file, the same for the same rows."""
    return "\n".join(_write(pack, version, tag, rows)).encode()


def _write(pack: str, version: str, tag: str, rows: Iterable[FileRow]) -> Iterator[str]:
    yield f"# Words of the pack {pack} in {tag}. #. comments are for you; #, fuzzy marks a draft."
    yield 'msgid ""'
    yield 'msgstr ""'
    for name, value in (
        ("Project-Id-Version", f"{pack} {version}"),
        ("Language", tag),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ):
        yield f'"{name}: {value}\\n"'
    for row in rows:
        yield ""
        if row.notes:
            yield f"#. {row.notes}"
        yield f"#. titian: state={row.state} number={row.number}"
        if row.back_translation:
            yield f"#. {_BACK}{row.back_translation}"
        if row.words and row.state == State.DRAFT:
            yield "#, fuzzy"
        yield f"msgctxt {_quote(row.text_id)}"
        yield f"msgid {_quote(row.source)}"
        yield f"msgstr {_quote(row.words)}"
    yield ""


def _quote(text: str) -> str:
    """As Babel's `escape` writes it, without what Babel brings: 4 MiB of a hub."""
    return f'"{text.translate(_ESCAPES)}"'


def read_po_rows(content: bytes) -> list[FileRow]:
    """Every text of the file. Raises FileRefused for what is no PO file, or one that names no language."""
    from babel.messages.pofile import PoFileError, read_po  # 4 MiB of a hub, for who sends a file

    text = decode(content)
    named = _LANGUAGE.search(text)
    if named is None or not named.group(1).strip():
        raise FileRefused(gettext("The PO file does not say which language it is. Give its header a line “Language:”."))
    tag = named.group(1).strip().replace("_", "-")
    _require_lines(text)
    try:
        catalog = read_po(io.StringIO(text), abort_invalid=True)
    except (PoFileError, ValueError, KeyError, IndexError, AttributeError, TypeError) as problem:
        raise FileRefused(_say_broken(getattr(problem, "lineno", None) or "?")) from problem
    rows = []
    for message in catalog:
        if not message.id:
            continue
        if not isinstance(message.id, str) or not isinstance(message.string, str):
            raise FileRefused(gettext("The PO file has texts in singular and plural. This pack has none."))
        if not message.context:
            raise FileRefused(
                gettext("The PO file has a text without msgctxt, near line %(line)s: nobody knows which text it is.")
                % {"line": message.lineno or "?"}
            )
        rows.append(_read(tag, message.context, message.id, message.string, message.auto_comments, message))
    return rows


def _require_lines(text: str) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if _LINE.fullmatch(line.strip()) is None:
            raise FileRefused(_say_broken(number))


def _say_broken(line: object) -> str:
    return gettext("The PO file is broken near line %(line)s. Open it in your tool, save it and send it again.") % {
        "line": line
    }


def _read(tag: str, text_id: str, source: str, words: str, comments: list[str], message: object) -> FileRow:
    state, number, back, notes = "", None, "", ""
    for comment in comments:
        if found := _MARK.match(comment):
            state, number = read_state(found.group(1) or ""), read_number(found.group(2) or "")
        elif comment.startswith(_BACK):
            back = comment.removeprefix(_BACK)
        elif not notes:
            notes = comment
    is_fuzzy = bool(getattr(message, "fuzzy", False))
    if is_fuzzy:
        state = State.DRAFT
    elif state in {"", State.DRAFT} and words:
        state = State.TRANSLATED  # the mark was taken away: somebody vouches for it
    line = getattr(message, "lineno", None)
    return FileRow(text_id, tag, source, words, str(state), back, number, notes, f"line {line}" if line else "")
