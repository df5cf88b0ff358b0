"""What the header of a sheet says: which column holds what, and in which language.

A header cell is `column`, `column::language`, `media::column::language`, or the old `column:language`, which counts
only where no header of the sheet has a double colon.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from .problems import Findings
from .sheets import Sheet, column_letters
from .spelling import nearest
from .text import clean

SURVEY: Final[Mapping[str, tuple[str, ...]]] = {
    "type": ("command",),
    "name": ("tag", "value"),
    "label": ("caption",),
    "hint": (),
    "guidance_hint": (),
    "appearance": (),
    "relevant": ("relevance",),
    "constraint": (),
    "constraint_message": ("constraining_message", "jr:constraintmsg"),
    "required": (),
    "required_message": ("requiredmsg", "jr:requiredmsg"),
    "read_only": ("readonly",),
    "calculation": ("calculate",),
    "trigger": (),
    "default": (),
    "choice_filter": (),
    "parameters": (),
    "repeat_count": ("count", "jr:count"),
    "image": (),
    "big-image": (),
    "audio": (),
    "video": (),
    "disabled": (),
}
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "list_name": ("list name",),
    "name": ("value",),
    "label": ("caption",),
    "image": (),
    "big-image": (),
    "audio": (),
    "video": (),
}
SETTINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "form_title": ("set_form_title", "title"),
    "form_id": ("set_form_id", "id_string"),
    **dict.fromkeys(
        (
            "version",
            "default_language",
            "style",
            "instance_name",
            "allow_choice_duplicates",
            "public_key",
            "submission_url",
            "auto_send",
            "auto_delete",
            "namespaces",
            "name",
            "clean_text_values",
            "omit_instanceid",
            "instance_id",
            "instance_xmlns",
            "client_editable",
            "flat",
            "prefix",
            "delimiter",
            "sms_keyword",
            "sms_separator",
            "sms_allow_media",
            "sms_date_format",
            "sms_datetime_format",
            "sms_response",
            "add_none_option",
            "compact_tag",
            "attribute",
        ),
        (),
    ),
}
# Columns other programs use and this one carries in the workbook only.
PASSED_ON: Final = frozenset(
    [
        "save_to",
        "intent",
        "autoplay",
        "rows",
        "accuracythreshold",
        "no_app_error_string",
        "noapperrorstring",
        "compact_tag",
        "sms_field",
        "sms_option",
        "query",
        "body",
        "bind",
        "control",
        "instance",
        "attribute",
    ]
)
TRANSLATED: Final = frozenset(
    ["label", "hint", "guidance_hint", "constraint_message", "required_message", "image", "big-image", "audio", "video"]
)
MEDIA: Final = ("image", "big-image", "audio", "video")
MOST_BLANK_HEADERS: Final = 20  # as pyxform has it
_WRAPPERS: Final = frozenset(["media", "bind", "control", "body"])


@dataclass(frozen=True)
class Column:
    """One column of a sheet. `key` is its plain name, empty for one that is not known."""

    place: int
    header: str
    key: str
    language: str = ""

    @property
    def shown(self) -> str:
        """The header, or the letters above the column where it has none."""
        return self.header.strip() or column_letters(self.place + 1)


@dataclass(frozen=True)
class Columns:
    """The columns of one sheet."""

    sheet: Sheet
    columns: tuple[Column, ...]

    def find(self, key: str) -> Column | None:
        """The column of that key without a language; None when there is none."""
        return next((column for column in self.of(key) if not column.language), None)

    def of(self, key: str) -> tuple[Column, ...]:
        """Every column of that key, one a language."""
        return self._by_key.get(key, ())

    @cached_property
    def _by_key(self) -> dict[str, tuple[Column, ...]]:
        return {key: tuple(c for c in self.columns if c.key == key) for key in {c.key for c in self.columns}}

    @property
    def unknown(self) -> tuple[Column, ...]:
        """The columns this form of sheet does not know."""
        return tuple(column for column in self.columns if not column.key)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in the order of their columns; empty for columns without one."""
        return tuple(dict.fromkeys(column.language for column in self.columns if column.key in TRANSLATED))


def read_columns(sheet: Sheet, known: Mapping[str, tuple[str, ...]], findings: Findings) -> Columns:
    """Reads the header of a sheet and notes what is doubled, misspelt, unknown or put together wrongly."""
    reader = _Reader(sheet, known, findings)
    end = _end_of_headers(sheet, findings)
    columns = tuple(
        reader.read(place, header) if place < end else Column(place, header, "")
        for place, header in enumerate(sheet.header)
    )
    _note_doubles(sheet, columns, findings)
    return Columns(sheet, columns)


def _end_of_headers(sheet: Sheet, findings: Findings) -> int:
    """Where the columns of a form end: other programs stop after twenty blank headers, and see nothing beyond."""
    blank = 0
    for place, header in enumerate(sheet.header):
        blank = 0 if header.strip() else blank + 1
        if blank > MOST_BLANK_HEADERS:
            after = next((at for at in range(place, len(sheet.header)) if sheet.header[at].strip()), None)
            if after is None:
                return len(sheet.header)
            findings.note(
                "column.far",
                f"Before this column more than {MOST_BLANK_HEADERS} headers are blank: no program reads on.",
                "move the column to the others.",
                "delete it.",
                sheet=sheet.name,
                row=1,
                column=column_letters(after + 1),
            )
            return place
    return len(sheet.header)


