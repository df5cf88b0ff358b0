import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from titian.create_together import create_together


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_roles_of_leads'),
        ('preparedness', '0002_together'),
        ('workplan', '0004_members_come_back'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = create_together([
        migrations.CreateModel(
            name='Trigger',
            fields=[
                ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ('subject', models.CharField(max_length=30)),
                ('area', models.CharField(max_length=30)),
                ('urgency', models.CharField(choices=[('Immediate', 'now: answered within 15 minutes'), ('Expected', 'soon: answered within an hour'), ('Future', 'in time: answered within 12 hours')], max_length=10)),
                ('severity', models.CharField(choices=[('Extreme', 'lives are in great danger'), ('Severe', 'lives are in danger'), ('Moderate', 'people may be in need'), ('Unknown', 'not known')], max_length=10)),
                ('certainty', models.CharField(choices=[('Observed', 'it happened, or happens'), ('Likely', 'likely'), ('Possible', 'possible'), ('Unknown', 'not known')], max_length=10)),
                ('instructions', models.CharField(blank=True, max_length=120)),
                ('origins', models.CharField(blank=True, help_text='ISO 3166-1: never told.', max_length=200)),
                ('lasts_hours', models.PositiveSmallIntegerField()),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('what', models.CharField(choices=[('boats', 'so many boats in so many days'), ('season', 'a season begins'), ('event', 'an event of a kind')], max_length=6)),
                ('sea', models.CharField(blank=True, max_length=30)),
                ('fewest', models.PositiveSmallIntegerField(default=0)),
                ('days', models.PositiveSmallIntegerField(default=0)),
                ('month', models.PositiveSmallIntegerField(default=0)),
                ('day', models.PositiveSmallIntegerField(default=0)),
                ('kinds', models.CharField(blank=True, max_length=120)),
                ('last_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('on', 'looks'), ('off', 'does not look')], default='on', max_length=3)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ('subject', models.CharField(max_length=30)),
                ('area', models.CharField(max_length=30)),
                ('urgency', models.CharField(choices=[('Immediate', 'now: answered within 15 minutes'), ('Expected', 'soon: answered within an hour'), ('Future', 'in time: answered within 12 hours')], max_length=10)),
                ('severity', models.CharField(choices=[('Extreme', 'lives are in great danger'), ('Severe', 'lives are in danger'), ('Moderate', 'people may be in need'), ('Unknown', 'not known')], max_length=10)),
                ('certainty', models.CharField(choices=[('Observed', 'it happened, or happens'), ('Likely', 'likely'), ('Possible', 'possible'), ('Unknown', 'not known')], max_length=10)),
                ('instructions', models.CharField(blank=True, max_length=120)),
                ('origins', models.CharField(blank=True, help_text='ISO 3166-1: never told.', max_length=200)),
                ('lasts_hours', models.PositiveSmallIntegerField()),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('people_low', models.PositiveIntegerField(blank=True, null=True)),
                ('people_high', models.PositiveIntegerField(blank=True, null=True)),
                ('is_exercise', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('state', models.CharField(choices=[('suggested', 'suggested by a rule'), ('draft', 'waits for a second person'), ('released', 'released'), ('updated', 'replaced by a later one'), ('cancelled', 'cancelled'), ('expired', 'over'), ('dropped', 'dropped')], default='draft', max_length=9)),
                ('asked_by', models.ManyToManyField(help_text='What had the rule ask.', related_name='+', to='preparedness.event')),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alerts', to='preparedness.event')),
                ('follows', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='preparedness.alert')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('trigger', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alerts', to='preparedness.trigger')),
            ],
        ),
        migrations.CreateModel(
            name='AlertMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, help_text="CAP's identifier.", unique=True)),
                ('kind', models.CharField(choices=[('Alert', 'Alert'), ('Update', 'Update'), ('Cancel', 'Cancel')], max_length=6)),
                ('sent_at', models.DateTimeField()),
                ('content', models.TextField()),
                ('alert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='preparedness.alert')),
            ],
        ),
        migrations.CreateModel(
            name='AlertNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('text', models.CharField(max_length=300)),
                ('alert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='preparedness.alert')),
            ],
        ),
        migrations.CreateModel(
            name='Wave',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('alert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waves', to='preparedness.alert')),
            ],
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('acknowledged_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('alert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recipients', to='preparedness.alert')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.party')),
                ('stands_in_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recipients', to='preparedness.wave')),
            ],
        ),
        migrations.CreateModel(
            name='Deputy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('focal_point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='alert',
            index=models.Index(fields=['state', 'expires_at'], name='alert_standing'),
        ),
        migrations.AddIndex(
            model_name='wave',
            index=models.Index(fields=['at'], name='alert_wave_by_time'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('subject__regex', '^[a-z_]{3,30}$')), name='trigger_subject_is_a_code'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('area__regex', '^([a-z_]{3,30}|[NS]\\d{2}[EW]\\d{3})$')), name='trigger_area_is_coarse'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('urgency__in', ['Immediate', 'Expected', 'Future'])), name='trigger_known_urgency'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['Extreme', 'Severe', 'Moderate', 'Unknown'])), name='trigger_known_severity'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('certainty__in', ['Observed', 'Likely', 'Possible', 'Unknown'])), name='trigger_known_certainty'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('instructions__regex', '^([a-z_]{3,30}( [a-z_]{3,30})*)?$')), name='trigger_instructions_are_codes'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('origins__regex', '^([A-Z]{2}( [A-Z]{2})*)?$')), name='trigger_origins_are_countries'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('lasts_hours__gte', 1), ('lasts_hours__lte', 720)), name='trigger_ends'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['boats', 'season', 'event'])), name='trigger_known_what'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['on', 'off'])), name='trigger_known_state'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('kinds__regex', '^([a-z_]{3,30}( [a-z_]{3,30})*)?$')), name='trigger_kinds_are_codes'),
        ),
        migrations.AddConstraint(
            model_name='trigger',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='trigger_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('subject__regex', '^[a-z_]{3,30}$')), name='alert_subject_is_a_code'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('area__regex', '^([a-z_]{3,30}|[NS]\\d{2}[EW]\\d{3})$')), name='alert_area_is_coarse'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('urgency__in', ['Immediate', 'Expected', 'Future'])), name='alert_known_urgency'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['Extreme', 'Severe', 'Moderate', 'Unknown'])), name='alert_known_severity'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('certainty__in', ['Observed', 'Likely', 'Possible', 'Unknown'])), name='alert_known_certainty'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('instructions__regex', '^([a-z_]{3,30}( [a-z_]{3,30})*)?$')), name='alert_instructions_are_codes'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('origins__regex', '^([A-Z]{2}( [A-Z]{2})*)?$')), name='alert_origins_are_countries'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('lasts_hours__gte', 1), ('lasts_hours__lte', 720)), name='alert_ends'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['suggested', 'draft', 'released', 'updated', 'cancelled', 'expired', 'dropped'])), name='alert_known_state'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['suggested', 'draft', 'dropped']), models.Q(('expires_at__gt', models.F('sent_at')), ('sent_at__isnull', False)), _connector='OR'), name='alert_sent_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('people_high__isnull', True), ('people_high__gte', models.F('people_low')), _connector='OR'), name='alert_people_in_order'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('is_exercise', False), models.Q(('event__isnull', True), ('trigger__isnull', True)), _connector='OR'), name='alert_exercise_is_of_no_event'),
        ),
        migrations.AddConstraint(
            model_name='alertmessage',
            constraint=models.UniqueConstraint(fields=('alert', 'kind'), name='alert_message_once'),
        ),
        migrations.AddConstraint(
            model_name='alertmessage',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['Alert', 'Update', 'Cancel'])), name='alert_message_known_kind'),
        ),
        migrations.AddConstraint(
            model_name='alertnote',
            constraint=models.UniqueConstraint(fields=('alert', 'language'), name='alert_note_once'),
        ),
        migrations.AddConstraint(
            model_name='alertnote',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='alert_note_says_something'),
        ),
        migrations.AddConstraint(
            model_name='recipient',
            constraint=models.UniqueConstraint(fields=('alert', 'account'), name='alert_recipient_once'),
        ),
        migrations.AddConstraint(
            model_name='recipient',
            constraint=models.CheckConstraint(condition=models.Q(('stands_in_for__isnull', True), models.Q(('stands_in_for', models.F('account')), _negated=True), _connector='OR'), name='alert_nobody_for_oneself'),
        ),
        migrations.AddConstraint(
            model_name='deputy',
            constraint=models.UniqueConstraint(fields=('focal_point', 'rank'), name='deputy_one_a_rank'),
        ),
        migrations.AddConstraint(
            model_name='deputy',
            constraint=models.UniqueConstraint(fields=('focal_point', 'account'), name='deputy_named_once'),
        ),
        migrations.AddConstraint(
            model_name='deputy',
            constraint=models.CheckConstraint(condition=models.Q(('focal_point', models.F('account')), _negated=True), name='deputy_is_another'),
        ),
        migrations.AddConstraint(
            model_name='deputy',
            constraint=models.CheckConstraint(condition=models.Q(('rank__gte', 1), ('rank__lte', 3)), name='deputy_rank_in_bounds'),
        ),
    ])
