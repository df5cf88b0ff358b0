"""What came between two weekly counts was read from the envelopes each time. They go now, so it is written down once."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import Count


def count(apps: Any, schema_editor: Any) -> None:  # Any: as Django hands them over
    referrals = apps.get_model("referrals", "Referral").objects
    cells = apps.get_model("referrals", "ArrivalCell")
    counted = apps.get_model("referrals", "CountedState").objects
    since: dict[str, Any] = {}
    weeks = counted.order_by("country", "week").values_list("country", "week", "counted_at").distinct()
    for country, week, until in list(weeks):
        rows = referrals.filter(country=country, received_at__lte=until)
        if country in since:
            rows = rows.filter(received_at__gt=since[country])
        since[country] = until
        for kind, name in (("level", "level"), ("place", "station__kind")):
            found = rows.order_by().values_list(name).annotate(number=Count("pk"))
            cells.objects.bulk_create(
                cells(country_id=country, week=week, kind=kind, name=name, number=number) for name, number in found
            )


def forget(apps: Any, schema_editor: Any) -> None:  # Any: as above
    apps.get_model("referrals", "ArrivalCell").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0003_envelopes_go"),
    ]

    operations = [migrations.RunPython(count, forget)]
