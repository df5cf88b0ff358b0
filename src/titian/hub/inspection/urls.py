from __future__ import annotations

from django.urls import path

from titian.desk.pages import record_paths
from titian.hub.inspection import openings, views

urlpatterns = [
    path("audit/", views.show_log, name="audit"),
    path("audit/export/<slug:form>/", views.export_log, name="audit_export"),
    path("audit/organisation/", views.show_own_log, name="own_log"),
    path("audit/openings/", openings.LIST, name="log_openings"),
    path("audit/openings/add/", openings.ADD, name="add_log_opening"),
    *record_paths("audit/openings/", "log_opening", openings.PAGE),
]
