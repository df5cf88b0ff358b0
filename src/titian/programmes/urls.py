"""Addresses of the pages of programmes and secondments, and of those without an account."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import record_paths
from titian.programmes import link_views as links
from titian.programmes import names_views as names
from titian.programmes import secondment_views as secondments
from titian.programmes import views

urlpatterns = [
    path("programmes/", views.PROGRAMMES_PAGE, name="programmes"),
    path("programmes/add/", views.ADD_PROGRAMME, name="add_programme"),
    path("programmes/figures/", views.FIGURES_PAGE, name="programme_figures"),
    path("programmes/figures.hxl.csv", views.take_hxl, name="programme_hxl"),
    path("programmes/asked/", views.show_asked, name="follow_ups_asked"),
    path("programmes/plans/<uuid:pk>/address/", views.give_address, name="follow_up_address"),
    *record_paths("programmes/follow-ups/", "follow_up", views.FOLLOW_UP_PAGE),
    path("programmes/<uuid:pk>/names/", names.show_names, name="programme_names"),
    path("programmes/<uuid:pk>/names/delete/", names.drop_names, name="delete_programme_names"),
    *record_paths("programmes/", "programme", views.PROGRAMME_PAGE),
    path("secondments/", secondments.CALLS_PAGE, name="secondment_calls"),
    path("secondments/add/", secondments.ADD_CALL, name="add_secondment_call"),
    *record_paths("secondments/calls/", "secondment_call", secondments.CALL_PAGE),
    path("secondments/<uuid:pk>/address/", secondments.give_alumna_address, name="alumna_address"),
    *record_paths("secondments/", "secondment", secondments.SECONDMENT_PAGE),
    path("follow-up/<str:token>/", links.answer_link, name="follow_up_link"),
    path("alumni/<str:token>/", links.show_alumna, name="alumna"),
]
