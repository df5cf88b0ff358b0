import django.db.models.deletion
from django.db import migrations, models

from titian.create_together import create_together


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0001_initial"),
    ]

    operations = create_together([
        migrations.AddField(
            model_name="study",
            name="course",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="studies",
                to="learning.course",
            ),
        ),
        migrations.CreateModel(
            name="Judged",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("turn", models.PositiveIntegerField()),
                ("answers", models.JSONField(help_text="Case and answer, of those that the study has.", null=True)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="judged", to="learning.learner"
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="judged", to="learning.study"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("study", "learner"), name="judged_once")],
            },
        ),
    ])
