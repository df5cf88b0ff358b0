import django.db.models.deletion
import titian.webhooks.states
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('webhooks', '0001_initial'),
        ('webhooks', '0002_confirmation'),
        ('webhooks', '0003_pending'),
        ('webhooks', '0004_sends_once_confirmed'),
        ('webhooks', '0001_squashed'),
        ('webhooks', '0002_moves'),
    ]

    initial = True

    dependencies = [
        ('people', '0001_november'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Webhook',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=60)),
                    ('url', models.CharField(max_length=500)),
                    ('state', models.CharField(choices=[('pending', 'pending'), ('active', 'active'), ('paused', 'paused'), ('stopped', 'stopped')], default=titian.webhooks.states.State['ACTIVE'], max_length=8)),
                    ('created_at', models.DateTimeField()),
                    ('listens_from', models.DateTimeField()),
                    ('looked_through', models.DateTimeField()),
                    ('failures', models.PositiveIntegerField(default=0)),
                    ('next_try_at', models.DateTimeField()),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.country')),
                    ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='webhooks', to='people.organisation')),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('looked_through__gte', models.F('listens_from'))), name='webhook_looks_forward'), models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'active', 'paused', 'stopped'])), name='webhook_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('organisation__isnull', True), models.Q(('state', titian.webhooks.states.State['PENDING']), _negated=True)), models.Q(('confirmed_at__isnull', True), ('organisation__isnull', False), ('state', titian.webhooks.states.State['PENDING'])), models.Q(('confirmed_at__isnull', False), ('organisation__isnull', False), models.Q(('state', titian.webhooks.states.State['PENDING']), _negated=True)), _connector='OR'), name='webhook_sends_once_confirmed')],
                },
            ),
            migrations.CreateModel(
                name='Delivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('event_id', models.UUIDField()),
                    ('event', models.CharField(max_length=40)),
                    ('ids', models.JSONField()),
                    ('happened_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('waiting', 'waiting'), ('delivered', 'delivered'), ('failed', 'failed')], default=titian.webhooks.states.Outcome['WAITING'], max_length=9)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField()),
                    ('queued_at', models.DateTimeField(blank=True, null=True)),
                    ('answered', models.PositiveSmallIntegerField(blank=True, help_text='HTTP status of the last answer', null=True)),
                    ('problem', models.CharField(blank=True, max_length=12)),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='webhooks.webhook')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('state', titian.webhooks.states.Outcome['WAITING'])), fields=['due_at'], name='delivery_due'), models.Index(fields=['settled_at'], name='delivery_settled')],
                    'constraints': [models.UniqueConstraint(fields=('webhook', 'event_id'), name='delivery_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'delivered', 'failed'])), name='delivery_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('state', titian.webhooks.states.Outcome['WAITING'])), models.Q(models.Q(('state', titian.webhooks.states.Outcome['WAITING']), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='delivery_settled_has_time')],
                },
            ),
        ),
    ]
