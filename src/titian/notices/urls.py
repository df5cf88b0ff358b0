"""Addresses of a person's notices."""

from __future__ import annotations

from django.urls import path

from titian.notices import views, worker

urlpatterns = [
    path("account/notices/", views.show_notices, name="notices"),
    path("account/notices/worker.js", worker.serve_worker, name="notice_worker"),
    path("account/notices/address/", views.take_address, name="notice_address"),
    path("account/notices/mail/<str:what>/", views.switch_mail, name="notice_mail"),
    path("account/notices/confirm/<str:token>/", views.confirm, name="confirm_notice_address"),
    path("account/notices/times/", views.choose_times, name="notice_times"),
    path("account/notices/browsers/<uuid:browser_id>/forget/", views.forget, name="forget_notice_browser"),
]
