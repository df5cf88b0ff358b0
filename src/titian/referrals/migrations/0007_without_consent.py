import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which officers signed what goes without the person's yes."""

    dependencies = [
        ("devices", "0015_certified_officer"),
        ("referrals", "0006_ids_of_a_phone"),
    ]

    operations = [
        migrations.CreateModel(
            name="WithoutConsent",
            fields=[
                (
                    "package",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="without_consent",
                        serialize=False,
                        to="referrals.package",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("threat_to_life", "a life is in danger"),
                            ("child", "a child's best interests"),
                            ("incapacity", "the person could not say yes or no"),
                        ],
                        max_length=20,
                    ),
                ),
                ("recipient", models.CharField(max_length=64)),
                ("claims_sha256", models.CharField(max_length=64)),
                ("first", models.TextField()),
                ("second", models.TextField(blank=True)),
                ("received_at", models.DateTimeField()),
                (
                    "second_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="devices.enrolment",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("second", "")), fields=["received_at"], name="without_consent_one_officer"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["threat_to_life", "child", "incapacity"])),
                        name="without_consent_known_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "threat_to_life"), ("second", ""), ("second_by__isnull", True)),
                            models.Q(models.Q(("second", ""), _negated=True), ("second_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="without_consent_one_officer_for_a_life",
                    ),
                ],
            },
        ),
    ]
