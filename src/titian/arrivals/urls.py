from __future__ import annotations

from django.urls import path

from titian.arrivals import views
from titian.arrivals.views import ARRIVAL_PAGE, ARRIVALS_PAGE, OPEN_PAGE, list_kept
from titian.desk.pages import record_paths

urlpatterns = [
    path("arrivals/", ARRIVALS_PAGE, name="arrivals"),
    path("arrivals/open/", OPEN_PAGE, name="open_arrival"),
    *record_paths("arrivals/", "arrival", ARRIVAL_PAGE, rows=list_kept),
    path("arrivals/<uuid:arrival_id>/sheet/", views.show_sheet, name="arrival_sheet"),
    path("arrivals/<uuid:arrival_id>/join/", views.let_join, name="join_arrival"),
]
