import uuid

from django.apps import apps as installed
from django.db import migrations, models


def make_where_missing(apps, schema_editor):
    """A hub with phones has the table from their room, under the name it keeps; any other gets it here."""
    model = apps.get_model("library", "HubState")
    if model._meta.db_table not in schema_editor.connection.introspection.table_names():
        schema_editor.create_model(model)


class Migration(migrations.Migration):
    """Which life of the hub this is belongs to every hub, and not to phones."""

    dependencies = [
        ("library", "0001_initial"),
        *([("devices", "0016_hub_state_goes")] if installed.is_installed("titian.devices") else []),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="HubState",
                    fields=[
                        (
                            "id",
                            models.PositiveSmallIntegerField(
                                default=1, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("epoch", models.UUIDField(default=uuid.uuid4)),
                        ("backed_up_here", models.BigIntegerField(db_column="backed_up_through", default=0)),
                        ("backed_up_elsewhere", models.BigIntegerField(db_default=0, default=0)),
                    ],
                    options={
                        "db_table": "devices_hubstate",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", 1)), name="hub_state_is_one_row"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("backed_up_elsewhere__gte", 0), ("backed_up_here__gte", 0)),
                                name="hub_state_backups_not_negative",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(make_where_missing, migrations.RunPython.noop),
    ]
