from __future__ import annotations

from django.urls import path

from titian.exchange import views

urlpatterns = [
    path("figures/<slug:name>.csv", views.take_figures, name="take_figures"),
    path("directory/hsds.json", views.take_directory, name="take_directory"),
    path("files/htcds-form.xlsx", views.take_htcds_form, name="take_htcds_form"),
]
