import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('operations', '0001_initial'),
        ('operations', '0002_backup_confirmed'),
    ]

    initial = True

    dependencies = [
        ('people', '0001_november'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Backup',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('made_at', models.DateTimeField(db_index=True)),
                    ('file_name', models.CharField(max_length=120)),
                    ('sha256', models.CharField(max_length=64)),
                    ('bytes', models.PositiveBigIntegerField()),
                    ('recipient', models.CharField(max_length=62)),
                    ('epoch', models.UUIDField()),
                    ('covered', models.BigIntegerField(help_text='newest received sequence that the copy surely holds all before')),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name='Heartbeat',
                fields=[
                    ('name', models.CharField(max_length=20, primary_key=True, serialize=False)),
                    ('beat_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Alarm',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(max_length=40)),
                    ('subject', models.CharField(max_length=120)),
                    ('since', models.DateTimeField()),
                    ('last_seen', models.DateTimeField()),
                    ('acknowledged_at', models.DateTimeField(blank=True, null=True)),
                    ('cleared_at', models.DateTimeField(blank=True, null=True)),
                    ('acknowledged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['cleared_at'], name='alarm_by_clearing')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('cleared_at__isnull', True)), fields=('kind', 'subject'), name='alarm_open_once'), models.CheckConstraint(condition=models.Q(('acknowledged_at__isnull', False), ('acknowledged_by__isnull', True), _connector='OR'), name='alarm_acknowledged_by_needs_time')],
                },
            ),
        ),
    ]
