from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from titian import audit
from titian.preparedness.codes import ANSWER_WITHIN, SeaPart
from titian.preparedness.models import Addressee, Opening, Sealed


def ask_due(now: datetime | None = None) -> int:
    """Asks the next authority wherever none has opened it in 30 minutes since one was last asked; how many were asked.

    Safe to run twice: whoever was just asked has 30 minutes.
    """
    now = now or timezone.now()
    waiting = Addressee.objects.kept().filter(part=SeaPart.RESCUE, asked_at__isnull=True).values("sealed")
    opened = Opening.objects.filter(addressee__sealed=OuterRef("pk"), addressee__part=SeaPart.RESCUE)
    late = Sealed.objects.filter(~Exists(opened), pk__in=waiting, at__lte=now - ANSWER_WITHIN)
    return sum(_ask(pk, now) for pk in list(late.order_by("pk").values_list("pk", flat=True)))


def _ask(pk: int, now: datetime) -> int:
    with transaction.atomic():
        sealed = Sealed.objects.select_for_update().get(pk=pk)
        rescuers = sealed.addressees.filter(part=SeaPart.RESCUE)
        last = rescuers.aggregate(last=Max("asked_at"))["last"]
        following = rescuers.filter(asked_at__isnull=True).order_by("place").first()
        if following is None or Opening.objects.filter(addressee__in=rescuers).exists():
            return 0
        if last is not None and last > now - ANSWER_WITHIN:
            return 0
        following.asked_at = now
        following.save(update_fields=["asked_at"])
        audit.record("hub", "worker", "position.ask", f"position:{sealed.key}", {"place": following.place})
    return 1
