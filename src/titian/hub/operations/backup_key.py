"""The offline key that opens backups: made anywhere but on the hub. No Django."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from titian.sealing.age import identity_recipient, make_identity
from titian.sealing.keyfiles import write_new


def make_backup_key(path: Path, now: datetime) -> str:
    """Writes a new identity as `age-keygen` does and gives its age1…; `file.exists` rather than overwrite one."""
    identity = make_identity()
    recipient = identity_recipient(identity)
    write_new(path, f"# created: {now.isoformat(timespec='seconds')}\n# public key: {recipient}\n{identity}\n")
    path.chmod(0o600)
    return recipient
