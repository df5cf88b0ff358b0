import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('arrivals', '0001_initial'),
        ('arrivals', '0002_moves'),
    ]

    initial = True

    dependencies = [
        ('people', '0001_november'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Arrival',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('boat', 'Boat'), ('bus', 'Bus or lorry'), ('raid', 'Raid'), ('release', 'Release from a compound'), ('other', 'Other event')], max_length=8)),
                    ('place', models.CharField(help_text='Where it happened: a pier, a gate. Never a person.', max_length=60)),
                    ('began_at', models.DateTimeField()),
                    ('authority', models.CharField(choices=[('immigration', 'Immigration'), ('police', 'Police'), ('coast_guard', 'Coast guard'), ('navy', 'Navy'), ('army', 'Army'), ('labour', 'Labour inspection'), ('social_welfare', 'Social welfare'), ('local_government', 'Local government'), ('other', 'Other authority')], max_length=20)),
                    ('next_block', models.PositiveSmallIntegerField()),
                    ('opened_at', models.DateTimeField()),
                    ('changed_at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('late_lines', models.PositiveIntegerField(default=0, help_text='lines that came after the slips were gone')),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='people.station')),
                    ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ],
                options={
                    'indexes': [models.Index(fields=['station', 'began_at'], name='arrival_station_began')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['boat', 'bus', 'raid', 'release', 'other'])), name='arrival_known_kind'), models.CheckConstraint(condition=models.Q(('authority__in', ['immigration', 'police', 'coast_guard', 'navy', 'army', 'labour', 'social_welfare', 'local_government', 'other'])), name='arrival_known_authority'), models.CheckConstraint(condition=models.Q(('next_block__lte', 360)), name='arrival_hub_blocks_end'), models.CheckConstraint(condition=models.Q(('closed_at__isnull', False), ('closed_by__isnull', True), _connector='OR'), name='arrival_closed_by_needs_time')],
                },
            ),
            migrations.CreateModel(
                name='FinalSheet',
                fields=[
                    ('arrival', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='final_sheet', serialize=False, to='arrivals.arrival')),
                    ('figures', models.JSONField()),
                    ('written_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Assigned',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(blank=True, max_length=20)),
                    ('number', models.PositiveSmallIntegerField()),
                    ('arrival', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assigned', to='arrivals.arrival')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('arrival', 'language'), name='assigned_once_per_language'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='assigned_somebody')],
                },
            ),
            migrations.CreateModel(
                name='SlipRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slip', models.CharField(max_length=6)),
                    ('writer', models.CharField(max_length=12)),
                    ('number', models.PositiveIntegerField()),
                    ('state', models.CharField(max_length=15)),
                    ('seen', models.JSONField(default=dict)),
                    ('issued', models.BooleanField()),
                    ('family', models.CharField(blank=True, max_length=6)),
                    ('arrival', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slips', to='arrivals.arrival')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('arrival', 'slip', 'writer'), name='slip_row_once_per_writer'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'urgent', 'in_conversation', 'referred', 'sheltered', 'left', 'hospital', 'transferred', 'removed', 'died', 'unknown'])), name='slip_row_known_state')],
                },
            ),
            migrations.CreateModel(
                name='TallyRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=5)),
                    ('writer', models.CharField(max_length=12)),
                    ('number', models.PositiveIntegerField()),
                    ('cells', models.JSONField()),
                    ('arrival', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tallies', to='arrivals.arrival')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('arrival', 'kind', 'writer'), name='tally_row_once_per_writer'), models.CheckConstraint(condition=models.Q(('kind__in', ['heads', 'needs'])), name='tally_row_known_kind')],
                },
            ),
        ),
    ]
