"""Replacing the signed lists: whose keys are believed, and whom packages may be sealed to."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Iterator
from typing import Any

import structlog
from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.audit.models import Entry
from titian.files import write_durably
from titian.library.errors import IdentityMissing, ReleaseRefused
from titian.library.identity import (
    KEYS_FILE,
    RECIPIENTS_FILE,
    find_root_jwk,
    get_hub_identity,
    read_hub_key,
    read_list,
    trust_folder,
)
from titian.people.keys import note_listing
from titian.people.models import Organisation, OrganisationKey
from titian.sealing import SealingError, Trust, parse_instant, sha256_hex, thumbprint, verify_recipients
from titian.sealing.signed import payload_object, read_unverified

log = structlog.get_logger()


def adopt_keys(jws: str, *, actor_kind: str = "command", actor_id: str = "") -> Trust:
    """Takes a list of keys signed by this hub's root in place of the one before.

    Refuses (ReleaseRefused, with the code of titian.sealing) what the root did not sign, another hub's list, a lower
    sequence, another list under the same sequence, and (`key.unknown`) a list that does not hold this hub's own key,
    with which the hub could no longer answer anybody. The same list again only completes what was interrupted.
    """
    root_jwk = find_root_jwk()
    if root_jwk is None:
        raise IdentityMissing
    with _locked():
        before = read_list(KEYS_FILE)
        known = _peek(before)
        try:
            trust = Trust.from_keys(
                jws, thumbprint(root_jwk), root_jwk, known.get("sequence", 0), hub_id=known.get("hub_id")
            )
        except SealingError as problem:
            raise ReleaseRefused(problem.code, problem.message) from problem
        if not _holds(trust, read_hub_key().kid):
            raise ReleaseRefused(
                "key.unknown", "This list does not hold this hub's own key. Sign it again with that key."
            )
        with _replacing(KEYS_FILE, before, jws, f"keys:{trust.hub_id}", trust.sequence, (actor_kind, actor_id)):
            pass
    return trust


def adopt_recipients(jws: str, *, actor_kind: str = "command", actor_id: str = "") -> dict[str, Any]:
    """Takes the country's signed list of whom packages may be sealed to, and notes who stands in it.

    Refuses as `adopt_keys` does, for the country's key and code. Any: the list's own shape, checked where it was made.
    """
    identity = get_hub_identity()
    with _locked():
        before = read_list(RECIPIENTS_FILE)
        try:
            payload = verify_recipients(jws, identity.trust, known_sequence=_peek(before).get("sequence", 0))
        except SealingError as problem:
            raise ReleaseRefused(problem.code, problem.message) from problem
        thing = f"recipients:{identity.country}"
        with _replacing(RECIPIENTS_FILE, before, jws, thing, payload["sequence"], (actor_kind, actor_id)):
            _note_listed(payload, identity.country)
    return payload


def _holds(trust: Trust, kid: str) -> bool:
    return any(key.kid == kid and key.role == "hub" and key.scope == trust.hub_id for key in trust.keys)


@contextlib.contextmanager
def _replacing(
    name: str, before: str | None, jws: str, thing: str, sequence: int, actor: tuple[str, str]
) -> Iterator[None]:
    """Commits the audit entry with whatever the block notes, and only then puts the file in place.

    What fails in between leaves the list of before in use; the same list again finds its entry and brings the file.
    """
    if before not in (None, jws) and _peek(before).get("sequence") == sequence:
        raise ReleaseRefused("sequence.lower", "Another list with this sequence was adopted before.")
    digest = sha256_hex(jws.encode())
    with transaction.atomic(durable=True):
        yield
        if not Entry.objects.filter(action="trust.adopt", thing=thing, detail__sha256=digest).exists():
            audit.record(*actor, "trust.adopt", thing, {"sequence": sequence, "sha256": digest})
    if jws != before:
        write_durably(trust_folder() / name, jws.encode("ascii") + b"\n", mode=0o644)
        log.info("trust.adopt.done", thing=thing, sequence=sequence)


def _peek(jws: str | None) -> dict[str, Any]:
    """What a list we hold says; it was verified when it was adopted."""
    return payload_object(read_unverified(jws).payload) if jws else {}


@contextlib.contextmanager
def _locked() -> Iterator[None]:
    """One replacement at a time on this machine."""
    folder = trust_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _note_listed(payload: dict[str, Any], country: str) -> None:
    """Keys learn that they are listed, or are no more; a key whose successor is listed ends."""
    listed = {entry["organisation_id"]: entry["recipient"] for entry in payload["recipients"]}
    issued_at, now = parse_instant(payload["issued_at"]), timezone.now()
    with_keys = OrganisationKey.objects.filter(organisation__country=country).values("organisation")
    for organisation in Organisation.objects.select_for_update().filter(pk__in=with_keys).order_by("pk"):
        note_listing(organisation, listed.get(str(organisation.pk)), listed_at=issued_at, now=now)
