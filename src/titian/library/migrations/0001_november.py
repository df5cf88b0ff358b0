import django.db.models.deletion
import uuid
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('library', '0001_initial'),
        ('library', '0002_hub_state'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Blob',
                fields=[
                    ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('bytes', models.PositiveBigIntegerField()),
                    ('added_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='blob_named_by_sha256')],
                },
            ),
            migrations.CreateModel(
                name='Release',
                fields=[
                    ('release_id', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('scope', models.CharField(max_length=80)),
                    ('role', models.CharField(max_length=12)),
                    ('sequence', models.PositiveBigIntegerField()),
                    ('maturity', models.CharField(max_length=8)),
                    ('jws', models.TextField()),
                    ('issued_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('published_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('scope', 'sequence'), name='release_sequence_once_per_scope'), models.CheckConstraint(condition=models.Q(('role__in', ['publisher', 'country'])), name='release_known_role'), models.CheckConstraint(condition=models.Q(('maturity__in', ['demo', 'pilot', 'live'])), name='release_known_maturity')],
                },
            ),
            migrations.CreateModel(
                name='ReleasePart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=20)),
                    ('module', models.CharField(blank=True, max_length=40)),
                    ('language', models.CharField(blank=True, max_length=35)),
                    ('blob', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='library.blob')),
                    ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='library.release')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('release', 'kind', 'module', 'language'), name='release_part_once_per_place')],
                },
            ),
            migrations.CreateModel(
                name='HubState',
                fields=[
                    ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                    ('epoch', models.UUIDField(default=uuid.uuid4)),
                    ('backed_up_here', models.BigIntegerField(db_column='backed_up_through', default=0)),
                    ('backed_up_elsewhere', models.BigIntegerField(db_default=0, default=0)),
                ],
                options={
                    'db_table': 'devices_hubstate',
                    'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='hub_state_is_one_row'), models.CheckConstraint(condition=models.Q(('backed_up_elsewhere__gte', 0), ('backed_up_here__gte', 0)), name='hub_state_backups_not_negative')],
                },
            ),
        ),
    ]
