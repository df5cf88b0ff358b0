import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What a backup has passed becomes what one on this machine has passed; elsewhere nothing is, until it is said."""

    dependencies = [
        ("devices", "0010_kinds_are_registered"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="hubstate", name="hub_state_backup_not_negative"),
        migrations.AlterField(
            model_name="hubstate",
            name="backed_up_through",
            field=models.BigIntegerField(db_column="backed_up_through", default=0),
        ),
        migrations.RenameField(model_name="hubstate", old_name="backed_up_through", new_name="backed_up_here"),
        migrations.AddField(
            model_name="hubstate", name="backed_up_elsewhere", field=models.BigIntegerField(db_default=0, default=0)
        ),
        migrations.AddConstraint(
            model_name="hubstate",
            constraint=models.CheckConstraint(
                condition=models.Q(("backed_up_elsewhere__gte", 0), ("backed_up_here__gte", 0)),
                name="hub_state_backups_not_negative",
            ),
        ),
        migrations.CreateModel(
            name="DamagedBytes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=60)),
                ("row", models.CharField(max_length=36)),
                ("item_id", models.UUIDField(blank=True, null=True, unique=True)),
                ("found_at", models.DateTimeField()),
                (
                    "enrolment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="damaged_items",
                        to="devices.enrolment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("table", "row"), name="damaged_bytes_once_a_row"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("enrolment__isnull", True), ("item_id__isnull", True)),
                            models.Q(("enrolment__isnull", False), ("item_id__isnull", False)),
                            _connector="OR",
                        ),
                        name="damaged_bytes_of_an_item_have_a_phone",
                    ),
                ],
            },
        ),
    ]
