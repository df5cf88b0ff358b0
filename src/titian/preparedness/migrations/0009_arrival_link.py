import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from titian.create_together import create_together


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('preparedness', '0008_digests'),
    ]

    operations = create_together([
        migrations.CreateModel(
            name='ArrivalLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('ends_at', models.DateTimeField()),
                ('taken', models.PositiveIntegerField(default=0)),
                ('last_taken_at', models.DateTimeField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('asked', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='link', to='preparedness.askedarrival')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ])
