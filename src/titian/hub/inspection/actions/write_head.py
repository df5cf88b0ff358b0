from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import structlog
from django.utils import timezone

from titian.files import write_durably
from titian.hub.inspection.heads import digest_file, heads_folder, list_files, sign_head
from titian.library.errors import IdentityMissing
from titian.library.identity import get_hub_identity

log = structlog.get_logger()


def write_head(now: datetime | None = None) -> Path | None:
    """Sign the log's head into today's file and return it; None where it is written already, or the hub has no keys.

    The worker asks each hour. A file once written is never written again.
    """
    now = now or timezone.now()
    path = heads_folder() / f"{now.astimezone(UTC).date().isoformat()}.jws"
    if path.exists():
        return None
    try:
        hub = get_hub_identity()
    except IdentityMissing:
        return None
    files = list_files()
    path.parent.mkdir(mode=0o700, exist_ok=True)
    jws = sign_head(hub, now, digest_file(files[-1]) if files else "")
    write_durably(path, jws.encode("ascii") + b"\n", mode=0o644)
    log.info("audit_head.write.done", day=path.stem)
    return path
