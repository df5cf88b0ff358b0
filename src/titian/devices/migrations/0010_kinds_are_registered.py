from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("devices", "0001_squashed"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="receiveditem", name="received_item_known_kind"),
        migrations.RemoveConstraint(model_name="quarantineditem", name="quarantined_item_known_kind"),
        migrations.AlterField(
            model_name="receiveditem", name="kind", field=models.CharField(max_length=40)
        ),
        migrations.AlterField(
            model_name="quarantineditem", name="kind", field=models.CharField(max_length=40)
        ),
    ]
