"""Organisations' age keys: their fingerprints, and the signed list of them with the succession of keys.

The list names, besides whom to seal to, every key an organisation had before (``former``): a package that is under way
or was sealed anew for the next key still names the old one inside, where the officer signed it. Only what an earlier
list held can become former, so nobody can be slipped in as somebody else's past.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from titian.sealing.age import check_recipient
from titian.sealing.encoding import Payload, canonical_json, format_instant, sha256_hex, text_member
from titian.sealing.errors import SealingError
from titian.sealing.trust import Trust
from titian.sealing.words import fingerprint_words

_FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A key an organisation had. Nothing is sealed to it; `is_refused`: nor is what was, for it was stolen."""

    organisation_id: str
    fingerprint: str
    is_refused: bool = False

    def as_json(self) -> Payload:
        return {"organisation_id": self.organisation_id, "fingerprint": self.fingerprint, "refused": self.is_refused}

    @classmethod
    def from_json(cls, entry: object) -> FormerKey:
        if not isinstance(entry, dict):
            raise SealingError("payload.malformed", member="former")
        mark, refused = entry.get("fingerprint"), entry.get("refused")
        if not isinstance(mark, str) or _FINGERPRINT.fullmatch(mark) is None or not isinstance(refused, bool):
            raise SealingError("payload.malformed", member="former")
        return cls(text_member(entry, "organisation_id"), mark, refused)


def fingerprint(recipient: str) -> str:
    """SHA-256 (lower hex) of the ``age1…`` text, which must be a sound X25519 recipient."""
    check_recipient(recipient)
    return sha256_hex(recipient.encode("ascii"))


def recipients_payload(
    *,
    country: str,
    recipients: Iterable[Mapping[str, Any]],
    sequence: int,
    issued_at: datetime,
    expires_at: datetime,
    former: Iterable[FormerKey] = (),
) -> Payload:
    """What the country's key signs: every organisation a package may be sealed to, and the keys there were before.

    Each entry needs ``organisation_id``, ``name`` and ``recipient``; its fingerprint is worked out
    here, and a given one that does not fit is `payload.malformed`.
    """
    return {
        "kind": "recipients",
        "scope": country,
        "sequence": sequence,
        "issued_at": format_instant(issued_at),
        "expires_at": format_instant(expires_at),
        "recipients": [checked_recipient(entry) for entry in recipients],
        "former": [key.as_json() for key in former],
    }


def checked_recipient(entry: Mapping[str, Any]) -> Payload:
    """One entry of the list with its fingerprint, worked out from the key and never taken on trust."""
    text_member(entry, "organisation_id")
    text_member(entry, "name")
    worked_out = fingerprint(text_member(entry, "recipient"))
    if entry.get("fingerprint", worked_out) != worked_out:
        raise SealingError("payload.malformed", member="fingerprint")
    return {**entry, "fingerprint": worked_out}


def verify_recipients(jws: str, trust: Trust, *, known_sequence: int = 0) -> Payload:
    """The country's signed list, each fingerprint worked out anew; else what `Trust.verify` says."""
    payload = trust.verify(
        jws, kind="recipients", scope=trust.country, role=trust.recipients_role, known_sequence=known_sequence
    )
    entries = payload.get("recipients")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SealingError("payload.malformed", member="recipients")
    list_former(payload)
    return {**payload, "recipients": [checked_recipient(entry) for entry in entries]}


def list_former(payload: Mapping[str, Any]) -> list[FormerKey]:
    """The keys there were before, as a list of recipients names them; none in a list that says nothing of them."""
    entries = payload.get("former", [])
    if not isinstance(entries, list):
        raise SealingError("payload.malformed", member="former")
    return [FormerKey.from_json(entry) for entry in entries]


def list_generations(payload: Mapping[str, Any], own: str) -> frozenset[str]:
    """The fingerprints of every key of the organisation that has, or had, the key ``own``; at least ``own`` itself.

    ``payload`` has passed `verify_recipients`. This is what a reader may find named inside a package of its own.
    """
    former = list_former(payload)
    lines = [(entry["organisation_id"], entry["fingerprint"]) for entry in payload["recipients"]]
    lines += [(key.organisation_id, key.fingerprint) for key in former]
    organisations = {organisation_id for organisation_id, mark in lines if mark == own}
    return frozenset({own, *(mark for organisation_id, mark in lines if organisation_id in organisations)})


def succeed(
    before: Mapping[str, Any], recipients: Iterable[Mapping[str, Any]], *, refused: Collection[str]
) -> list[FormerKey]:
    """The former keys of the next list: those of the list ``before``, and those of its entries that are no more.

    ``refused`` are fingerprints nothing is taken for any more; once refused, a key stays so. A key that is listed
    again is not a former one. A list that would still seal to a refused key is `listing.refused`.
    """
    current = {entry["fingerprint"] for entry in recipients}
    for mark in sorted(current & set(refused)):
        raise SealingError("listing.refused", fingerprint=mark)
    known = [
        *list_former(before),
        *(FormerKey(entry["organisation_id"], entry["fingerprint"]) for entry in before.get("recipients", [])),
    ]
    former: dict[tuple[str, str], FormerKey] = {}
    for key in known:
        place = (key.organisation_id, key.fingerprint)
        was_refused = key.is_refused or (place in former and former[place].is_refused)
        if key.fingerprint in current:
            if was_refused:
                raise SealingError("listing.refused", fingerprint=key.fingerprint)
            continue
        former[place] = FormerKey(*place, is_refused=was_refused or key.fingerprint in refused)
    return list(former.values())


def confirm_recipients(
    recipients: Iterable[Mapping[str, Any]],
    *,
    known: Iterable[Mapping[str, Any]],
    words: Mapping[str, Sequence[str]],
) -> list[str]:
    """The ids of organisations whose entry is new or changed and was confirmed by its six words.

    ``known`` are the entries of the list in force. An entry that stands there unchanged in every
    member needs no words; one whose key, name, services or independence changed does. A hub could
    else turn a shelter into legal aid, which is told more. `words.unconfirmed` names the first
    organisation whose words are missing or do not fit, and never says what they should have been.
    """
    settled = {canonical_json(entry) for entry in known}
    confirmed = []
    for entry in recipients:
        organisation_id = text_member(entry, "organisation_id")
        recipient = text_member(entry, "recipient")
        if canonical_json(entry) in settled:
            continue
        if list(words.get(organisation_id, ())) != fingerprint_words(fingerprint(recipient)):
            raise SealingError("words.unconfirmed", organisation_id=organisation_id)
        confirmed.append(organisation_id)
    return confirmed
