from django.db import migrations, models


class Migration(migrations.Migration):
    """A referral's id is its phone's own. Going back refuses where two phones have used one id meanwhile."""

    dependencies = [
        ('referrals', '0005_pause'),
    ]

    operations = [
        migrations.AlterField('Referral', 'referral_id', models.UUIDField()),
        migrations.AddConstraint(
            'Referral',
            models.UniqueConstraint(fields=('referral_id', 'enrolment'), name='referral_once_a_phone'),
        ),
    ]
