import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from titian.create_together import create_together

ASKS = [('preserve', 'preserve the data, and leave it as it is'), ('warn', 'warn those who see it'), ('freeze_review', 'review whether to freeze it'), ('suspend', 'suspend it'), ('remove', 'remove it')]
BASES = [('terms', "the partner's own terms"), ('agreement', 'an agreement with the partner'), ('law', 'a law')]
INSIDE = [('no', 'Nothing says so, and somebody asked'), ('unknown', 'Not known'), ('yes', 'They may be')]
SAYS = [('none', 'no answer'), ('received', 'received'), ('acting', 'being worked on'), ('acted', 'done'), ('refused', 'refused'), ('needs_more', 'more is needed')]
WHY_NOT = [('not_found', 'It is not there'), ('not_ours', 'It is not ours'), ('rule_kept', 'It does not break the rule'), ('law', 'A law forbids it'), ('mistaken', 'It belongs to somebody else')]
STATES = [('draft', 'draft'), ('second', 'waits for a second person'), ('sent', 'sent'), ('answered', 'answered'), ('gone', 'gone: somebody looked'), ('came_back', 'came back'), ('withdrawn', 'withdrawn'), ('closed', 'closed')]
BY = [('target', 'whoever it is about'), ('partner', 'the partner')]
APPEALS = [('open', 'to be decided'), ('upheld', 'granted: the request is withdrawn'), ('rejected', 'not granted')]
PATHS = [('open', 'nobody is told yet'), ('told', 'whoever investigates is told'), ('hold', 'they ask to wait'), ('go_on', 'they say that nobody is put in danger by going on')]


def codes(choices):
    return [code for code, _ in choices]


def somebody(null=False):
    return models.ForeignKey(null=null, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)


class Migration(migrations.Migration):

    dependencies = [
        ('leads', '0003_signs_and_clusters'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = create_together([
        migrations.CreateModel(
            name='AnswerKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('expires_on', models.DateField()),
                ('partner', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer_key', to='leads.partner')),
            ],
        ),
        migrations.CreateModel(
            name='InsidePath',
            fields=[
                ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('opened_at', models.DateTimeField()),
                ('body', models.CharField(blank=True, max_length=200)),
                ('told_how', models.CharField(blank=True, max_length=500)),
                ('told_at', models.DateTimeField(null=True)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('state', models.CharField(choices=PATHS, default='open', max_length=5)),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paths', to='leads.lead')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', codes(PATHS))), name='lead_path_known_state'), models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('body', ''), _negated=True), _connector='OR'), name='lead_path_somebody_told')],
            },
        ),
        migrations.CreateModel(
            name='LeadRequest',
            fields=[
                ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ask', models.CharField(choices=ASKS, max_length=13)),
                ('inside', models.CharField(choices=INSIDE, max_length=7)),
                ('inside_why', models.TextField()),
                ('rule', models.CharField(max_length=500)),
                ('quote', models.TextField()),
                ('evidence', models.TextField()),
                ('basis', models.CharField(choices=BASES, max_length=9)),
                ('legal_basis', models.CharField(max_length=500)),
                ('against', models.TextField()),
                ('days', models.PositiveSmallIntegerField()),
                ('looked_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('due_at', models.DateTimeField(db_index=True, null=True)),
                ('reminders', models.PositiveSmallIntegerField(default=0)),
                ('look_again_on', models.DateField(null=True)),
                ('content', models.TextField(blank=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('why_withdrawn', models.CharField(blank=True, max_length=15)),
                ('partner_state', models.CharField(choices=SAYS, default='none', max_length=10)),
                ('partner_why', models.CharField(blank=True, choices=WHY_NOT, max_length=9)),
                ('state', models.CharField(choices=STATES, default='draft', max_length=9)),
                ('drafted_by', somebody()),
                ('lead', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='requests', to='leads.lead')),
                ('looked_by', somebody()),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='leads.partner')),
                ('released_by', somebody(null=True)),
                ('returned_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='leads.lead')),
                ('sent_by', somebody(null=True)),
                ('targets', models.ManyToManyField(related_name='requests', to='leads.mention')),
            ],
            options={
                'indexes': [models.Index(fields=['partner', '-sent_at', 'id'], name='lead_request_of_partner')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ask__in', codes(ASKS))), name='lead_request_known_ask'),
                    models.CheckConstraint(condition=models.Q(('basis__in', codes(BASES))), name='lead_request_known_basis'),
                    models.CheckConstraint(condition=models.Q(('state__in', codes(STATES))), name='lead_request_known_state'),
                    models.CheckConstraint(condition=models.Q(('partner_state__in', codes(SAYS))), name='lead_request_known_partner_state'),
                    models.CheckConstraint(condition=models.Q(('inside', 'yes'), _negated=True), name='lead_request_nobody_inside'),
                    models.CheckConstraint(condition=models.Q(('released_by', models.F('sent_by')), _negated=True), name='lead_request_two_people'),
                    models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'second', 'withdrawn']), models.Q(('due_at__isnull', False), ('released_by__isnull', False), ('sent_at__isnull', False), ('sent_by__isnull', False)), _connector='OR'), name='lead_request_sent_by_two'),
                    models.CheckConstraint(condition=models.Q(('state', 'withdrawn'), models.Q(models.Q(('quote', ''), _negated=True), models.Q(('rule', ''), _negated=True), models.Q(('evidence', ''), _negated=True)), _connector='OR'), name='lead_request_rests_on_something'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RequestStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('step', models.CharField(max_length=10)),
                ('code', models.CharField(blank=True, max_length=40)),
                ('words', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('said_at', models.DateTimeField(null=True)),
                ('by', somebody(null=True)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='leads.leadrequest')),
            ],
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('by', models.CharField(choices=BY, max_length=7)),
                ('why', models.TextField()),
                ('given_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('decision', models.TextField(blank=True)),
                ('state', models.CharField(choices=APPEALS, default='open', max_length=8)),
                ('decided_by', somebody(null=True)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appeals', to='leads.leadrequest')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('by__in', codes(BY))), name='lead_appeal_known_by'), models.CheckConstraint(condition=models.Q(('state__in', codes(APPEALS))), name='lead_appeal_known_state'), models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='lead_appeal_decided_by_somebody')],
            },
        ),
    ])
