from django.db import migrations

import titian.people.kept


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="complaint",
            name="kept_sha256",
            field=titian.people.kept.DigestField(default="", editable=False, max_length=64, of=("ciphertext", "key_file", "answer")),
            preserve_default=False,
        ),
    ]
