import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_public_id_once'),
    ]

    operations = [
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
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=Q(state__in=['pending', 'listed', 'ended']), name='organisation_key_known_state'),
                    models.CheckConstraint(condition=Q(state='ended', ended_at__isnull=False, ending__in=['replaced', 'stolen']) | (~Q(state='ended') & Q(ended_at__isnull=True, ending='', refused_since__isnull=True)), name='organisation_key_ended_says_how'),
                    models.CheckConstraint(condition=~Q(ending='stolen') | Q(refused_since__isnull=False), name='organisation_key_stolen_is_refused'),
                    models.UniqueConstraint(condition=Q(state='listed'), fields=('organisation',), name='organisation_key_one_listed'),
                    models.UniqueConstraint(condition=Q(state='pending'), fields=('organisation',), name='organisation_key_one_pending'),
                ],
            },
        ),
        migrations.AddField(
            model_name='organisationkeyfile',
            name='key',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='people.organisationkey'),
        ),
        migrations.RemoveConstraint(model_name='organisationkeyfile', name='key_file_once_per_member'),
        migrations.RemoveConstraint(model_name='organisationkeyfile', name='key_file_one_paper_per_organisation'),
        migrations.AlterField(
            model_name='organisationkeyfile',
            name='organisation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='key_files', to='people.organisation'),
        ),
    ]
