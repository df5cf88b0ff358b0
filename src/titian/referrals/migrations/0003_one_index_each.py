
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('devices', '0005_names_health_quarantine'),
        ('people', '0011_language'),
        ('referrals', '0002_refused_packages'),
    ]

    operations = [
        migrations.AlterField(
            model_name='package',
            name='organisation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='packages', to='people.organisation'),
        ),
        migrations.AlterField(
            model_name='package',
            name='referral',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='packages', to='referrals.referral'),
        ),
        migrations.AlterField(
            model_name='referral',
            name='country',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.country'),
        ),
        migrations.AlterField(
            model_name='referral',
            name='enrolment',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='devices.enrolment'),
        ),
        migrations.AlterField(
            model_name='referral',
            name='station',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='people.station'),
        ),
    ]
