from __future__ import annotations

from django.urls import path

from titian.referrals import views

app_name = "referrals"
urlpatterns = [
    path("referrals/", views.list_inbox, name="inbox"),
    path("referrals/<uuid:item_id>/", views.show_package, name="package"),
    path("referrals/<uuid:item_id>/<slug:action>/", views.answer, name="answer"),
    path("organisation/key/", views.show_key, name="key"),
]
