"""One receipt covers all new items of a request: it moves from the item into a row of its own (with 0003 and 0004)."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("devices", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ReceiptSlip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jws", models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name="receiveditem",
            name="slip",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="devices.receiptslip",
            ),
        ),
    ]
