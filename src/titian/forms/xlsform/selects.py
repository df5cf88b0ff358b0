"""Selects: the list a question takes its answers from, and the filter of it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Final

from .choices import ChoiceLists
from .expressions import Expression
from .form import Choice
from .loops import LEFT_OUT
from .question_types import ReadType
from .rows import Row
from .spelling import did_you_mean
from .uses import Uses

SELECTS: Final = frozenset(["select_one", "select_multiple", "rank", "select_one_external"])
OTHER: Final = "other"
FILE_ENDINGS: Final = (".csv", ".xml", ".geojson")


def external_key(name: str, lists: Container[str]) -> str:
    """What a list of external_choices is kept under: its name, or another where choices has one of that name."""
    return f"external_choices {name}" if name in lists else name


@dataclass
class Selects:
    """Finds lists for questions, and remembers which were used."""

    choices: ChoiceLists
    external: ChoiceLists
    uses: Uses
    used: set[str] = field(default_factory=set)
    rows: dict[str, list[tuple[Row, bool]]] = field(default_factory=dict)  # list → its questions, and who adds `other`

    def find_list(self, row: Row, read: ReadType) -> str | None:
        """The list of a question; one that is not there is noted."""
        if read.type not in SELECTS:
            return read.list_name
        name = read.list_name or ""
        if name.startswith("${"):
            self.uses.text(row, "type", name)
            return name
        is_file = name.endswith(FILE_ENDINGS)
        if read.from_file or is_file:
            if not is_file:
                row.note(
                    "type",
                    "list.file",
                    f"`{name}` is no file with choices.",
                    f"name a file that ends in {', '.join(FILE_ENDINGS)}.",
                )
            return name
        lists = self.external if read.type == "select_one_external" else self.choices
        if name in lists.lists:
            self.used.add(name)
            if lists is self.choices:
                self.rows.setdefault(name, []).append((row, read.has_other))
            self._check_list(row, read, name)
        else:
            self._note_unknown_list(row, read, name, lists)
        if read.has_other and any(row.columns.languages):
            row.note(
                "type",
                "list.other_words",
                "or_other adds the words `Other` and `Specify other`, which are not translated.",
                "add a choice `other` to the list and a text question of your own after it.",
            )
        if read.has_other and row.has("choice_filter"):
            row.note(
                "choice_filter",
                "filter.with_other",
                "or_other does not go together with a choice_filter.",
                "add a choice `other` to the list and a text question after it.",
            )
        return external_key(name, self.choices.lists) if lists is self.external else name

    def with_others(self) -> dict[str, tuple[Choice, ...]]:
        """All lists of choices, with what or_other adds: to the list, so for every question on it."""
        lists = dict(self.choices.lists)
        for name, asked in self.rows.items():
            adding = [row for row, has_other in asked if has_other]
            if not adding or any(choice.name == OTHER for choice in lists[name]):
                continue
            languages = dict.fromkeys(language for choice in lists[name] for language in choice.label) or {"": None}
            label = dict.fromkeys(languages, "Other")
            lists[name] = (*lists[name], Choice(name=OTHER, label=label, media={}, cells={}, row=adding[0].number))
            others = [row for row, has_other in asked if not has_other]
            if others:
                rows = ", ".join(map(str, dict.fromkeys(row.number for row in others)))
                adding[0].note(
                    "type",
                    "list.other_shared",
                    f"or_other adds the choice `{OTHER}` to the list `{name}`, so row {rows} offers it too.",
                    "give this question a list of its own.",
                    f"write the choice `{OTHER}` into the list, and ask after it where you want to.",
                )
        return lists

    def of_loop(self, row: Row, read: ReadType) -> tuple[Choice, ...]:
        """The choices a loop goes through; a list that is not there is noted."""
        name = read.list_name or ""
        if name not in self.choices.lists:
            if name:
                self._note_unknown_list(row, read, name, self.choices)
            return ()
        self.used.add(name)
        return tuple(choice for choice in self.choices.lists[name] if choice.name != LEFT_OUT)

    def _note_unknown_list(self, row: Row, read: ReadType, name: str, lists: ChoiceLists) -> None:
        sheet = "external_choices" if read.type == "select_one_external" else "choices"
        if lists.columns is None:
            row.note(
                "type",
                "list.no_sheet",
                f"There is no sheet `{sheet}` with the list `{name}`.",
                f"add the sheet {sheet} with the columns list_name, name and label.",
            )
        else:
            row.note(
                "type",
                "list.unknown",
                f"No list `{name}` stands on the sheet {sheet}.",
                *did_you_mean(name, lists.lists),
                f"add its choices to {sheet}.",
            )

    def _check_list(self, row: Row, read: ReadType, name: str) -> None:
        if read.type in {"select_multiple", "rank"}:
            for choice in self.choices.lists[name]:
                if " " in choice.name:
                    at = next(other for other in self.choices.rows if other.number == choice.row)
                    at.note(
                        "name",
                        "choice.spaces",
                        f"`{choice.name}` is chosen in row {row.number} together with others, "
                        "where a space would make it two answers.",
                        f"write `{choice.name.replace(' ', '_')}`.",
                    )

    def filter(self, row: Row, read: ReadType, path: str, name: str) -> Expression | None:
        """The choice filter of a question."""
        if row.has("choice_filter") and read.type not in SELECTS:
            row.note("choice_filter", "cell.unused", "Only a select has a choice_filter.", "delete it.")
            return None
        if read.type == "select_one_external" and not row.has("choice_filter"):
            row.note(
                "choice_filter",
                "filter.missing",
                "select_one_external is meant for filtered lists.",
                "use select_one.",
                "write a choice_filter.",
            )
        return self.uses.expression(row, "choice_filter", path, name)
