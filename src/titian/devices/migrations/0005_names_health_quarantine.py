"""Names of phones, what they say of their health and releases, and what ended ones bring, set apart."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("devices", "0004_receipt_only_on_slips"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeviceHealth",
            fields=[
                (
                    "enrolment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="health",
                        serialize=False,
                        to="devices.enrolment",
                    ),
                ),
                (
                    "storage",
                    models.CharField(
                        choices=[("ok", "enough room"), ("low", "nearly full"), ("full", "full")], max_length=4
                    ),
                ),
                (
                    "clock",
                    models.CharField(
                        choices=[
                            ("right", "right"),
                            ("off", "more than five minutes off"),
                            ("far", "more than a day off"),
                            ("unknown", "not known"),
                        ],
                        max_length=7,
                    ),
                ),
                ("waiting", models.PositiveIntegerField(help_text="sealed items not yet taken by the hub")),
                ("received_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="HeldRelease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("release_id", models.CharField(max_length=64)),
                ("since", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="QuarantinedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item_id", models.UUIDField(unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("package", "sealed package"), ("tally", "tally"), ("health", "health of the phone")],
                        max_length=10,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("reason", models.CharField(choices=[("device_revoked", "the enrolment was ended")], max_length=20)),
                ("received_sequence", models.BigIntegerField(unique=True)),
                ("content", models.BinaryField()),
                ("bytes", models.PositiveIntegerField()),
                ("received_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="receiveditem",
            name="received_item_known_kind",
        ),
        migrations.AddField(
            model_name="enrolment",
            name="name",
            field=models.CharField(
                blank=True, help_text="Where the phone is used, such as “counter 2”.", max_length=40
            ),
        ),
        migrations.AddField(
            model_name="enrolmentcode",
            name="name",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name="receiveditem",
            name="kind",
            field=models.CharField(
                choices=[("package", "sealed package"), ("tally", "tally"), ("health", "health of the phone")],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="receiveditem",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["package", "tally", "health"])), name="received_item_known_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="devicehealth",
            constraint=models.CheckConstraint(
                condition=models.Q(("storage__in", ["ok", "low", "full"])), name="device_health_known_storage"
            ),
        ),
        migrations.AddConstraint(
            model_name="devicehealth",
            constraint=models.CheckConstraint(
                condition=models.Q(("clock__in", ["right", "off", "far", "unknown"])),
                name="device_health_known_clock",
            ),
        ),
        migrations.AddField(
            model_name="heldrelease",
            name="enrolment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="held_releases", to="devices.enrolment"
            ),
        ),
        migrations.AddField(
            model_name="quarantineditem",
            name="enrolment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="quarantined_items", to="devices.enrolment"
            ),
        ),
        migrations.AddIndex(
            model_name="heldrelease",
            index=models.Index(fields=["release_id"], name="held_release_by_digest"),
        ),
        migrations.AddConstraint(
            model_name="heldrelease",
            constraint=models.UniqueConstraint(fields=("enrolment", "release_id"), name="held_release_once_per_phone"),
        ),
        migrations.AddConstraint(
            model_name="heldrelease",
            constraint=models.CheckConstraint(
                condition=models.Q(("release_id__regex", "^[0-9a-f]{64}$")), name="held_release_is_a_digest"
            ),
        ),
        migrations.AddConstraint(
            model_name="quarantineditem",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["package", "tally"])), name="quarantined_item_known_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="quarantineditem",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__in", ["device_revoked"])), name="quarantined_item_known_reason"
            ),
        ),
    ]
