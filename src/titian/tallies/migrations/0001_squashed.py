import django.db.models.deletion
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [('tallies', '0001_initial'), ('tallies', '0002_groups_and_closed_weeks'), ('tallies', '0003_figures')]

    initial = True

    dependencies = [
        ('devices', '0001_squashed'),
        ('people', '0001_squashed'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Tally',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('week', models.DateField()),
                    ('level', models.CharField(max_length=10)),
                    ('total', models.PositiveIntegerField()),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='devices.enrolment')),
                    ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='people.station')),
                    ('language_group', models.CharField(blank=True, max_length=20)),
                ],
                options={
                    'indexes': [models.Index(fields=['station', 'week'], name='tally_station_week')],
                    'constraints': [models.UniqueConstraint(fields=('enrolment', 'day', 'language_group', 'level'), name='tally_once_per_phone_day_group_level'), models.CheckConstraint(condition=models.Q(models.Q(('language_group__in', ['english', 'malay', 'filipino', 'thai_lao', 'burmese', 'khmer', 'vietnamese', 'chinese', 'south_asia', 'west_asia', 'other']), ('level__in', ['NOW', 'TODAY', 'REFER', 'INFO', 'INCOMPLETE'])), models.Q(('language_group', ''), ('level__in', ['STOPPED', 'OVERRIDDEN', 'REFUSED'])), _connector='OR'), name='tally_level_of_a_group_or_mark')],
                },
            ),
            migrations.CreateModel(
                name='ClosedWeek',
                fields=[
                    ('week', models.DateField(primary_key=True, serialize=False)),
                    ('closed_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('week__week_day', 2)), name='closed_week_begins_on_monday')],
                },
            ),
            migrations.CreateModel(
                name='CountedCell',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('level', 'by level'), ('group', 'by group of languages'), ('mark', 'what protects people')], max_length=5)),
                    ('name', models.CharField(max_length=20)),
                    ('number', models.PositiveIntegerField()),
                    ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counted_cells', to='people.station')),
                    ('week', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='tallies.closedweek')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('week', 'station', 'kind', 'name'), name='counted_cell_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['level', 'group', 'mark'])), name='counted_cell_known_kind'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='counted_cell_counts_something')],
                },
            ),
        ),
    ]
