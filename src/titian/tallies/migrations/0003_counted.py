"""What stands in closed weeks already is counted; what came late after the last of them is counted in the next.

That much is known of each station and name only, not of each phone: a late total of a closed week goes to whoever told
it last. What was published stays as it was, also where few phones told it.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import F, Max


def count(apps: Any, schema_editor: Any) -> None:  # Any: as Django hands them over
    newest = apps.get_model("tallies", "ClosedWeek").objects.aggregate(week=Max("week"))["week"]
    if newest is None:
        return
    tallies = apps.get_model("tallies", "Tally").objects
    tallies.filter(week__lte=newest).update(counted=F("total"))
    cells = apps.get_model("tallies", "CountedCell").objects
    counted: dict[Any, int] = {}
    # By level and by mark: each screening is in one of them.
    for station, name, number in cells.exclude(kind="group").values_list("station", "name", "number"):
        counted[station, name] = counted.get((station, name), 0) + number
    for row in tallies.filter(week__lte=newest).order_by("pk").iterator(chunk_size=2000):
        place = (row.station_id, row.level)
        counted[place] = counted.get(place, 0) - row.total
    for row in tallies.filter(week__lte=newest).order_by("-pk").iterator(chunk_size=2000):
        late = min(row.total, -counted.get((row.station_id, row.level), 0))
        if late > 0:
            counted[row.station_id, row.level] += late
            tallies.filter(pk=row.pk).update(counted=row.total - late)


class Migration(migrations.Migration):
    dependencies = [
        ("tallies", "0002_shares"),
    ]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
