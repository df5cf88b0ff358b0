from django.db import migrations

import titian.people.kept


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_squashed"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisationkeyfile",
            name="kept_sha256",
            field=titian.people.kept.DigestField(default="", editable=False, max_length=64, of=("file",)),
            preserve_default=False,
        ),
    ]
