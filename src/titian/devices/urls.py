from __future__ import annotations

from django.urls import path

from titian.devices import duty_views, views

app_name = "devices"
urlpatterns = [
    path("duty-desks/", duty_views.show_desks, name="duty_desks"),
    path("duty-desks/take/", duty_views.take, name="take_sheet"),
    path("devices/", views.list_phones, name="phones"),
    path("devices/list/", views.list_phones_again, name="phones_again"),
    path("devices/add/", views.add_phone, name="add"),
    path("devices/take-in/", views.take_in, name="take_in"),
    path("devices/releases/", views.show_releases, name="releases"),
    path("devices/quarantine/", views.list_quarantine, name="quarantine"),
    path("devices/quarantine/<uuid:enrolment_id>/<slug:decision>/", views.decide_quarantine, name="decide"),
    path("devices/<uuid:enrolment_id>/", views.show_phone, name="phone"),
    path("devices/<uuid:enrolment_id>/name/", views.name_phone, name="name_phone"),
    path("devices/<uuid:enrolment_id>/end/", views.end_phone, name="end_phone"),
]
