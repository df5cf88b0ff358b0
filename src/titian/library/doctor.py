"""What the doctor looks at here: the parts of releases, and the hub's own keys."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from titian.desk.running import Diagnosis, Examination
from titian.library.checks import KEY_EXPIRES_WITHIN, find_expiring_keys, find_missing_blobs, is_blob_sound
from titian.library.errors import LibraryError
from titian.library.identity import get_hub_identity
from titian.library.models import Blob


def look_at_blobs(examination: Examination) -> Iterable[Diagnosis]:
    if examination.every_blob:
        rows = Blob.objects.values_list("sha256", "bytes")
        folder = examination.environment.blobs
        bad = [sha256 for sha256, size in rows if not is_blob_sound(folder, sha256, size, read=True)]
    else:
        bad = [subject.partition(":")[2] for subject in find_missing_blobs(examination.now)]
    if bad:
        yield Diagnosis(
            "blobs",
            "fail",
            f"{len(bad)} part(s) of releases are missing or damaged, the first is {bad[0][:12]}…",
            "Publish the release again, or restore from a backup.",
        )
    else:
        how = "all were read" if examination.every_blob else "a sample was read"
        yield Diagnosis("blobs", "ok", f"parts of releases are there; {how}")


def look_at_keys(examination: Examination) -> Iterable[Diagnosis]:
    """The lists fit together, the hub's key is on them, nothing ends soon, and the clock can be true."""
    try:
        identity = get_hub_identity()
    except LibraryError:
        yield Diagnosis(
            "keys",
            "fail",
            "the hub's keys are missing or do not fit together",
            "See docs/security/trust.md: titian key",
        )
        return
    yield Diagnosis("keys", "ok", "the hub's key is on the list its root signed")
    ending = list(find_expiring_keys(examination.now))
    if ending:
        days = KEY_EXPIRES_WITHIN.days
        yield Diagnosis(
            "keys", "warn", f"within {days} days ends {', '.join(ending)}", "Renew it: docs/security/trust.md"
        )
    if identity.recipients_jws is None and settings.HUB_KIND.has_phones:
        yield Diagnosis(
            "recipients", "warn", "no list of recipients holds, so nobody can be sent to", "titian recipients"
        )
    if examination.now < identity.trust.issued_at:
        yield Diagnosis("clock", "fail", "this machine's clock stands before its own keys were made", "Set the clock.")
    else:
        yield Diagnosis("clock", "ok", "the clock stands after the keys' date")
