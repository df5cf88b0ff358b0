"""Webhooks: the administrator's pages, and the page of the organisation they are about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.people.desk import after_proof, for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.webhooks.actions.add_webhook import add_webhook
from titian.webhooks.actions.confirm_webhook import confirm_webhook, withdraw_webhook
from titian.webhooks.actions.move_webhook import pause_webhook, resume_webhook
from titian.webhooks.actions.remove_webhook import remove_webhook
from titian.webhooks.actions.send_test import send_test
from titian.webhooks.errors import TargetRefused, WebhookError
from titian.webhooks.forms import WebhookForm
from titian.webhooks.models import Webhook
from titian.webhooks.states import MOST_TRIES, Outcome

DELIVERIES_SHOWN: Final = 50


@require_safe
@for_permission(Permission.MANAGE_WEBHOOKS)
def list_webhooks(request: HttpRequest, reader: User) -> HttpResponse:
    webhooks = (
        Webhook.objects.visible_to(reader)
        .select_related("organisation")
        .annotate(waiting=Count("deliveries", filter=Q(deliveries__state=Outcome.WAITING)))
        .order_by("name", "created_at")
    )
    return render(request, "webhooks/webhooks.html", {"webhooks": webhooks})


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.MANAGE_WEBHOOKS)
@after_proof
def add_new_webhook(request: HttpRequest, reader: User) -> HttpResponse:
    form = WebhookForm(reader, request.POST if request.method == "POST" else None)
    error: WebhookError | None = None
    if form.is_bound and form.is_valid():
        try:
            webhook = add_webhook(actor=reader, now=timezone.now(), **form.cleaned_data)
        except TargetRefused as problem:
            form.add_error("url", str(problem))
        except WebhookError as problem:
            error = problem
        else:
            return redirect("webhook", webhook.pk)
    status = error.status if error is not None else 422 if form.errors else 200
    return render(request, "webhooks/add.html", {"form": form, "error": error}, status=status)


@require_safe
@for_permission(Permission.MANAGE_WEBHOOKS)
def show_webhook(request: HttpRequest, reader: User, webhook_id: UUID) -> HttpResponse:
    return _show(request, _get_webhook(reader, webhook_id))


@require_POST
@for_permission(Permission.MANAGE_WEBHOOKS)
def pause(request: HttpRequest, reader: User, webhook_id: UUID) -> HttpResponse:
    webhook = _get_webhook(reader, webhook_id)
    return _act(request, webhook, lambda: pause_webhook(actor=reader, webhook=webhook, now=timezone.now()))


@require_POST
@for_permission(Permission.MANAGE_WEBHOOKS)
def resume(request: HttpRequest, reader: User, webhook_id: UUID) -> HttpResponse:
    webhook = _get_webhook(reader, webhook_id)
    return _act(request, webhook, lambda: resume_webhook(actor=reader, webhook=webhook, now=timezone.now()))


@require_POST
@for_permission(Permission.MANAGE_WEBHOOKS)
def try_out(request: HttpRequest, reader: User, webhook_id: UUID) -> HttpResponse:
    webhook = _get_webhook(reader, webhook_id)
    return _act(request, webhook, lambda: send_test(actor=reader, webhook=webhook, now=timezone.now()))


@require_POST
@for_permission(Permission.MANAGE_WEBHOOKS)
def remove(request: HttpRequest, reader: User, webhook_id: UUID) -> HttpResponse:
    remove_webhook(actor=reader, webhook=_get_webhook(reader, webhook_id))
    return redirect("webhooks")


@require_safe
@for_permission(Permission.ANSWER_REFERRALS)
def list_own_webhooks(request: HttpRequest, reader: User) -> HttpResponse:
    return _show_own(request, reader)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.CONFIRM_WEBHOOKS)
@after_proof
def confirm(request: HttpRequest, reader: User, webhook_id: UUID) -> HttpResponse:
    """Asks once more, with the host in the question; then it is confirmed."""
    webhook = _get_own(reader, webhook_id)
    if request.method != "POST":
        return render(request, "webhooks/confirm.html", {"webhook": webhook})
    return _act_own(request, reader, lambda: confirm_webhook(actor=reader, webhook=webhook, now=timezone.now()))


@require_POST
@for_permission(Permission.CONFIRM_WEBHOOKS)
def withdraw(request: HttpRequest, reader: User, webhook_id: UUID) -> HttpResponse:
    webhook = _get_own(reader, webhook_id)
    return _act_own(request, reader, lambda: withdraw_webhook(actor=reader, webhook=webhook))


def _act_own(request: HttpRequest, reader: User, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except WebhookError as error:
        return _show_own(request, reader, error)
    return redirect("own_webhooks")


def _show_own(request: HttpRequest, reader: User, error: WebhookError | None = None) -> HttpResponse:
    context = {
        "webhooks": Webhook.objects.about(reader).select_related("confirmed_by").order_by("name", "created_at"),
        "may_confirm": may(reader, Permission.CONFIRM_WEBHOOKS),
        "error": error,
    }
    return render(request, "webhooks/own.html", context, status=error.status if error else 200)


def _get_own(reader: User, webhook_id: UUID) -> Webhook:
    found = Webhook.objects.about(reader).filter(pk=webhook_id).first()
    if found is None:
        raise Http404
    return found


def _act(request: HttpRequest, webhook: Webhook, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except WebhookError as error:
        webhook.refresh_from_db()
        return _show(request, webhook, error)
    return redirect("webhook", webhook.pk)


def _show(request: HttpRequest, webhook: Webhook, error: WebhookError | None = None) -> HttpResponse:
    context = {
        "webhook": webhook,
        "deliveries": webhook.deliveries.order_by("-pk")[:DELIVERIES_SHOWN],
        "most_tries": MOST_TRIES,
        "error": error,
    }
    return render(request, "webhooks/webhook.html", context, status=error.status if error else 200)


def _get_webhook(reader: User, webhook_id: UUID) -> Webhook:
    found = (
        Webhook.objects.visible_to(reader).select_related("organisation", "confirmed_by").filter(pk=webhook_id).first()
    )
    if found is None:
        raise Http404
    return found
