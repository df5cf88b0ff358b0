"""Who saw this? Entries are found by their thing and by who acted, however many there are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(model_name="entry", index=models.Index(fields=["thing"], name="entry_by_thing")),
        migrations.AddIndex(
            model_name="entry", index=models.Index(fields=["actor_kind", "actor_id"], name="entry_by_actor")
        ),
    ]
