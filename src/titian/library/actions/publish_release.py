from __future__ import annotations

import json
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.directory.country import list_missing, read_directory
from titian.directory.country.errors import DirectoryError
from titian.directory.country.readiness import RANKS
from titian.library.approval import list_unapproved, name_some, tell_missing
from titian.library.blobs import store_blobs
from titian.library.errors import (
    BelowMode,
    CountryNotReady,
    ManifestMalformed,
    NotApproved,
    ReleaseRefused,
    SequenceTaken,
)
from titian.library.identity import get_hub_identity
from titian.library.manifest import Manifest
from titian.library.models import Blob, Release, ReleasePart
from titian.sealing import SealingError, parse_instant, payload_digest

log = structlog.get_logger()


def publish_release(jws: str, blobs: Path, *, actor_kind: str = "command", actor_id: str = "") -> Release:
    """Checks a signed manifest, stores its parts from the folder `blobs`, and offers it to phones.

    Refuses what no trusted key of the right role and scope signed and a lower sequence (ReleaseRefused, with the code
    of titian.sealing), what is less than the hub is run as (BelowMode), what says pilot or live of a country that lacks
    something for it (CountryNotReady), and what says live of words or clips nobody approved (NotApproved), whoever
    signed it; ManifestMalformed, PartMissing and SequenceTaken otherwise. Files are durable before the rows that name
    them exist. Publishing the same again changes nothing.
    """
    manifest = _verify(jws)
    release_id = payload_digest(jws)
    found = Release.objects.filter(scope=manifest.scope, sequence=manifest.sequence).first()
    if found is not None and found.release_id != release_id:
        raise SequenceTaken
    sizes = store_blobs(settings.TITIAN.blobs, {part.sha256: blobs / part.sha256 for part in manifest.parts})
    for part in manifest.parts:
        if sizes[part.sha256] != part.bytes:
            raise ManifestMalformed(f"Part {part.sha256} has another size than the manifest says.")
    _refuse_early(manifest)
    _refuse_unapproved(manifest)
    if found is not None:
        return found
    release = _store(manifest, release_id, jws, actor_kind, actor_id)
    log.info("release.publish.done", scope=release.scope, sequence=release.sequence, parts=len(manifest.parts))
    gaps = _list_gaps(manifest)
    if gaps:
        log.warning("country.gaps.published", scope=release.scope, count=len(gaps), codes=sorted(set(gaps)))
    return release


def _list_gaps(manifest: Manifest) -> list[str]:
    """The code of every gap phones are sent with a country folder; none for what holds no folder or is not one."""
    for part in manifest.parts:
        if part.kind == "directory":
            try:
                gaps = json.loads((settings.TITIAN.blobs / part.sha256).read_bytes())["gaps"]
                return [str(gap["code"]) for gap in gaps]
            except (ValueError, KeyError, TypeError):
                return []
    return []


def _verify(jws: str) -> Manifest:
    """The manifest, if a publisher (for a pack) or the country (for its own code) signed it."""
    identity = get_hub_identity()
    manifest = Manifest.read(jws)
    newest = Release.objects.filter(scope=manifest.scope).order_by("-sequence").first()
    try:
        identity.trust.verify(
            jws,
            kind="manifest",
            scope=manifest.scope,
            role=manifest.find_role(identity.country),
            known_sequence=newest.sequence if newest else 0,
        )
    except SealingError as problem:
        raise ReleaseRefused(problem.code, problem.message) from problem
    return manifest


def _refuse_early(manifest: Manifest) -> None:
    """A signature cannot make a country ready: what the mode needs is looked for in the part itself."""
    mode = settings.TITIAN.mode
    if RANKS[manifest.maturity] < RANKS[mode]:
        message = f"The release {manifest.scope} is {manifest.maturity}, and this hub is run as {mode}."
        raise BelowMode(f"{message} Build it with --mode {mode}, or set TITIAN_MODE={manifest.maturity}.")
    if manifest.maturity == "demo" or manifest.find_role(get_hub_identity().country) != "country":
        return
    part = next((part for part in manifest.parts if part.kind == "directory"), None)
    if part is None:
        raise CountryNotReady(f"The release {manifest.scope} is {manifest.maturity}, but holds no country folder.")
    try:
        country = read_directory((settings.TITIAN.blobs / part.sha256).read_bytes())
    except DirectoryError as problem:
        raise CountryNotReady(str(problem)) from problem
    if country.country != manifest.scope:
        raise CountryNotReady(f"The release {manifest.scope} holds the folder of {country.country}.")
    missing = list_missing(country, manifest.maturity, timezone.now().date())
    if missing:
        lead = f"{country.name} cannot be {manifest.maturity} yet. Missing: {len(missing)}."
        raise CountryNotReady(f"{lead}\n{tell_missing(missing)}")


def _refuse_unapproved(manifest: Manifest) -> None:
    """Live plays approved words only, and nobody can switch that off: the parts themselves are asked."""
    if manifest.maturity != "live":
        return
    for part in manifest.parts:
        early = list_unapproved(part.kind, (settings.TITIAN.blobs / part.sha256).read_bytes())
        if early:
            what = f"clips of {part.language}:" if part.kind == "voice" else "the words of"
            raise NotApproved(f"The release {manifest.scope} is live, but nobody approved {what} {name_some(early)}.")


def _store(manifest: Manifest, release_id: str, jws: str, actor_kind: str, actor_id: str) -> Release:
    now = timezone.now()
    with transaction.atomic():
        Blob.objects.bulk_create(
            [Blob(sha256=part.sha256, bytes=part.bytes, added_at=now) for part in manifest.parts],
            ignore_conflicts=True,
        )
        release = Release.objects.create(
            release_id=release_id,
            scope=manifest.scope,
            role=manifest.find_role(get_hub_identity().country),
            sequence=manifest.sequence,
            maturity=manifest.maturity,
            jws=jws,
            issued_at=parse_instant(manifest.issued_at),
            expires_at=parse_instant(manifest.expires_at),
            published_at=now,
        )
        ReleasePart.objects.bulk_create(
            ReleasePart(
                release=release,
                blob_id=part.sha256,
                kind=part.kind,
                module=part.module or "",
                language=part.language or "",
            )
            for part in manifest.parts
        )
        detail: dict[str, str | int | bool] = {
            "scope": manifest.scope,
            "sequence": manifest.sequence,
            "parts": len(manifest.parts),
        }
        audit.record(actor_kind, actor_id, "release.publish", f"release:{release_id}", detail)
    return release
