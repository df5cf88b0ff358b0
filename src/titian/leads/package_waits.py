"""What of packages may need a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.leads.models import Package, PackageDelivery
from titian.leads.out.recalls import DUE
from titian.leads.package_codes import PackageState
from titian.people.models import User


def watch_packages(reader: User, now: datetime) -> Iterator[Notice]:
    """Packages that wait for a second person; and recipients who are overdue with saying that copies are gone."""
    reviewed = Package.objects.visible_to(reader).filter(state=PackageState.REVIEWED)
    if count := reviewed.count():
        text = ngettext(
            "%(number)d package waits for a second person.", "%(number)d packages wait for a second person.", count
        ) % {"number": count}
        where = "/leads/packages/?state=reviewed"
        yield Notice(text, gettext("Look"), where, where, count)
    late = PackageDelivery.objects.visible_to(reader).missing().filter(package__recalled_at__lt=now - DUE)
    if count := late.count():
        text = ngettext(
            "%(number)d recipient has not said in time that recalled copies are gone.",
            "%(number)d recipients have not said in time that recalled copies are gone.",
            count,
        ) % {"number": count}
        yield Notice(text, gettext("Ask them"), "/leads/packages/recalled/", "/leads/packages/recalled/", count)
