import django.db.models.deletion
import titian.referrals.states
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


def keep_as_it_came(apps, schema_editor):
    """PostgreSQL keeps sealed bytes as they came: it would try to compress what nothing can compress."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE referrals_package ALTER COLUMN ciphertext SET STORAGE EXTERNAL")


def name_as_before(apps, schema_editor):
    """Hubs of before renamed this table once, and what PostgreSQL had named after it kept its name: one schema for both."""
    if schema_editor.connection.vendor == "postgresql":
        for kind in ("pkey", "referral_id_key", "id_seq"):  # PostgreSQL renames a key with its index
            what = "SEQUENCE" if kind == "id_seq" else "INDEX"
            schema_editor.execute(
                f"ALTER {what} referrals_pauseahead_{kind} RENAME TO referrals_withdrawnreferral_{kind}"
            )


class Migration(migrations.Migration):

    replaces = [
        ('referrals', '0001_initial'),
        ('referrals', '0002_refused_packages'),
        ('referrals', '0003_one_index_each'),
        ('referrals', '0004_from_ended_phone'),
        ('referrals', '0005_counted_states'),
        ('referrals', '0006_taken_up'),
        ('referrals', '0007_ciphertext_as_it_came'),
        ('referrals', '0008_taken_back'),
        ('referrals', '0009_kept_and_deleted'),
        ('referrals', '0010_questions'),
        ('referrals', '0011_answer_limits'),
        ('referrals', '0012_open_questions'),
        ('referrals', '0013_inbox_by_state'),
        ('referrals', '0001_squashed'),
        ('referrals', '0002_open_marks'),
        ('referrals', '0003_envelopes_go'),
        ('referrals', '0004_count_arrivals'),
        ('referrals', '0005_pause'),
        ('referrals', '0006_ids_of_a_phone'),
        ('referrals', '0007_without_consent'),
    ]

    initial = True

    dependencies = [
        ('devices', '0001_november'),
        ('people', '0001_november'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Referral',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral_id', models.UUIDField()),
                    ('level', models.CharField(choices=[('NOW', 'now'), ('TODAY', 'today'), ('REFER', 'refer'), ('INFO', 'information'), ('INCOMPLETE', 'incomplete')], max_length=10)),
                    ('responsibility', models.CharField(choices=[('waiting', 'waiting'), ('taken', 'taken'), ('nobody_left', 'nobody_left'), ('stopped', 'stopped')], default=titian.referrals.states.Responsibility['WAITING'], max_length=12)),
                    ('received_at', models.DateTimeField()),
                    ('changed_at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.country')),
                    ('enrolment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='devices.enrolment')),
                    ('station', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='people.station')),
                    ('taken_up_at', models.DateTimeField(blank=True, null=True)),
                    ('taken_up_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_at', models.DateTimeField(blank=True, help_text='when the person took it back', null=True)),
                    ('paused_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['enrolment', 'changed_at'], name='referral_by_phone'), models.Index(fields=['station', 'responsibility'], name='referral_open_at_station'), models.Index(condition=models.Q(('paused_at__isnull', False)), fields=['paused_at'], name='referral_paused')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['NOW', 'TODAY', 'REFER', 'INFO', 'INCOMPLETE'])), name='referral_known_level'), models.CheckConstraint(condition=models.Q(models.Q(('taken_up_at__isnull', True), ('taken_up_by__isnull', True)), models.Q(('taken_up_at__isnull', False), ('taken_up_by__isnull', False)), _connector='OR'), name='referral_taken_up_by_somebody'), models.CheckConstraint(condition=models.Q(('responsibility__in', ['waiting', 'taken', 'nobody_left', 'stopped'])), name='referral_known_responsibility'), models.UniqueConstraint(fields=('referral_id', 'enrolment'), name='referral_once_a_phone')],
                },
            ),
            migrations.CreateModel(
                name='PackageEvent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item_id', models.UUIDField(db_index=True)),
                    ('position', models.PositiveSmallIntegerField()),
                    ('action', models.CharField(max_length=12)),
                    ('status', models.CharField(blank=True, max_length=12)),
                    ('reason', models.CharField(blank=True, max_length=20)),
                    ('actor_kind', models.CharField(choices=[('device', 'device'), ('member', 'member of the organisation'), ('hub', 'hub'), ('person', 'the person, by their code')], max_length=8)),
                    ('happened_at', models.DateTimeField()),
                    ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='referrals.referral')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Package',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item_id', models.UUIDField(unique=True)),
                    ('recipient', models.CharField(max_length=64)),
                    ('position', models.PositiveSmallIntegerField()),
                    ('answer_within', models.PositiveIntegerField(help_text='minutes from release')),
                    ('sha256', models.CharField(max_length=64)),
                    ('ciphertext', models.BinaryField(null=True)),
                    ('received_sequence', models.BigIntegerField(null=True, unique=True)),
                    ('status', models.CharField(choices=[('held', 'held'), ('released', 'released'), ('delivered', 'delivered'), ('opened', 'opened'), ('accepted', 'accepted'), ('declined', 'declined'), ('timed_out', 'timed_out'), ('arrived', 'arrived'), ('not_arrived', 'not_arrived'), ('refused', 'refused'), ('withdrawn', 'withdrawn'), ('revoked', 'revoked'), ('expired', 'expired')], default=titian.referrals.states.Status['HELD'], max_length=12)),
                    ('received_at', models.DateTimeField()),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                    ('answer_due_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='packages', to='people.organisation')),
                    ('referral', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='packages', to='referrals.referral')),
                    ('from_ended_phone_on', models.DateField(blank=True, help_text="the day an administrator let it go on, though its phone's enrolment had been ended", null=True)),
                    ('deleted_there_on', models.DateField(blank=True, help_text='the day the recipient says it deleted what it kept of it', null=True)),
                ],
                options={
                    'base_manager_name': 'objects',
                    'indexes': [models.Index(fields=['organisation', '-released_at'], name='package_inbox'), models.Index(condition=models.Q(('status__in', [titian.referrals.states.Status['DELIVERED'], titian.referrals.states.Status['OPENED'], titian.referrals.states.Status['RELEASED']])), fields=['answer_due_at'], name='package_waiting_answer'), models.Index(fields=['organisation', 'status'], name='package_by_state')],
                    'constraints': [models.UniqueConstraint(fields=('referral', 'position'), name='package_position_once'), models.CheckConstraint(condition=models.Q(('position__lte', 9)), name='package_position_in_chain'), models.CheckConstraint(condition=models.Q(('answer_within__gte', 1), ('answer_within__lte', 20160)), name='package_answer_within_bounds'), models.CheckConstraint(condition=models.Q(models.Q(('answer_due_at__isnull', True), ('released_at__isnull', True), ('status__in', [titian.referrals.states.Status['HELD'], titian.referrals.states.Status['REFUSED']])), models.Q(models.Q(('status__in', [titian.referrals.states.Status['HELD'], titian.referrals.states.Status['REFUSED']]), _negated=True), ('answer_due_at__isnull', False), ('released_at__isnull', False)), _connector='OR'), name='package_released_has_time'), models.CheckConstraint(condition=models.Q(('status', titian.referrals.states.Status['REFUSED']), ('received_sequence__isnull', False), _connector='OR'), name='package_taken_in_has_sequence'), models.CheckConstraint(condition=models.Q(('status__in', ['held', 'released', 'delivered', 'opened', 'accepted', 'declined', 'timed_out', 'arrived', 'not_arrived', 'refused', 'withdrawn', 'revoked', 'expired'])), name='package_known_status'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', [titian.referrals.states.Status['DECLINED'], titian.referrals.states.Status['EXPIRED'], titian.referrals.states.Status['REFUSED'], titian.referrals.states.Status['REVOKED'], titian.referrals.states.Status['TIMED_OUT'], titian.referrals.states.Status['WITHDRAWN']]), _negated=True), ('ciphertext__isnull', True), _connector='OR'), name='package_over_keeps_no_ciphertext')],
                },
            ),
            migrations.CreateModel(
                name='CountedState',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('week', models.DateField(help_text='the Monday after the week that had ended')),
                    ('counted_at', models.DateTimeField()),
                    ('state', models.CharField(max_length=12)),
                    ('number', models.PositiveIntegerField()),
                    ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.country')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('country', 'week', 'state'), name='counted_state_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'taken', 'nobody_left', 'closed'])), name='counted_state_known'), models.CheckConstraint(condition=models.Q(('week__week_day', 2)), name='counted_state_week_begins_on_monday')],
                },
            ),
            migrations.CreateModel(
                name='Retention',
                fields=[
                    ('country', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='people.country')),
                    ('accepted_days', models.PositiveSmallIntegerField()),
                    ('closed_days', models.PositiveSmallIntegerField()),
                    ('deleted_days', models.PositiveSmallIntegerField(db_default=90, default=90)),
                    ('reduced_days', models.PositiveSmallIntegerField(db_default=14, default=14)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('accepted_days__gte', 30), ('accepted_days__lte', 365)), name='retention_accepted_within_bounds'), models.CheckConstraint(condition=models.Q(('closed_days__gte', 1), ('closed_days__lte', 90)), name='retention_closed_within_bounds'), models.CheckConstraint(condition=models.Q(('deleted_days__gte', models.F('reduced_days')), ('deleted_days__lte', 90), ('reduced_days__gte', 1), ('reduced_days__lte', 60)), name='retention_envelopes_within_bounds')],
                },
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('code', models.CharField(max_length=20)),
                    ('asked_at', models.DateTimeField()),
                    ('answer', models.CharField(blank=True, max_length=20)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('package', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='referrals.package')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('package', 'code'), name='question_once_a_package'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='question_answered_by_somebody')],
                    'indexes': [models.Index(condition=models.Q(('answer', '')), fields=['asked_at'], name='question_open')],
                },
            ),
            migrations.CreateModel(
                name='AnswerLimit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('level', models.CharField(choices=[('NOW', 'now'), ('TODAY', 'today'), ('REFER', 'refer'), ('INFO', 'information'), ('INCOMPLETE', 'incomplete')], max_length=10)),
                    ('minutes', models.PositiveIntegerField()),
                    ('since', models.DateTimeField()),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.country')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('country', 'level'), name='answer_limit_once_a_level'), models.CheckConstraint(condition=models.Q(('level__in', ['NOW', 'TODAY', 'REFER', 'INFO', 'INCOMPLETE'])), name='answer_limit_known_level'), models.CheckConstraint(condition=models.Q(('minutes__gte', 5), ('minutes__lte', 20160)), name='answer_limit_within_bounds')],
                },
            ),
            migrations.CreateModel(
                name='OpenMark',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('mark', models.CharField(max_length=4)),
                    ('level', models.CharField(choices=[('NOW', 'now'), ('TODAY', 'today'), ('REFER', 'refer'), ('INFO', 'information'), ('INCOMPLETE', 'incomplete')], max_length=10)),
                    ('received_at', models.DateTimeField()),
                    ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.station')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('station', 'mark'), name='open_mark_once_at_a_station'), models.CheckConstraint(condition=models.Q(('level__in', ['NOW', 'TODAY'])), name='open_mark_urgent_level')],
                },
            ),
            migrations.CreateModel(
                name='ArrivalCell',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('week', models.DateField(blank=True, help_text='as in `CountedState`', null=True)),
                    ('kind', models.CharField(choices=[('level', 'by level'), ('place', 'by kind of place'), ('gone', 'deleted')], max_length=5)),
                    ('name', models.CharField(max_length=12)),
                    ('number', models.PositiveIntegerField(default=0)),
                    ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.country')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('country', 'week', 'kind', 'name'), name='arrival_cell_once'), models.UniqueConstraint(condition=models.Q(('week__isnull', True)), fields=('country', 'kind', 'name'), name='arrival_cell_one_waits')],
                },
            ),
            migrations.CreateModel(
                name='PastReferral',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('week', models.DateField(help_text='the Monday of the week in which they were closed')),
                    ('level', models.CharField(choices=[('NOW', 'now'), ('TODAY', 'today'), ('REFER', 'refer'), ('INFO', 'information'), ('INCOMPLETE', 'incomplete')], max_length=10)),
                    ('state', models.CharField(max_length=12)),
                    ('number', models.PositiveIntegerField(default=0)),
                    ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.country')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('country', 'week', 'level', 'state'), name='past_referral_once'), models.CheckConstraint(condition=models.Q(('week__week_day', 2)), name='past_referral_week_begins_on_monday')],
                },
            ),
            migrations.CreateModel(
                name='PauseAhead',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral_id', models.UUIDField(unique=True)),
                    ('asked_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='WithoutConsent',
                fields=[
                    ('package', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='without_consent', serialize=False, to='referrals.package')),
                    ('ground', models.CharField(choices=[('threat_to_life', 'a life is in danger'), ('child', "a child's best interests"), ('incapacity', 'the person could not say yes or no')], max_length=20)),
                    ('recipient', models.CharField(max_length=64)),
                    ('claims_sha256', models.CharField(max_length=64)),
                    ('first', models.TextField()),
                    ('second', models.TextField(blank=True)),
                    ('received_at', models.DateTimeField()),
                    ('second_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='devices.enrolment')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('second', '')), fields=['received_at'], name='without_consent_one_officer')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ground__in', ['threat_to_life', 'child', 'incapacity'])), name='without_consent_known_ground'), models.CheckConstraint(condition=models.Q(models.Q(('ground', 'threat_to_life'), ('second', ''), ('second_by__isnull', True)), models.Q(models.Q(('second', ''), _negated=True), ('second_by__isnull', False)), _connector='OR'), name='without_consent_one_officer_for_a_life')],
                },
            ),
        ),
        migrations.RunPython(keep_as_it_came, migrations.RunPython.noop),
        migrations.RunPython(name_as_before, migrations.RunPython.noop),
    ]
