"""PostgreSQL keeps sealed bytes as they came: it tried to compress what nothing can compress.

Rows that are there stay as they are; SQLite compresses nothing.
"""

from django.db import migrations


def keep_as_it_came(apps, schema_editor):
    _set(schema_editor, "EXTERNAL")


def compress(apps, schema_editor):
    _set(schema_editor, "EXTENDED")


def _set(schema_editor, storage):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE referrals_package ALTER COLUMN ciphertext SET STORAGE {storage}")


class Migration(migrations.Migration):
    dependencies = [("referrals", "0006_taken_up")]

    operations = [migrations.RunPython(keep_as_it_came, compress)]
