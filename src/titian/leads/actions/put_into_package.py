from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.codes import LeadState
from titian.leads.errors import LeadNotAssessed, PackageFull, PackageMoved
from titian.leads.models import Lead, Package
from titian.leads.package_codes import MOST_LEADS, PackageState
from titian.people.models import User
from titian.people.policies import Permission, reaches

GOES = frozenset({LeadState.ASSESSED, LeadState.WATCHING, LeadState.FROZEN})


def put_into_package(*, actor: User, lead: Lead, package: Package | None, now: datetime) -> Package:
    """The package with the lead in it: the one named, which is still being put together, or a new one.

    Raises `NotAllowed`, `LeadNotAssessed`, `PackageMoved`, `PackageFull`.
    """
    if not reaches(actor, Permission.KEEP_LEADS):
        raise NotAllowed
    if lead.state not in GOES:
        raise LeadNotAssessed
    with transaction.atomic():
        if package is None:
            into = Package.objects.create()
            audit.record("user", str(actor.pk), "lead_package.add", f"lead_package:{into.pk}")
        else:
            into = Package.objects.select_for_update().get(pk=package.pk)
        if into.state != PackageState.DRAFT:
            raise PackageMoved
        if into.leads.count() >= MOST_LEADS:
            raise PackageFull
        into.leads.add(lead)
        into.moves += 1
        into.save(update_fields=["moves"])
        audit.record("user", str(actor.pk), "lead_package.put", f"lead_package:{into.pk}", {"lead": str(lead.pk)})
    return into
