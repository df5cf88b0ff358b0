"""Who this hub is: the root its phones pin, the keys that root vouches for, and the hub's own signing key.

The root's and the country's private keys are never here. In `$TITIAN_DATA/trust` lie `root.jwk.json` (the root's
public key), `hub.key.json` and `envelopes.key` (the hub's private keys: one signs, the others open what phones seal to
it; mode 0600), `keys.jws` (signed by the root) and `recipients.jws` (signed by the country). They are read again when
they change, so a new list needs no restart.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import structlog
from django.conf import settings

from titian.library.errors import IdentityMissing
from titian.sealing import (
    SealingError,
    SigningKey,
    Trust,
    identity_recipient,
    list_former,
    public_part,
    thumbprint,
    verify_recipients,
)

ROOT_FILE: Final = "root.jwk.json"
HUB_KEY_FILE: Final = "hub.key.json"
KEYS_FILE: Final = "keys.jws"
RECIPIENTS_FILE: Final = "recipients.jws"
ENVELOPE_KEY_FILE: Final = "envelopes.key"
"""Age identities, the newest first: what phones seal envelopes to (`titian.library.envelope_key`)."""
PUSH_KEY_FILE: Final = "push.key.json"
"""With which push services of browsers know this hub (`titian.notices`). No part of its identity; in its backups."""
OVERSIGHT: Final = "oversight"
"""How an entry of the signed list says that complaints are sealed to it, and no referral."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class HubIdentity:
    """What enrolment hands to a phone and what receipts are signed with.

    `recipients` maps the fingerprint of each provider now in the country's signed list to its id, `oversight` that of
    the independent body complaints go to, with the keys it had before, stolen ones too;
    `known_recipients` also those of the keys organisations had before, for packages still on their way;
    `refused_recipients` are those of them that were stolen. `needs` says which needs each organisation on the list
    answers, by its id; none of an authority that could hold or return somebody. `recipients_jws` is the list as it was
    signed, None before the first one and while the one in the folder is not signed by a key that the root vouches for.
    `envelope_recipient` is what phones seal envelopes to, and `envelope_identities` open them, the newest first; none
    where the hub has no such key yet.
    """

    hub_id: str
    name: str
    country: str
    root_jwk: Mapping[str, str]
    root_thumbprint: str
    keys: str
    trust: Trust
    hub_key: SigningKey
    recipients: Mapping[str, str]
    known_recipients: Mapping[str, str]
    refused_recipients: frozenset[str]
    oversight: Mapping[str, str]
    recipients_jws: str | None
    needs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    envelope_recipient: str | None = None
    envelope_identities: tuple[str, ...] = field(default=(), repr=False)


_Stamp = tuple[tuple[str, int, int, int], ...]
_cached: tuple[_Stamp, HubIdentity] | None = None
_held: ContextVar[HubIdentity | None] = ContextVar("held", default=None)


def trust_folder() -> Path:
    return Path(settings.TITIAN_DATA) / "trust"


def get_hub_identity() -> HubIdentity:
    """The identity as the files now say; raises IdentityMissing when one is absent or unsound."""
    global _cached  # noqa: PLW0603  (one small cache a process, keyed by the files' stamps)
    held = _held.get()
    if held is not None:
        return held
    folder = trust_folder()
    stamp = _stamp(folder)
    if _cached is None or _cached[0] != stamp:
        _cached = (stamp, _read(folder))
    return _cached[1]


@contextmanager
def one_hub_identity() -> Iterator[HubIdentity]:
    """Within it the hub is who it was at the beginning: of a hundred items none looks at the files again."""
    token = _held.set(get_hub_identity())
    try:
        yield get_hub_identity()
    finally:
        _held.reset(token)


def read_hub_key() -> SigningKey:
    """The hub's own signing key; raises IdentityMissing when it is absent or unsound."""
    try:
        return SigningKey.from_jwk(_json(trust_folder() / HUB_KEY_FILE))
    except (OSError, ValueError, SealingError) as problem:
        raise IdentityMissing from problem


def read_envelope_identities(folder: Path) -> tuple[str, ...]:
    """What opens sealed envelopes, the newest first; none where no such key was made."""
    path = folder / ENVELOPE_KEY_FILE
    return tuple(path.read_text("ascii").split()) if path.exists() else ()


