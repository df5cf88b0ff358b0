"""Addresses of the studio, on the desk host."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from django.http import HttpRequest, HttpResponseBase
from django.urls import path


class _Views:
    """The views of one module by name, each loaded when it is first asked for.

    Behind them stand the parser of instruments, the readers of workbooks and of PO files. Few ever open the studio,
    and every hub would load these at each start and hold them in memory.
    """

    def __init__(self, module: str) -> None:
        self._module = f"titian.studio.views.{module}"

    def __getattr__(self, name: str) -> Callable[..., HttpResponseBase]:
        def view(request: HttpRequest, **named: object) -> HttpResponseBase:
            found: Callable[..., HttpResponseBase] = getattr(import_module(self._module), name)
            return found(request, **named)

        return view


comprehension, concepts, drafts, exchange, overview, reading, recording, texts = map(
    _Views, ("comprehension", "concepts", "drafts", "exchange", "overview", "reading", "recording", "texts")
)
DRAFTS = "studio/learning/drafts/"

urlpatterns = [
    path("reading/", reading.reading, name="reading"),
    path("reading/<str:token>/", reading.open_reading_link, name="reading_link"),
    path("studio/", overview.studio, name="studio"),
    path("studio/people/", overview.studio_people, name="studio_people"),
    path(DRAFTS, drafts.studio_drafts, name="studio_drafts"),
    path(f"{DRAFTS}<slug:kind>/<slug:name>/", drafts.studio_draft, name="studio_draft"),
    path(f"{DRAFTS}<slug:kind>/<slug:name>/picture.svg", drafts.studio_draft_picture, name="studio_draft_picture"),
    path(f"{DRAFTS}<slug:kind>/<slug:name>/play/", drafts.studio_draft_play, name="studio_draft_play"),
    path(f"{DRAFTS}pictures/<str:picture>.svg", drafts.studio_draft_shown, name="studio_draft_shown"),
    path("studio/<slug:slug>/", overview.studio_pack, name="studio_pack"),
    path("studio/<slug:slug>/add-language/", overview.studio_add_language, name="studio_add_language"),
    path("studio/<slug:slug>/concepts/", concepts.studio_concepts, name="studio_concepts"),
    path("studio/<slug:slug>/pictures/<str:name>.svg", texts.studio_picture, name="studio_picture"),
    path("studio/<slug:slug>/export/workbook.xlsx", exchange.studio_workbook, name="studio_workbook"),
    path("studio/<slug:slug>/import/", exchange.studio_import, name="studio_import"),
    path("studio/<slug:slug>/import/<uuid:import_id>/", exchange.studio_diff, name="studio_diff"),
    path("studio/<slug:slug>/in/<str:tag>/", texts.studio_language, name="studio_language"),
    path("studio/<slug:slug>/in/<str:tag>/concepts/", concepts.studio_terms, name="studio_terms"),
    path(
        "studio/<slug:slug>/in/<str:tag>/comprehension/",
        comprehension.studio_comprehension,
        name="studio_comprehension",
    ),
    path(
        "studio/<slug:slug>/in/<str:tag>/comprehension/<slug:part>/",
        comprehension.studio_listeners,
        name="studio_listeners",
    ),
    path(
        "studio/<slug:slug>/in/<str:tag>/comprehension/<slug:part>/sheet/",
        comprehension.studio_comprehension_sheet,
        name="studio_comprehension_sheet",
    ),
    path("studio/<slug:slug>/in/<str:tag>/readings/", reading.studio_readings, name="studio_readings"),
    path("studio/<slug:slug>/in/<str:tag>/readings/<uuid:reading_id>/", reading.studio_reading, name="studio_reading"),
    path(
        "studio/<slug:slug>/in/<str:tag>/readings/<uuid:reading_id>/sheet/",
        reading.studio_reading_sheet,
        name="studio_reading_sheet",
    ),
    path("studio/<slug:slug>/in/<str:tag>/export.<str:form>", exchange.studio_export, name="studio_export"),
    path("studio/<slug:slug>/in/<str:tag>/next/<slug:work>/", texts.studio_next, name="studio_next"),
    path("studio/<slug:slug>/in/<str:tag>/record/", recording.studio_record_next, name="studio_record_next"),
    path("studio/<slug:slug>/in/<str:tag>/record/<str:text_id>/", recording.studio_record, name="studio_record"),
    path("studio/<slug:slug>/in/<str:tag>/record/<str:text_id>/try/", recording.studio_try, name="studio_try"),
    path("studio/<slug:slug>/in/<str:tag>/clips/<str:text_id>.opus", recording.studio_clip, name="studio_clip"),
    path("studio/<slug:slug>/in/<str:tag>/listen/", recording.studio_listen_next, name="studio_listen_next"),
    path("studio/<slug:slug>/in/<str:tag>/listen/<str:text_id>/", recording.studio_listen, name="studio_listen"),
    path("studio/<slug:slug>/in/<str:tag>/texts/<str:text_id>/", texts.studio_text, name="studio_text"),
    path("studio/<slug:slug>/in/<str:tag>/texts/<str:text_id>/check/", texts.studio_check, name="studio_check"),
    path("studio/<slug:slug>/in/<str:tag>/texts/<str:text_id>/back/", texts.studio_put_back, name="studio_put_back"),
    path("studio/<slug:slug>/in/<str:tag>/texts/<str:text_id>/review/", texts.studio_review, name="studio_review"),
]
