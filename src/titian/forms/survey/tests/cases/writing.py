"""The words the cases are written with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

NAN = float("nan")
INF = float("inf")
World = Mapping[str, object]
Expected = str | float | bool | dict[str, str]
Cases = list[tuple[str, Expected]]
Groups = Sequence[tuple[World, Cases]]


def error(code: str) -> dict[str, str]:
    """The first problem's code."""
    return {"error": f"expression.{code}"}
