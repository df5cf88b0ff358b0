import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import titian.people.kept
import titian.people.querysets
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


def name_as_before(apps, schema_editor):
    """Hubs of before the squash got this constraint by a later step, under another name: one schema for both."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE people_user RENAME CONSTRAINT people_user_public_id_key TO people_user_public_id_56842f19_uniq"
        )


class Migration(migrations.Migration):

    replaces = [
        ('people', '0001_initial'),
        ('people', '0002_organisation_authority'),
        ('people', '0003_invitations_duty_and_closing'),
        ('people', '0004_give_public_ids'),
        ('people', '0005_public_id_once'),
        ('people', '0006_organisation_keys'),
        ('people', '0007_first_generation_of_keys'),
        ('people', '0008_key_files_of_generations'),
        ('people', '0009_oversight'),
        ('people', '0010_compared_keys'),
        ('people', '0011_language'),
        ('people', '0012_managed_bodies'),
        ('people', '0013_translators'),
        ('people', '0001_squashed'),
        ('people', '0002_kept_digest'),
        ('people', '0003_digest_what_is_kept'),
        ('people', '0004_station_time_zone'),
        ('people', '0005_organisation_run_by'),
        ('people', '0006_region_roles'),
    ]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        # Both were there before the first of these, and are without our tables. Each of their steps makes the classes of
        # all models anew that are there already, so they come first, while there are few.
        ('axes', '0010_accessattemptexpiration'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Country',
                fields=[
                    ('code', models.CharField(max_length=2, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=80)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Z]{2}$')), name='country_code_is_two_capitals')],
                },
            ),
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=200)),
                    ('kind', models.CharField(choices=[('hub', 'runs the hub'), ('station_service', 'staffs stations'), ('provider', 'receives referrals'), ('regional', 'regional body'), ('oversight', 'reads complaints, independent of the stations')], max_length=16)),
                    ('fictional', models.BooleanField(default=False)),
                    ('independent', models.BooleanField(default=False, help_text='Reports to nobody who may detain or return the person.')),
                    ('legal_aid', models.BooleanField(default=False)),
                    ('answer_within_minutes', models.PositiveIntegerField(default=240)),
                    ('recipient', models.CharField(blank=True, max_length=80)),
                    ('fingerprint', models.CharField(blank=True, max_length=64)),
                    ('recipient_listed_at', models.DateTimeField(blank=True, null=True)),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='people.country')),
                    ('authority', models.CharField(blank=True, choices=[('police', 'police'), ('immigration', 'immigration'), ('embassy', 'embassy')], help_text='What a person may name as not to be told; phones then leave it out. Blank: none of these.', max_length=16)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('run_by', models.CharField(blank=True, choices=[('state', 'the state'), ('united_nations', 'the United Nations')], help_text='Whose it is, as a person hears it before they choose it. Blank: neither, or not known.', max_length=16)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('country', 'name'), name='organisation_name_once_per_country'), models.UniqueConstraint(condition=models.Q(('fingerprint', ''), _negated=True), fields=('fingerprint',), name='organisation_fingerprint_once'), models.CheckConstraint(condition=models.Q(models.Q(('fingerprint', ''), ('recipient', '')), models.Q(models.Q(('recipient', ''), _negated=True), models.Q(('fingerprint', ''), _negated=True)), _connector='OR'), name='organisation_recipient_with_fingerprint'), models.CheckConstraint(condition=models.Q(('recipient_listed_at__isnull', True), models.Q(('recipient', ''), _negated=True), _connector='OR'), name='organisation_listed_has_recipient'), models.CheckConstraint(condition=models.Q(('answer_within_minutes__gte', 1)), name='organisation_answers_in_time'), models.CheckConstraint(condition=models.Q(('authority__in', ['', 'police', 'immigration', 'embassy'])), name='organisation_known_authority'), models.CheckConstraint(condition=models.Q(('kind__in', ['hub', 'station_service', 'provider', 'regional', 'oversight'])), name='organisation_known_kind'), models.CheckConstraint(condition=models.Q(('run_by__in', ['', 'state', 'united_nations'])), name='organisation_known_run_by')],
                },
            ),
            migrations.CreateModel(
                name='OrganisationService',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('need', models.CharField(max_length=40)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='services', to='people.organisation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('organisation', 'need'), name='organisation_serves_need_once')],
                },
            ),
            migrations.CreateModel(
                name='Station',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=200)),
                    ('kind', models.CharField(choices=[('airport', 'airport'), ('land', 'land border'), ('sea', 'sea port or coast'), ('mobile', 'mobile team')], max_length=8)),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stations', to='people.country')),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('time_zone', models.CharField(blank=True, help_text="IANA; blank: as the country's desks.", max_length=40)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('country', 'name'), name='station_name_once_per_country'), models.CheckConstraint(condition=models.Q(('kind__in', ['airport', 'land', 'sea', 'mobile'])), name='station_known_kind')],
                },
            ),
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                    ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                    ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                    ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                    ('role', models.CharField(choices=[('officer', 'officer'), ('supervisor', 'duty supervisor'), ('provider', 'provider'), ('coordinator', 'national coordinator'), ('administrator', 'administrator'), ('oversight', 'independent body for complaints'), ('translator', 'translator'), ('reviewer', 'reviewer'), ('co_chair', 'co-chair'), ('regional_office', 'regional office'), ('focal_point', 'focal point'), ('observer', 'observer')], max_length=16)),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='people.organisation')),
                    ('station', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='staff', to='people.station')),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('is_manager', models.BooleanField(default=False, help_text='Invites and closes members of the own organisation.')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('session_generation', models.PositiveIntegerField(default=0)),
                    ('language', models.CharField(blank=True, help_text='Of the desk; blank: as the browser asks.', max_length=10)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('is_active', False), _connector='OR'), name='user_closed_is_not_active'), models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['provider', 'oversight']), _negated=True), ('organisation__isnull', False), _connector='OR'), name='user_provider_has_organisation'), models.CheckConstraint(condition=models.Q(('is_manager', False), ('role__in', ['provider', 'oversight']), _connector='OR'), name='user_manager_of_a_body_with_members'), models.CheckConstraint(condition=models.Q(('role__in', ['officer', 'supervisor', 'provider', 'coordinator', 'administrator', 'oversight', 'translator', 'reviewer', 'co_chair', 'regional_office', 'focal_point', 'observer'])), name='user_known_role')],
                },
                managers=[
                    ('objects', titian.people.querysets.UserManager()),
                ],
            ),
            migrations.CreateModel(
                name='Duty',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('began_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ending', models.CharField(blank=True, choices=[('handed_over', 'handed over'), ('taken_over', 'taken over'), ('left', 'left')], max_length=12)),
                    ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to=settings.AUTH_USER_MODEL)),
                    ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='people.station')),
                ],
                options={
                    'verbose_name_plural': 'duties',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('station',), name='duty_one_holder_per_station'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ending', '')), models.Q(('ended_at__isnull', False), models.Q(('ending', ''), _negated=True)), _connector='OR'), name='duty_ended_says_how')],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('join', 'new account'), ('recover', 'way back into an account')], max_length=8)),
                    ('token_hash', models.CharField(max_length=64, unique=True)),
                    ('role', models.CharField(choices=[('officer', 'officer'), ('supervisor', 'duty supervisor'), ('provider', 'provider'), ('coordinator', 'national coordinator'), ('administrator', 'administrator'), ('oversight', 'independent body for complaints'), ('translator', 'translator'), ('reviewer', 'reviewer'), ('co_chair', 'co-chair'), ('regional_office', 'regional office'), ('focal_point', 'focal point'), ('observer', 'observer')], max_length=16)),
                    ('is_manager', models.BooleanField(default=False)),
                    ('made_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('used_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to=settings.AUTH_USER_MODEL)),
                    ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.organisation')),
                    ('station', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.station')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'recover'), _negated=True), ('account__isnull', False), _connector='OR'), name='invitation_back_names_account'), models.CheckConstraint(condition=models.Q(('used_at__isnull', True), ('account__isnull', False), _connector='OR'), name='invitation_used_has_account'), models.CheckConstraint(condition=models.Q(('used_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='invitation_used_or_withdrawn'), models.CheckConstraint(condition=models.Q(('role__in', ['officer', 'supervisor', 'provider', 'coordinator', 'administrator', 'oversight', 'translator', 'reviewer', 'co_chair', 'regional_office', 'focal_point', 'observer'])), name='invitation_known_role')],
                },
            ),
            migrations.CreateModel(
                name='OrganisationKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recipient', models.CharField(max_length=80)),
                    ('fingerprint', models.CharField(max_length=64, unique=True)),
                    ('state', models.CharField(choices=[('pending', 'waits to be listed'), ('listed', 'listed'), ('ended', 'ended')], default='pending', max_length=8)),
                    ('ending', models.CharField(blank=True, choices=[('replaced', 'replaced by the next one'), ('stolen', 'known or feared to be in other hands')], max_length=8)),
                    ('made_at', models.DateTimeField()),
                    ('listed_at', models.DateTimeField(blank=True, help_text='When it was last listed; blank: never.', null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('refused_since', models.DateTimeField(blank=True, help_text='From then on the hub takes no more packages sealed to it.', null=True)),
                    ('renew_since', models.DateTimeField(blank=True, help_text='Since then somebody who had it has left: a new key is due.', null=True)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='people.organisation')),
                    ('compared_at', models.DateTimeField(blank=True, help_text='When a coordinator heard its six words from the organisation; blank: never.', null=True)),
                    ('compared_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('compared_with', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'listed', 'ended'])), name='organisation_key_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('ending__in', ['replaced', 'stolen']), ('state', 'ended')), models.Q(models.Q(('state', 'ended'), _negated=True), ('ended_at__isnull', True), ('ending', ''), ('refused_since__isnull', True)), _connector='OR'), name='organisation_key_ended_says_how'), models.CheckConstraint(condition=models.Q(models.Q(('ending', 'stolen'), _negated=True), ('refused_since__isnull', False), _connector='OR'), name='organisation_key_stolen_is_refused'), models.UniqueConstraint(condition=models.Q(('state', 'listed')), fields=('organisation',), name='organisation_key_one_listed'), models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('organisation',), name='organisation_key_one_pending'), models.CheckConstraint(condition=models.Q(models.Q(('compared_at__isnull', True), ('compared_by__isnull', True), ('compared_with__isnull', True)), models.Q(('compared_at__isnull', False), ('compared_by__isnull', False), ('compared_with__isnull', False)), _connector='OR'), name='organisation_key_compared_says_by_whom'), models.CheckConstraint(condition=models.Q(('compared_by__isnull', True), models.Q(('compared_by', models.F('compared_with')), _negated=True), _connector='OR'), name='organisation_key_compared_by_two')],
                },
            ),
            migrations.CreateModel(
                name='OrganisationKeyFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('member', "a member's"), ('paper', 'on paper')], max_length=8)),
                    ('file', models.BinaryField()),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='key_files', to=settings.AUTH_USER_MODEL)),
                    ('key', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='people.organisationkey')),
                    ('kept_sha256', titian.people.kept.DigestField(editable=False, max_length=64, of=('file',))),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'member'), ('member__isnull', False)), models.Q(('kind', 'paper'), ('member__isnull', True)), _connector='OR'), name='key_file_member_kind_has_member'), models.UniqueConstraint(fields=('key', 'member'), name='key_file_once_per_member'), models.UniqueConstraint(condition=models.Q(('kind', 'paper')), fields=('key',), name='key_file_one_paper_per_key')],
                },
            ),
            migrations.CreateModel(
                name='WrongCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wrong_codes', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['account', 'at'], name='wrong_code_of_account')],
                },
            ),
        ),
        migrations.RunPython(name_as_before, migrations.RunPython.noop),
    ]
