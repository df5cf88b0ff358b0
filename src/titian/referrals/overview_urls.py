from __future__ import annotations

from django.urls import path

from titian.referrals import overviews

urlpatterns = [
    path("station/", overviews.show_station, name="station"),
    path("station/taken-up/", overviews.take_up_referral, name="take_up"),
    path("station/open-marks/<uuid:mark_id>/", overviews.close_mark, name="close_mark"),
    path("station/questions/<uuid:question_id>/", overviews.answer_question, name="answer_question"),
    path("country/", overviews.show_country, name="country"),
]
