"""Addresses of the administrator's webhook pages, and of the page on which an organisation sees its own."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import move_page, record_paths
from titian.webhooks import views
from titian.webhooks.views import ADD_PAGE, OWN_PAGE, WEBHOOK_PAGE

urlpatterns = [
    path("webhooks/", views.list_webhooks, name="webhooks"),
    path("webhooks/add/", ADD_PAGE, name="add_webhook"),
    *record_paths("webhooks/", "webhook", WEBHOOK_PAGE, "pause", "resume", "test"),
    path("webhooks/<uuid:pk>/remove/", move_page(WEBHOOK_PAGE, "remove", then="webhooks"), name="remove_webhook"),
    path("organisation/webhooks/", views.list_own_webhooks, name="own_webhooks"),
    path(
        "organisation/webhooks/<uuid:pk>/confirm/",
        move_page(OWN_PAGE, "confirm", then="own_webhooks", asks="webhooks/confirm.html"),
        name="confirm_webhook",
    ),
    path(
        "organisation/webhooks/<uuid:pk>/stop/",
        move_page(OWN_PAGE, "withdraw", then="own_webhooks"),
        name="withdraw_webhook",
    ),
]
