"""Names of questions, groups and choices: what XML can hold, what is taken, and which differ too little."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from titian.instrument.grammar import NAME

from .rows import Row
from .spelling import did_you_mean

_NAME: Final = re.compile(NAME)
_NOT_IN_NAMES: Final = re.compile(r"[^\w\-.]+")
# Letters that are capital or small, and digits: all that JavaRosa reads in a path.
_COLLECT_READS: Final = frozenset(["Lu", "Ll", "Nd"])
RESERVED: Final = frozenset(["meta"])


def is_name(text: str) -> bool:
    """Whether XML can hold an element of that name (Namespaces in XML 1.0, NCName)."""
    return _NAME.fullmatch(text) is not None


def suggest_name(text: str) -> str:
    """A name like the text that XML can hold."""
    name = _NOT_IN_NAMES.sub("_", text.strip()).strip("_")
    return name if is_name(name) else f"_{name}" if is_name(f"_{name}") else ""


@dataclass
class Scope:
    """The names directly in one group, each with its row."""

    rows: dict[str, int] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)


def check_name(row: Row, name: str, scope: Scope) -> bool:
    """Notes a name that cannot stand here; False when it cannot be used at all."""
    if not is_name(name):
        better = suggest_name(name)
        row.note(
            "name",
            "name.invalid",
            f"`{name}` cannot be a name: it begins with a letter or an underscore and goes on with letters, digits, "
            "underscores, hyphens or dots.",
            *((f"write `{better}`.",) if better else ("choose another name.",)),
        )
        return False
    if name in RESERVED:
        row.note("name", "name.reserved", f"`{name}` is taken by the form itself.", "choose another name.")
        return False
    if name in scope.rows:
        row.note(
            "name",
            "name.same",
            f"`{name}` already stands in row {scope.rows[name]} of the same group: one answer would replace the other.",
            f"rename one, for example `{name}_2`.",
        )
        return False
    if any(unicodedata.category(sign) not in _COLLECT_READS for sign in name if sign not in "_-."):
        row.note(
            "name",
            "name.letters",
            f"`{name}` is in letters that Collect cannot read in a name; ODK Validate refuses the form.",
            "write it in Latin letters: only its label is shown.",
        )
    if name.casefold() in scope.folded:
        other = scope.folded[name.casefold()]
        row.note(
            "name",
            "name.case",
            f"`{name}` and `{other}` (row {scope.rows[other]}) differ only in capitals; many programs mix them up.",
            "rename one.",
        )
    scope.rows[name] = row.number
    scope.folded[name.casefold()] = name
    return True


def unknown_name_fixes(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """How to put right a name nobody has."""
    return (*did_you_mean(name, known), f"add a question named `{name}`.")
