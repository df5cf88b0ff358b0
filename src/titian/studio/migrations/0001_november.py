import django.db.models.deletion
import titian.studio.clip_states
import titian.studio.states
import uuid
from django.conf import settings
from django.db import migrations, models
from titian.create_together import CreateTogether


class Migration(migrations.Migration):

    replaces = [
        ('studio', '0001_initial'),
        ('studio', '0002_clips_recorded'),
        ('studio', '0003_comprehension'),
        ('studio', '0001_squashed'),
        ('studio', '0002_reading'),
        ('studio', '0003_first_words'),
    ]

    initial = True

    dependencies = [
        ('people', '0001_november'),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name='Pack',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=60, unique=True)),
                    ('version', models.CharField(max_length=40)),
                    ('modules', models.JSONField(default=list, help_text='[[id, title]], in the order in which they are said.')),
                    ('taken_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='LanguageRow',
                fields=[
                    ('tag', models.CharField(max_length=35, primary_key=True, serialize=False)),
                    ('english_name', models.CharField(max_length=80)),
                    ('autonym', models.CharField(blank=True, max_length=80)),
                    ('script', models.CharField(max_length=4)),
                    ('direction', models.CharField(max_length=3)),
                    ('font', models.CharField(max_length=60)),
                    ('line_height', models.CharField(max_length=4)),
                    ('line_breaking', models.CharField(max_length=10)),
                    ('audio', models.CharField(max_length=20)),
                    ('order', models.PositiveIntegerField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('direction__in', ['ltr', 'rtl'])), name='language_row_known_direction')],
                },
            ),
            migrations.CreateModel(
                name='PackLanguage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('head', models.TextField(blank=True)),
                    ('added_at', models.DateTimeField()),
                    ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pack', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='languages', to='studio.pack')),
                    ('row', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='studio.languagerow')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('pack', 'row'), name='pack_language_once')],
                },
            ),
            migrations.CreateModel(
                name='Picture',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120)),
                    ('sha256', models.CharField(max_length=64)),
                    ('pack', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='studio.pack')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('pack', 'name'), name='studio_picture_once')],
                },
            ),
            migrations.CreateModel(
                name='Text',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text_id', models.CharField(max_length=120)),
                    ('order', models.PositiveIntegerField()),
                    ('module', models.CharField(max_length=40)),
                    ('section', models.TextField(blank=True, help_text='Comment that stands above it in the file of words.')),
                    ('notes', models.TextField(blank=True)),
                    ('is_spoken', models.BooleanField()),
                    ('sibling', models.CharField(blank=True, help_text='The same said to a child, or to an adult.', max_length=120)),
                    ('picture', models.CharField(blank=True, max_length=120)),
                    ('source', models.TextField()),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                    ('pack', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='studio.pack')),
                    ('is_first', models.BooleanField(default=False, help_text='One of the first words, which may go live by themselves.')),
                ],
                options={
                    'indexes': [models.Index(fields=['pack', 'order'], name='studio_text_order')],
                    'constraints': [models.UniqueConstraint(fields=('pack', 'text_id'), name='studio_text_once')],
                },
            ),
            migrations.CreateModel(
                name='Concept',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('concept_id', models.CharField(max_length=60)),
                    ('meaning', models.TextField()),
                    ('order', models.PositiveIntegerField()),
                    ('pack', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='concepts', to='studio.pack')),
                    ('texts', models.ManyToManyField(related_name='concepts', to='studio.text')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('pack', 'concept_id'), name='concept_once')],
                },
            ),
            migrations.CreateModel(
                name='Term',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(default=1)),
                    ('term', models.CharField(max_length=200)),
                    ('back_translation', models.CharField(max_length=200)),
                    ('state', models.CharField(choices=[('draft', 'draft'), ('agreed', 'agreed')], default='draft', max_length=8)),
                    ('changed_at', models.DateTimeField()),
                    ('taken_number', models.PositiveIntegerField(blank=True, null=True)),
                    ('taken', models.CharField(blank=True, max_length=64)),
                    ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('concept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='studio.concept')),
                    ('row', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='studio.languagerow')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('concept', 'row'), name='term_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'agreed'])), name='term_known_state'), models.CheckConstraint(condition=models.Q(('by__isnull', True), ('agreed_by__isnull', True), models.Q(('agreed_by', models.F('by')), _negated=True), _connector='OR'), name='term_agreed_by_another')],
                },
            ),
            migrations.CreateModel(
                name='Clip',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sha256', models.CharField(max_length=64)),
                    ('text_sha256', models.CharField(max_length=64)),
                    ('seconds', models.FloatField()),
                    ('source', models.CharField(max_length=10)),
                    ('state', models.CharField(max_length=10)),
                    ('by_name', models.CharField(blank=True, max_length=200)),
                    ('on', models.DateField(blank=True, null=True)),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('language', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clips', to='studio.packlanguage')),
                    ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clips', to='studio.text')),
                    ('approver', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('noise_db', models.FloatField(blank=True, null=True)),
                    ('number', models.PositiveIntegerField(default=0)),
                    ('reason', models.TextField(blank=True, help_text='Why it was sent back; gone with the next recording.')),
                    ('speech_db', models.FloatField(blank=True, null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('text', 'language'), name='studio_clip_once'), models.CheckConstraint(condition=models.Q(('source__in', ['recorded', 'neural', 'formant'])), name='clip_known_source'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'recorded', 'approved', 'sent_back'])), name='clip_known_state'), models.CheckConstraint(condition=models.Q(('by__isnull', True), ('approver__isnull', True), models.Q(('approver', models.F('by')), _negated=True), _connector='OR'), name='clip_approved_by_another'), models.CheckConstraint(condition=models.Q(('state', titian.studio.clip_states.ClipState['APPROVED']), ('approver__isnull', True), _connector='OR'), name='clip_approver_approved')],
                },
            ),
            migrations.CreateModel(
                name='Translation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(default=0)),
                    ('state', models.CharField(choices=[('draft', 'draft'), ('translated', 'translated'), ('back_translated', 'back_translated'), ('approved', 'approved')], default=titian.studio.states.State['DRAFT'], max_length=16)),
                    ('words', models.TextField(blank=True)),
                    ('words_sha256', models.CharField(blank=True, help_text='What a clip of these words is known by.', max_length=64)),
                    ('back_translation', models.TextField(blank=True)),
                    ('said', models.TextField(blank=True)),
                    ('reason', models.TextField(blank=True, help_text='Why it was sent back; gone with the next words.')),
                    ('kept_because', models.TextField(blank=True, help_text='Why the words stay although something was remarked.')),
                    ('errors', models.PositiveSmallIntegerField(default=0)),
                    ('warnings', models.PositiveSmallIntegerField(default=0)),
                    ('reviewer_name', models.CharField(blank=True, help_text='Who brought it to its state.', max_length=200)),
                    ('on', models.DateField(help_text='When it came to its state.')),
                    ('changed_at', models.DateTimeField()),
                    ('taken_number', models.PositiveIntegerField(blank=True, null=True)),
                    ('taken', models.CharField(blank=True, max_length=64)),
                    ('approver', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('back_translator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('language', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='studio.packlanguage')),
                    ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='studio.text')),
                    ('translator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['language', 'state'], name='translation_by_state')],
                    'constraints': [models.UniqueConstraint(fields=('text', 'language'), name='translation_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'translated', 'back_translated', 'approved'])), name='translation_known_state'), models.CheckConstraint(condition=models.Q(('state', titian.studio.states.State['DRAFT']), models.Q(models.Q(('words', ''), _negated=True), models.Q(('reviewer_name', ''), _negated=True)), _connector='OR'), name='translation_more_than_a_draft_has_words_and_a_name'), models.CheckConstraint(condition=models.Q(('translator__isnull', True), ('back_translator__isnull', True), models.Q(('back_translator', models.F('translator')), _negated=True), _connector='OR'), name='translation_put_back_by_another'), models.CheckConstraint(condition=models.Q(('translator__isnull', True), ('approver__isnull', True), models.Q(('approver', models.F('translator')), _negated=True), _connector='OR'), name='translation_approved_by_another'), models.CheckConstraint(condition=models.Q(('back_translator__isnull', True), ('approver__isnull', True), models.Q(('approver', models.F('back_translator')), _negated=True), _connector='OR'), name='translation_approved_by_a_third'), models.CheckConstraint(condition=models.Q(('state', titian.studio.states.State['APPROVED']), ('approver__isnull', True), _connector='OR'), name='translation_approver_approved')],
                },
            ),
            migrations.CreateModel(
                name='Revision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('move', models.CharField(choices=[('keep', 'keep'), ('translate', 'translate'), ('back_translate', 'back_translate'), ('approve', 'approve'), ('send_back', 'send_back'), ('source_changed', 'source_changed'), ('read', 'read'), ('mark', 'mark')], max_length=16)),
                    ('state', models.CharField(max_length=16)),
                    ('words', models.TextField(blank=True)),
                    ('back_translation', models.TextField(blank=True)),
                    ('said', models.TextField(blank=True)),
                    ('reason', models.TextField(blank=True)),
                    ('by_name', models.CharField(blank=True, max_length=200)),
                    ('through', models.CharField(default='desk', help_text='desk, folder, po, csv, xlsx or sheet.', max_length=8)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('translation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='studio.translation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('translation', 'number'), name='revision_once')],
                },
            ),
            migrations.CreateModel(
                name='LanguageRight',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('given_at', models.DateTimeField()),
                    ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='studio_languages', to=settings.AUTH_USER_MODEL)),
                    ('row', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='studio.languagerow')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'row'), name='language_right_once')],
                },
            ),
            migrations.CreateModel(
                name='Import',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('format', models.CharField(max_length=4)),
                    ('rows', models.JSONField()),
                    ('sent_at', models.DateTimeField()),
                    ('applied_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pack', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imports', to='studio.pack')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('format__in', ['po', 'csv', 'xlsx'])), name='import_known_format')],
                },
            ),
            migrations.CreateModel(
                name='ClipStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('move', models.CharField(choices=[('record', 'record'), ('approve', 'approve'), ('send_back', 'send_back')], max_length=16)),
                    ('state', models.CharField(max_length=10)),
                    ('sha256', models.CharField(max_length=64)),
                    ('text_sha256', models.CharField(max_length=64)),
                    ('seconds', models.FloatField()),
                    ('reason', models.TextField(blank=True)),
                    ('by_name', models.CharField(max_length=200)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('clip', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='studio.clip')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('clip', 'number'), name='clip_step_once')],
                },
            ),
            migrations.CreateModel(
                name='ComprehensionSheet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('module', models.CharField(max_length=40)),
                    ('texts', models.JSONField()),
                    ('opened_at', models.DateTimeField()),
                    ('opened_by_name', models.CharField(max_length=200)),
                    ('language', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='studio.packlanguage')),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['language', 'module'], name='comprehension_by_part')],
                },
            ),
            migrations.CreateModel(
                name='Listener',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('answers', models.JSONField()),
                    ('by_name', models.CharField(help_text='Who noted the answers; never the listener.', max_length=200)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listeners', to='studio.comprehensionsheet')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('sheet', 'number'), name='listener_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1), ('number__lte', 10)), name='listener_of_ten')],
                },
            ),
            migrations.CreateModel(
                name='Reading',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('code', models.CharField(max_length=6, unique=True)),
                    ('texts', models.JSONField()),
                    ('token_hash', models.CharField(max_length=64, unique=True)),
                    ('opened_at', models.DateTimeField()),
                    ('opened_by_name', models.CharField(max_length=200)),
                    ('expires_at', models.DateTimeField()),
                    ('marks', models.JSONField(default=list)),
                    ('reader_name', models.CharField(blank=True, max_length=80)),
                    ('returned_at', models.DateTimeField(blank=True, null=True)),
                    ('taken_at', models.DateTimeField(blank=True, null=True)),
                    ('taken_by_name', models.CharField(blank=True, max_length=200)),
                    ('language', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='studio.packlanguage')),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['language', 'opened_at'], name='reading_by_language')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('taken_at__isnull', True), models.Q(('taken_by_name', ''), _negated=True), _connector='OR'), name='reading_taken_by_somebody')],
                },
            ),
        ),
    ]
