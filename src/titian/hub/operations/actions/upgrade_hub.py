from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

from django.core.management import call_command
from django.utils import timezone

from titian import audit
from titian.desk.running import Diagnosis, OwnKey
from titian.hub.environment import Environment
from titian.hub.operations.actions.make_backup import note_backup, seal_backup
from titian.hub.operations.doctor import examine
from titian.hub.operations.errors import UpgradeRefused
from titian.hub.operations.versions import list_lacking_migrations, list_newer_migrations, list_waiting_migrations
from titian.rooms import list_parts


def upgrade_hub(environment: Environment, *, with_backup: bool, say: Callable[[str], None]) -> list[Diagnosis]:
    """Backup, migrate, examine.

    Raises UpgradeRefused on a downgrade or too great a leap, and BackupRefused before anything was changed.
    """
    newer = list_newer_migrations()
    if newer:
        raise UpgradeRefused(
            f"This titian ({version('titian')}) is older than the one that last used this database, which knew "
            f"{newer[0]}. There is no way back by itself: install the newer program again, or restore the backup that "
            "was made before the upgrade."
        )
    lacking = list_lacking_migrations()
    if lacking:
        raise UpgradeRefused(
            f"This database is older than this titian ({version('titian')}) can bring up: it lacks {lacking[0]}. "
            "Nothing was changed. Upgrade with titian of 30 November 2026 first, then with this one."
        )
    for key in list_parts(OwnKey):
        key.make(environment.data)
    waiting = list_waiting_migrations()
    if not waiting:
        say("The database is as new as this program. Nothing to migrate.")
        return examine(environment, is_stopped=True)
    say(f"{len(waiting)} migration(s) wait, the first is {waiting[0]}.")
    sealed = seal_backup(environment, now=timezone.now()) if with_backup else None
    if sealed is not None:
        say(f"Sealed {sealed.path} first.")
    call_command("migrate", interactive=False, verbosity=0)
    if sealed is not None:
        note_backup(sealed)
    audit.record("command", "", "hub.upgrade", f"version:{version('titian')}", {"migrations": len(waiting)})
    say("Migrated.")
    return examine(environment, is_stopped=True)
