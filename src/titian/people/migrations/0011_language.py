from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0010_compared_keys")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="user",
            name="language",
            field=models.CharField(
                blank=True, default="", help_text="Of the desk; blank: as the browser asks.", max_length=10
            ),
            preserve_default=False,
        ),
    ]
