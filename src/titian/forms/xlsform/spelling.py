"""Which known word somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def distance(one: str, other: str, most: int = 3) -> int:
    """How many letters must be put in, taken out, exchanged or swapped with the next; `most` + 1 when more than `most`.

    Optimal string alignment, so that `lable` is one step from `label`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        row = [i]
        for j, right in enumerate(other, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return min(last[-1], most + 1)


def nearest(word: str, known: Iterable[str], *, most: int | None = None) -> str | None:
    """The nearest known word, capitals aside; None when none is near: one step for short words, two for long ones."""
    plain = word.casefold()
    allowed = most if most is not None else (0 if len(plain) < 3 else 1 if len(plain) < 6 else 2)
    best: str | None = None
    for other in known:
        steps = distance(plain, other.casefold(), allowed)
        if steps <= allowed and (best is None or steps < allowed):
            best, allowed = other, steps
    return best


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """A way to fix it, when a known word is near."""
    near = nearest(word, known)
    return (f"did you mean `{near}`?",) if near else ()
