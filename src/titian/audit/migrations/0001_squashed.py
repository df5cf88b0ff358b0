import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('audit', '0001_initial'), ('audit', '0002_find_entries')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('happened_at', models.DateTimeField()),
                ('actor_kind', models.CharField(max_length=20)),
                ('actor_id', models.CharField(max_length=64)),
                ('action', models.CharField(max_length=80)),
                ('thing', models.CharField(max_length=120)),
                ('detail', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name_plural': 'entries',
                'indexes': [models.Index(fields=['thing'], name='entry_by_thing'), models.Index(fields=['actor_kind', 'actor_id'], name='entry_by_actor')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.BigIntegerField(unique=True)),
                ('hash', models.CharField(max_length=64, unique=True)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='link', to='audit.entry')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='link_positions_from_one')],
            },
        ),
    ]
