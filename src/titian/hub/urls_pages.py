"""Desk pages that stand across several apps."""

from __future__ import annotations

from django.urls import include, path

from titian.hub import country_folder, notice_worker, pages, person_code
from titian.hub.operations import views as operations

urlpatterns = [
    path("about/", pages.about, name="about"),
    path("station/", pages.show_station, name="station"),
    path("station/taken-up/", pages.take_up_referral, name="take_up"),
    path("station/open-marks/<uuid:mark_id>/", pages.close_mark, name="close_mark"),
    path("person-code/", person_code.pass_on, name="person_code"),
    path("station/questions/<uuid:question_id>/", pages.answer_question, name="answer_question"),
    path("country/", pages.show_country, name="country"),
    path("country/folder/", country_folder.show_country_folder, name="country_folder"),
    path("country/folder/pathways/<slug:pathway_id>.svg", country_folder.show_pathway, name="pathway_picture"),
    path("", include("titian.hub.inspection.urls")),
    path("alarms/", operations.show_alarms, name="alarms"),
    path("alarms/<uuid:alarm_id>/acknowledge/", operations.acknowledge, name="alarm_acknowledge"),
    path("administration/", pages.show_administration, name="administration"),
    path("settings/", pages.show_settings, name="settings"),
    path("search/", pages.show_search, name="search"),
    path("account/notices/worker.js", notice_worker.serve_worker, name="notice_worker"),
    path("language/", pages.set_language, name="language"),
]
