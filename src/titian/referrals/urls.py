from __future__ import annotations

from django.urls import path

from titian.referrals import retention_views, views

app_name = "referrals"
urlpatterns = [
    path("referrals/", views.list_inbox, name="inbox"),
    path("slip/", views.read_slip, name="slip"),
    path("referrals/<uuid:item_id>/", views.show_package, name="package"),
    path("referrals/<uuid:item_id>/ask/", views.ask, name="ask"),
    path("referrals/<uuid:item_id>/outcome/", views.say_outcome, name="say_outcome"),
    path("referrals/<uuid:item_id>/deleted/", views.say_deleted, name="say_deleted"),
    path("referrals/<uuid:item_id>/<slug:action>/", views.answer, name="answer"),
    path("devices/<uuid:enrolment_id>/stop-unopened/", views.stop_phone, name="stop_unopened"),
    path("country/answer-limits/", retention_views.limit_answers, name="answer_limits"),
    path("country/retention/", retention_views.keep, name="retention"),
]
