"""Addresses of the administrator's webhook pages, and of the page on which an organisation sees its own."""

from __future__ import annotations

from django.urls import path

from titian.webhooks import views

urlpatterns = [
    path("webhooks/", views.list_webhooks, name="webhooks"),
    path("webhooks/add/", views.add_new_webhook, name="add_webhook"),
    path("webhooks/<uuid:webhook_id>/", views.show_webhook, name="webhook"),
    path("webhooks/<uuid:webhook_id>/pause/", views.pause, name="pause_webhook"),
    path("webhooks/<uuid:webhook_id>/resume/", views.resume, name="resume_webhook"),
    path("webhooks/<uuid:webhook_id>/test/", views.try_out, name="test_webhook"),
    path("webhooks/<uuid:webhook_id>/remove/", views.remove, name="remove_webhook"),
    path("organisation/webhooks/", views.list_own_webhooks, name="own_webhooks"),
    path("organisation/webhooks/<uuid:webhook_id>/confirm/", views.confirm, name="confirm_webhook"),
    path("organisation/webhooks/<uuid:webhook_id>/stop/", views.withdraw, name="withdraw_webhook"),
]
