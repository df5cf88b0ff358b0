from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    """A slip is the numbered paper of an arrival, and nothing else."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("devices", "0001_november")]
    operations: ClassVar[list[Operation]] = [
        migrations.RenameModel("ReceiptSlip", "SignedReceipt"),
        migrations.RenameField("ReceivedItem", "slip", "receipt"),
    ]
