import django.db.models.deletion
import titian.directory.states
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [('directory', '0001_working_directory'), ('directory', '0002_listing_authority'), ('directory', '0003_contact_marked')]

    initial = True

    dependencies = [
        ('people', '0001_november'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='NightlyCheck',
                fields=[
                    ('on', models.DateField(primary_key=True, serialize=False)),
                    ('queued_at', models.DateTimeField()),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('marked', models.PositiveIntegerField(default=0)),
                ],
            ),
            migrations.CreateModel(
                name='Listing',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=200)),
                    ('alternate_name', models.CharField(blank=True, max_length=200)),
                    ('description', models.TextField(blank=True)),
                    ('url', models.URLField(blank=True, max_length=500)),
                    ('independent', models.CharField(choices=[('unknown', 'not known'), ('yes', 'yes'), ('no', 'no')], default='unknown', max_length=7)),
                    ('psea_vetted', models.CharField(choices=[('unknown', 'not known'), ('yes', 'yes'), ('no', 'no')], default='unknown', max_length=7)),
                    ('psea_vetted_on', models.DateField(blank=True, null=True)),
                    ('fictional', models.BooleanField(default=False)),
                    ('number', models.PositiveIntegerField(default=0, help_text='Counts changes: who proposes one names what they saw.')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='listings', to='people.country')),
                    ('organisation', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='listing', to='people.organisation')),
                    ('authority', models.CharField(blank=True, choices=[('', 'none of these'), ('police', 'police'), ('immigration', 'immigration'), ('embassy', 'embassy')], max_length=16)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('country', 'name'), name='listing_name_once_per_country'), models.CheckConstraint(condition=models.Q(('independent__in', ['unknown', 'yes', 'no'])), name='listing_known_independent'), models.CheckConstraint(condition=models.Q(('psea_vetted__in', ['unknown', 'yes', 'no'])), name='listing_known_psea_vetted'), models.CheckConstraint(condition=models.Q(('psea_vetted_on__isnull', True), ('psea_vetted', 'yes'), _connector='OR'), name='listing_vetted_day_is_vetted'), models.CheckConstraint(condition=models.Q(('authority__in', ['', 'police', 'immigration', 'embassy'])), name='listing_known_authority'), models.CheckConstraint(condition=models.Q(('authority', ''), models.Q(('independent', 'yes'), _negated=True), _connector='OR'), name='listing_authority_is_not_independent')],
                },
            ),
            migrations.CreateModel(
                name='Source',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=40)),
                    ('title', models.CharField(max_length=400)),
                    ('url', models.URLField(blank=True, max_length=500)),
                    ('seen_on', models.DateField()),
                    ('is_exact', models.BooleanField(default=True, help_text='Not: the page itself has to be found again.')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.country')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('country', 'code'), name='source_code_once')],
                },
            ),
            migrations.CreateModel(
                name='Service',
                fields=[
                    ('verified_on', models.DateField(blank=True, null=True)),
                    ('verified_by', models.CharField(blank=True, max_length=120)),
                    ('expires_on', models.DateField(blank=True, null=True)),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('slug', models.CharField(max_length=60)),
                    ('state', models.CharField(choices=[('draft', 'draft'), ('live', 'live'), ('archived', 'archived')], default=titian.directory.states.State['DRAFT'], max_length=8)),
                    ('number', models.PositiveIntegerField(default=0, help_text='Counts what became of it: who changes it names this.')),
                    ('is_public', models.BooleanField(default=True, help_text='Not: it stands in no export and in no public answer.')),
                    ('name', models.CharField(max_length=200)),
                    ('alternate_name', models.CharField(blank=True, max_length=200)),
                    ('description', models.TextField(blank=True)),
                    ('url', models.URLField(blank=True, max_length=500)),
                    ('kind', models.CharField(choices=[('hotline', 'Hotline'), ('shelter', 'Shelter'), ('identification_centre', 'Identification centre'), ('authority', 'Authority'), ('legal_aid', 'Legal aid'), ('health', 'Health service'), ('interpreter', 'Interpreters'), ('other', 'Something else')], max_length=24)),
                    ('application_process', models.TextField(blank=True, help_text='How somebody is referred or comes.')),
                    ('cost', models.CharField(choices=[('unknown', 'not known'), ('free', 'free'), ('some', 'free for some'), ('paid', 'to be paid')], default='unknown', max_length=8)),
                    ('cost_note', models.CharField(blank=True, max_length=200)),
                    ('minimum_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('maximum_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('serves_women', models.CharField(choices=[('unknown', 'not known'), ('yes', 'yes'), ('no', 'no')], default='unknown', max_length=7)),
                    ('serves_men', models.CharField(choices=[('unknown', 'not known'), ('yes', 'yes'), ('no', 'no')], default='unknown', max_length=7)),
                    ('serves_trans_people', models.CharField(choices=[('unknown', 'not known'), ('yes', 'yes'), ('no', 'no')], default='unknown', max_length=7)),
                    ('serves_families', models.CharField(choices=[('unknown', 'not known'), ('yes', 'yes'), ('no', 'no')], default='unknown', max_length=7)),
                    ('serves_lone_children', models.CharField(choices=[('unknown', 'not known'), ('yes', 'yes'), ('no', 'no')], default='unknown', max_length=7)),
                    ('nationality', models.CharField(choices=[('unknown', 'not known'), ('any', 'any nationality, or none'), ('nationals', 'nationals of this country only'), ('foreign', 'foreigners only'), ('some', 'the nationalities named')], default='unknown', max_length=9)),
                    ('eligibility_note', models.TextField(blank=True)),
                    ('shelter', models.CharField(choices=[('unknown', 'not known'), ('none', 'nobody stays overnight'), ('open', 'open: people come and go'), ('closed', 'closed: people may not leave')], default='unknown', max_length=8)),
                    ('depends_on_testimony', models.CharField(choices=[('unknown', 'not known'), ('yes', 'yes'), ('no', 'no')], default='unknown', max_length=7)),
                    ('shares_with_immigration', models.CharField(choices=[('unknown', 'not known'), ('nothing', 'nothing'), ('with_consent', 'only what the person agrees to'), ('by_law', 'what the law demands'), ('everything', 'everything that is asked for')], default='unknown', max_length=12)),
                    ('immigration_note', models.CharField(blank=True, max_length=400)),
                    ('transport', models.CharField(choices=[('unknown', 'not known'), ('fetches', 'they fetch people'), ('pays', 'they pay for the way'), ('none', 'people come by themselves')], default='unknown', max_length=8)),
                    ('transport_note', models.CharField(blank=True, max_length=200)),
                    ('access_note', models.CharField(blank=True, max_length=200)),
                    ('capacity', models.PositiveIntegerField(blank=True, help_text='Places; blank: not known, or none to count.', null=True)),
                    ('full_until', models.DateTimeField(blank=True, null=True)),
                    ('full_said_at', models.DateTimeField(blank=True, null=True)),
                    ('time_zone', models.CharField(max_length=40)),
                    ('always_open', models.BooleanField(default=False)),
                    ('holidays', models.CharField(choices=[('unknown', 'not known'), ('open', 'open on holidays'), ('closed', 'closed on holidays')], default='unknown', max_length=7)),
                    ('hours_note', models.CharField(blank=True, max_length=200)),
                    ('words', models.TextField(blank=True, editable=False)),
                    ('changed_at', models.DateTimeField()),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.country')),
                    ('full_said_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('listing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='directory.listing')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.source')),
                ],
                options={
                    'indexes': [models.Index(fields=['country', 'state', 'name'], name='service_of_country')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('expires_on__isnull', True), ('verified_by', ''), ('verified_on__isnull', True)), models.Q(('expires_on__isnull', False), ('verified_on__isnull', False), models.Q(('verified_by', ''), _negated=True)), _connector='OR'), name='service_verified_whole'), models.CheckConstraint(condition=models.Q(('expires_on__isnull', True), ('expires_on__gt', models.F('verified_on')), _connector='OR'), name='service_verified_before_it_ends'), models.UniqueConstraint(fields=('country', 'slug'), name='service_slug_once_per_country'), models.CheckConstraint(condition=models.Q(('slug__regex', '^[a-z0-9-]+$')), name='service_slug_is_plain'), models.CheckConstraint(condition=models.Q(('minimum_age__isnull', True), ('maximum_age__isnull', True), ('minimum_age__lte', models.F('maximum_age')), _connector='OR'), name='service_ages_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('always_open', True), _negated=True), models.Q(('holidays', 'closed'), _negated=True), _connector='OR'), name='service_always_is_always'), models.CheckConstraint(condition=models.Q(('full_until__isnull', True), models.Q(('full_said_at__isnull', False), ('full_said_by__isnull', False)), _connector='OR'), name='service_full_says_by_whom'), models.CheckConstraint(condition=models.Q(('state__in', [titian.directory.states.State['DRAFT'], titian.directory.states.State['LIVE'], titian.directory.states.State['ARCHIVED']])), name='service_known_state'), models.CheckConstraint(condition=models.Q(('kind__in', ['hotline', 'shelter', 'identification_centre', 'authority', 'legal_aid', 'health', 'interpreter', 'other'])), name='service_known_kind'), models.CheckConstraint(condition=models.Q(('cost__in', ['unknown', 'free', 'some', 'paid'])), name='service_known_cost'), models.CheckConstraint(condition=models.Q(('serves_women__in', ['unknown', 'yes', 'no'])), name='service_known_serves_women'), models.CheckConstraint(condition=models.Q(('serves_men__in', ['unknown', 'yes', 'no'])), name='service_known_serves_men'), models.CheckConstraint(condition=models.Q(('serves_trans_people__in', ['unknown', 'yes', 'no'])), name='service_known_serves_trans_people'), models.CheckConstraint(condition=models.Q(('serves_families__in', ['unknown', 'yes', 'no'])), name='service_known_serves_families'), models.CheckConstraint(condition=models.Q(('serves_lone_children__in', ['unknown', 'yes', 'no'])), name='service_known_serves_lone_children'), models.CheckConstraint(condition=models.Q(('nationality__in', ['unknown', 'any', 'nationals', 'foreign', 'some'])), name='service_known_nationality'), models.CheckConstraint(condition=models.Q(('shelter__in', ['unknown', 'none', 'open', 'closed'])), name='service_known_shelter'), models.CheckConstraint(condition=models.Q(('depends_on_testimony__in', ['unknown', 'yes', 'no'])), name='service_known_depends_on_testimony'), models.CheckConstraint(condition=models.Q(('shares_with_immigration__in', ['unknown', 'nothing', 'with_consent', 'by_law', 'everything'])), name='service_known_shares_with_immigration'), models.CheckConstraint(condition=models.Q(('transport__in', ['unknown', 'fetches', 'pays', 'none'])), name='service_known_transport'), models.CheckConstraint(condition=models.Q(('holidays__in', ['unknown', 'open', 'closed'])), name='service_known_holidays')],
                },
            ),
            migrations.CreateModel(
                name='Location',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('order', models.PositiveSmallIntegerField(default=0)),
                    ('is_confidential', models.BooleanField(default=False)),
                    ('readers', models.CharField(choices=[('everyone', 'everyone'), ('coordinators', 'the organisation and coordinators'), ('organisation', 'the organisation alone')], default='everyone', max_length=12)),
                    ('area', models.CharField(blank=True, max_length=120)),
                    ('name', models.CharField(blank=True, max_length=200)),
                    ('address_1', models.CharField(blank=True, max_length=200)),
                    ('address_2', models.CharField(blank=True, max_length=200)),
                    ('city', models.CharField(blank=True, max_length=120)),
                    ('state_province', models.CharField(blank=True, max_length=120)),
                    ('postal_code', models.CharField(blank=True, max_length=20)),
                    ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                    ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                    ('transportation', models.CharField(blank=True, help_text='How to come there.', max_length=200)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='locations', to='directory.service')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('service', 'order'), name='location_order_once'), models.CheckConstraint(condition=models.Q(models.Q(('is_confidential', False), ('readers', 'everyone')), models.Q(('is_confidential', True), ('readers__in', ['coordinators', 'organisation'])), _connector='OR'), name='location_confidential_names_readers'), models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__gte', -90), ('latitude__lte', 90), ('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='location_on_earth')],
                },
            ),
            migrations.CreateModel(
                name='Hours',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('weekday', models.PositiveSmallIntegerField()),
                    ('opens_at', models.TimeField()),
                    ('closes_at', models.TimeField()),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hours', to='directory.service')),
                ],
                options={
                    'verbose_name_plural': 'hours',
                    'constraints': [models.UniqueConstraint(fields=('service', 'weekday', 'opens_at'), name='hours_span_once'), models.CheckConstraint(condition=models.Q(('weekday__gte', 1), ('weekday__lte', 7)), name='hours_known_weekday')],
                },
            ),
            migrations.CreateModel(
                name='FocalPoint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_backup', models.BooleanField(default=False)),
                    ('name', models.CharField(max_length=120)),
                    ('phone', models.CharField(blank=True, max_length=40)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='focal_points', to=settings.AUTH_USER_MODEL)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='focal_points', to='directory.service')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('service', 'is_backup'), name='focal_point_one_and_one_backup'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='focal_point_has_a_name')],
                },
            ),
            migrations.CreateModel(
                name='Change',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('track', models.CharField(choices=[('first', 'first'), ('edit', 'edit'), ('archive', 'archive'), ('restore', 'restore')], max_length=8)),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('with_focal_point', 'with_focal_point'), ('with_coordinator', 'with_coordinator'), ('done', 'done'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=16)),
                    ('number', models.PositiveIntegerField(default=0, help_text='Counts its steps: who moves it names what they saw.')),
                    ('content', models.JSONField(default=dict)),
                    ('seen', models.PositiveIntegerField()),
                    ('seen_listing', models.PositiveIntegerField()),
                    ('reason', models.CharField(blank=True, help_text='Why it is proposed, or was sent back.', max_length=400)),
                    ('opened_at', models.DateTimeField()),
                    ('changed_at', models.DateTimeField()),
                    ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='directory.service')),
                ],
                options={
                    'indexes': [models.Index(fields=['status', 'changed_at'], name='change_by_status')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('track__in', [titian.directory.states.Track['FIRST'], titian.directory.states.Track['EDIT'], titian.directory.states.Track['ARCHIVE'], titian.directory.states.Track['RESTORE']])), name='change_known_track'), models.CheckConstraint(condition=models.Q(('status__in', [titian.directory.states.Status['DRAFT'], titian.directory.states.Status['WITH_FOCAL_POINT'], titian.directory.states.Status['WITH_COORDINATOR'], titian.directory.states.Status['DONE'], titian.directory.states.Status['REFUSED'], titian.directory.states.Status['WITHDRAWN']])), name='change_known_status'), models.UniqueConstraint(condition=models.Q(('status__in', ['draft', 'with_focal_point', 'with_coordinator'])), fields=('service',), name='change_one_open_per_service'), models.CheckConstraint(condition=models.Q(('agreed_by__isnull', True), ('approved_by__isnull', True), models.Q(('approved_by', models.F('agreed_by')), _negated=True), _connector='OR'), name='change_two_people'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('written_by')), _negated=True), _connector='OR'), name='change_approved_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('status', titian.directory.states.Status['DONE']), ('agreed_by__isnull', False), ('approved_by__isnull', False)), models.Q(models.Q(('status', titian.directory.states.Status['DONE']), _negated=True), ('approved_by__isnull', True)), _connector='OR'), name='change_done_has_two_names')],
                },
            ),
            migrations.CreateModel(
                name='ServiceAccess',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(choices=[('step_free', 'No steps'), ('toilet', 'Toilet for a wheelchair'), ('sign_language', 'Sign language'), ('easy_words', 'Easy words and pictures'), ('companion', 'A companion may stay'), ('home_visit', 'They come to the person')], max_length=20)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access', to='directory.service')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('service', 'code'), name='service_access_once'), models.CheckConstraint(condition=models.Q(('code__in', ['step_free', 'toilet', 'sign_language', 'easy_words', 'companion', 'home_visit'])), name='service_access_known_code')],
                },
            ),
            migrations.CreateModel(
                name='ServiceLanguage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('tag', models.CharField(max_length=35)),
                    ('spoken', models.CharField(choices=[('staff', 'by somebody there'), ('interpreter', 'through an interpreter')], default='staff', max_length=11)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='languages', to='directory.service')),
                ],
                options={
                    'indexes': [models.Index(fields=['tag', 'service'], name='service_by_language')],
                    'constraints': [models.UniqueConstraint(fields=('service', 'tag'), name='service_language_once'), models.CheckConstraint(condition=models.Q(('spoken__in', ['staff', 'interpreter'])), name='service_language_known_spoken')],
                },
            ),
            migrations.CreateModel(
                name='ServiceNationality',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=2)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nationalities', to='directory.service')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('service', 'code'), name='service_nationality_once'), models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Z]{2}$')), name='service_nationality_two_capitals')],
                },
            ),
            migrations.CreateModel(
                name='ServiceNeed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('need', models.CharField(max_length=40)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='directory.service')),
                ],
                options={
                    'indexes': [models.Index(fields=['need', 'service'], name='service_by_need')],
                    'constraints': [models.UniqueConstraint(fields=('service', 'need'), name='service_need_once')],
                },
            ),
            migrations.CreateModel(
                name='Contact',
                fields=[
                    ('verified_on', models.DateField(blank=True, null=True)),
                    ('verified_by', models.CharField(blank=True, max_length=120)),
                    ('expires_on', models.DateField(blank=True, null=True)),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('order', models.PositiveSmallIntegerField(default=0)),
                    ('kind', models.CharField(choices=[('phone', 'Telephone'), ('message', 'Text message'), ('email', 'E-mail'), ('web', 'Web page'), ('other', 'Another way')], max_length=8)),
                    ('value', models.CharField(max_length=200)),
                    ('label', models.CharField(blank=True, max_length=120)),
                    ('is_public', models.BooleanField(default=True)),
                    ('marked_at', models.DateTimeField(blank=True, null=True)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='directory.service')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.source')),
                ],
                options={
                    'indexes': [models.Index(fields=['expires_on'], name='contact_by_end'), models.Index(condition=models.Q(('marked_at__isnull', False)), fields=['marked_at'], name='contact_marked')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('expires_on__isnull', True), ('verified_by', ''), ('verified_on__isnull', True)), models.Q(('expires_on__isnull', False), ('verified_on__isnull', False), models.Q(('verified_by', ''), _negated=True)), _connector='OR'), name='contact_verified_whole'), models.CheckConstraint(condition=models.Q(('expires_on__isnull', True), ('expires_on__gt', models.F('verified_on')), _connector='OR'), name='contact_verified_before_it_ends'), models.UniqueConstraint(fields=('service', 'order'), name='contact_order_once'), models.CheckConstraint(condition=models.Q(('value', ''), _negated=True), name='contact_says_something'), models.CheckConstraint(condition=models.Q(('kind__in', ['phone', 'message', 'email', 'web', 'other'])), name='contact_known_kind')],
                },
            ),
            migrations.CreateModel(
                name='Step',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('move', models.CharField(choices=[('save', 'save'), ('hand_in', 'hand_in'), ('agree', 'agree'), ('approve', 'approve'), ('send_back', 'send_back'), ('withdraw', 'withdraw')], max_length=10)),
                    ('status', models.CharField(max_length=16)),
                    ('reason', models.CharField(blank=True, max_length=400)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='directory.change')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('change', 'number'), name='directory_step_once')],
                },
            ),
            migrations.CreateModel(
                name='Holiday',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('name', models.CharField(max_length=120)),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holidays', to='people.country')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('country', 'on'), name='holiday_once')],
                },
            ),
        ),
    ]
