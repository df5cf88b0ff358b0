from __future__ import annotations

from django.urls import path

from titian.feedback import person_code, protection, views

urlpatterns = [
    path("person-code/", person_code.pass_on, name="person_code"),
    path("protection/", protection.show_protection, name="protection"),
    path("complaints/", views.list_complaints, name="complaints"),
    path("complaints/counts/", views.publish, name="complaint_counts"),
    path("complaints/records/", views.RECORDS_PAGE, name="oversight_records"),
    path("complaints/<uuid:complaint_id>/", views.show_complaint, name="complaint"),
    path("complaints/<uuid:complaint_id>/close/", views.close, name="close_complaint"),
]
