from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_digest_what_is_kept")]

    operations = [
        migrations.AddField(
            model_name="station",
            name="time_zone",
            field=models.CharField(blank=True, help_text="IANA; blank: as the country's desks.", max_length=40, default=""),
            preserve_default=False,
        ),
    ]
