"""Another machine says that it holds a backup: only now may phones let go of what is in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final

from django.db import transaction

from titian import audit
from titian.hub.operations.errors import ConfirmRefused
from titian.hub.operations.models import Backup
from titian.library.models import HubState

# As `sha256sum FILE` prints it; the name is what helps to say what is wrong.
_STATEMENT: Final = re.compile(r"\\?(?P<sha256>[0-9a-fA-F]{64})(?:[ \t]+\*?(?P<name>[^\r\n]+))?")


@dataclass(frozen=True)
class Confirmed:
    """Through which item phones may let go, and whether that was so before this was said."""

    file_name: str
    covered: int
    is_repeat: bool


def confirm_backup(statement: str, *, now: datetime) -> Confirmed:
    """Takes what `sha256sum` printed on the machine that holds the copy, and moves the mark that phones obey.

    The digest is held against the one noted when the file was sealed here, so a copy that was cut or changed on its way
    confirms nothing. Said again it changes nothing. Raises ConfirmRefused, with what to do, for a digest the hub never
    made, for a backup older than one that was confirmed, and for one of the time before the hub was restored.
    """
    said = _STATEMENT.fullmatch(statement.strip())
    if said is None:
        raise ConfirmRefused(
            "This is not one line of sha256sum. On the machine that pulled the copy: sha256sum FILE | ssh HUB titian "
            "backup confirm -"
        )
    sha256, name = said["sha256"].lower(), PurePosixPath((said["name"] or "").strip()).name
    with transaction.atomic():
        HubState.objects.get_or_create(id=1)
        state = HubState.objects.select_for_update().get(id=1)
        backup = Backup.objects.filter(sha256=sha256).first()
        if backup is None:
            raise ConfirmRefused(_explain_unknown(name))
        if backup.epoch != state.epoch:
            raise ConfirmRefused(
                f"{backup.file_name} is of the time before this hub was restored. Phones have begun anew since then: "
                "titian backup, pull that file, and confirm it."
            )
        if backup.confirmed_at is not None:
            return Confirmed(backup.file_name, state.backed_up_elsewhere, is_repeat=True)
        newer = Backup.objects.filter(epoch=state.epoch, confirmed_at__isnull=False, pk__gt=backup.pk).first()
        if newer is not None:
            raise ConfirmRefused(
                f"{newer.file_name}, which is newer, was confirmed already. Nothing to do; if the other machine still "
                "says this, it does not pull the newest file."
            )
        Backup.objects.filter(pk=backup.pk).update(confirmed_at=now)
        covered = max(backup.covered, state.backed_up_elsewhere)
        HubState.objects.filter(id=1).update(backed_up_elsewhere=covered)
        audit.record("command", "", "backup.confirm", f"backup:{sha256}")
    return Confirmed(backup.file_name, covered, is_repeat=False)


def _explain_unknown(name: str) -> str:
    if name and Backup.objects.filter(file_name=name).exists():
        return (
            f"The copy of {name} does not hold what this hub sealed: it is cut or damaged. Delete it there and pull it "
            "again. If it is the same again, the file here is damaged: titian backup, and look at the disk."
        )
    return (
        "This hub has no record of such a file. Was it made by another hub, or before a restore? Run titian backup, "
        "pull the newest file, and confirm that."
    )
