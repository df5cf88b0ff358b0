import uuid

import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models

from titian.create_together import create_together


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_roles_of_leads'),
        ('preparedness', '0001_initial'),
        ('workplan', '0004_members_come_back'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = create_together([
        migrations.CreateModel(
            name='Exercise',
            fields=[
                ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=120)),
                ('scenario', models.TextField(max_length=2000)),
                ('state', models.CharField(choices=[('drafted', 'being prepared'), ('running', 'running'), ('ended', 'ended')], default='drafted', max_length=7)),
                ('began_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.AddField(
            model_name='event',
            name='exercise',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='preparedness.exercise'),
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('subject', models.CharField(max_length=120)),
                ('why', models.TextField(max_length=2000)),
                ('state', models.CharField(choices=[('open', 'open'), ('closed', 'closed')], default='open', max_length=6)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='preparedness.event')),
                ('exercise', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='preparedness.exercise')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Inject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('after_minutes', models.PositiveSmallIntegerField()),
                ('text', models.TextField(max_length=2000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='injects', to='preparedness.exercise')),
                ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.party')),
            ],
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('inject', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sending', to='preparedness.inject')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('decision', 'decision'), ('observation', 'observation')], max_length=11)),
                ('text', models.TextField(max_length=2000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='preparedness.exercise')),
                ('inject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='preparedness.inject')),
                ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.party')),
            ],
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('has_joined', models.BooleanField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='preparedness.consultation')),
                ('exercise', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='preparedness.exercise')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.party')),
            ],
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('text', models.TextField(max_length=2000)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='preparedness.consultation')),
                ('exercise', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='preparedness.exercise')),
            ],
        ),
        migrations.CreateModel(
            name='PointMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('taken_on', 'taken on'), ('done', 'done'), ('let_go', 'let go')], max_length=8)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.party')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='preparedness.point')),
            ],
        ),
        migrations.CreateModel(
            name='SupportLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('side', models.CharField(choices=[('need', 'need'), ('offer', 'offer')], max_length=5)),
                ('what', models.CharField(choices=[('search', 'search and rescue'), ('disembarkation', 'disembarkation'), ('shelter', 'shelter'), ('food', 'water and food'), ('health', 'health'), ('children', 'child protection'), ('interpreting', 'interpreting'), ('needs', 'identification of protection needs'), ('transport', 'transport'), ('information', 'information'), ('money', 'money'), ('other', 'something else')], max_length=14)),
                ('text', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='support', to='preparedness.consultation')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.party')),
            ],
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='preparedness.supportline')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fit', models.CharField(choices=[('fits', 'they may fit'), ('taken_back', 'taken back')], max_length=10)),
                ('why', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='preparedness.supportline')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='preparedness.supportline')),
            ],
        ),
        migrations.CreateModel(
            name='NationalPlan',
            fields=[
                ('moves', models.PositiveIntegerField(default=0, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(default='kept', editable=False, max_length=4)),
                ('party', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='national_plan', to='workplan.party')),
            ],
        ),
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('how_made', models.TextField(blank=True, max_length=5000)),
                ('agencies', models.TextField(blank=True, max_length=5000)),
                ('coordination', models.TextField(blank=True, max_length=5000)),
                ('command', models.TextField(blank=True, max_length=5000)),
                ('lessons', models.TextField(blank=True, max_length=5000)),
                ('support', models.TextField(blank=True, max_length=5000)),
                ('international', models.TextField(blank=True, max_length=5000)),
                ('why', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='preparedness.nationalplan')),
            ],
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['drafted', 'running', 'ended'])), name='exercise_known_state'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('began_at__isnull', True), ('state', 'drafted')), models.Q(('began_at__isnull', False), ('state__in', ['running', 'ended'])), _connector='OR'), name='exercise_began_once_it_runs'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed'])), name='consultation_known_state'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='consultation_says_why'),
        ),
        migrations.AddConstraint(
            model_name='inject',
            constraint=models.UniqueConstraint(fields=('exercise', 'number'), name='inject_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['decision', 'observation'])), name='note_known_kind'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_says_something'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'decision'), _negated=True), ('party__isnull', False), _connector='OR'), name='note_decision_is_a_member_s'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('consultation__isnull', False), ('exercise__isnull', True)), models.Q(('consultation__isnull', True), ('exercise__isnull', False)), _connector='OR'), name='attendance_of_one'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('consultation__isnull', False), ('exercise__isnull', True)), models.Q(('consultation__isnull', True), ('exercise__isnull', False)), _connector='OR'), name='point_of_one'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='point_says_something'),
        ),
        migrations.AddConstraint(
            model_name='pointmove',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['taken_on', 'done', 'let_go'])), name='point_known_step'),
        ),
        migrations.AddConstraint(
            model_name='supportline',
            constraint=models.CheckConstraint(condition=models.Q(('side__in', ['need', 'offer'])), name='support_known_side'),
        ),
        migrations.AddConstraint(
            model_name='supportline',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['search', 'disembarkation', 'shelter', 'food', 'health', 'children', 'interpreting', 'needs', 'transport', 'information', 'money', 'other'])), name='support_known_kind'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('fit__in', ['fits', 'taken_back'])), name='match_known_fit'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='match_says_why'),
        ),
        migrations.AddConstraint(
            model_name='nationalplan',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'kept')), name='national_plan_known_state'),
        ),
        migrations.AddConstraint(
            model_name='planversion',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='plan_version_once'),
        ),
        migrations.AddConstraint(
            model_name='planversion',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='plan_version_says_why'),
        ),
        migrations.AlterModelManagers(
            name='claim',
            managers=[
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AlterModelManagers(
            name='consultation',
            managers=[
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AlterModelManagers(
            name='event',
            managers=[
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
    ])
