from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from titian.feedback.errors import AnswerUnknown
from titian.feedback.models import Complaint


@dataclass(frozen=True)
class FoundAnswer:
    """What the person's code finds: whether there is an answer, and what the code opens it with."""

    status: Literal["waiting", "answered", "closed"]
    key_file: bytes
    answer: bytes | None


def find_answer(lookup: str) -> FoundAnswer:
    """By the name the code makes. A wrong code and an unknown one are the same: `AnswerUnknown`. Nothing is logged."""
    complaint = Complaint.objects.filter(lookup=lookup).only("status", "key_file", "answer").first()
    if complaint is None:
        raise AnswerUnknown
    answer = bytes(complaint.answer) if complaint.answer is not None else None
    key_file = bytes(complaint.key_file)
    if answer is not None:
        return FoundAnswer("answered", key_file, answer)
    return FoundAnswer("closed" if complaint.status == "closed" else "waiting", key_file, None)
