"""After the languages were folded: the column goes, and closed weeks come. Apart from the data for PostgreSQL's sake."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

GROUPS = [
    "english",
    "malay",
    "filipino",
    "thai_lao",
    "burmese",
    "khmer",
    "vietnamese",
    "chinese",
    "south_asia",
    "west_asia",
    "other",
]
LEVELS = ["NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"]
MARKS = ["STOPPED", "OVERRIDDEN", "REFUSED"]


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_oversight"),
        ("tallies", "0002_groups_and_closed_weeks"),
    ]

    operations = [
        migrations.RemoveField(model_name="tally", name="language"),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(
                fields=["enrolment", "day", "language_group", "level"], name="tally_once_per_phone_day_group_level"
            ),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.CheckConstraint(
                condition=Q(level__in=LEVELS, language_group__in=GROUPS) | Q(level__in=MARKS, language_group=""),
                name="tally_level_of_a_group_or_mark",
            ),
        ),
        migrations.CreateModel(
            name="ClosedWeek",
            fields=[
                ("week", models.DateField(primary_key=True, serialize=False)),
                ("closed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=Q(week__week_day=2), name="closed_week_begins_on_monday")
                ],
            },
        ),
        migrations.CreateModel(
            name="CountedCell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("level", "by level"),
                            ("group", "by group of languages"),
                            ("mark", "what protects people"),
                        ],
                        max_length=5,
                    ),
                ),
                ("name", models.CharField(max_length=20)),
                ("number", models.PositiveIntegerField()),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counted_cells",
                        to="people.station",
                    ),
                ),
                (
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cells", to="tallies.closedweek"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("week", "station", "kind", "name"), name="counted_cell_once"),
                    models.CheckConstraint(
                        condition=Q(kind__in=["level", "group", "mark"]), name="counted_cell_known_kind"
                    ),
                    models.CheckConstraint(condition=Q(number__gte=1), name="counted_cell_counts_something"),
                ],
            },
        ),
    ]
