"""The independent body that reads complaints: a kind of organisation, and the role of its members."""

from django.db import migrations, models
from django.db.models import Q

KINDS = [
    ("hub", "runs the hub"),
    ("station_service", "staffs stations"),
    ("provider", "receives referrals"),
    ("regional", "regional body"),
    ("oversight", "reads complaints, independent of the stations"),
]
ROLES = [
    ("officer", "officer"),
    ("supervisor", "duty supervisor"),
    ("provider", "provider"),
    ("coordinator", "national coordinator"),
    ("administrator", "administrator"),
    ("oversight", "independent body for complaints"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_key_files_of_generations"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="organisation", name="organisation_known_kind"),
        migrations.RemoveConstraint(model_name="user", name="user_known_role"),
        migrations.RemoveConstraint(model_name="invitation", name="invitation_known_role"),
        migrations.RemoveConstraint(model_name="user", name="user_provider_has_organisation"),
        migrations.AlterField(
            model_name="organisation", name="kind", field=models.CharField(choices=KINDS, max_length=16)
        ),
        migrations.AlterField(model_name="user", name="role", field=models.CharField(choices=ROLES, max_length=16)),
        migrations.AlterField(
            model_name="invitation", name="role", field=models.CharField(choices=ROLES, max_length=16)
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=Q(kind__in=["hub", "station_service", "provider", "regional", "oversight"]),
                name="organisation_known_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(condition=Q(role__in=[role for role, _ in ROLES]), name="user_known_role"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=Q(role__in=[role for role, _ in ROLES]), name="invitation_known_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=~Q(role__in=["provider", "oversight"]) | Q(organisation__isnull=False),
                name="user_provider_has_organisation",
            ),
        ),
    ]
