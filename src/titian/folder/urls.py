from __future__ import annotations

from django.urls import path

from titian.folder import views

urlpatterns = [
    path("country/folder/", views.show_country_folder, name="country_folder"),
    path("country/folder/pathways/<slug:pathway_id>.svg", views.show_pathway, name="pathway_picture"),
]
