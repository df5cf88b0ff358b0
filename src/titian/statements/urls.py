"""Addresses of the pages of statements."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import move_page, record_paths
from titian.statements import views

urlpatterns = [
    path("statements/", views.STATEMENTS_PAGE, name="statements"),
    path("statements/add/", views.ADD_STATEMENT, name="add_statement"),
    path("statements/wordings/", views.WORDINGS_PAGE, name="statement_wordings"),
    *record_paths("statements/wordings/", "statement_wording", views.WORDING_PAGE),
    *record_paths("statements/sentences/", "statement_sentence", views.SENTENCE_PAGE),
    path(
        "statements/<uuid:pk>/discard/",
        move_page(views.STATEMENT_PAGE, "discard", then="statements"),
        name="discard_statement",
    ),
    path("statements/<uuid:pk>/<slug:name>.docx", views.give_document, name="statement_document"),
    path("statements/<uuid:pk>/<slug:name>.pdf", views.give_print, name="statement_print"),
    *record_paths("statements/", "statement", views.STATEMENT_PAGE, "take_in", "release"),
]
