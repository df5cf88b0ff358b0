from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("devices", "0003_fill_receipt_slips")]

    operations = [
        migrations.RemoveField(model_name="receiveditem", name="receipt"),
        migrations.AlterField(
            model_name="receiveditem",
            name="slip",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="devices.receiptslip"
            ),
        ),
    ]
