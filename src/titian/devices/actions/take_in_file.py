from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from titian import audit
from titian.devices.actions.read_request import DeviceRequest, read_signed
from titian.devices.actions.sync_items import EndedAnswer, SyncAnswer, take_in_request
from titian.devices.errors import DeviceError, FileTooLarge, FileUnreadable
from titian.devices.models import Enrolment
from titian.devices.nonces import make_nonce, read_nonce
from titian.devices.policies import may_manage
from titian.people.models import User

log = structlog.get_logger()

FILE_METHOD: Final = "FILE"
FILE_PATH: Final = "/devices/take-in/"
"""What the phone signs a line for; web/field/src/safety/outbox-file.ts says the same."""
MAX_FILE: Final = 16 * 1000 * 1000
MOST_LINES: Final = 2000


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file: items the hub holds now, those set apart, those refused by code, unusable lines."""

    received: int
    set_apart: int
    refused: Mapping[str, int]
    foreign_lines: int
    unusable_lines: int


def take_in_file(*, actor: User, content: bytes, now: datetime) -> TakenIn:
    """Take in what a phone without a network saved: each line a batch that the phone signed, as it would have sent it.

    Every line is checked and stored like a request; what is here already is answered the same, so a file may come
    twice, or after its phone has found a network. Only phones that the actor manages. A line of another phone, or one
    that cannot be read, is counted and the rest goes on. Raises `FileTooLarge` and `FileUnreadable`.
    """
    if len(content) > MAX_FILE:
        raise FileTooLarge
    try:
        lines = [line for line in content.decode("ascii").splitlines() if line and not line.startswith("#")]
    except UnicodeDecodeError as error:
        raise FileUnreadable from error
    if not lines or len(lines) > MOST_LINES:
        raise FileUnreadable
    counts: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for line in lines:
        try:
            answer = _take_in_line(actor, line, now)
        except DeviceError:
            counts["unusable"] += 1
            continue
        if answer is None:
            counts["foreign"] += 1
            continue
        for item in answer.items:
            if item.refusal is not None:
                refused[item.refusal.code] += 1
            else:
                counts[item.status] += 1
    if counts["unusable"]:
        log.warning("file.lines.refused", lines=counts["unusable"])
    if counts["unusable"] == len(lines):
        raise FileUnreadable
    return TakenIn(
        received=counts["received"],
        set_apart=counts["quarantined"],
        refused=dict(sorted(refused.items())),
        foreign_lines=counts["foreign"],
        unusable_lines=counts["unusable"],
    )


def _take_in_line(actor: User, line: str, now: datetime) -> SyncAnswer | EndedAnswer | None:
    """None for a phone that the actor does not manage."""
    phone, signed = read_signed(line, method=FILE_METHOD, path=FILE_PATH)
    enrolment = Enrolment.objects.select_related("station").get(pk=phone.id)
    if not may_manage(actor, enrolment):
        return None
    # The phone had no nonce of the hub's; its items are known by their ids, and a repeat changes nothing.
    nonce = make_nonce(now)
    request = DeviceRequest(phone=phone, nonce=read_nonce(nonce, now), nonce_text=nonce, body=signed.body)
    answer = take_in_request(request, now)
    # A file is no contact: when the phone was last heard, and whether it knows of its end, stay as they were.
    Enrolment.objects.filter(pk=phone.id, last_contact_at=now).update(last_contact_at=enrolment.last_contact_at)
    taken = sum(item.refusal is None for item in answer.items)
    audit.record_by(actor, "items.take_in_file", f"enrolment:{phone.id}", {"items": taken})
    return answer
