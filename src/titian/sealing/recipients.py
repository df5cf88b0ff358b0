"""Organisations' age keys: their fingerprints, and the list of them that the country key signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from titian.sealing.age import check_recipient
from titian.sealing.encoding import Payload, canonical_json, format_instant, sha256_hex, text_member
from titian.sealing.errors import SealingError
from titian.sealing.trust import Trust
from titian.sealing.words import fingerprint_words


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
) -> Payload:
    """What the country key signs: every organisation a package may be sealed to.

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
    payload = trust.verify(jws, kind="recipients", scope=trust.country, role="country", known_sequence=known_sequence)
    entries = payload.get("recipients")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SealingError("payload.malformed", member="recipients")
    return {**payload, "recipients": [checked_recipient(entry) for entry in entries]}


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
