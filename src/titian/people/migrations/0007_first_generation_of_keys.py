from django.db import migrations
from django.utils import timezone


def make_first_generation(apps, schema_editor):
    """What an organisation had until now is its first key, and its files are that key's."""
    organisations = apps.get_model('people', 'Organisation').objects.exclude(recipient='')
    keys, files = apps.get_model('people', 'OrganisationKey'), apps.get_model('people', 'OrganisationKeyFile')
    for organisation in organisations:
        own = files.objects.filter(organisation=organisation)
        first = own.order_by('created_at').values_list('created_at', flat=True).first()
        key = keys.objects.create(
            organisation=organisation,
            recipient=organisation.recipient,
            fingerprint=organisation.fingerprint,
            state='listed' if organisation.recipient_listed_at else 'pending',
            made_at=first or organisation.recipient_listed_at or timezone.now(),
            listed_at=organisation.recipient_listed_at,
        )
        own.update(key=key)
    files.objects.filter(key__isnull=True).delete()  # of a key that was forgotten: they open nothing


def keep_current_generation(apps, schema_editor):
    """Backwards there is room for one key an organisation: the files of the others go with them."""
    files = apps.get_model('people', 'OrganisationKeyFile')
    for file in files.objects.select_related('key__organisation').defer('file'):
        if file.key.fingerprint == file.key.organisation.fingerprint:
            file.organisation = file.key.organisation
            file.save(update_fields=['organisation'])
        else:
            file.delete()


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_organisation_keys'),
    ]

    operations = [
        migrations.RunPython(make_first_generation, keep_current_generation),
    ]
