"""Groups and repeats of the survey sheet: begun, filled, ended, and checked for balance."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from .expressions import Expression
from .form import Bearing, Choice, Group, Media, Node, Texts
from .names import Scope, check_name
from .question_types import ReadType
from .rows import Row
from .uses import Uses

_NOT_ON_A_GROUP: Final = (
    "hint",
    "guidance_hint",
    "constraint",
    "constraint_message",
    "required",
    "required_message",
    "calculation",
    "trigger",
    "default",
    "choice_filter",
    "parameters",
)
DEEPEST: Final = 40
_NO_COUNT: Final = re.compile(r"[^\W\d][\w-]*|-\d+|\d+\.\d+|'.*'|\".*\"")


@dataclass
class _Open:
    """A group that is not closed yet."""

    kind: Bearing
    row: Row
    name: str
    path: str
    label: Texts
    media: Media
    appearance: str
    relevant: Expression | None
    count: Expression | None
    scope: Scope = field(default_factory=Scope)
    nodes: list[Node] = field(default_factory=list)
    is_made: bool = False  # by a loop, which closes it itself

    def close(self) -> Group:
        return Group(
            kind=self.kind,
            name=self.name,
            path=self.path,
            row=self.row.number,
            label=self.label,
            media=self.media,
            appearance=self.appearance,
            relevant=self.relevant,
            count=self.count,
            nodes=tuple(self.nodes),
        )


class Groups:
    """The groups that are open while rows are read, and what has been closed."""

    def __init__(self, root: str, uses: Uses) -> None:
        self.root = root
        self.uses = uses
        self.nodes: list[Node] = []
        self.scope = Scope()
        self.open: list[_Open] = []
        self.repeats: dict[str, int] = {}
        self.beyond = 0  # groups begun below the deepest that is kept

    @property
    def here(self) -> Scope:
        """The names of the group that is open."""
        return self.open[-1].scope if self.open else self.scope

    @property
    def path(self) -> str:
        """The path of the group that is open."""
        return self.open[-1].path if self.open else f"/{self.root}"

    def add(self, node: Node) -> None:
        """Puts a node into the group that is open."""
        (self.open[-1].nodes if self.open else self.nodes).append(node)

    def finish(self) -> tuple[Node, ...]:
        """Everything read; groups left open are noted and closed."""
        self.close_to(0)
        return tuple(self.nodes)

    def close_to(self, depth: int) -> None:
        """Closes all groups but so many of the outermost; those that a row began and no row ended are noted."""
        while len(self.open) > depth:
            still = self.open[-1]
            if not still.is_made:
                still.row.note(
                    "type",
                    "group.not_closed",
                    f"The {still.kind} `{still.name}` is begun here and never ended.",
                    f"add a row `end {still.kind}` after its last question.",
                )
            self._close()

    def begin(self, row: Row, read: ReadType) -> bool:
        """Opens a group or a repeat; False where groups stand too deep for one more."""
        kind: Bearing = "repeat" if read.type == "repeat" else "group"
        if len(self.open) >= DEEPEST:
            self.beyond += 1
            if self.beyond == 1:
                row.note("type", "group.too_deep", f"Groups stand more than {DEEPEST} deep.", "nest fewer of them.")
            return False
        name = row.exact("name", unseen="name.unseen")
        if not name:
            row.note("name", "name.missing", f"The {kind} has no name.", "write one.")
        else:
            check_name(row, name, self.here)
        if kind == "repeat" and name:
            self._check_repeat(row, name)
        for key in (*_NOT_ON_A_GROUP, *(() if kind == "repeat" else ("repeat_count",))):
            if row.has(key):
                row.note(
                    key,
                    "cell.unused",
                    f"A {kind} has no {key}; the cell has no effect.",
                    "move it to a question.",
                    "delete it.",
                )
        path = f"{self.path}/{name}"
        opened = _Open(
            kind,
            row,
            name,
            path,
            row.texts("label"),
            row.media(),
            row.exact("appearance"),
            self.uses.expression(row, "relevant", path, name),
            self._count(row, path, name) if kind == "repeat" else None,
        )
        if kind == "repeat" and not opened.label and not opened.media:
            row.note(
                "label",
                "label.repeat",
                "The repeat has no label; a person is asked to add another of nothing.",
                "write what is added, as in `Child`.",
            )
        self.uses.texts_of(row, path)
        self.open.append(opened)
        return True

    def begin_loop(self, row: Row, read: ReadType) -> bool:
        """Opens the group of a loop, which no `end group` closes; False where groups stand too deep."""
        if not self.begin(row, read):
            self.beyond -= 1  # its end is not among the rows that are read
            return False
        self.open[-1].is_made = True
        return True

    def begin_choice(self, row: Row, choice: Choice) -> None:
        """Opens the group that a loop makes of one choice."""
        check_name(row, choice.name, self.here)
        path = f"{self.path}/{choice.name}"
        self.open.append(_Open("group", row, choice.name, path, choice.label, choice.media, "", None, None))
        self.open[-1].is_made = True

    def _own(self) -> list[_Open]:
        """The open groups that rows began within the innermost loop."""
        made = max((place for place, group in enumerate(self.open, start=1) if group.is_made), default=0)
        return self.open[made:]

    def _check_repeat(self, row: Row, name: str) -> None:
        if name == self.root:
            row.note("name", "name.reserved", f"`{name}` is the name of the form itself.", "choose another name.")
        elif name in self.repeats:
            row.note(
                "name",
                "name.same_repeat",
                f"Row {self.repeats[name]} begins a repeat `{name}` already.",
                "rename one; repeats need names of their own in the whole form.",
            )
        self.repeats.setdefault(name, row.number)

    def _count(self, row: Row, path: str, name: str) -> Expression | None:
        text = row.exact_quietly("repeat_count")
        if text and _NO_COUNT.fullmatch(text):
            row.note(
                "repeat_count",
                "repeat.count",
                f"`{text}` is no number of times: the repeat is never asked, or not as often as it says.",
                "write a whole number.",
                "write `${name}` of a question that holds one.",
            )
            return row.expression("repeat_count")
        return self.uses.expression(row, "repeat_count", path, name)

    def end(self, row: Row, read: ReadType) -> None:
        """Closes the group that is open; notes when none is, or one of the other kind."""
        if self.beyond:
            self.beyond -= 1
            return
        if not self._own():
            row.note(
                "type",
                "group.not_open",
                f"No {read.type} is open here.",
                f"add `begin {read.type}` above.",
                "delete the row.",
            )
            return
        last = self.open[-1]
        if last.kind != read.type:
            row.note(
                "type",
                "group.crossed",
                f"`end {read.type}` stands where the {last.kind} `{last.name}` of row {last.row.number} is open.",
                f"write `end {last.kind}`.",
                f"end `{last.name}` before.",
            )
            if not any(group.kind == read.type for group in self._own()):
                return
            while self.open[-1].kind != read.type:
                self._close()
        name = row.exact("name")
        if name and name != self.open[-1].name:
            row.note(
                "name",
                "group.end_name",
                f"The row ends `{self.open[-1].name}`, but says `{name}`.",
                f"write `{self.open[-1].name}`.",
                "leave the name blank.",
            )
        for column in row.columns.columns:
            if column.key not in {"type", "name", "", "label"} and row.cells[column.place].strip():
                row.note_at(column.shown, "cell.unused", "The end of a group has nothing but a name.", "delete it.")
        self._close()

    def _close(self) -> None:
        group = self.open.pop()
        if not group.nodes:
            group.row.note("type", "group.empty", f"The {group.kind} `{group.name}` holds no question.", "delete it.")
        self.add(group.close())