def find_root_jwk() -> dict[str, str] | None:
    """The public key of the pinned root, None before one is installed."""
    path = trust_folder() / ROOT_FILE
    return public_part(_json(path)) if path.exists() else None


def read_list(name: str) -> str | None:
    """A signed list as it lies in the folder, None when there is none."""
    path = trust_folder() / name
    return path.read_text("ascii").strip() if path.exists() else None


def _stamp(folder: Path) -> _Stamp:
    stamps = []
    for name in (ROOT_FILE, HUB_KEY_FILE, KEYS_FILE, RECIPIENTS_FILE, ENVELOPE_KEY_FILE):
        path = f"{folder}/{name}"  # no Path: every sync looks at these
        try:
            found = os.stat(path)
        except FileNotFoundError as problem:
            if name in (RECIPIENTS_FILE, ENVELOPE_KEY_FILE):
                continue
            raise IdentityMissing from problem
        stamps.append((path, found.st_mtime_ns, found.st_ino, found.st_size))
    return tuple(stamps)


def _read(folder: Path) -> HubIdentity:
    hub_key = read_hub_key()
    try:
        root_jwk = public_part(_json(folder / ROOT_FILE))
        keys = (folder / KEYS_FILE).read_text("ascii").strip()
        trust = Trust.from_keys(keys, thumbprint(root_jwk), root_jwk)
        recipients = _read_recipients(read_list(RECIPIENTS_FILE), trust)
        identities = read_envelope_identities(folder)
        envelope_recipient = identity_recipient(identities[0]) if identities else None
    except (OSError, ValueError, SealingError) as problem:
        raise IdentityMissing from problem
    if not any(key.kid == hub_key.kid and key.role == "hub" for key in trust.keys):
        raise IdentityMissing("The hub's signing key is not one that its root vouches for.")
    return HubIdentity(
        hub_id=trust.hub_id,
        name=settings.TITIAN.hub_name,
        country=trust.country,
        root_jwk=root_jwk,
        root_thumbprint=trust.root_thumbprint,
        keys=keys,
        trust=trust,
        hub_key=hub_key,
        recipients=recipients.current,
        known_recipients={**recipients.former, **recipients.current},
        refused_recipients=recipients.refused,
        oversight=recipients.oversight,
        recipients_jws=recipients.jws,
        needs=recipients.needs,
        envelope_recipient=envelope_recipient,
        envelope_identities=identities,
    )


@dataclass(frozen=True, slots=True)
class _Recipients:
    """Fingerprint → organisation id, as the list says it; empty without one."""

    jws: str | None = None
    current: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    oversight: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _read_recipients(jws: str | None, trust: Trust) -> _Recipients:
    """The list and whom it names. Without one, nothing can be sent to anybody and everything else goes on.

    A list that no key of now signed is as good as none: so it is between a new country key and the next list.
    """
    if jws is None:
        return _Recipients()
    try:
        payload = verify_recipients(jws, trust)
    except SealingError as problem:
        log.warning("recipients.read.refused", code=problem.code, country=trust.country)
        return _Recipients()
    former = list_former(payload)
    bodies = {entry["organisation_id"] for entry in payload["recipients"] if entry.get("kind") == OVERSIGHT}
    listed = [(entry["fingerprint"], entry["organisation_id"]) for entry in payload["recipients"]]
    before = [(key.fingerprint, key.organisation_id) for key in former]
    refused = frozenset(key.fingerprint for key in former if key.is_refused)
    return _Recipients(
        jws,
        {mark: organisation for mark, organisation in listed if organisation not in bodies},
        {mark: organisation for mark, organisation in before if organisation not in bodies},
        refused,
        {mark: body for mark, body in [*before, *listed] if body in bodies},
        {
            entry["organisation_id"]: _read_needs(entry.get("services"))
            for entry in payload["recipients"]
            if entry["organisation_id"] not in bodies and not entry.get("authority")
        },
    )


def _read_needs(services: object) -> frozenset[str]:
    return frozenset(str(need) for need in services) if isinstance(services, list) else frozenset()


def _json(path: Path) -> dict[str, Any]:  # Any: checked by the sealing room, member by member
    value = json.loads(path.read_text("utf-8"))
    if not isinstance(value, dict):
        raise ValueError(f"{path.name} is not a JSON object")  # noqa: TRY004  (a fault of the file, not of the caller)
    return value
