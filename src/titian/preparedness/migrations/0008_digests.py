from django.db import migrations

from titian.people.kept import digest_rows


class Migration(migrations.Migration):

    dependencies = [
        ('preparedness', '0007_kept'),
    ]

    operations = [
        migrations.RunPython(digest_rows('preparedness', 'addressee'), migrations.RunPython.noop),
    ]
