from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("devices", "0013_digest_what_is_kept"),
    ]

    operations = [
        migrations.AlterField(
            model_name="devicehealth",
            name="waiting",
            field=models.PositiveIntegerField(help_text="1 where sealed items wait; how many, nobody is told"),
        ),
    ]
