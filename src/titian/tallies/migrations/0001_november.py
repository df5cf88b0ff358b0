import django.db.models.deletion
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('tallies', '0001_initial'),
        ('tallies', '0002_groups_and_closed_weeks'),
        ('tallies', '0003_figures'),
        ('tallies', '0001_squashed'),
        ('tallies', '0002_shares'),
        ('tallies', '0003_counted'),
    ]

    initial = True

    dependencies = [
        ('devices', '0001_november'),
        ('people', '0001_november'),
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
                    ('counted', models.PositiveIntegerField(db_default=0, default=0)),
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
                    ('kind', models.CharField(choices=[('level', 'by level'), ('group', 'by group of languages'), ('mark', 'what protects people'), ('total', 'all screenings')], max_length=5)),
                    ('name', models.CharField(max_length=20)),
                    ('number', models.PositiveIntegerField()),
                    ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counted_cells', to='people.station')),
                    ('week', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='tallies.closedweek')),
                    ('is_broad', models.BooleanField(db_default=True, default=True, help_text='of three phones, none with most of it')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('week', 'station', 'kind', 'name'), name='counted_cell_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='counted_cell_counts_something'), models.CheckConstraint(condition=models.Q(('kind__in', ['level', 'group', 'mark', 'total'])), name='counted_cell_known_kind')],
                },
            ),
        ),
    ]
