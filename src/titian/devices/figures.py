"""What the hub's operator is told of phones: counts, and nothing of any one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max

from titian.desk.running import Metric
from titian.devices.models import DamagedBytes, Enrolment, QuarantinedItem, ReceivedItem


def read_figures() -> Iterable[Metric]:
    newest = ReceivedItem.objects.aggregate(newest=Max("received_sequence"))["newest"] or 0
    yield Metric(
        "titian_items_received_total", "counter", "Place of the newest item received; gaps count.", [("", newest)]
    )
    damaged = DamagedBytes.objects.count()
    yield Metric(
        "titian_bytes_damaged", "gauge", "Rows whose sealed bytes the last backup found damaged.", [("", damaged)]
    )


def count_tables() -> Iterable[Metric]:
    phones = Enrolment.objects.filter(revoked_at__isnull=True).count()
    yield Metric("titian_phones", "gauge", "Phones that may send.", [("", phones)])
    undecided = QuarantinedItem.objects.undecided().count()
    yield Metric("titian_quarantine", "gauge", "Items set apart for the administrator.", [("", undecided)])
