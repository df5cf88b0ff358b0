"""What is no fault of a form but perhaps a slip: two questions that say the same, a name unlike the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from .form import Group, Node, Question, walk
from .question_types import SHOWN
from .rows import Row

# The words of `prs_MailingCity`; in `prs_First_Name` an underscore stands between two of them.
_JOINED: Final = re.compile(r"(?:[a-z]+_)?(?:[A-Z][a-z]+){2,}")
_APART: Final = re.compile(r"(?:[a-z]+_)?[A-Z][a-z]+(?:_[A-Za-z][a-z]*)+")
_LEAST_JOINED: Final = 5


def note_slips(nodes: tuple[Node, ...], rows: Sequence[Row]) -> None:
    """Notes slips at their rows."""
    by_number = {row.number: row for row in rows}
    _note_same_labels(nodes, by_number)
    for node in walk(nodes):
        if isinstance(node, Group):
            _note_same_labels(node.nodes, by_number)
    _note_names(nodes, by_number)
    _note_nothing_required(rows)


def _note_same_labels(nodes: Sequence[Node], rows: Mapping[int, Row]) -> None:
    """Two questions side by side that ask the same, always and with the same kind of answer."""
    seen: dict[tuple[str, str | None, tuple[tuple[str, str], ...]], Question] = {}
    for node in nodes:
        if not isinstance(node, Question) or node.type not in SHOWN - {"note"} or node.relevant or not node.label:
            continue
        identity = (node.type, node.list_name, tuple(sorted(node.label.items())))
        other = seen.setdefault(identity, node)
        if other is not node:
            text = next(iter(node.label.values()))
            rows[node.row].note(
                "label",
                "label.same",
                f"`{node.name}` asks `{text}`, as `{other.name}` in row {other.row} does.",
                "write what this one asks.",
                "delete one.",
            )


def _note_names(nodes: tuple[Node, ...], rows: Mapping[int, Row]) -> None:
    """Names with underscores between words where most names of the form join them."""
    joined = [node.name for node in walk(nodes) if _JOINED.fullmatch(node.name)]
    apart = [node for node in walk(nodes) if _APART.fullmatch(node.name) and not _JOINED.fullmatch(node.name)]
    if len(joined) < _LEAST_JOINED or len(apart) * 2 > len(joined):
        return
    for node in apart:
        rows[node.row].note(
            "name",
            "name.style",
            f"`{node.name}` has underscores between its words, {len(joined)} names such as `{joined[0]}` have none; "
            f"a program that expects `{_joined(node.name)}` would not find it.",
            f"write `{_joined(node.name)}`, also where it is referred to.",
        )


def _joined(name: str) -> str:
    found = re.match(r"[a-z]+_", name)
    prefix = found.group() if found else ""
    return prefix + "".join(word[:1].upper() + word[1:] for word in name[len(prefix) :].split("_"))


def _note_nothing_required(rows: Sequence[Row]) -> None:
    """A column `required` that says no in every row."""
    filled = [row for row in rows if row.has("required")]
    if filled and all(row.exact_quietly("required").casefold() in {"no", "false", "false()"} for row in filled):
        filled[0].note(
            "required",
            "required.none",
            f"All {len(filled)} cells say that nothing is required: a form could be sent empty."
            if len(filled) > 1
            else "Nothing is required: a form could be sent empty.",
            "write yes where an answer must be there.",
            "delete the column.",
        )
