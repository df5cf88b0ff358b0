from django.db import migrations

from titian.people.kept import digest_rows


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0002_kept'),
    ]

    operations = [
        migrations.RunPython(digest_rows('programmes', 'namestore', 'namelist'), migrations.RunPython.noop),
    ]
