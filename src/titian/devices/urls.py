from __future__ import annotations

from django.urls import path

from titian.devices import views

app_name = "devices"
urlpatterns = [
    path("devices/", views.list_phones, name="phones"),
    path("devices/list/", views.list_phones_again, name="phones_again"),
    path("devices/add/", views.add_phone, name="add"),
]
