from django.db import migrations

import titian.people.kept


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='namestore',
            name='kept_sha256',
            field=titian.people.kept.DigestField(default='', editable=False, max_length=64, of=('file',)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='namelist',
            name='kept_sha256',
            field=titian.people.kept.DigestField(default='', editable=False, max_length=64, of=('ciphertext',)),
            preserve_default=False,
        ),
    ]
