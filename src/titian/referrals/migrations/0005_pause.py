from django.db import migrations, models


class Migration(migrations.Migration):
    """The person's code pauses a referral. What was taken back before it came is paused when it comes."""

    dependencies = [
        ('referrals', '0004_count_arrivals'),
    ]

    operations = [
        migrations.RenameModel('WithdrawnReferral', 'PauseAhead'),
        migrations.RenameField('PauseAhead', 'withdrawn_at', 'asked_at'),
        migrations.AddField('Referral', 'paused_at', models.DateTimeField(blank=True, null=True)),
        migrations.AddIndex(
            'Referral',
            models.Index(
                condition=models.Q(('paused_at__isnull', False)), fields=['paused_at'], name='referral_paused'
            ),
        ),
        migrations.AlterField(
            'PackageEvent',
            'actor_kind',
            models.CharField(choices=[('device', 'device'), ('member', 'member of the organisation'), ('hub', 'hub'), ('person', 'the person, by their code')], max_length=8),
        ),
    ]
