from django.db import migrations

import titian.people.kept


class Migration(migrations.Migration):

    dependencies = [
        ('preparedness', '0006_contact_lines'),
    ]

    operations = [
        migrations.AddField(
            model_name='addressee',
            name='kept_sha256',
            field=titian.people.kept.DigestField(default='', editable=False, max_length=64, of=('ciphertext',)),
            preserve_default=False,
        ),
    ]
