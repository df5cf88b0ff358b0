from __future__ import annotations

import uuid
from typing import ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.desk.delivery import Carrier, Tried
from titian.desk.workflow import Place, Record
from titian.webhooks.querysets import DeliveryQuerySet, WebhookQuerySet
from titian.webhooks.states import Outcome, State


class Webhook(Carrier, Record):
    """An address of another system, and whose word it gets: an organisation's, or (without one) the country's.

    `failures` counts refusals in a row over all its deliveries.
    It hears of what happens after `listens_from`; up to `looked_through` somebody has looked. An organisation's is
    pending, and hears nothing, until its own manager has confirmed it: no administrator speaks for it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=60)
    url = models.CharField(max_length=500)
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="webhooks"
    )
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in State], default=State.ACTIVE)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    listens_from = models.DateTimeField()
    looked_through = models.DateTimeField()

    objects = WebhookQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[s.value for s in State]), name="webhook_known_state"),
            models.CheckConstraint(condition=Q(looked_through__gte=F("listens_from")), name="webhook_looks_forward"),
            models.CheckConstraint(
                condition=(Q(organisation__isnull=True, confirmed_at__isnull=True) & ~Q(state=State.PENDING))
                | Q(organisation__isnull=False, confirmed_at__isnull=True, state=State.PENDING)
                | (Q(organisation__isnull=False, confirmed_at__isnull=False) & ~Q(state=State.PENDING)),
                name="webhook_sends_once_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("webhook", args=[self.pk])

    def place_of(self) -> Place:
        return {"country": self.country_id, "organisation": self.organisation_id}

    @property
    def host(self) -> str:
        """The machine it goes to, as an organisation sees it: the rest of the address may be a secret."""
        return urlsplit(self.url).hostname or ""


class Delivery(Tried):
    """One event for one webhook. `ids` names what it is about: ids only, never what they stand for."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event_id = models.UUIDField()
    event = models.CharField(max_length=40)
    ids = models.JSONField()
    happened_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=[(o.value, o.value) for o in Outcome], default=Outcome.WAITING)
    answered = models.PositiveSmallIntegerField(null=True, blank=True, help_text="HTTP status of the last answer")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["webhook", "event_id"], name="delivery_once"),
            models.CheckConstraint(condition=Q(state__in=[o.value for o in Outcome]), name="delivery_known_state"),
            models.CheckConstraint(
                condition=Q(state=Outcome.WAITING, settled_at__isnull=True)
                | (~Q(state=Outcome.WAITING) & Q(settled_at__isnull=False)),
                name="delivery_settled_has_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=Q(state=Outcome.WAITING), name="delivery_due"),
            models.Index(fields=["settled_at"], name="delivery_settled"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.event_id}"
