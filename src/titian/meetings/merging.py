"""Words that were changed from one text, carried over to what that text has become meanwhile."""

from __future__ import annotations

from difflib import SequenceMatcher

from titian.workplan.changes import split_words


def carry_over(base: str, mine: str, now: str) -> str:
    """`now` with what `mine` changed of `base`: whatever was added stands at its place, what was taken away goes where
    it is still there. No word that either added is lost."""
    old, new, there = split_words(base), split_words(mine), split_words(now)
    place = [len(there)] * (len(old) + 1)  # where each word of the base, and its end, stand by now
    is_there = [False] * len(old)
    for tag, start, end, other, other_end in SequenceMatcher(None, old, there, autojunk=False).get_opcodes():
        for index in range(start, end):
            place[index] = other + index - start if tag == "equal" else other_end
            is_there[index] = tag == "equal"
    added: dict[int, list[str]] = {}
    gone: set[int] = set()
    for tag, start, end, other, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone.update(place[index] for index in range(start, end) if is_there[index])
        added.setdefault(place[start], []).extend(new[other:other_end])
    words: list[str] = []
    for index in range(len(there) + 1):
        words += added.get(index, [])
        if index < len(there) and index not in gone:
            words.append(there[index])
    return "".join(words)
