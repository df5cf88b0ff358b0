from __future__ import annotations

from django.urls import path

from titian.arrivals import views
from titian.arrivals.views import ARRIVAL_PAGE, ARRIVALS_PAGE, list_kept
from titian.desk.pages import move_page

urlpatterns = [
    path("arrivals/", ARRIVALS_PAGE, name="arrivals"),
    path("arrivals/open/", views.open_new, name="open_arrival"),
    path("arrivals/<uuid:pk>/", ARRIVAL_PAGE.view, name="arrival"),
    path("arrivals/<uuid:arrival_id>/sheet/", views.show_sheet, name="arrival_sheet"),
    path("arrivals/<uuid:pk>/assign/", move_page(ARRIVAL_PAGE, "assign", rows=list_kept), name="assign_arrival"),
    path("arrivals/<uuid:pk>/settle/", move_page(ARRIVAL_PAGE, "settle", rows=list_kept), name="settle_arrival"),
    path("arrivals/<uuid:arrival_id>/join/", views.let_join, name="join_arrival"),
    path("arrivals/<uuid:pk>/close/", move_page(ARRIVAL_PAGE, "close", rows=list_kept), name="close_arrival"),
]
