from __future__ import annotations

from django.urls import path

from titian.library import hub_views

urlpatterns = [
    path("hubs/", hub_views.show_hubs, name="known_hubs"),
    path("hubs/enter/", hub_views.enter_hub, name="enter_known_hub"),
    path("hubs/key/", hub_views.give_key, name="give_hub_key"),
    path("hubs/<int:pk>/end/", hub_views.end_hub, name="end_known_hub"),
]
