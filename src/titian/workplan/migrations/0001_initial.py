from __future__ import annotations

import django.db.models.deletion
import titian.workplan.codes
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_november'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Cycle',
                fields=[
                    ('moves', models.PositiveIntegerField(default=0, editable=False)),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('first_year', models.PositiveSmallIntegerField()),
                    ('last_year', models.PositiveSmallIntegerField()),
                    ('source', models.CharField(blank=True, help_text='Where its words are public.', max_length=300)),
                    ('state', models.CharField(default=titian.workplan.codes.CycleState['DRAFTING'], max_length=8)),
                    ('adopted_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('first_year', 'last_year'), name='cycle_once'), models.UniqueConstraint(condition=models.Q(('state', 'current')), fields=('state',), name='cycle_one_current'), models.CheckConstraint(condition=models.Q(('state__in', ['drafting', 'current', 'closed'])), name='cycle_known_state'), models.CheckConstraint(condition=models.Q(('last_year__gte', models.F('first_year'))), name='cycle_ends_after_it_begins')],
                },
            ),
            migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('moves', models.PositiveIntegerField(default=0, editable=False)),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('title', models.CharField(max_length=300)),
                    ('place', models.CharField(blank=True, max_length=200)),
                    ('begins_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('state', models.CharField(default=titian.workplan.codes.MeetingState['PLANNED'], max_length=8)),
                    ('asked_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'asking', 'closed'])), name='plan_meeting_known_state'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('begins_on'))), name='plan_meeting_ends_after_it_begins')],
                },
            ),
            migrations.CreateModel(
                name='Objective',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('number', models.PositiveSmallIntegerField()),
                    ('text', models.CharField(max_length=300)),
                    ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objectives', to='workplan.cycle')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('cycle', 'number'), name='objective_numbered_once')],
                },
            ),
            migrations.CreateModel(
                name='Issue',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('text', models.CharField(max_length=300)),
                    ('objective', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='workplan.objective')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('objective', 'text'), name='issue_once')],
                },
            ),
            migrations.CreateModel(
                name='ActionItem',
                fields=[
                    ('moves', models.PositiveIntegerField(default=0, editable=False)),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('number', models.PositiveIntegerField()),
                    ('title', models.CharField(max_length=300)),
                    ('text', models.TextField(blank=True)),
                    ('evidence', models.TextField(blank=True)),
                    ('next_step', models.TextField(blank=True)),
                    ('is_open_to_members', models.BooleanField(default=False)),
                    ('visibility', models.CharField(choices=[('members', 'members only'), ('group', 'the group, observers too'), ('public', 'everybody')], default='members', max_length=8)),
                    ('source', models.CharField(blank=True, max_length=300)),
                    ('is_mapping_suggested', models.BooleanField(default=False)),
                    ('state', models.CharField(choices=[('proposed', 'proposed'), ('active', 'under way'), ('completed', 'completed'), ('carried', 'carried into the next cycle'), ('merged', 'merged into another'), ('split', 'split'), ('withdrawn', 'withdrawn')], default='proposed', max_length=9)),
                    ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='workplan.cycle')),
                    ('issue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='workplan.issue')),
                    ('objective', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='workplan.objective')),
                ],
                options={
                    'indexes': [models.Index(fields=['cycle', 'visibility', 'number'], name='item_seen_in_cycle'), models.Index(fields=['objective', 'state'], name='item_by_objective')],
                    'constraints': [models.UniqueConstraint(fields=('cycle', 'number'), name='item_numbered_once'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'active', 'completed', 'carried', 'merged', 'split', 'withdrawn'])), name='item_known_state'), models.CheckConstraint(condition=models.Q(('visibility__in', ['members', 'group', 'public'])), name='item_known_visibility')],
                },
            ),
            migrations.CreateModel(
                name='Party',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('state', 'State'), ('organisation', 'Organisation')], max_length=12)),
                    ('code', models.CharField(help_text='ISO 3166-1 of a state, short name of another.', max_length=12, unique=True)),
                    ('name', models.CharField(max_length=200)),
                    ('joined_on', models.DateField(blank=True, null=True)),
                    ('left_on', models.DateField(blank=True, null=True)),
                    ('organisation', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='party', to='people.organisation')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['state', 'organisation'])), name='party_known_kind'), models.CheckConstraint(condition=models.Q(('kind', 'organisation'), ('code__regex', '^[A-Z]{2}$'), _connector='OR'), name='party_state_by_its_code')],
                },
            ),
            migrations.CreateModel(
                name='Involvement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('part', models.CharField(choices=[('lead', 'lead'), ('partner', 'partner')], max_length=8)),
                    ('from_on', models.DateField(blank=True, help_text='Blank: not known.', null=True)),
                    ('to_on', models.DateField(blank=True, null=True)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='involved', to='workplan.actionitem')),
                    ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involved', to='workplan.party')),
                ],
                options={
                    'indexes': [models.Index(fields=['party', 'part', 'to_on'], name='involved_by_party')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('to_on__isnull', True)), fields=('item', 'party', 'part'), name='involved_once_at_a_time'), models.CheckConstraint(condition=models.Q(('part__in', ['lead', 'partner'])), name='involved_known_part')],
                },
            ),
            migrations.CreateModel(
                name='Change',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('kind', models.CharField(choices=[('add', 'Added'), ('amend', 'Words changed'), ('adopt', 'Adopted'), ('complete', 'Completed'), ('withdraw', 'Withdrawn'), ('carry', 'Carried into the next cycle'), ('carried_from', 'Carried from the cycle before'), ('merge', 'Merged into another'), ('take_in', 'Took another in'), ('split', 'Split'), ('split_from', 'Split from another'), ('move', 'Moved'), ('join', 'Takes part from now on'), ('leave', 'Takes no part any more')], max_length=12)),
                    ('at', models.DateTimeField()),
                    ('why', models.CharField(blank=True, max_length=300)),
                    ('words', models.JSONField(default=dict)),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='workplan.actionitem')),
                    ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.actionitem')),
                    ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.party')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('item', 'number'), name='change_numbered_once')],
                },
            ),
            migrations.CreateModel(
                name='Update',
                fields=[
                    ('moves', models.PositiveIntegerField(default=0, editable=False)),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('says', models.CharField(choices=[('moved', 'moved'), ('nothing_new', 'nothing new')], max_length=11)),
                    ('text', models.TextField(blank=True)),
                    ('visibility', models.CharField(choices=[('members', 'members only'), ('group', 'the group, observers too'), ('public', 'everybody')], default='members', max_length=8)),
                    ('state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('shared', 'shared')], default='draft', max_length=9)),
                    ('shared_at', models.DateTimeField(blank=True, null=True)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='updates', to='workplan.actionitem')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='updates', to='workplan.meeting')),
                    ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='updates', to='workplan.party')),
                ],
                options={
                    'indexes': [models.Index(fields=['meeting', 'state', 'says'], name='update_by_meeting')],
                    'constraints': [models.UniqueConstraint(fields=('item', 'party', 'meeting'), name='update_once_a_meeting'), models.CheckConstraint(condition=models.Q(('says__in', ['moved', 'nothing_new'])), name='update_says_what'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'shared'])), name='update_known_state'), models.CheckConstraint(condition=models.Q(('visibility__in', ['members', 'group', 'public'])), name='update_known_visibility')],
                },
            ),
            migrations.CreateModel(
                name='Revision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('says', models.CharField(choices=[('moved', 'moved'), ('nothing_new', 'nothing new')], max_length=11)),
                    ('text', models.TextField(blank=True)),
                    ('visibility', models.CharField(choices=[('members', 'members only'), ('group', 'the group, observers too'), ('public', 'everybody')], max_length=8)),
                    ('at', models.DateTimeField()),
                    ('why', models.CharField(blank=True, max_length=300)),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('update_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='workplan.update')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('update_of', 'number'), name='revision_numbered_once')],
                },
            ),
            migrations.CreateModel(
                name='ItemArea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('area', models.PositiveSmallIntegerField()),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='area_rows', to='workplan.actionitem')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('item', 'area'), name='item_area_once'), models.CheckConstraint(condition=models.Q(('area__in', [1, 2, 3, 4, 5, 6, 7, 8])), name='item_area_known')],
                },
            ),
        ),
    ]
