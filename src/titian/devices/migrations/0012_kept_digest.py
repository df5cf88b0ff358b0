from django.db import migrations

import titian.people.kept


class Migration(migrations.Migration):
    dependencies = [
        ("devices", "0011_two_marks"),
    ]

    operations = [
        migrations.AddField(
            model_name="quarantineditem",
            name="kept_sha256",
            field=titian.people.kept.DigestField(default="", editable=False, max_length=64, of=("content",)),
            preserve_default=False,
        ),
    ]
