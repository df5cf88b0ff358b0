import uuid

from django.db import migrations


def give_public_ids(apps, schema_editor):
    for user in apps.get_model('people', 'User')._base_manager.filter(public_id__isnull=True).only('pk'):
        user.public_id = uuid.uuid4()
        user.save(update_fields=['public_id'])


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_invitations_duty_and_closing'),
    ]

    operations = [
        migrations.RunPython(give_public_ids, migrations.RunPython.noop),
    ]
