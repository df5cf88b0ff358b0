from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("people", "0004_station_time_zone")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="run_by",
            field=models.CharField(
                blank=True,
                choices=[("state", "the state"), ("united_nations", "the United Nations")],
                default="",
                help_text="Whose it is, as a person hears it before they choose it. Blank: neither, or not known.",
                max_length=16,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=Q(run_by__in=["", "state", "united_nations"]), name="organisation_known_run_by"
            ),
        ),
    ]
