from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0002_known_hubs'),
    ]

    operations = [
        migrations.AddField(
            model_name='knownhub',
            name='address',
            field=models.CharField(blank=True, default='', help_text='Where it is asked for what it gives; none: by files.', max_length=200),
            preserve_default=False,
        ),
    ]
