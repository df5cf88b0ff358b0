"""Addresses of the shelf."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import record_paths
from titian.shelf import views

urlpatterns = [
    path("shelf/", views.SHELF_PAGE, name="shelf"),
    path("shelf/add/", views.ADD_WORK, name="add_shelf_work"),
    path("shelf/public/", views.show_public, name="shelf_public"),
    path("shelf/files/<uuid:pk>/", views.give_file, name="shelf_file"),
    path("shelf/<uuid:pk>/add-file/", views.bring_file, name="add_shelf_file"),
    *record_paths("shelf/", "shelf_work", views.WORK_PAGE),
]
