from __future__ import annotations

from django.urls import path

from titian.keys import views

app_name = "keys"
urlpatterns = [
    path("organisation/key/", views.show_own_key, name="key"),
    path("organisation/key/members/<uuid:member_id>/remove/", views.remove_member, name="remove_from_key"),
    path("organisations/keys/", views.list_keys, name="organisation_keys"),
    path("organisations/keys/export/", views.export_keys, name="export_keys"),
    path("organisations/keys/<slug:fingerprint>/", views.compare_key, name="organisation_key"),
    path("organisations/keys/<slug:fingerprint>/stolen/", views.end_key, name="end_key"),
]
