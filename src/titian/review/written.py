"""Expressions as an author writes them in a sheet."""

from __future__ import annotations

from titian.instrument.expressions import ALWAYS, Tree
from titian.instrument.vocabulary import WORDS


def written(tree: Tree | None) -> str:
    """The text of an expression; parsing it gives the same tree again. Nothing written is the same as always()."""
    tree = tree or ALWAYS
    if tree.op in ("and", "or"):
        return f" {tree.op} ".join(
            f"({written(part)})" if part.op in ("and", "or") else written(part) for part in tree.of
        )
    if tree.op == "not":
        return f"not({written(tree.of[0])})"
    numbers = [str(tree.count)] if WORDS[tree.op].counted else []
    return f"{tree.op}({', '.join([*numbers, *(repr(name) for name in tree.names)])})"
