import django.db.models.deletion
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('audit', '0001_initial'),
        ('audit', '0002_find_entries'),
        ('audit', '0001_squashed'),
        ('audit', '0002_private'),
        ('audit', '0003_move_private'),
    ]

    initial = True

    dependencies = [
        # Signing in has steps of its own, each of which makes the classes of all models anew: while there are few.
        ('mfa', '0003_authenticator_type_uniq'),
        ('usersessions', '0001_initial'),
    ]

    operations = [
        CreateTogether(
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
            migrations.CreateModel(
                name='PrivateDay',
                fields=[
                    ('day', models.DateField(primary_key=True, serialize=False)),
                    ('salt', models.CharField(max_length=32)),
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit.entry')),
                ],
            ),
            migrations.CreateModel(
                name='PrivateEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('digest', models.CharField(max_length=64)),
                    ('happened_at', models.DateTimeField(blank=True, null=True)),
                    ('actor_kind', models.CharField(blank=True, max_length=20)),
                    ('actor_id', models.CharField(blank=True, max_length=64)),
                    ('action', models.CharField(blank=True, max_length=80)),
                    ('thing', models.CharField(blank=True, max_length=120)),
                    ('detail', models.JSONField(default=dict)),
                    ('organisation', models.CharField(blank=True, help_text='whose manager may read it', max_length=36)),
                    ('salt', models.CharField(blank=True, max_length=32)),
                    ('entry', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moved', to='audit.entry')),
                    ('sealed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='audit.privateday')),
                ],
                options={
                    'verbose_name_plural': 'private entries',
                    'indexes': [models.Index(condition=models.Q(('thing', ''), _negated=True), fields=['thing'], name='private_by_thing'), models.Index(condition=models.Q(('organisation', ''), _negated=True), fields=['organisation', '-id'], name='private_by_organisation')],
                },
            ),
        ),
    ]
