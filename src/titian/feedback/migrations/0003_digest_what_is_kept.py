from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def digest(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What is there on this day is taken to be whole: nothing says what it was before."""
    for row in apps.get_model("feedback", "Complaint").objects.using(editor.connection.alias).iterator(chunk_size=100):
        row.save(update_fields=["kept_sha256"])


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0002_kept_digest"),
    ]

    operations = [
        migrations.RunPython(digest, migrations.RunPython.noop),
    ]
