"""The demo's release and its list of recipients, signed with the keys that lie beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from titian.hub.demo.ground import PACK, Notes
from titian.hub.demo.keys import OfflineKeys
from titian.hub.demo.places import Place, Provider
from titian.library.actions.adopt_trust_document import adopt_recipients
from titian.library.actions.publish_release import publish_release
from titian.library.build import build_release, write_parts
from titian.library.identity import get_hub_identity
from titian.library.models import Release
from titian.library.recipients import describe_recipient, list_refused
from titian.people.models import Organisation, User
from titian.referrals.actions.set_organisation_key import set_organisation_key
from titian.sealing import SealingError, canonical_json, recipients_payload, sign
from titian.sealing.member_files import make_with_node
from titian.sealing.recipients import succeed
from titian.sealing.signed import payload_object, read_unverified

A_YEAR: Final = timedelta(days=365)


def publish_content(content: Path, place: Place, keys: OfflineKeys) -> None:
    """Builds, signs and publishes what has changed since the last time; nothing when nothing has."""
    built = build_release(content / "packs" / PACK, content / "countries" / place.folder)
    for manifest, key in ((built.logic_manifest, keys.publisher), (built.country_manifest, keys.country)):
        sequence = _find_sequence(manifest)
        if sequence is None:
            continue
        blobs: Path = settings.TITIAN.blobs
        write_parts(built.parts, blobs)  # where the hub keeps them: publishing finds them there
        publish_release(sign({**manifest, "sequence": sequence}, key), blobs, actor_id="demo")


def _find_sequence(manifest: Mapping[str, object]) -> int | None:
    """The number under which to publish this; None when it is what was published last."""
    newest = Release.objects.filter(scope=manifest["scope"]).order_by("-sequence").first()
    if newest is None:
        return 1
    before = payload_object(read_unverified(newest.jws).payload)
    return None if {**before, "sequence": 1} == {**manifest, "sequence": 1} else newest.sequence + 1


def make_organisation_keys(place: Place, notes: Notes) -> str | None:
    """Keys of providers and body that have none yet, their phrases noted; a sentence when Node is not there."""
    waiting = [
        provider for provider in place.listed if provider.has_key and not _get_organisation(place, provider).recipient
    ]
    if not waiting:
        return None
    try:
        made = make_with_node([{"username": one.username} for one in waiting], get_hub_identity().root_thumbprint)
    except SealingError as problem:
        remedy = problem.details.get("remedy", "Run `titian demo` again to see whether it was a passing fault.")
        return f"The providers and the independent body have no key yet: {problem.message} {remedy}"
    phrases = notes.content.setdefault("phrases", {})
    for provider, files in zip(waiting, made, strict=True):
        # Noted first: a phrase that is lost after its file is kept would lock the organisation out.
        phrases[provider.username] = {"phrase": files.phrase, "paper_phrase": files.paper_phrase}
        notes.save()
        set_organisation_key(
            actor=User.objects.get(username=provider.username),
            recipient=files.recipient,
            member_file=files.member_file,
            paper_file=files.paper_file,
            now=timezone.now(),
        )
    return None


def list_recipients(place: Place, keys: OfflineKeys) -> None:
    """Signs the demo's providers into the country's list; whoever else stands there stays."""
    before: dict[str, Any] = {}
    jws = get_hub_identity().recipients_jws
    if jws is not None:
        before = payload_object(read_unverified(jws).payload)
    entries = {entry["organisation_id"]: entry for entry in before.get("recipients", [])}
    for provider in place.listed:
        organisation = _get_organisation(place, provider)
        if provider.has_key and organisation.recipient:
            entries[str(organisation.pk)] = describe_recipient(organisation)
        elif not organisation.recipient:
            entries.pop(str(organisation.pk), None)
    wanted = sorted(entries.values(), key=lambda entry: str(entry["name"]))
    if before and canonical_json(wanted) == canonical_json(before["recipients"]):
        return
    now = datetime.now(UTC)
    payload = recipients_payload(
        country=place.country,
        recipients=wanted,
        former=succeed(before, wanted, refused=list_refused()),
        sequence=before.get("sequence", 0) + 1,
        issued_at=now,
        expires_at=now + A_YEAR,
    )
    adopt_recipients(sign(payload, keys.country), actor_id="demo")


def _get_organisation(place: Place, provider: Provider) -> Organisation:
    return Organisation.objects.get(name=provider.name, country=place.country)
