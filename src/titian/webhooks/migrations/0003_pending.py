"""Webhooks of organisations that nobody of the organisation has confirmed wait for that; what waited is not sent."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_pending(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    webhooks = apps.get_model("webhooks", "Webhook").objects.using(editor.connection.alias)
    pending = webhooks.filter(organisation__isnull=False, confirmed_at__isnull=True)
    apps.get_model("webhooks", "Delivery").objects.using(editor.connection.alias).filter(
        webhook__in=pending, state="waiting"
    ).delete()
    pending.update(state="pending")


class Migration(migrations.Migration):

    dependencies = [
        ("webhooks", "0002_confirmation"),
    ]

    operations = [
        # Back: an earlier program knows no such state, and sends nothing where it stands.
        migrations.RunPython(make_pending, migrations.RunPython.noop),
    ]
