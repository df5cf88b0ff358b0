"""What refers to what: every expression and every text with `${name}`, collected while the survey is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from titian.forms.survey.tree import Text

from .columns import TRANSLATED
from .expressions import Expression, calls_of
from .rows import Row


@dataclass(frozen=True)
class Use:
    """An expression or a text that refers to other rows, and where it stands."""

    row: Row
    column: str
    path: str
    name: str
    expression: Expression


@dataclass(frozen=True)
class TextUse:
    """A text with `${name}` in it; `path` is that of its question or group."""

    row: Row
    header: str
    text: str
    path: str


@dataclass
class Uses:
    """Collects uses in the order of rows."""

    expressions: list[Use] = field(default_factory=list)
    texts: list[TextUse] = field(default_factory=list)
    triggers: list[tuple[Row, str]] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)

    def expression(self, row: Row, key: str, path: str, name: str) -> Expression | None:
        """The expression of a cell, kept; None when blank or unreadable."""
        return self._keep(row, key, path, name, row.expression(key))

    def truth(self, row: Row, key: str, path: str, name: str) -> Expression | None:
        """The same for a cell that may say yes or no."""
        return self._keep(row, key, path, name, row.truth(key))

    def _keep(self, row: Row, key: str, path: str, name: str, found: Expression | None) -> Expression | None:
        if found is not None:
            self.expressions.append(Use(row, key, path, name, found))
            self.lists |= {
                part.value for call in calls_of(found.tree, "instance") for part in call.of if isinstance(part, Text)
            }
        return found

    def text(self, row: Row, header: str, text: str, path: str = "") -> None:
        """Keeps a text that may refer to questions."""
        self.texts.append(TextUse(row, header, text, path))

    def texts_of(self, row: Row, path: str) -> None:
        """Keeps every text of a row that refers to questions."""
        for column in row.columns.columns:
            if column.key in TRANSLATED and "${" in row.cells[column.place]:
                self.text(row, column.shown, row.cells[column.place], path)
