from django.db import migrations, models

KINDS = ("module", "persona", "test", "case")


class Migration(migrations.Migration):
    dependencies = [("studio", "0002_drafts")]

    operations = [
        migrations.RemoveConstraint("coursedraft", "course_draft_known_kind"),
        migrations.AlterField(
            "coursedraft", "kind", models.CharField(max_length=8, choices=[(kind, kind) for kind in KINDS])
        ),
        migrations.AddConstraint(
            "coursedraft",
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="course_draft_known_kind"),
        ),
    ]
