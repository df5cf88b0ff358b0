"""Tallies name a group of languages, never a language; figures of closed weeks stand for good.

The languages that were told before are folded into their groups; taken back, each group becomes its first language.
"""

from django.db import migrations, models

# As contracts/codes/language-groups.json stood when this was written.
GROUPS = {
    "english": ["en"],
    "malay": ["id", "ms"],
    "filipino": ["fil"],
    "thai_lao": ["th", "lo"],
    "burmese": ["my"],
    "khmer": ["km"],
    "vietnamese": ["vi"],
    "chinese": ["zh-Hans", "zh-Hant"],
    "south_asia": ["bn", "hi", "ne", "ta", "si", "ur"],
    "west_asia": ["ar", "fa", "fa-AF", "ps"],
    "other": ["und"],
}
MARKS = ["STOPPED", "OVERRIDDEN", "REFUSED"]


def fold_languages(apps, schema_editor):
    Tally = apps.get_model("tallies", "Tally")
    group_of = {language: group for group, languages in GROUPS.items() for language in languages}
    rows = {}
    for tally in Tally.objects.order_by("pk").iterator():
        place = (tally.enrolment_id, tally.day, group_of.get(tally.language, "other"), tally.level)
        kept = rows.get(place)
        if kept is None:
            tally.language_group = place[2]
            tally.save(update_fields=["language_group"])
            rows[place] = tally
            continue
        kept.total += tally.total
        kept.save(update_fields=["total"])
        tally.delete()


def name_languages(apps, schema_editor):
    Tally = apps.get_model("tallies", "Tally")
    Tally.objects.filter(level__in=MARKS).delete()
    for group, languages in GROUPS.items():
        Tally.objects.filter(language_group=group).update(language=languages[0])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_oversight"),
        ("tallies", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="tally", name="tally_once_per_phone_day_language_level"),
        migrations.RemoveConstraint(model_name="tally", name="tally_known_level"),
        migrations.AddField(
            model_name="tally",
            name="language_group",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="tally", name="language", field=models.CharField(default="und", max_length=35)
        ),
        migrations.RunPython(fold_languages, name_languages),
    ]
