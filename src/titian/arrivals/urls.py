from __future__ import annotations

from django.urls import path

from titian.arrivals import views

urlpatterns = [
    path("arrivals/", views.list_arrivals, name="arrivals"),
    path("arrivals/open/", views.open_new, name="open_arrival"),
    path("arrivals/<uuid:arrival_id>/", views.show_arrival, name="arrival"),
    path("arrivals/<uuid:arrival_id>/sheet/", views.show_sheet, name="arrival_sheet"),
    path("arrivals/<uuid:arrival_id>/assign/", views.assign_people, name="assign_arrival"),
    path("arrivals/<uuid:arrival_id>/settle/", views.settle, name="settle_arrival"),
    path("arrivals/<uuid:arrival_id>/join/", views.let_join, name="join_arrival"),
    path("arrivals/<uuid:arrival_id>/close/", views.close, name="close_arrival"),
]
