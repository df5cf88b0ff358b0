"""The demo's release and its list of recipients, signed with the keys that lie beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from titian.desk.demo import PACK, Demo
from titian.library.actions.adopt_trust_document import adopt_recipients
from titian.library.actions.publish_release import publish_release
from titian.library.build import build_release, write_parts
from titian.library.demo_keys import read_keys
from titian.library.identity import get_hub_identity
from titian.library.models import Release
from titian.library.recipients import describe_recipient, list_refused
from titian.people.models import Organisation
from titian.sealing import canonical_json, recipients_payload, sign
from titian.sealing.recipients import succeed
from titian.sealing.signed import payload_object, read_unverified

A_YEAR: Final = timedelta(days=365)


def publish_content(demo: Demo) -> None:
    """Builds, signs and publishes what has changed since the last time; nothing when nothing has."""
    if not demo.place.folder:
        return
    keys = read_keys(demo.data)
    built = build_release(demo.content / "packs" / PACK, demo.content / "countries" / demo.place.folder)
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


def list_recipients(demo: Demo) -> None:
    """Signs the demo's providers into the country's list; whoever else stands there stays."""
    if not demo.place.folder:
        return
    before = _read_listed()
    entries = {entry["organisation_id"]: entry for entry in before.get("recipients", [])}
    for provider in demo.place.listed:
        organisation = demo.place.get_organisation(provider)
        if provider.has_key and organisation.recipient:
            entries[str(organisation.pk)] = describe_recipient(organisation)
        elif not organisation.recipient:
            entries.pop(str(organisation.pk), None)
    _sign_list(demo, before, entries)


def add_to_list(demo: Demo, organisations: Iterable[Organisation]) -> None:
    """Signs these into the list, with the keys they have; whoever else stands there stays."""
    before = _read_listed()
    entries = {entry["organisation_id"]: entry for entry in before.get("recipients", [])}
    entries |= {str(organisation.pk): describe_recipient(organisation) for organisation in organisations}
    _sign_list(demo, before, entries)


def _read_listed() -> dict[str, Any]:
    jws = get_hub_identity().recipients_jws
    return payload_object(read_unverified(jws).payload) if jws is not None else {}


def _sign_list(demo: Demo, before: Mapping[str, Any], entries: Mapping[str, Mapping[str, Any]]) -> None:
    wanted = sorted(entries.values(), key=lambda entry: str(entry["name"]))
    if before and canonical_json(wanted) == canonical_json(before["recipients"]):
        return
    now = datetime.now(UTC)
    payload = recipients_payload(
        country=demo.place.country,
        recipients=wanted,
        former=succeed(before, wanted, refused=list_refused()),
        sequence=before.get("sequence", 0) + 1,
        issued_at=now,
        expires_at=now + A_YEAR,
    )
    adopt_recipients(sign(payload, read_keys(demo.data).country), actor_id="demo")
