"""Whom to believe: one pinned root, the keys it vouches for, and what each may sign.

``keys.json`` is a statement of the root key. It lists publisher, country and hub keys with scope
and expiry. Everything else is checked through `Trust.verify`. See docs/security/trust.md.

No device clock is asked. A key's expiry is held against the ``issued_at`` of what it signed; the
age of a statement is reported by `is_past_expiry` and never blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from titian.sealing.encoding import (
    Payload,
    count_member,
    format_instant,
    object_member,
    parse_instant,
    text_member,
)
from titian.sealing.errors import SealingError
from titian.sealing.keys import public_part, thumbprint
from titian.sealing.signed import check_signature, payload_object, read_unverified, verify

# Who may sign what. A hub key can never sign a recipient: a hostile hub could swap one.
MAY_SIGN: Final[Mapping[str, frozenset[str]]] = {
    "publisher": frozenset({"manifest"}),
    "country": frozenset({"manifest", "recipients"}),
    "recipients": frozenset({"recipients"}),
    "hub": frozenset(
        {"receipt", "standing", "enrolment", "revocation", "event", "audit_head", "beds", "learning_counts"}
        | {"course_certificate", "withdrawn_certificates", "arrival_request", "arrival_counts", "contact_sheet"}
        | {"contact_request", "duty_desks"}
    ),
}


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """One line of ``keys.json``. A key for two scopes has two lines."""

    jwk: Mapping[str, str]
    role: str
    scope: str
    expires_at: datetime

    @property
    def kid(self) -> str:
        return thumbprint(self.jwk)

    def as_json(self) -> Payload:
        return {
            "kid": self.kid,
            "jwk": dict(public_part(self.jwk)),
            "role": self.role,
            "scope": self.scope,
            "expires_at": format_instant(self.expires_at),
        }

    @classmethod
    def from_json(cls, entry: object) -> TrustedKey:
        if not isinstance(entry, dict):
            raise SealingError("payload.malformed", member="keys")
        key = cls(
            jwk=public_part(object_member(entry, "jwk")),
            role=text_member(entry, "role"),
            scope=text_member(entry, "scope"),
            expires_at=parse_instant(entry.get("expires_at")),
        )
        if key.role not in MAY_SIGN or text_member(entry, "kid") != key.kid:
            raise SealingError("payload.malformed", member="keys")
        return key


def keys_payload(
    *,
    hub_id: str,
    country: str,
    keys: Iterable[TrustedKey],
    sequence: int,
    issued_at: datetime,
    expires_at: datetime,
) -> Payload:
    """What the root key signs as ``keys.json`` of one hub."""
    return {
        "kind": "keys",
        "scope": hub_id,
        "hub_id": hub_id,
        "country": country,
        "sequence": sequence,
        "issued_at": format_instant(issued_at),
        "expires_at": format_instant(expires_at),
        "keys": [key.as_json() for key in keys],
    }


@dataclass(frozen=True, slots=True)
class Trust:
    """The keys of one hub, as its pinned root vouches for them."""

    root_thumbprint: str
    hub_id: str
    country: str
    sequence: int
    issued_at: datetime
    expires_at: datetime
    keys: tuple[TrustedKey, ...]

    @classmethod
    def from_keys(
        cls,
        keys_jws: str,
        root_thumbprint: str,
        root_jwk: Mapping[str, Any],
        known_sequence: int = 0,
        *,
        hub_id: str | None = None,
    ) -> Trust:
        """Check ``keys.json`` against the pinned root, and against ``hub_id`` where it is known.

        Refuses `root.mismatch`, everything `verify` refuses, `kind.wrong`, `scope.wrong`,
        `sequence.lower` and `payload.malformed`.
        """
        if thumbprint(root_jwk) != root_thumbprint:
            raise SealingError("root.mismatch")
        payload = verify(keys_jws, root_jwk)
        _check_kind(payload, "keys")
        named = text_member(payload, "hub_id")
        if text_member(payload, "scope") != named or hub_id not in (None, named):
            raise SealingError("scope.wrong")
        issued_at, expires_at = _check_statement(payload, known_sequence)
        entries = payload.get("keys")
        if not isinstance(entries, list):
            raise SealingError("payload.malformed", member="keys")
        return cls(
            root_thumbprint=root_thumbprint,
            hub_id=named,
            country=text_member(payload, "country"),
            sequence=count_member(payload, "sequence"),
            issued_at=issued_at,
            expires_at=expires_at,
            keys=tuple(TrustedKey.from_json(entry) for entry in entries),
        )

    def verify(self, jws: str, *, kind: str, scope: str, role: str, known_sequence: int = 0) -> Payload:
        """The payload of a statement, if a key of this role and scope signed it.

        Refuses `key.unknown`, everything `verify` refuses, `kind.wrong`, `scope.wrong`,
        `key.out_of_scope`, `sequence.lower` (equal is the same document again), `key.expired`.
        """
        unverified = read_unverified(jws)
        lines = [key for key in self.keys if key.kid == unverified.header["kid"]]
        if not lines:
            raise SealingError("key.unknown")
        check_signature(jws, lines[0].jwk)
        payload = payload_object(unverified.payload)
        _check_kind(payload, kind)
        if text_member(payload, "scope") != scope:
            raise SealingError("scope.wrong")
        lines = [key for key in lines if self._may_sign(key, kind=kind, scope=scope, role=role)]
        if not lines:
            raise SealingError("key.out_of_scope")
        issued_at, _ = _check_statement(payload, known_sequence)
        if all(issued_at > key.expires_at for key in lines):
            raise SealingError("key.expired")
        return payload

    @property
    def recipients_role(self) -> str:
        """The role whose keys sign the list of recipients.

        The country key does, until the root names a key for that alone: from then on only such a key does, so that the
        country key can stay in its safe and its theft lists nobody.
        """
        named = any(key.role == "recipients" and key.scope == self.country for key in self.keys)
        return "recipients" if named else "country"

    def _may_sign(self, key: TrustedKey, *, kind: str, scope: str, role: str) -> bool:
        if key.role != role or kind not in MAY_SIGN[role]:
            return False
        # One hub serves one country, so its key, scoped to the hub, enrols for that country.
        enrols = kind == "enrolment" and scope == self.country and key.scope == self.hub_id
        return key.scope == scope or enrols


def is_past_expiry(payload: Mapping[str, Any], now: datetime) -> bool:
    """Whether a statement is older than its signer meant it to be. Shown, never a reason to refuse."""
    return now > parse_instant(payload.get("expires_at"))


def _check_kind(payload: Mapping[str, Any], kind: str) -> None:
    if text_member(payload, "kind") != kind:
        raise SealingError("kind.wrong")


def _check_statement(payload: Mapping[str, Any], known_sequence: int) -> tuple[datetime, datetime]:
    if count_member(payload, "sequence") < known_sequence:
        raise SealingError("sequence.lower")
    return parse_instant(payload.get("issued_at")), parse_instant(payload.get("expires_at"))
