"""What may be seen of the event log: whoever speaks for a member that is still one, the co-chairs, the office."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from titian.people.links import hash_token
from titian.people.policies import Permission, limit_to_scope
from titian.preparedness.alert_codes import State
from titian.workplan.querysets import reads_members_words

if TYPE_CHECKING:
    from datetime import datetime

    from titian.people.models import User
    from titian.preparedness.models import Addressee, ArrivalLink, Claim, Event, SeaBody, Sealed  # noqa: F401  (named in text below)


class SeaEventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, reader: User) -> Self:
        rows = limit_to_scope(self, reader, Permission.SEE_EVENTS)
        return rows if reads_members_words(reader) else rows.none()


_RealEvents = models.Manager.from_queryset(SeaEventQuerySet)


class RealEvents(_RealEvents["Event"]):
    """Without those of exercises: what lists, counts, exports and triggers begin from."""

    def get_queryset(self) -> SeaEventQuerySet:
        return SeaEventQuerySet(self.model, using=self._db).filter(exercise=None)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> Self:
        """Those in whose place no other stands."""
        return self.filter(superseded_by=None)


_RealClaims = models.Manager.from_queryset(ClaimQuerySet)


class RealClaims(_RealClaims["Claim"]):
    """Without those of exercises."""

    def get_queryset(self) -> ClaimQuerySet:
        return ClaimQuerySet(self.model, using=self._db).filter(event__exercise=None)


class ArrivalLinkQuerySet(models.QuerySet["ArrivalLink"]):
    def open_at(self, token: str, now: datetime) -> Self:
        """The one of this address, where it has not ended and the hub that it is for is still known here."""
        return self.filter(token_hash=hash_token(token), ends_at__gt=now, asked__hub__ended_at__isnull=True)


class SeaBodyQuerySet(models.QuerySet["SeaBody"]):
    def present(self) -> Self:
        """Those whose member takes part: nobody of another could open anything."""
        from titian.workplan.models import Party

        members = Party.objects.present().filter(organisation__isnull=False).values("organisation")
        return self.filter(organisation__closed_at__isnull=True, organisation__in=members)


def _holds(prefix: str, now: datetime) -> Q:
    """Of no alert, or of one that stands. The clock counts, whether or not the worker has come by."""
    stands = Q((f"{prefix}alert__state", State.RELEASED), (f"{prefix}alert__expires_at__gt", now))
    return Q((f"{prefix}alert__isnull", True)) | stands


class SealedQuerySet(models.QuerySet["Sealed"]):
    def holding(self) -> Self:
        """But for areas of alerts that are over, taken back or replaced."""
        return self.filter(_holds("", timezone.now()))

    def visible_to(self, reader: User) -> Self:
        """To whom it is known who was asked and who opened it: whoever reported it, and each body it is sealed to, also
        before its turn.

        All others learn of it on the page of its event: that there is one, and its cells when they are due.
        """
        if reader.organisation_id is None or not reads_members_words(reader):
            return self.none()
        rows = limit_to_scope(self, reader, Permission.SEE_EVENTS)
        own = Q(organisation=reader.organisation_id) | Q(addressees__organisation=reader.organisation_id)
        return rows.filter(own).holding().distinct()


class AddresseeQuerySet(models.QuerySet["Addressee"]):
    def asked(self) -> Self:
        return self.filter(asked_at__isnull=False)

    def kept(self) -> Self:
        return self.filter(ciphertext__isnull=False)

    def openable_by(self, reader: User) -> Self:
        """Copies of the reader's own body that are kept, once it was asked."""
        rows = limit_to_scope(self, reader, Permission.OPEN_POSITIONS, organisation="organisation")
        kept = rows.asked().kept().filter(_holds("sealed__", timezone.now()))
        return kept if reads_members_words(reader) else rows.none()

    def waiting(self) -> Self:
        """Asked, and not opened."""
        return self.asked().kept().filter(openings=None)
