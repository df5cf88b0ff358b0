"""Addresses of the pages of learning: trainers in both kinds of hub, courses in a country's, their counts in either."""

from __future__ import annotations

from django.conf import settings
from django.urls import path

from titian.desk.pages import record_paths
from titian.learning import views

urlpatterns = [
    path("learning/trainers/", views.TRAINERS_PAGE, name="trainers"),
    path("learning/trainers/add/", views.ADD_TRAINER, name="add_trainer"),
    *record_paths("learning/trainers/", "trainer", views.TRAINER_PAGE),
]
if settings.HUB_KIND.has_phones:
    from titian.learning import certificate_views as certificates
    from titian.learning import course_views as courses
    from titian.learning import study_views as studies

    urlpatterns += [
        path("learning/courses/", courses.COURSES_PAGE, name="courses"),
        path("learning/courses/add/", courses.ADD_COURSE, name="add_course"),
        path("learning/courses/counts/", courses.COUNTS_PAGE, name="course_counts"),
        path("learning/courses/counts/signed/", courses.send_counts, name="send_course_counts"),
        path("learning/courses/<uuid:pk>/board/", courses.show_board, name="course_board"),
        path("learning/courses/<uuid:pk>/shared/", courses.show_shared, name="course_shared"),
        *record_paths("learning/courses/", "course", courses.COURSE_PAGE),
        path(
            "learning/lessons/<slug:module>/<str:language>/<slug:kind>/", courses.send_lesson_file, name="lesson_file"
        ),
        path("learning/certificates/", certificates.show_own, name="own_certificates"),
        path("learning/certificates/<uuid:pk>/", certificates.take, name="take_certificate"),
        path("learning/courses/<uuid:pk>/certificates/", certificates.list_certificates, name="course_certificates"),
        path(
            "learning/courses/<uuid:pk>/certificates/<uuid:certificate>/withdraw/",
            certificates.withdraw,
            name="withdraw_certificate",
        ),
        path("learning/questions/", courses.show_questions, name="test_questions"),
        path("learning/studies/", studies.STUDIES_PAGE, name="studies"),
        path("learning/studies/add/", studies.ADD_STUDY, name="add_study"),
        path("learning/studies/<uuid:pk>/cases/", studies.show_cases, name="study_cases"),
        path("learning/studies/<uuid:pk>/counts/", studies.export_study, name="export_study"),
        *record_paths("learning/studies/", "study", studies.STUDY_PAGE),
    ]
else:
    from titian.learning import region_views as region

    urlpatterns += [
        path("learning/counts/", region.RECEIVED_PAGE, name="received_course_counts"),
        path("learning/counts/take/", region.take_file, name="take_course_counts"),
    ]
