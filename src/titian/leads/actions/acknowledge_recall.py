from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.errors import DeliveryUnknown
from titian.leads.models import Package, PackageDelivery, Recipient
from titian.leads.package_codes import PackageState
from titian.leads.package_workflow import PACKAGE
from titian.people.models import User
from titian.people.policies import Permission, reaches


def acknowledge_as_partner(*, recipient: Recipient, package_id: UUID, now: datetime) -> PackageDelivery:
    """The recipient says that every copy of a recalled package is gone. Safe to say twice. Raises `DeliveryUnknown`."""
    delivery = PackageDelivery.objects.filter(recipient=recipient, package=package_id).first()
    if delivery is None:
        raise DeliveryUnknown
    return _acknowledge(delivery, ("hub", "leads"), now)


def acknowledge_at_desk(*, actor: User, delivery: PackageDelivery, now: datetime) -> PackageDelivery:
    """As the recipient told an analyst, who writes it down. Raises `NotAllowed`, `DeliveryUnknown`."""
    if not reaches(actor, Permission.KEEP_LEADS):
        raise NotAllowed
    return _acknowledge(delivery, ("user", str(actor.pk)), now)


def _acknowledge(delivery: PackageDelivery, who: tuple[str, str], now: datetime) -> PackageDelivery:
    with transaction.atomic():
        package = Package.objects.select_for_update().get(pk=delivery.package_id)
        if package.recalled_at is None:
            raise DeliveryUnknown
        locked = PackageDelivery.objects.get(pk=delivery.pk)
        if locked.gone_at is None:
            locked.gone_at = now
            locked.save(update_fields=["gone_at"])
            detail = {"recipient": str(locked.recipient_id)}
            audit.record(*who, "lead_package.acknowledge", f"lead_package:{package.pk}", detail)
            if package.state == PackageState.RECALLED and not package.deliveries.filter(gone_at=None).exists():
                PACKAGE.perform(package, "end", actor=None, now=now)
    return locked
