"""A text as a document for a word processor: each sentence with what it rests on as a comment of its own."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

from django.utils import translation
from django.utils.translation import gettext

from titian.statements.codes import KINDS
from titian.statements.facts import link
from titian.statements.texts import PartText, SentenceText, Text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AUTHOR: Final = "Titian"
ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_document(text: Text, names: tuple[str, ...]) -> bytes:
    """These parts, in the language of the text."""
    from docx import Document

    with translation.override(text.language):
        document = Document()
        document.core_properties.title = _legal(text.title)
        document.core_properties.author = AUTHOR
        document.core_properties.comments = ""
        document.core_properties.language = text.language
        document.add_heading(_legal(text.title), level=0)
        document.add_paragraph(say_state(text))
        for name in names:
            part = text.find_part(name)
            if part.sentences:
                document.add_heading(part.title, level=1)
                _add_part(document, part)
        made = BytesIO()
        document.save(made)
    return made.getvalue()


def say_state(text: Text) -> str:
    """Whether it is released, and since when."""
    if text.released_on is None:
        return gettext("Draft. Nobody has released it.")
    return gettext("Released on %(day)s.") % {"day": text.released_on.isoformat()}


def _add_part(document: Document, part: PartText) -> None:
    if not part.columns:
        for sentence in part.sentences:
            _add_sentence(document, document.add_paragraph(), sentence)
        return
    table = document.add_table(rows=1, cols=len(part.columns))
    table.style = "Table Grid"
    for cell, head in zip(table.rows[0].cells, part.columns, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for before, sentence in part.list_rows():
        *cells, last = table.add_row().cells
        for cell, words in zip(cells, before, strict=True):
            cell.paragraphs[0].add_run(_legal(words))
        _add_sentence(document, last.paragraphs[0], sentence)


def _legal(words: str) -> str:
    """Without signs that no XML may hold."""
    return ILLEGAL.sub("", words)


def _add_sentence(document: Document, paragraph: Paragraph, sentence: SentenceText) -> None:
    document.add_comment(
        paragraph.add_run(_legal(sentence.text)), text=_legal(say_facts(sentence)), author=AUTHOR, initials="T"
    )


def say_facts(sentence: SentenceText) -> str:
    """What a sentence rests on, fact by fact, each with where it stands; and what they said where a hand changed it."""
    lines = [f"{KINDS[fact.kind]}: {fact.says}\n{link(fact.address)}" for fact in sentence.facts]
    if sentence.text != sentence.drafted:
        lines.append(gettext("Changed by hand. The facts said: %(words)s") % {"words": sentence.drafted})
    return "\n".join(lines)
