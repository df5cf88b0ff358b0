"""Addresses of the field host, besides the API: the built app and pages of rooms, where there are phones."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from titian.hub import field, views
from titian.rooms import FieldPages, list_parts

FIELD_APP: Final[tuple[URLPattern | URLResolver, ...]] = (
    path("", field.shell, name="field-shell"),
    path("answer/", field.answer_page, name="field-answer"),
    *(path("", include(pages.module)) for pages in list_parts(FieldPages)),
    path("<path:name>", field.built_file, name="field-file"),
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    *(FIELD_APP if settings.HUB_KIND.has_phones else ()),
]

handler400 = "titian.hub.views.bad_request"
handler403 = "titian.hub.views.forbidden"
handler404 = "titian.hub.views.not_found"
handler500 = "titian.hub.views.server_error"
