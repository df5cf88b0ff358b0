"""One row of a sheet: its cells by column, cleaned where they must be exact, and problems noted at the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from titian.instrument.errors import ExpressionError, Problem

from .columns import MEDIA, Column, Columns
from .expressions import NO, YES, Expression, broken_references, read_expression, spaced_references
from .problems import Findings
from .text import CONTROL, OVERRIDE, SAID, WIDE_SPACES, Cleaned, clean, clean_expression, straightened

# Where all programs read a cell that says nothing but yes or no as true() or false().
SAYS_YES_OR_NO: Final = frozenset(["relevant", "constraint", "calculation"])
MOST_BLANK_ROWS: Final = 60  # as pyxform has it
# Cells that are answers, or name them: other programs keep them with straight quotation marks.
VALUES: Final = frozenset(["name", "list_name", "default"])


@dataclass(frozen=True)
class Row:
    """A row that is not blank. `number` is the one a spreadsheet shows."""

    columns: Columns
    number: int
    cells: Sequence[str]
    default_language: str
    findings: Findings

    def has(self, key: str) -> bool:
        """Whether any column of that key has something in it."""
        return any(self.cells[column.place].strip() for column in self.columns.of(key))

    def exact(self, key: str, *, unseen: str = "") -> str:
        """The cell of a column that must be exact: cleaned, each cleaning noted.

        `unseen` is another code for characters nobody sees, where other programs refuse them.
        """
        column = self.columns.find(key)
        return "" if column is None else self.exact_in(column, unseen=unseen)

    def exact_in(self, column: Column, *, unseen: str = "") -> str:
        """The same for one column, where two have one key."""
        if not self.cells[column.place]:
            return ""
        key, cleaned = column.key, clean(self.cells[column.place])
        for code in cleaned.codes:
            is_unseen = code in {"cell.invisible", "cell.direction"}
            self.note(key, (unseen if is_unseen else "") or code, SAID[code], "write the cell again.")
        written = straightened(cleaned.text) if key in VALUES else cleaned.text
        if written != cleaned.text:
            self.note(key, "cell.smart_quotes", SAID["cell.smart_quotes"], f"write `{written}`.")
        return self._without_controls(key, written)

    def raw(self, key: str) -> str:
        """The cell as written, without spaces around it."""
        column = self.columns.find(key)
        return "" if column is None else self.cells[column.place].strip()

    def texts(self, key: str) -> dict[str, str]:
        """Language → text, for columns that are said to a person."""
        texts: dict[str, str] = {}
        for column in self.columns.of(key):
            text = self.cells[column.place].strip()
            if not text:
                continue
            self._check_text(column.shown, text, self.cells[column.place])
            language = column.language or self.default_language
            if column.language or language not in texts:
                texts[language] = CONTROL.sub("", text)
        return texts

    def media(self) -> dict[str, dict[str, str]]:
        """Language → kind of media → name of the file."""
        media: dict[str, dict[str, str]] = {}
        for kind in MEDIA:
            for language, name in self.texts(kind).items():
                media.setdefault(language, {})[kind] = name
        return media

    def expression(self, key: str) -> Expression | None:
        """The expression of a cell; None when blank or unreadable (which is noted)."""
        column = self.columns.find(key)
        text = "" if column is None else self.cells[column.place]
        if key in SAYS_YES_OR_NO and text.strip() in YES | NO:
            return read_expression("true()" if text.strip() in YES else "false()")
        return self.read(key, text) if text.strip() else None

    def read(self, key: str, text: str) -> Expression | None:
        """Reads an expression that stands in the column `key`."""
        faults: tuple[Problem, ...] = ()
        # As others read it, with every quotation mark straight; where that has no meaning, those within quotes stay.
        for everywhere in (True, False):
            cleaned = clean_expression(text, everywhere=everywhere)
            written = CONTROL.sub("", cleaned.text)
            broken = spaced_references(written)
            try:
                found = None if broken or not written else read_expression(written)
            except ExpressionError as error:
                faults = error.problems
                continue
            self._note_cleaned(key, cleaned)
            for piece in broken:
                self.note_broken(self._shown(key), piece)
            for problem in found.warnings if found else ():
                self.findings.add(self._placed(problem, key))
            return found
        self._note_cleaned(key, cleaned)
        for problem in faults:
            self.findings.add(self._placed(problem, key))
        return None

    def _note_cleaned(self, key: str, cleaned: Cleaned) -> None:
        for code in cleaned.codes:
            self.note(key, code, SAID[code], "write the cell again.")
        self._without_controls(key, cleaned.text)

    def truth(self, key: str) -> Expression | None:
        """An expression where `yes` and `no` may be written for true() and false(); None for no and blank."""
        text = self.exact_quietly(key)
        if text in NO:
            return None
        if text in YES:
            return read_expression("true()")
        return self.expression(key)

    def exact_quietly(self, key: str) -> str:
        """As `exact`, without noting anything."""
        return clean(self.raw(key)).text

    def note(self, key: str, code: str, what: str, *fixes: str) -> None:
        """Notes a problem of this row in the column `key`, under the name its header has."""
        self.note_at(self._shown(key), code, what, *fixes)

    def note_at(self, header: str, code: str, what: str, *fixes: str) -> None:
        """Notes a problem of this row under that header."""
        self.findings.note(code, what, *fixes, sheet=self.columns.sheet.name, row=self.number, column=header)

    def note_broken(self, header: str, piece: str) -> None:
        """Notes a `${` that is no reference."""
        self.note_at(
            header,
            "reference.malformed",
            f"`{piece}` is no reference to a question.",
            "write `${name}` with the name of a question and nothing else in the braces.",
        )

    def _shown(self, key: str) -> str:
        columns = self.columns.of(key)
        filled = [column for column in columns if self.cells[column.place].strip()]
        return (filled or list(columns))[0].shown if columns else key

    def _placed(self, problem: Problem, key: str) -> Problem:
        return Problem(
            code=problem.code,
            what=problem.what,
            fixes=problem.fixes,
            sheet=self.columns.sheet.name,
            row=self.number,
            column=self._shown(key),
            character=problem.character,
        )

    def _without_controls(self, key: str, text: str) -> str:
        if CONTROL.search(text):
            self._note_control(self._shown(key))
            return CONTROL.sub("", text)
        return text

    def _note_control(self, header: str) -> None:
        self.note_at(
            header,
            "cell.control",
            "The cell holds a control character that no form can hold.",
            "write the cell again.",
        )

    def _check_text(self, header: str, text: str, written: str) -> None:
        if WIDE_SPACES.search(written.removesuffix(written.lstrip())) or WIDE_SPACES.search(
            written.removeprefix(written.rstrip())
        ):
            self.note_at(
                header,
                "cell.wide_space",
                "The text begins or ends with a no-break or other special space.",
                "write the cell again.",
            )
        if CONTROL.search(text):
            self._note_control(header)
        if OVERRIDE.search(text):
            self.note_at(
                header,
                "cell.override",
                "The text holds a mark that turns the order of letters around; it may read otherwise than it is.",
                "write the cell again.",
            )
        for piece in broken_references(text):
            self.note_broken(header, piece)


def note_remark(row: Row) -> None:
    """Notes a row that says nothing a form has: a remark of its author's."""
    first = next(column for column in row.columns.columns if row.cells[column.place].strip())
    row.note_at(
        first.shown,
        "row.remark",
        "The row is neither a question nor a choice; it is kept as a remark.",
        "begin the header of a column of remarks with an underscore.",
    )


def list_rows(columns: Columns, default_language: str, findings: Findings) -> Iterator[Row]:
    """The rows of a sheet that have anything in them; other programs stop after sixty blank ones, and so does this."""
    places = [column.place for column in columns.columns if column.header.strip()]
    blank = 0
    for number, cells in enumerate(columns.sheet.rows, start=2):
        is_filled = any(cells) and any(cell.strip() for cell in cells)
        if is_filled and blank > MOST_BLANK_ROWS:
            findings.note(
                "row.far",
                f"Before row {number} more than {MOST_BLANK_ROWS} rows are blank: no program reads on.",
                "move the rows to the others.",
                "delete them.",
                sheet=columns.sheet.name,
                row=number,
            )
            return
        blank = 0 if is_filled and any(cells[place].strip() for place in places) else blank + 1
        if is_filled:
            yield Row(columns, number, cells, default_language, findings)
