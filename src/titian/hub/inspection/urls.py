from __future__ import annotations

from django.urls import path

from titian.hub.inspection import views

urlpatterns = [
    path("audit/", views.show_log, name="audit"),
    path("audit/export/<slug:form>/", views.export_log, name="audit_export"),
    path("protection/", views.show_protection, name="protection"),
]
