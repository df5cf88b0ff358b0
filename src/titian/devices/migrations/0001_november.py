import django.db.models.deletion
import titian.people.kept
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('devices', '0001_initial'),
        ('devices', '0002_receipt_slip'),
        ('devices', '0003_fill_receipt_slips'),
        ('devices', '0004_receipt_only_on_slips'),
        ('devices', '0005_names_health_quarantine'),
        ('devices', '0006_dropped_items'),
        ('devices', '0007_arrival_items'),
        ('devices', '0008_withdrawals'),
        ('devices', '0009_answers'),
        ('devices', '0001_squashed'),
        ('devices', '0010_kinds_are_registered'),
        ('devices', '0011_two_marks'),
        ('devices', '0012_kept_digest'),
        ('devices', '0013_digest_what_is_kept'),
        ('devices', '0014_waiting_or_not'),
        ('devices', '0015_certified_officer'),
        ('devices', '0016_hub_state_goes'),
    ]

    initial = True

    dependencies = [
        ('people', '0001_november'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='SpentNonce',
                fields=[
                    ('nonce_hash', models.CharField(max_length=43, primary_key=True, serialize=False)),
                    ('expires_at', models.DateTimeField(db_index=True)),
                ],
            ),
            migrations.CreateModel(
                name='Enrolment',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('officer_jwk', models.JSONField()),
                    ('transport_jwk', models.JSONField()),
                    ('officer_thumbprint', models.CharField(max_length=43)),
                    ('transport_thumbprint', models.CharField(max_length=43)),
                    ('certificate', models.TextField()),
                    ('app_version', models.CharField(blank=True, max_length=40)),
                    ('enrolled_at', models.DateTimeField()),
                    ('last_contact_at', models.DateTimeField(blank=True, null=True)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to=settings.AUTH_USER_MODEL)),
                    ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='people.station')),
                    ('name', models.CharField(blank=True, help_text='Where the phone is used, such as “counter 2”.', max_length=40)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('transport_thumbprint',), name='enrolment_transport_key_once'), models.UniqueConstraint(fields=('officer_thumbprint',), name='enrolment_officer_key_once'), models.CheckConstraint(condition=models.Q(('officer_thumbprint', models.F('transport_thumbprint')), _negated=True), name='enrolment_keys_differ'), models.CheckConstraint(condition=models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', True), _connector='OR'), name='enrolment_revoked_by_needs_time')],
                },
            ),
            migrations.CreateModel(
                name='EnrolmentCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('link_hash', models.CharField(max_length=64, unique=True)),
                    ('locator', models.CharField(max_length=4, unique=True)),
                    ('secret_hash', models.CharField(max_length=64)),
                    ('created_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('enrolment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='code', to='devices.enrolment')),
                    ('officer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('station', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.station')),
                    ('name', models.CharField(blank=True, max_length=40)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='enrolment_code_five_tries')],
                },
            ),
            migrations.CreateModel(
                name='ReceiptSlip',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('jws', models.TextField()),
                ],
            ),
            migrations.CreateModel(
                name='ReceivedItem',
                fields=[
                    ('received_sequence', models.BigAutoField(primary_key=True, serialize=False)),
                    ('item_id', models.UUIDField(unique=True)),
                    ('kind', models.CharField(max_length=40)),
                    ('sha256', models.CharField(max_length=64)),
                    ('content_sha256', models.CharField(max_length=64)),
                    ('received_at', models.DateTimeField()),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received_items', to='devices.enrolment')),
                    ('slip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='devices.receiptslip')),
                ],
            ),
            migrations.CreateModel(
                name='DeviceHealth',
                fields=[
                    ('enrolment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='health', serialize=False, to='devices.enrolment')),
                    ('storage', models.CharField(choices=[('ok', 'enough room'), ('low', 'nearly full'), ('full', 'full')], max_length=4)),
                    ('clock', models.CharField(choices=[('right', 'right'), ('off', 'more than five minutes off'), ('far', 'more than a day off'), ('unknown', 'not known')], max_length=7)),
                    ('waiting', models.PositiveIntegerField(help_text='1 where sealed items wait; how many, nobody is told')),
                    ('received_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('storage__in', ['ok', 'low', 'full'])), name='device_health_known_storage'), models.CheckConstraint(condition=models.Q(('clock__in', ['right', 'off', 'far', 'unknown'])), name='device_health_known_clock')],
                },
            ),
            migrations.CreateModel(
                name='HeldRelease',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('release_id', models.CharField(max_length=64)),
                    ('since', models.DateTimeField()),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='held_releases', to='devices.enrolment')),
                ],
                options={
                    'indexes': [models.Index(fields=['release_id'], name='held_release_by_digest')],
                    'constraints': [models.UniqueConstraint(fields=('enrolment', 'release_id'), name='held_release_once_per_phone'), models.CheckConstraint(condition=models.Q(('release_id__regex', '^[0-9a-f]{64}$')), name='held_release_is_a_digest')],
                },
            ),
            migrations.CreateModel(
                name='QuarantinedItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item_id', models.UUIDField(unique=True)),
                    ('kind', models.CharField(max_length=40)),
                    ('sha256', models.CharField(max_length=64)),
                    ('reason', models.CharField(choices=[('device_revoked', 'the enrolment was ended')], max_length=20)),
                    ('received_sequence', models.BigIntegerField(unique=True)),
                    ('content', models.BinaryField()),
                    ('bytes', models.PositiveIntegerField()),
                    ('received_at', models.DateTimeField()),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quarantined_items', to='devices.enrolment')),
                    ('drop_reason', models.CharField(blank=True, choices=[('other_hands', 'the phone was in other hands when it was sealed'), ('sent_again', 'the officer has sent the same again from another phone'), ('not_wanted', 'the person does not want it any more'), ('practice', 'it was sealed for practice')], max_length=20)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('kept_sha256', titian.people.kept.DigestField(editable=False, max_length=64, of=('content',))),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason__in', ['device_revoked'])), name='quarantined_item_known_reason'), models.CheckConstraint(condition=models.Q(models.Q(('drop_reason', ''), ('dropped_at__isnull', True), ('dropped_by__isnull', True)), models.Q(('drop_reason__in', ['other_hands', 'sent_again', 'not_wanted', 'practice']), ('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='quarantined_item_dropped_with_reason')],
                },
            ),
            migrations.CreateModel(
                name='DamagedBytes',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('table', models.CharField(max_length=60)),
                    ('row', models.CharField(max_length=36)),
                    ('item_id', models.UUIDField(blank=True, null=True, unique=True)),
                    ('found_at', models.DateTimeField()),
                    ('enrolment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='damaged_items', to='devices.enrolment')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('table', 'row'), name='damaged_bytes_once_a_row'), models.CheckConstraint(condition=models.Q(models.Q(('enrolment__isnull', True), ('item_id__isnull', True)), models.Q(('enrolment__isnull', False), ('item_id__isnull', False)), _connector='OR'), name='damaged_bytes_of_an_item_have_a_phone')],
                },
            ),
            migrations.CreateModel(
                name='CertifiedOfficer',
                fields=[
                    ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                    ('word', models.CharField(max_length=16, unique=True)),
                ],
            ),
        ),
    ]
