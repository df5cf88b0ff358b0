import django.db.models.deletion
from django.db import migrations, models

from titian.create_together import create_together


class Migration(migrations.Migration):

    dependencies = [
        ('devices', '0002_signed_receipt'),
        ('library', '0003_known_hub_address'),
    ]

    operations = create_together([
        migrations.CreateModel(
            name='RegionSheet',
            fields=[
                ('hub', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='library.knownhub')),
                ('file', models.TextField()),
                ('sequence', models.PositiveBigIntegerField()),
                ('expires_at', models.DateTimeField()),
                ('taken_at', models.DateTimeField()),
            ],
        ),
    ])
