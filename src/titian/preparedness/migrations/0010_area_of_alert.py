import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('preparedness', '0009_arrival_link'),
    ]

    operations = [
        migrations.AddField(
            model_name='sealed',
            name='alert',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sealed', to='preparedness.alert'),
        ),
        migrations.AddConstraint(
            model_name='sealed',
            constraint=models.CheckConstraint(condition=models.Q(('alert__isnull', True), ('shape', 'area'), _connector='OR'), name='sealed_of_alert_is_an_area'),
        ),
    ]
