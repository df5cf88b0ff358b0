import django.db.models.deletion
import titian.notices.states
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('notices', '0001_initial'),
        ('notices', '0002_pauses'),
        ('notices', '0003_one_officer'),
        ('notices', '0004_update_asked'),
        ('notices', '0005_round_opened'),
    ]

    initial = True

    dependencies = [
        ('people', '0001_november'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Browser',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('endpoint', models.CharField(max_length=1000, unique=True)),
                    ('host', models.CharField(max_length=255)),
                    ('added_at', models.DateTimeField()),
                    ('taken_at', models.DateTimeField(blank=True, help_text='When its push service last took a notice.', null=True)),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notice_browsers', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Carrier',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=255, unique=True)),
                    ('failures', models.PositiveIntegerField(default=0)),
                    ('failing_since', models.DateTimeField(blank=True, null=True)),
                    ('next_try_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('failing_since__isnull', True), ('failures', 0)), models.Q(('failing_since__isnull', False), ('failures__gt', 0)), _connector='OR'), name='carrier_failing_since')],
                },
            ),
            migrations.CreateModel(
                name='Event',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('referral_waits', 'a package was released to an organisation'), ('answer_due', 'half of the time to answer is over'), ('answer_late', 'three quarters of the time to answer are over'), ('answer_missed', 'the time to answer is over, and nobody has taken the referral'), ('nobody_left', 'everyone asked has declined'), ('referral_paused', "the person's code pauses a referral: its organisation asks the person"), ('pause_unsettled', 'an organisation has not asked the person in the time it had to answer'), ('question_waits', 'a recipient asks the station'), ('one_officer', "one officer sent without the person's yes, and no second has signed in 24 hours"), ('update_asked', 'a meeting asks whoever leads an item for an update'), ('round_opened', 'a round asks members what the next plan should put first'), ('contact_expired', 'nobody vouches for a contact of the directory any more')], max_length=16)),
                    ('thing', models.UUIDField()),
                    ('happened_at', models.DateTimeField()),
                    ('found_at', models.DateTimeField()),
                    ('is_urgent', models.BooleanField(default=False)),
                    ('over_at', models.DateTimeField(blank=True, help_text='Since then it waits no more.', null=True)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('over_at__isnull', True)), fields=['kind'], name='notice_event_open'), models.Index(fields=['over_at'], name='notice_event_over')],
                    'constraints': [models.UniqueConstraint(fields=('kind', 'thing'), name='notice_event_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['referral_waits', 'answer_due', 'answer_late', 'answer_missed', 'nobody_left', 'referral_paused', 'pause_unsettled', 'question_waits', 'one_officer', 'update_asked', 'round_opened', 'contact_expired'])), name='notice_event_known_kind')],
                },
            ),
            migrations.CreateModel(
                name='Preference',
                fields=[
                    ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                    ('address', models.EmailField(blank=True, max_length=254)),
                    ('token_hash', models.CharField(blank=True, help_text='Of the link that confirms the address.', max_length=64)),
                    ('token_expires_at', models.DateTimeField(blank=True, null=True)),
                    ('link_failed_at', models.DateTimeField(blank=True, help_text='The link could not be sent.', null=True)),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('refused_at', models.DateTimeField(blank=True, help_text='The mail server said that nobody is there.', null=True)),
                    ('mail_since', models.DateTimeField(blank=True, help_text='Blank: no mail. It tells what happens later.', null=True)),
                    ('rhythm', models.CharField(choices=[('at_once', 'at once'), ('hourly', 'together, at each full hour'), ('daily', 'together, once a day')], default='at_once', max_length=8)),
                    ('daily_hour', models.PositiveSmallIntegerField(default=8)),
                    ('zone', models.CharField(default='UTC', max_length=60)),
                    ('quiet_from', models.TimeField(blank=True, null=True)),
                    ('quiet_until', models.TimeField(blank=True, null=True)),
                    ('is_urgent_at_once', models.BooleanField(default=False, help_text='What is of the level NOW comes at once, whatever the hour and the rhythm.')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('rhythm__in', ['at_once', 'hourly', 'daily'])), name='notice_known_rhythm'), models.CheckConstraint(condition=models.Q(('daily_hour__lte', 23)), name='notice_hour_of_the_day'), models.CheckConstraint(condition=models.Q(('confirmed_at__isnull', True), models.Q(('address', ''), _negated=True), _connector='OR'), name='notice_confirmed_address_is_there'), models.CheckConstraint(condition=models.Q(('mail_since__isnull', True), models.Q(('confirmed_at__isnull', False), ('refused_at__isnull', True)), _connector='OR'), name='notice_mail_to_confirmed_address'), models.CheckConstraint(condition=models.Q(models.Q(('token_expires_at__isnull', True), ('token_hash', '')), models.Q(models.Q(('token_hash', ''), _negated=True), ('token_expires_at__isnull', False)), _connector='OR'), name='notice_token_has_an_end'), models.CheckConstraint(condition=models.Q(models.Q(('quiet_from__isnull', True), ('quiet_until__isnull', True)), models.Q(('quiet_from__isnull', False), ('quiet_until__isnull', False), models.Q(('quiet_from', models.F('quiet_until')), _negated=True)), _connector='OR'), name='notice_quiet_has_two_ends')],
                },
            ),
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('outcome', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('dropped', 'dropped'), ('failed', 'failed')], default=titian.notices.states.Outcome['WAITING'], max_length=8)),
                    ('due_at', models.DateTimeField()),
                    ('queued_at', models.DateTimeField(blank=True, null=True)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('problem', models.CharField(blank=True, max_length=12)),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('browser', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='notices.browser')),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='notices.event')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('outcome', titian.notices.states.Outcome['WAITING'])), fields=['due_at'], name='notice_due')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('browser__isnull', True)), fields=('event', 'account'), name='notice_once_by_mail'), models.UniqueConstraint(condition=models.Q(('browser__isnull', False)), fields=('event', 'browser'), name='notice_once_a_browser'), models.CheckConstraint(condition=models.Q(('outcome__in', ['waiting', 'sent', 'dropped', 'failed'])), name='notice_known_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', titian.notices.states.Outcome['WAITING']), ('settled_at__isnull', True)), models.Q(models.Q(('outcome', titian.notices.states.Outcome['WAITING']), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='notice_settled_has_time')],
                },
            ),
        ),
    ]
