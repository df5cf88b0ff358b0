"""Addresses of the event log, alerts, the contact sheet, consultations, exercises and national plans."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import move_page, record_paths
from titian.preparedness import alert_views, arrival_views, contact_views, views
from titian.preparedness import sealed_views as sealed
from titian.preparedness import together_views as together

urlpatterns = [
    path("events/", views.EVENTS_PAGE, name="events"),
    path("events/add/", views.ADD_EVENT, name="add_event"),
    path("events/file/", views.take, name="take_event_file"),
    path("events/drift/", views.show_drift, name="event_drift"),
    path("events/series/", views.show_series, name="event_series"),
    path("events/<uuid:pk>/claims/<uuid:key>/", views.revise, name="revise_claim"),
    path("events/bodies/", sealed.keep_bodies, name="sea_bodies"),
    path("events/<uuid:pk>/sealed/", sealed.seal_position, name="seal_position"),
    path("events/<uuid:pk>/sealed/<uuid:key>/", sealed.show_sealed, name="sealed_position"),
    path("events/<uuid:pk>/sealed/<uuid:key>/copy/", sealed.give_sealed, name="give_sealed_position"),
    path("events/counts/", arrival_views.take, name="take_arrival_counts"),
    path("events/<uuid:pk>/arrivals/<uuid:key>/", arrival_views.give_request, name="give_arrival_request"),
    path("events/<uuid:pk>/arrivals/<uuid:key>/link/", arrival_views.make_link, name="make_arrival_link"),
    path("arrival/<str:token>/", arrival_views.take_by_address, name="arrival_link"),
    path("events/<uuid:pk>/reports/", arrival_views.add_report, name="add_situation_report"),
    path("events/<uuid:pk>/reports/<uuid:key>/", arrival_views.show_report, name="situation_report"),
    path("events/<uuid:pk>/reports/<uuid:key>/<slug:form>/", arrival_views.give_report, name="give_situation_report"),
    *record_paths("events/", "event", views.EVENT_PAGE),
    path("consultations/", together.CONSULTATIONS_PAGE, name="consultations"),
    path("consultations/add/", together.ADD_CONSULTATION, name="add_consultation"),
    *record_paths("consultations/", "consultation", together.CONSULTATION_PAGE),
    path("exercises/", together.EXERCISES_PAGE, name="exercises"),
    path("exercises/add/", together.ADD_EXERCISE, name="add_exercise"),
    path("exercises/lessons/", together.show_lessons, name="exercise_lessons"),
    *record_paths("exercises/", "exercise", together.EXERCISE_PAGE),
    # What is played has addresses of its own: a real one knows no id of it.
    path("exercises/<uuid:pk>/events/add/", together.add_played_event, name="add_exercise_event"),
    path("exercises/<uuid:pk>/consultations/add/", together.add_played_consultation, name="add_exercise_consultation"),
    path("exercises/events/<uuid:pk>/claims/<uuid:key>/", views.revise_played, name="revise_exercise_claim"),
    *record_paths("exercises/events/", "exercise_event", views.PLAYED_PAGE),
    *record_paths("exercises/consultations/", "exercise_consultation", together.PLAYED_PAGE),
    path("national-plans/", together.PLANS_PAGE, name="national_plans"),
    path("national-plans/add/", together.ADD_PLAN, name="add_national_plan"),
    path("national-plans/<uuid:pk>/versions/<int:number>/", together.show_version, name="national_plan_version"),
    *record_paths("national-plans/", "national_plan", together.PLAN_PAGE),
    path("alerts/", alert_views.ALERTS_PAGE, name="alerts"),
    path("alerts/add/", alert_views.ADD_ALERT, name="add_alert"),
    path("alerts/stand-ins/", alert_views.name_stand_ins, name="alert_deputies"),
    path("alerts/exercise-recipients/", alert_views.declare_recipients, name="drill_recipients"),
    path("alerts/rules/", alert_views.TRIGGERS_PAGE, name="triggers"),
    path("alerts/rules/add/", alert_views.ADD_TRIGGER, name="add_trigger"),
    *record_paths("alerts/rules/", "trigger", alert_views.TRIGGER_PAGE),
    *record_paths("alerts/", "alert", alert_views.ALERT_PAGE, "release", "propose"),
    # What is dropped or cancelled is on no page any more, its own neither.
    path("alerts/<uuid:pk>/drop/", move_page(alert_views.ALERT_PAGE, "drop", then="alerts"), name="drop_alert"),
    path("alerts/<uuid:pk>/cancel/", move_page(alert_views.ALERT_PAGE, "cancel", then="alerts"), name="cancel_alert"),
    path("alerts/<uuid:pk>/replace/", alert_views.replace, name="replace_alert"),
    path("alerts/<uuid:pk>/acknowledge/", alert_views.acknowledge, name="acknowledge_alert"),
    path("alerts/<uuid:pk>/cap.xml", alert_views.show_cap, name="alert_cap"),
    path("contacts/", contact_views.show_sheet, name="contact_sheet"),
    path("contacts/sheet.json", contact_views.give_sheet, name="contact_data"),
    path("contacts/worker.js", contact_views.serve_worker, name="contact_worker"),
    path("contacts/app.webmanifest", contact_views.serve_manifest, name="contact_manifest"),
    path("contacts/file/", contact_views.give_file, name="contact_file"),
    path("contacts/lines/", contact_views.list_lines, name="contact_lines"),
    path("contacts/lines/add/", contact_views.ADD_LINE, name="add_contact_line"),
    *record_paths("contacts/lines/", "contact_line", contact_views.LINE_PAGE, "confirm"),
    path(
        "contacts/lines/<uuid:pk>/withdraw/",
        move_page(contact_views.LINE_PAGE, "withdraw", then="contact_lines"),
        name="withdraw_contact_line",
    ),
]
