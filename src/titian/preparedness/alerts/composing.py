"""A message from what somebody chose: the same in every language, for all but the note comes out of closed lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from titian.preparedness.figures.published import read_seas

from .areas import Cell
from .model import PRIVATE, Info, Kind, Message, Place, Reference, Status
from .words import list_segments, list_subjects, read_words, say_area, say_instructions


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody chose. `area` is the code of a sea, a coast or a cell; `people` is a figure in digits, as
    "40 to 60", or blank; `notes` are in the languages of the list, in all or in none."""

    subject: str
    urgency: str
    severity: str
    certainty: str
    area: str
    expires: datetime
    effective: datetime | None = None
    instructions: tuple[str, ...] = ()
    people: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    is_exercise: bool = False


def compose(
    draft: Draft,
    *,
    identifier: str,
    sender: str,
    sent: datetime,
    addresses: tuple[str, ...],
    kind: Kind = Kind.ALERT,
    references: tuple[Reference, ...] = (),
    incidents: tuple[str, ...] = (),
) -> Message:
    """The message; whether it may go, `rules` say. Raises KeyError for a code that is in no list."""
    infos = tuple(_say(draft, language, kind, sent) for language in read_words().languages)
    status = Status.EXERCISE if draft.is_exercise else Status.ACTUAL
    return Message(
        identifier=identifier, sender=sender, sent=sent, status=status, kind=kind, scope=PRIVATE, addresses=addresses,
        references=references, incidents=incidents, infos=infos,
    )  # fmt: skip


def draw(code: str, language: str) -> Place:
    """The place in a language, with its squares; a sea has none. Raises KeyError for none of these."""
    name = say_area(code, language)
    if code in read_seas():
        return Place(name)
    segment = list_segments().get(code)
    cells = segment.squares if segment is not None else (Cell.read(code),)
    return Place(name, tuple(cell.ring for cell in cells))


def _say(draft: Draft, language: str, kind: Kind, sent: datetime) -> Info:
    words = read_words()
    event = list_subjects()[draft.subject].names[language]
    said = [words.exercise_names[language]] if draft.is_exercise else []
    is_over = kind == Kind.CANCEL
    if is_over:
        said.append(words.cancel_names[language])
    elif draft.people:
        said.append(words.people_names[language] % draft.people)
    if note := draft.notes.get(language, "").strip():
        said.append(note)
    return Info(
        language=language, subject=draft.subject, event=event, urgency=draft.urgency, severity=draft.severity,
        certainty=draft.certainty, effective=draft.effective or sent, expires=draft.expires, headline=event,
        description=" ".join(said), instruction="" if is_over else say_instructions(draft.instructions, language),
        instructions=() if is_over else tuple(draft.instructions), places=(draw(draft.area, language),),
    )  # fmt: skip
