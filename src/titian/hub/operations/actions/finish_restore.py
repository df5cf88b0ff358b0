from __future__ import annotations

from django.core.management import call_command
from django.db import transaction

from titian import audit
from titian.hub.operations.actions.pass_on_overdue import REACHABLE
from titian.hub.operations.actions.restore_backup import Restored
from titian.hub.operations.models import Backup, Heartbeat
from titian.hub.operations.versions import list_waiting_migrations


def finish_restore(restored: Restored) -> None:
    """Brings a restored database up to this program and writes into its log that it begins anew."""
    if list_waiting_migrations():
        call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        # When it could last be reached stays: recipients get the time since then back.
        Heartbeat.objects.exclude(name=REACHABLE).delete()
        Backup.objects.filter(covered__gt=restored.covered).delete()
        audit.record(
            "command",
            "",
            "hub.restore",
            f"epoch:{restored.epoch}",
            {"covered": restored.covered, "over": bool(restored.set_aside)},
        )
