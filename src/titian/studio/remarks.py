"""What there is to remark about a text: errors stop it, a warning is kept with a reason.

`titian.instrument.languages.lint` finds it, and `titian.courseware.unfit` what no module may say; only a bracket that
stands alone is looked for here, since a name in braces that a tool has broken would be read aloud as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext

from titian.courseware.unfit import find_unfit, is_of_module
from titian.instrument.languages.lint import PLACEHOLDER, lint
from titian.instrument.languages.misleading import Said
from titian.instrument.languages.table import Language
from titian.studio.models import LanguageRow, Text


@dataclass(frozen=True)
class Remark:
    """One thing. `code` is stable; `message` says what and what to do."""

    code: str
    message: str
    is_error: bool


def list_remarks(text: Text, words: str, row: LanguageRow) -> list[Remark]:
    """Everything there is to say about the words, the errors first."""
    language = _describe(row.tag, row.english_name, row.script, row.direction, row.line_breaking)
    found = [Remark(flaw.code, flaw.sentence, flaw.weight == "error") for flaw in lint(words, text.source, language)]
    if is_of_module(text.text_id):
        said = Said(text.text_id, words, text.source, row.tag)
        found += [
            Remark(code, f"{sentence} {fix[:1].upper()}{fix[1:]}.", is_error=True)
            for code, sentence, fix in find_unfit(said)
        ]
    rest = PLACEHOLDER.sub("", words)
    if "{" in rest or "}" in rest:
        message = gettext("A curly bracket stands alone. Close it, or take it out.")
        found.append(Remark("text.bracket", message, is_error=True))
    return sorted(found, key=lambda remark: not remark.is_error)


def count_remarks(text: Text, words: str, row: LanguageRow) -> tuple[int, int]:
    """How many errors and how many warnings."""
    remarks = list_remarks(text, words, row)
    errors = sum(remark.is_error for remark in remarks)
    return errors, len(remarks) - errors


@lru_cache(maxsize=256)
def _describe(tag: str, english_name: str, script: str, direction: str, line_breaking: str) -> Language:
    """The row as the lint takes it: how the language is written. What it is called elsewhere is not looked at."""
    return Language.model_validate(
        {
            "tag": tag,
            "english_name": english_name,
            "script": script,
            "direction": direction,
            "line_breaking": line_breaking,
            "iso639_3": "",
            "autonym": None,
            "font": "",
            "line_height": 1,
            "workbook_code": "",
            "greeting": None,
            "where_likely": (),
            "audio": "none",
            "priority": "C",
            "notes": None,
            "speech_notes": None,
        }
    )
