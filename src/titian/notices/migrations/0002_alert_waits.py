from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0001_november'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='event',
            name='notice_event_known_kind',
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('referral_waits', 'a package was released to an organisation'), ('answer_due', 'half of the time to answer is over'), ('answer_late', 'three quarters of the time to answer are over'), ('answer_missed', 'the time to answer is over, and nobody has taken the referral'), ('nobody_left', 'everyone asked has declined'), ('referral_paused', "the person's code pauses a referral: its organisation asks the person"), ('pause_unsettled', 'an organisation has not asked the person in the time it had to answer'), ('question_waits', 'a recipient asks the station'), ('one_officer', "one officer sent without the person's yes, and no second has signed in 24 hours"), ('update_asked', 'a meeting asks whoever leads an item for an update'), ('round_opened', 'a round asks members what the next plan should put first'), ('alert_waits', 'an alert was sent to the account'), ('contact_expired', 'nobody vouches for a contact of the directory any more')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['referral_waits', 'answer_due', 'answer_late', 'answer_missed', 'nobody_left', 'referral_paused', 'pause_unsettled', 'question_waits', 'one_officer', 'update_asked', 'round_opened', 'alert_waits', 'contact_expired'])), name='notice_event_known_kind'),
        ),
    ]
