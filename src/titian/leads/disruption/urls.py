"""Addresses of requests: the desk's pages, and those of partners."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import record_paths
from titian.leads.disruption import partner_pages, views

urlpatterns = [
    path("partner/", partner_pages.show_requests, name="partner_requests"),
    path("partner/leave/", partner_pages.leave, name="leave_partner"),
    path("partner/requests/<uuid:pk>/", partner_pages.show_request, name="partner_request"),
    path("partner/requests/<uuid:pk>/appeal/", partner_pages.appeal, name="appeal_partner_request"),
    path("leads/requests/", views.REQUESTS_PAGE, name="lead_requests"),
    path("leads/<uuid:pk>/ask/", views.add_request, name="add_lead_request"),
    path("leads/partners/<uuid:pk>/answer-key/", views.give_answer_key, name="lead_partner_answer_key"),
    *record_paths("leads/requests/", "lead_request", views.REQUEST_PAGE),
    *record_paths("leads/appeals/", "lead_appeal", views.APPEAL_PAGE),
    *record_paths("leads/paths/", "lead_path", views.PATH_PAGE),
]
