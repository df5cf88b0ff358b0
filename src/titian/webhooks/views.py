"""Webhooks: the administrator's pages, and the page of the organisation they are about."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from titian.desk.delivery import MOST_TRIES
from titian.desk.events import list_private_kinds
from titian.desk.pages import RecordPage, add_page
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.webhooks.actions.add_webhook import add_webhook
from titian.webhooks.forms import WebhookForm
from titian.webhooks.models import Webhook
from titian.webhooks.states import Outcome
from titian.webhooks.workflow import WEBHOOK

DELIVERIES_SHOWN: Final = 50


@require_safe
@for_permission(Permission.MANAGE_WEBHOOKS)
def list_webhooks(request: HttpRequest, reader: User) -> HttpResponse:
    # Never an organisation's own: who watches the number would learn when it got one.
    is_waiting = Q(deliveries__state=Outcome.WAITING) & ~Q(deliveries__event__in=list_private_kinds())
    webhooks = (
        Webhook.objects.visible_to(reader)
        .select_related("organisation")
        .annotate(waiting=Count("deliveries", filter=is_waiting))
        .order_by("name", "created_at")
    )
    return render(request, "webhooks/webhooks.html", {"webhooks": webhooks})


ADD_PAGE: Final = add_page("webhooks/add.html", Permission.MANAGE_WEBHOOKS, WebhookForm, add_webhook, needs_proof=True)


def _list_managed(reader: User) -> QuerySet[Webhook]:
    return Webhook.objects.visible_to(reader).select_related("organisation", "confirmed_by")


def _describe(request: HttpRequest, reader: User, webhook: Webhook) -> dict[str, Any]:  # Any: what templates take
    return {
        "webhook": webhook,
        "deliveries": webhook.deliveries.without_private().order_by("-pk")[:DELIVERIES_SHOWN],
        "most_tries": MOST_TRIES,
    }


def _list_own(reader: User) -> QuerySet[Webhook]:
    return Webhook.objects.about(reader).select_related("confirmed_by").order_by("name", "created_at")


def _describe_own(request: HttpRequest, reader: User, webhook: Webhook | None) -> dict[str, Any]:
    return {"webhooks": _list_own(reader), "may_confirm": may(reader, Permission.CONFIRM_WEBHOOKS)}


WEBHOOK_PAGE: Final = RecordPage("webhooks/webhook.html", WEBHOOK, Permission.MANAGE_WEBHOOKS, _list_managed, _describe)
# The organisation has one page for all of its own: a move that is refused comes back to that.
OWN_PAGE: Final = RecordPage("webhooks/own.html", WEBHOOK, Permission.ANSWER_REFERRALS, _list_own, _describe_own)


@require_safe
@for_permission(Permission.ANSWER_REFERRALS)
def list_own_webhooks(request: HttpRequest, reader: User) -> HttpResponse:
    return render(request, "webhooks/own.html", _describe_own(request, reader, None))