class _Reader:
    def __init__(self, sheet: Sheet, known: Mapping[str, tuple[str, ...]], findings: Findings) -> None:
        self.sheet = sheet
        self.known = known
        self.findings = findings
        self.keys = {name: key for key, others in known.items() for name in (key, *others)}
        self.is_doubled = any("::" in header for header in sheet.header)

    def read(self, place: int, header: str) -> Column:
        cleaned = clean(header)
        for code in cleaned.codes:
            self._note(
                code,
                f"The header `{cleaned.text}` holds spaces or characters nobody sees; they are left out.",
                "write the header again.",
                header=cleaned.text,
            )
        text = cleaned.text
        if not text:
            self._note_headless(place)
            return Column(place, header, "")
        parts = self._split(text)
        if parts[0].casefold() in _WRAPPERS and len(parts) > 1:
            wrapped = parts[1:]
            if self._key(wrapped[0]):
                parts = wrapped
            else:
                self._note_passed_on(text)
                return Column(place, header, "")
        key = self._key(parts[0])
        if not key:
            self._note_unknown(text, parts[0])
            return Column(place, header, "")
        return self._translated(place, header, key, parts, text)

    def _split(self, text: str) -> list[str]:
        if "::" in text or self.is_doubled:
            parts = text.split("::")
        else:
            parts = text.split(":")
            if parts[0].casefold() == "jr" and len(parts) > 1:
                parts = [":".join(parts[:2]), *parts[2:]]
        return [part.strip() for part in parts]

    def _key(self, part: str) -> str:
        return self.keys.get("_".join(part.split()).casefold()) or self.keys.get(part.casefold(), "")

    def _translated(self, place: int, header: str, key: str, parts: Sequence[str], text: str) -> Column:
        if len(parts) == 1:
            return Column(place, header, key)
        if key not in TRANSLATED:
            self._note(
                "column.not_translatable",
                f"`{key}` is the same in every language, yet `{text}` names one.",
                f"rename the column to `{key}`.",
                "delete it.",
                header=text,
            )
            return Column(place, header, "")
        if len(parts) > 2 or not parts[1]:
            self._note(
                "column.malformed", f"`{text}` is no column and language.", f"write `{key}::English (en)`.", header=text
            )
            return Column(place, header, "")
        if "::" not in text:
            self._note(
                "column.single_colon",
                f"`{text}` has one colon; it is read as `{key}::{parts[1]}`.",
                f"write `{key}::{parts[1]}`.",
                header=text,
            )
        return Column(place, header, key, parts[1])

    def _note_headless(self, place: int) -> None:
        rows = [number for number, row in enumerate(self.sheet.rows, start=2) if row[place].strip()]
        if rows:
            self.findings.note(
                "column.no_header",
                f"Column {column_letters(place + 1)} has no header; what stands in it from row {rows[0]} on is not "
                "part of the form.",
                "write a header into row 1.",
                "delete the column.",
                sheet=self.sheet.name,
                row=rows[0],
                column=column_letters(place + 1),
            )

    def _note_unknown(self, text: str, first: str) -> None:
        is_choices = self.known is CHOICES
        folded = "_".join(first.split()).casefold()
        if self.is_doubled and "::" not in text and ":" in text and self._key(text.partition(":")[0].strip()):
            self._note(
                "column.mixed_colons",
                f"`{text}` has one colon while other headers have two; no program would read it as a language.",
                f"write `{'::'.join(part.strip() for part in text.split(':', 1))}`.",
                header=text,
            )
        elif folded in PASSED_ON or (self.known is SURVEY and folded.startswith(("sms_", "instance:", "bind:"))):
            self._note_passed_on(text)
        elif text.startswith(("_", "#")):
            return
        elif (near := nearest(folded, self.keys)) is not None:
            code = "column.perhaps_misspelt" if is_choices else "column.misspelt"
            self._note(
                code,
                f"`{text}` is not a column of this sheet; it is kept and has no effect.",
                f"did you mean `{near}`?",
                f"begin its name with an underscore, `_{text}`, if it is a remark of yours.",
                header=text,
            )
        elif not is_choices:
            self._note(
                "column.unknown",
                f"`{text}` is not a column of this sheet; it is kept and has no effect.",
                f"begin its name with an underscore, `_{text}`, if it is a remark of yours.",
                header=text,
            )

    def _note_passed_on(self, text: str) -> None:
        self._note("column.passed_on", f"`{text}` is kept for other programs and has no effect here.", header=text)

    def _note(self, code: str, what: str, *fixes: str, header: str) -> None:
        self.findings.note(code, what, *fixes, sheet=self.sheet.name, row=1, column=header)


def _note_doubles(sheet: Sheet, columns: Sequence[Column], findings: Findings) -> None:
    """Notes columns that say the same thing; `form_id` counts before the older `id_string`."""
    seen: dict[tuple[str, str], Column] = {}
    for column in columns:
        identity = (column.key, column.language) if column.key else ("", column.header.strip())
        if not identity[0] and not identity[1]:
            continue
        if identity not in seen:
            seen[identity] = column
            continue
        first = seen[identity]
        headers = {first.header.strip().casefold(), column.header.strip().casefold()}
        if headers == {"form_id", "id_string"}:
            findings.note(
                "column.second_id",
                "`form_id` and `id_string` are one setting; `form_id` counts.",
                "delete the column `id_string`.",
                sheet=sheet.name,
                row=1,
                column="id_string",
            )
            continue
        same = first.header.strip() == column.header.strip()
        what = (
            f"The header `{column.shown}` stands twice, in columns {column_letters(first.place + 1)} and "
            f"{column_letters(column.place + 1)}."
            if same
            else f"`{first.shown}` and `{column.shown}` are two names of the same column."
        )
        findings.note("column.same", what, "keep one of them.", sheet=sheet.name, row=1, column=column.shown)
