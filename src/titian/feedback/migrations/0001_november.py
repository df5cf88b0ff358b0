import django.db.models.deletion
import titian.people.kept
import uuid
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('feedback', '0001_initial'),
        ('feedback', '0002_kept_digest'),
        ('feedback', '0003_digest_what_is_kept'),
        ('feedback', '0004_doors'),
    ]

    initial = True

    dependencies = [
        ('people', '0001_november'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='PublishedMonth',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('month', models.DateField(help_text='Its first day.')),
                    ('total', models.PositiveIntegerField(blank=True, null=True)),
                    ('published_at', models.DateTimeField()),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='published_months', to='people.organisation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('organisation', 'month'), name='published_month_once'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='published_month_begins_on_the_first'), models.CheckConstraint(condition=models.Q(('total', None), ('total__gte', 11), _connector='OR'), name='published_month_hides_small')],
                },
            ),
            migrations.CreateModel(
                name='PublishedCell',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('category', models.CharField(max_length=20)),
                    ('number', models.PositiveIntegerField()),
                    ('month', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cells', to='feedback.publishedmonth')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('month', 'category'), name='published_cell_once'), models.CheckConstraint(condition=models.Q(('category__in', ['hurt', 'threatened', 'touched', 'pressed', 'money', 'no_care', 'told_others', 'other'])), name='published_cell_known_category'), models.CheckConstraint(condition=models.Q(('number__gte', 11)), name='published_cell_hides_small')],
                },
            ),
            migrations.CreateModel(
                name='Complaint',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('recipient', models.CharField(help_text='Fingerprint of the key it is sealed to.', max_length=64)),
                    ('ciphertext', models.BinaryField()),
                    ('sha256', models.CharField(max_length=64)),
                    ('lookup', models.CharField(max_length=64, unique=True)),
                    ('key_file', models.BinaryField()),
                    ('received_on', models.DateField()),
                    ('status', models.CharField(choices=[('new', 'New'), ('opened', 'Opened'), ('answered', 'Answered'), ('closed', 'Closed')], default='new', max_length=8)),
                    ('answer', models.BinaryField(blank=True, null=True)),
                    ('answered_on', models.DateField(blank=True, null=True)),
                    ('closed_on', models.DateField(blank=True, null=True)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='people.organisation')),
                    ('kept_sha256', titian.people.kept.DigestField(editable=False, max_length=64, of=('ciphertext', 'key_file', 'answer'))),
                    ('kind', models.CharField(choices=[('complaint', 'complaint'), ('oversight', 'what officers did')], db_default='complaint', default='complaint', max_length=9)),
                    ('door', models.CharField(choices=[('phone', 'from an enrolled phone'), ('open', 'from the open web: anybody could have written it'), ('desk', "by a person's code, at a desk")], db_default='phone', default='phone', max_length=5)),
                ],
                options={
                    'indexes': [models.Index(fields=['organisation', 'received_on'], name='complaint_of_body'), models.Index(fields=['door', 'received_on'], name='complaint_by_door')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['new', 'opened', 'answered', 'closed'])), name='complaint_known_status'), models.CheckConstraint(condition=models.Q(models.Q(('answer__isnull', True), ('answered_on__isnull', True)), models.Q(('answer__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='complaint_answer_has_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('status', 'closed')), models.Q(models.Q(('status', 'closed'), _negated=True), ('closed_on', None)), _connector='OR'), name='complaint_closed_has_a_day'), models.CheckConstraint(condition=models.Q(('door__in', ['phone', 'open', 'desk']), ('kind__in', ['complaint', 'oversight'])), name='complaint_known_kind_and_door')],
                },
            ),
            migrations.CreateModel(
                name='SpentWork',
                fields=[
                    ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('expires_at', models.DateTimeField(db_index=True)),
                ],
            ),
        ),
    ]
