import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


def to_user(**more):
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        **more,
    )


class Migration(migrations.Migration):
    """Who heard a key's words from whom. Keys listed before have none: their words were compared where they were signed."""

    dependencies = [
        ("people", "0009_oversight"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisationkey",
            name="compared_at",
            field=models.DateTimeField(
                blank=True,
                help_text="When a coordinator heard its six words from the organisation; blank: never.",
                null=True,
            ),
        ),
        migrations.AddField(model_name="organisationkey", name="compared_by", field=to_user()),
        migrations.AddField(model_name="organisationkey", name="compared_with", field=to_user()),
        migrations.AddConstraint(
            model_name="organisationkey",
            constraint=models.CheckConstraint(
                condition=Q(compared_at__isnull=True, compared_by__isnull=True, compared_with__isnull=True)
                | Q(compared_at__isnull=False, compared_by__isnull=False, compared_with__isnull=False),
                name="organisation_key_compared_says_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationkey",
            constraint=models.CheckConstraint(
                condition=Q(compared_by__isnull=True) | ~Q(compared_by=F("compared_with")),
                name="organisation_key_compared_by_two",
            ),
        ),
    ]
