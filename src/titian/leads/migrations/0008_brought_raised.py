from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('leads', '0007_lures'),
    ]

    operations = [
        migrations.AddField(
            model_name='brought',
            name='raised',
            field=models.PositiveIntegerField(blank=True, help_text='How many raise a look, if tried.', null=True),
        ),
        migrations.AddConstraint(
            model_name='brought',
            constraint=models.CheckConstraint(condition=models.Q(('raised', None), ('raised__lte', models.F('ads')), _connector='OR'), name='lead_ads_raised_are_of_those_brought'),
        ),
    ]
