"""What refers to what: names nobody has, names two have, things that depend on themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from .choices import ChoiceLists
from .expressions import (
    absolute_paths,
    bare_names,
    calls_of,
    names_in_text,
    saved_names_in,
    single_names_in,
)
from .form import Group, Node, Question, walk
from .names import unknown_name_fixes
from .questions import SurveyReader
from .rows import Row
from .selects import external_key
from .uses import Use

# What a value hangs on: a change of one must be able to settle before the next is computed.
HANGS_ON: Final = ("calculation", "relevant")


@dataclass
class References:
    """The names of a form and everything that refers to them."""

    reader: SurveyReader
    nodes: tuple[Node, ...]
    root: str
    paths: dict[str, Node] = field(init=False)
    by_name: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.paths = {node.path: node for node in walk(self.nodes)}
        self.by_name = {}
        for path, node in self.paths.items():
            self.by_name.setdefault(node.name, []).append(path)
        self.by_name.setdefault("instanceID", []).append(f"/{self.root}/meta/instanceID")

    def check(self) -> None:
        """Notes every reference that leads nowhere, to two places, or back to itself."""
        for use in self.reader.uses.expressions:
            self.check_names(use.row, use.column, use.expression.names, use.path)
            self.check_names(use.row, use.column, [*saved_names_in(use.expression.tree)], use.path)
            self._check_bare(use)
            for name in dict.fromkeys(single_names_in(use.expression.tree)):
                column = use.row.columns.find(use.column)
                self._check_reach(use.row, column.shown if column else use.column, name, use.path)
            self._check_paths(use)
            self._check_self(use)
        for text in self.reader.uses.texts:
            for name, is_saved in names_in_text(text.text):
                self._check_name(text.row, text.header, name, "")
                if not is_saved and text.path:
                    self._check_reach(text.row, text.header, name, text.path)
        for row, name in self.reader.uses.triggers:
            self.check_names(row, "trigger", [name], "")
        self._check_circles()

    def check_texts_of(self, rows: Sequence[Row]) -> None:
        """Notes unknown names in the labels of choices."""
        for row in rows:
            for column in row.columns.columns:
                if column.key == "label" and "${" in row.cells[column.place]:
                    for name, _ in names_in_text(row.cells[column.place]):
                        self._check_name(row, column.shown, name, "")

    def check_names(self, row: Row, key: str, names: Sequence[str], path: str) -> None:
        """Notes each name that no question has, or two."""
        column = row.columns.find(key)
        for name in dict.fromkeys(names):
            self._check_name(row, column.shown if column else key, name, path)

    def _check_name(self, row: Row, header: str, name: str, path: str) -> None:
        found = self.by_name.get(name, [])
        if not found and name in self.reader.others:
            row.note_at(
                header,
                "reference.unknown",
                f"`{name}` comes of or_other; other programs do not let a form refer to it.",
                "add a choice `other` to the list and a text question of your own after it.",
            )
        elif not found:
            row.note_at(
                header, "reference.unknown", f"No question is named `{name}`.", *unknown_name_fixes(name, self.by_name)
            )
        elif len(found) > 1 and not _one_beside(found, path):
            rows = sorted(self.paths[other].row for other in found if other in self.paths)
            row.note_at(
                header,
                "reference.ambiguous",
                f"`${{{name}}}` may mean the question of row {' or of row '.join(map(str, rows))}.",
                "give them different names.",
            )

    def _check_reach(self, row: Row, header: str, name: str, path: str) -> None:
        """Warns of one value wanted of a question that a repeat asks many times, from outside that repeat."""
        found = self.by_name.get(name, [])
        target = found[0] if len(found) == 1 else _one_beside(found, path)
        if target is None:
            return
        around = (other for other in self._above(target) if path != other and not path.startswith(f"{other}/"))
        repeat = next((self.paths[other].name for other in around), None)
        if repeat is not None:
            row.note_at(
                header,
                "reference.repeated",
                f"`${{{name}}}` is asked in each `{repeat}` and read outside it: here and in web forms that is the "
                "first, and Collect stops when there are two.",
                f"write `indexed-repeat(${{{name}}}, ${{{repeat}}}, 1)` for the first.",
                f"write `sum(${{{name}}})`, `max(…)`, `join(' ', …)` or another function of all.",
            )

    def _above(self, path: str) -> Iterator[str]:
        """The repeats a question stands in, from the outermost; itself where it is one."""
        parts = path.split("/")
        for end in range(2, len(parts) + 1):
            node = self.paths.get("/".join(parts[:end]))
            if isinstance(node, Group) and node.kind == "repeat":
                yield node.path

    def _check_bare(self, use: Use) -> None:
        if use.column == "choice_filter":
            return
        for name in dict.fromkeys(bare_names(use.expression.tree)):
            use.row.note(
                use.column,
                "reference.bare",
                f"`{name}` stands without braces, so it means nothing here and is always blank.",
                *(
                    (f"write `${{{name}}}`.",)
                    if name in self.by_name
                    else (f"write `'{name}'` if it is a text.", *unknown_name_fixes(name, self.by_name)[:-1])
                ),
            )

    def _check_paths(self, use: Use) -> None:
        for steps in absolute_paths(use.expression.tree):
            path = "/" + "/".join(steps)
            if path == f"/{self.root}" or path in self.paths or path.startswith(f"/{self.root}/meta"):
                continue
            if any(path == f"{parent}/{other}" for other, parent in self.reader.others.items()):
                continue
            use.row.note(
                use.column,
                "reference.path",
                f"Nothing stands at `{path}`, so it is always blank.",
                *(
                    ("write `${" + steps[-1] + "}`.",)
                    if steps[-1] in self.by_name
                    else unknown_name_fixes(steps[-1], self.by_name)
                ),
            )

    def _check_self(self, use: Use) -> None:
        if use.column in HANGS_ON and use.name and use.name in use.expression.names:
            if use.column == "calculation" and any(calls_of(use.expression.tree, "indexed-repeat")):
                return
            what = (
                "whether it is asked hangs on its own answer"
                if use.column == "relevant"
                else "its value hangs on itself"
            )
            use.row.note(
                use.column, "reference.self", f"`{use.name}` refers to itself: {what}.", "refer to an earlier question."
            )

    # --- circles ---

    def _check_circles(self) -> None:
        edges = self._edges()
        for circle in find_circles(edges):
            nodes = [self.paths[path] for path in circle]
            uses = [use for use in self.reader.uses.expressions if use.path in circle and use.column in HANGS_ON]
            first = min(uses, key=lambda use: use.row.number)
            named = " → ".join([*(f"`{node.name}`" for node in nodes), f"`{nodes[0].name}`"])
            rows = ", ".join(str(row) for row in sorted(node.row for node in nodes))
            first.row.note(
                first.column,
                "reference.circular",
                f"These depend on each other in a circle: {named} (rows {rows}). None can be computed first.",
                "take one of these references out.",
            )

    def _edges(self) -> dict[str, list[str]]:
        """Path → the paths its value or its being asked hangs on; what a group hangs on holds for all in it."""
        edges: dict[str, list[str]] = {path: [] for path in self.paths}
        for path, hangs_on in edges.items():
            parent = path.rpartition("/")[0]
            if parent in edges:
                hangs_on.append(parent)
        for use in self.reader.uses.expressions:
            if use.column not in HANGS_ON or use.path not in edges:
                continue
            for name in use.expression.names:
                if name == use.name:
                    continue
                found = self.by_name.get(name, [])
                target = found[0] if len(found) == 1 else _one_beside(found, use.path)
                if target in edges and not self._holds(target, use.path):
                    edges[use.path].append(target)
        return edges

    def _holds(self, target: str, path: str) -> bool:
        """A repeat may be counted by what stands in it: that is no circle."""
        node = self.paths[target]
        return isinstance(node, Group) and path.startswith(f"{target}/")


def _one_beside(paths: Sequence[str], path: str) -> str | None:
    """Of several of one name the one in the same group, if there is one."""
    parent = path.rpartition("/")[0]
    beside = [other for other in paths if other.rpartition("/")[0] == parent]
    return beside[0] if path and len(beside) == 1 else None


def find_circles(edges: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """One circle for each knot of things that depend on each other, each beginning with the first of its things."""
    order = {path: place for place, path in enumerate(edges)}
    circles: list[list[str]] = []
    for knot in _knots(edges):
        start = min(knot, key=order.__getitem__)
        circles.append(_shortest_way_round(start, edges, set(knot)))
    return sorted(circles, key=lambda circle: order[circle[0]])


def _shortest_way_round(start: str, edges: Mapping[str, Sequence[str]], knot: set[str]) -> list[str]:
    came_from: dict[str, str] = {}
    waiting = [start]
    for path in waiting:
        for other in edges[path]:
            if other == start:
                way = [path]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if other in knot and other not in came_from:
                came_from[other] = path
                waiting.append(other)
    return [start]


def _knots(edges: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Strongly connected parts of more than one thing (Tarjan, without recursion: forms may be long)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in edges:
        if root in number:
            continue
        work = [(root, iter(edges[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            path, others = work[-1]
            for other in others:
                if other not in number:
                    number[other] = low[other] = len(number)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, iter(edges[other])))
                    break
                if other in on_stack:
                    low[path] = min(low[path], number[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[path])
                if low[path] == number[path]:
                    knot = []
                    while True:
                        knot.append(stack.pop())
                        on_stack.discard(knot[-1])
                        if knot[-1] == path:
                            break
                    if len(knot) > 1:
                        yield knot


def check_filters(reader: SurveyReader, nodes: tuple[Node, ...], choices: ChoiceLists, external: ChoiceLists) -> None:
    """Notes columns a choice filter names that its list does not have."""
    questions = {node.path: node for node in walk(nodes) if isinstance(node, Question)}
    for use in reader.uses.expressions:
        question = questions.get(use.path)
        if use.column != "choice_filter" or question is None or not question.list_name:
            continue
        lists = external if question.type == "select_one_external" else choices
        list_name = question.list_name.removeprefix(external_key("", [""]))
        if list_name not in lists.lists:
            continue
        for column in dict.fromkeys(bare_names(use.expression.tree)):
            if not lists.has_column(list_name, column):
                use.row.note(
                    "choice_filter",
                    "filter.unknown_column",
                    f"The choices have no column `{column}`, so it is always blank.",
                    *unknown_name_fixes(column, [*lists.extra_names, "name", "label"])[:-1],
                    f"add the column `{column}` to the sheet of choices.",
                    f"write `${{{column}}}` if a question is meant.",
                )
            elif lists.is_blank(list_name, column):
                use.row.note(
                    "choice_filter",
                    "filter.blank_column",
                    f"No choice of `{list_name}` has anything in the column `{column}`.",
                    f"fill the column `{column}` for its choices.",
                )
