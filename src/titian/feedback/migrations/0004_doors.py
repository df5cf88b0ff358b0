from django.db import migrations, models


class Migration(migrations.Migration):
    """By which door a complaint came, what officers did beside it, and work that has served."""

    dependencies = [
        ("feedback", "0003_digest_what_is_kept"),
    ]

    operations = [
        migrations.AddField(
            "complaint",
            "kind",
            models.CharField(
                choices=[("complaint", "complaint"), ("oversight", "what officers did")],
                db_default="complaint",
                default="complaint",
                max_length=9,
            ),
        ),
        migrations.AddField(
            "complaint",
            "door",
            models.CharField(
                choices=[
                    ("phone", "from an enrolled phone"),
                    ("open", "from the open web: anybody could have written it"),
                    ("desk", "by a person's code, at a desk"),
                ],
                db_default="phone",
                default="phone",
                max_length=5,
            ),
        ),
        migrations.AddConstraint(
            "complaint",
            models.CheckConstraint(
                condition=models.Q(
                    ("door__in", ["phone", "open", "desk"]), ("kind__in", ["complaint", "oversight"])
                ),
                name="complaint_known_kind_and_door",
            ),
        ),
        migrations.AddIndex(
            "complaint",
            models.Index(fields=["door", "received_on"], name="complaint_by_door"),
        ),
        migrations.CreateModel(
            "SpentWork",
            [
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
