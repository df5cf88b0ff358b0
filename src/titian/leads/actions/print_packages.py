"""What the worker does for packages: their PDFs, and that the words of what has expired go."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone, translation

from titian.leads.models import Package, PackageDelivery, Placed
from titian.leads.out.errors import PrintFailed
from titian.leads.out.prints import print_package
from titian.leads.package_codes import PackageState
from titian.leads.packing import read_content

log = structlog.get_logger()
AT_ONCE = 20


def print_packages(now: datetime | None = None) -> int:
    """The PDFs that are missing, some at once; how many. Safe to run twice."""
    made = 0
    waiting = PackageDelivery.objects.filter(pdf=None, package__state=PackageState.OUT).exclude(package__content="")
    for delivery in waiting.select_related("package", "recipient__partner").order_by("released_at", "pk")[:AT_ONCE]:
        try:
            with translation.override("en"):
                pdf = print_package(read_content(delivery.package), language="en", recipient=str(delivery.recipient))
        except PrintFailed:
            log.exception("package.print.failed", package=str(delivery.package_id))
            continue
        with transaction.atomic():
            package = Package.objects.select_for_update().get(pk=delivery.package_id)
            if package.state == PackageState.OUT and package.content:  # it may be recalled by now
                made += PackageDelivery.objects.filter(pk=delivery.pk).update(pdf=pdf)
    return made


def forget_packages(now: datetime | None = None) -> int:
    """The words of packages whose time is over, here and in the collections; how many. Safe to run twice."""
    gone = 0
    for package in Package.objects.expired(now or timezone.now()).order_by("pk"):
        with transaction.atomic():
            locked = Package.objects.select_for_update().get(pk=package.pk)
            locked.content = ""
            locked.save(update_fields=["content"])
            locked.deliveries.update(pdf=None)
            Placed.objects.filter(delivery__package=locked).delete()
            gone += 1
    return gone
