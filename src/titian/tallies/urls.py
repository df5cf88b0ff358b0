from __future__ import annotations

from django.urls import path

from titian.tallies import views

urlpatterns = [
    path("figures/", views.list_figures, name="figures"),
]
