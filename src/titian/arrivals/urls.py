from __future__ import annotations

from django.urls import path

from titian.arrivals import asked_views, views
from titian.arrivals.views import ARRIVAL_PAGE, ARRIVALS_PAGE, OPEN_PAGE, list_kept
from titian.desk.pages import record_paths

urlpatterns = [
    path("arrivals/", ARRIVALS_PAGE, name="arrivals"),
    path("arrivals/open/", OPEN_PAGE, name="open_arrival"),
    path("arrivals/request/", asked_views.take, name="take_arrival_request"),
    path("arrivals/exact/", asked_views.show_exact, name="exact_counts"),
    path("arrivals/exact/<uuid:key>/", asked_views.show_sealed, name="sealed_counts"),
    path("arrivals/exact/<uuid:key>/sealed/", asked_views.give_sealed, name="give_sealed_counts"),
    *record_paths("arrivals/", "arrival", ARRIVAL_PAGE, rows=list_kept),
    path("arrivals/<uuid:arrival_id>/sheet/", views.show_sheet, name="arrival_sheet"),
    path("arrivals/<uuid:arrival_id>/join/", views.let_join, name="join_arrival"),
    path("arrivals/<uuid:arrival_id>/counts/", asked_views.keep_counts, name="arrival_counts"),
    path("arrivals/<uuid:arrival_id>/counts/<slug:stage>/", asked_views.give_counts, name="give_arrival_counts"),
]
