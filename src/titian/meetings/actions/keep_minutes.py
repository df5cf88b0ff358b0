"""Minutes from the first word to the last correction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Max

from titian import audit
from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.desk.workflow import Doing
from titian.meetings.codes import SITS
from titian.meetings.errors import MinutesNotOpen
from titian.meetings.minutes import find_missing, merge
from titian.meetings.models import AgendaItem, Correction, Note, NoteRevision
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.models import Meeting, Party


@dataclass(frozen=True)
class Kept:
    """What a browser hears after it brought words: all it lacks, and what the hub has. `is_closed`: they came after
    closing, and are kept as a proposed correction where they say something else than the minutes."""

    version: int
    missing: bytes = b""
    vector: bytes = b""
    is_closed: bool = False


def find_own_party(actor: User) -> Party | None:
    """The member whom the actor speaks for, if any."""
    return Party.objects.present().spoken_for_by(actor).first()


def keep_words(
    *, actor: User, item: AgendaItem, update: bytes, vector: bytes, base: str, text: str, now: datetime
) -> Kept:
    """Words that a browser brings, merged with what others wrote. It may bring the same twice.

    `base` is what they began from and `text` what they are: once the minutes are closed nothing else can be made of
    them. Raises `NotAllowed`, `MinutesNotOpen`, `MinutesUnreadable`, `MinutesTooLong`, `ZawgyiWords`.
    """
    if not may(actor, Permission.TAKE_PART):
        raise NotAllowed
    with transaction.atomic():
        note = Note.objects.select_for_update().get(item=item)
        if note.is_frozen:
            if text not in (base, note.text):
                suggest(note, base, text, by=actor, at=now)
            return Kept(note.version, is_closed=True)
        if item.meeting.state not in SITS:
            raise MinutesNotOpen
        merged = merge(bytes(note.live) if note.live else None, update)
        if merged.text != note.text:
            refuse_zawgyi(merged.text)
        missing = find_missing(merged.live, vector)
        note.live, note.text, note.version = merged.live, merged.text, note.version + 1
        note.save()
        thing = f"meeting_item:{item.pk}"
        # Once for whoever writes there: a row for each second of typing would hide all others.
        if not Entry.objects.filter(thing=thing, action="meeting_item.write", actor_id=str(actor.pk)).exists():
            audit.record("user", str(actor.pk), "meeting_item.write", thing)
    return Kept(note.version, missing, merged.vector)


def freeze(meeting: Meeting, doing: Doing) -> None:
    """The words of each item become its first revision; what merged them goes."""
    for note in Note.objects.select_for_update().filter(item__meeting=meeting):
        note.live, note.is_frozen = None, True
        if note.text:
            revise(note, note.text, by=doing.actor, at=doing.now)
        note.save()


def revise(
    note: Note, text: str, *, by: User | None, at: datetime, why: str = "", correction: Correction | None = None
) -> None:
    """The minutes as they are from now on. Words that are the same make no revision, but for the first."""
    text = text.replace("\r\n", "\n")
    last = note.revisions.aggregate(last=Max("number"))["last"] or 0
    if last and text == note.text:
        return
    NoteRevision.objects.create(note=note, number=last + 1, text=text, at=at, by=by, why=why, correction=correction)
    note.text = text
    note.save()


def suggest(note: Note, base: str, text: str, *, by: User, at: datetime) -> None:
    """A proposed correction; the same by the same is there once."""
    base, text = base.replace("\r\n", "\n"), text.replace("\r\n", "\n")
    digest = sha256(f"{len(base)}\n{base}{text}".encode()).hexdigest()
    made, is_new = Correction.objects.get_or_create(
        note=note, by=by, digest=digest, defaults={"base": base, "text": text, "at": at}
    )
    if is_new:
        audit.record("user", str(by.pk), "meeting_correction.add", f"meeting_correction:{made.pk}")
