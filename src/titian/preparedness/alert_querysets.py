"""Which alerts are seen by whom. One that is over, cancelled or replaced is in none of these, whoever looks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from titian.people.policies import Permission, limit_to_scope, may
from titian.preparedness.alert_codes import State
from titian.workplan.querysets import reads_members_words

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.preparedness.alert_models import Alert, Recipient, Trigger, Wave  # noqa: F401  (named in text below)


class AlertQuerySet(models.QuerySet["Alert"]):
    def standing(self, now: datetime) -> Self:
        """Released, and neither over nor taken back. The clock counts, whether or not the worker has come by."""
        return self.filter(state=State.RELEASED, expires_at__gt=now)

    def in_preparation(self) -> Self:
        return self.filter(state__in=[State.SUGGESTED, State.DRAFT])

    def visible_to(self, reader: User, now: datetime) -> Self:
        """What stands: to whoever releases, and to whoever was told. What is prepared: to whoever releases, and to
        the body that wrote it. Nothing else, and nothing to whom it is kept from."""
        rows = limit_to_scope(self, reader, Permission.SEE_ALERTS)
        if not reads_members_words(reader):
            return rows.none()
        wanted = self._standing_or_prepared(now)
        if may(reader, Permission.RELEASE_ALERTS):
            return rows.filter(wanted)
        from titian.preparedness.alert_models import Recipient

        told = Exists(Recipient.objects.filter(alert=OuterRef("pk"), account=reader))
        own = Q(state=State.DRAFT, organisation__isnull=False, organisation=reader.organisation_id)
        return rows.filter(wanted).filter(own | (Q(state=State.RELEASED) & told))

    @staticmethod
    def _standing_or_prepared(now: datetime) -> Q:
        prepared = Q(state__in=[State.SUGGESTED, State.DRAFT])
        return prepared | Q(state=State.RELEASED, expires_at__gt=now)


class WaveQuerySet(models.QuerySet["Wave"]):
    def waiting(self, now: datetime) -> Self:
        """Those of real alerts that stand, of whom somebody has not said that they read it."""
        from titian.preparedness.alert_models import Recipient

        open_ones = Recipient.objects.filter(wave=OuterRef("pk"), acknowledged_at=None)
        return self.filter(
            Exists(open_ones), alert__state=State.RELEASED, alert__expires_at__gt=now, alert__is_exercise=False
        )
