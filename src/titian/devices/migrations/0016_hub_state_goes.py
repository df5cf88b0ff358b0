from django.db import migrations


class Migration(migrations.Migration):
    """Which life of the hub this is goes to the library (its 0002), in the table it lies in."""

    dependencies = [("devices", "0015_certified_officer")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="HubState")]),
    ]
