from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def digest(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What is there on this day is taken to be whole: nothing says what it was before."""
    for row in apps.get_model("devices", "QuarantinedItem").objects.using(editor.connection.alias).iterator(chunk_size=100):
        row.save(update_fields=["kept_sha256"])


def forget_how_many(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Of sealed items that wait on a phone: that there are some is enough."""
    health = apps.get_model("devices", "DeviceHealth").objects.using(editor.connection.alias)
    health.filter(waiting__gt=1).update(waiting=1)


class Migration(migrations.Migration):
    dependencies = [
        ("devices", "0012_kept_digest"),
    ]

    operations = [
        migrations.RunPython(digest, migrations.RunPython.noop),
        migrations.RunPython(forget_how_many, migrations.RunPython.noop),
    ]
