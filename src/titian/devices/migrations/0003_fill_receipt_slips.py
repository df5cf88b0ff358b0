"""Each item of before has its own receipt. Rows only: PostgreSQL does not change tables with rows in flight."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_each_item_a_slip(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    item_model, slip_model = apps.get_model("devices", "ReceivedItem"), apps.get_model("devices", "ReceiptSlip")
    for item in item_model.objects.filter(slip__isnull=True).iterator(chunk_size=1000):
        item.slip = slip_model.objects.create(jws=item.receipt)
        item.save(update_fields=["slip"])


class Migration(migrations.Migration):
    dependencies = [("devices", "0002_receipt_slip")]

    operations = [migrations.RunPython(give_each_item_a_slip, migrations.RunPython.noop)]
