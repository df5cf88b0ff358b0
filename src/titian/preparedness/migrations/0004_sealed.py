import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from titian.create_together import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_roles_of_leads"),
        ("preparedness", "0003_alerts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name="SeaBody",
                fields=[
                    ("organisation", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="+", serialize=False, to="people.organisation")),
                    ("part", models.CharField(choices=[("rescue", "authority that rescues"), ("protection", "protection agency")], max_length=10)),
                    ("at", models.DateTimeField()),
                    ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("part__in", ["rescue", "protection"])), name="sea_body_known_part"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Sealed",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("shape", models.CharField(choices=[("position", "position"), ("forecast", "forecast of a drift"), ("area", "area of an alert")], max_length=8)),
                    ("cells", models.CharField(max_length=320)),
                    ("observed_at", models.DateTimeField()),
                    ("at", models.DateTimeField()),
                    ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ("event", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sealed", to="preparedness.event")),
                    ("organisation", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation")),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("shape__in", ["position", "forecast", "area"])), name="sealed_known_shape"),
                        models.CheckConstraint(condition=models.Q(("cells__regex", "^[NS][0-9]{2}[EW][0-9]{3}( [NS][0-9]{2}[EW][0-9]{3})*$")), name="sealed_says_cells_alone"),
                        models.CheckConstraint(condition=models.Q(("observed_at__lte", models.F("at"))), name="sealed_not_ahead"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Addressee",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("part", models.CharField(choices=[("rescue", "authority that rescues"), ("protection", "protection agency")], max_length=10)),
                    ("place", models.PositiveSmallIntegerField()),
                    ("recipient", models.CharField(max_length=64)),
                    ("ciphertext", models.BinaryField(blank=True, help_text="Blank: it was deleted in time.", null=True)),
                    ("asked_at", models.DateTimeField(blank=True, null=True)),
                    ("organisation", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation")),
                    ("sealed", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="addressees", to="preparedness.sealed")),
                ],
                options={
                    "indexes": [models.Index(condition=models.Q(("asked_at__isnull", True)), fields=["sealed"], name="addressee_not_asked")],
                    "constraints": [
                        models.UniqueConstraint(fields=("sealed", "organisation"), name="addressee_once"),
                        models.UniqueConstraint(fields=("sealed", "place"), name="addressee_in_a_place"),
                        models.CheckConstraint(condition=models.Q(("part__in", ["rescue", "protection"])), name="addressee_known_part"),
                        models.CheckConstraint(condition=models.Q(("recipient__regex", "^[0-9a-f]{64}$")), name="addressee_key_is_a_mark"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Opening",
                fields=[
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("at", models.DateTimeField(db_index=True)),
                    ("addressee", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="preparedness.addressee")),
                    ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    "abstract": False,
                },
            ),
        ),
    ]
