"""Which language the desk speaks: the account's own choice, else the cookie's, else what the browser asks for.

Programs are answered in English whoever is signed in: they act on the code, and one who reads their log looks it up.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from titian.people.models import User

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def speak_own_language(get_response: GetResponse) -> GetResponse:
    """Stands after the session is known. Django's LocaleMiddleware has chosen by cookie and browser before."""

    def speak(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith("/api/"):
            with translation.override(settings.LANGUAGE_CODE):
                return get_response(request)
        reader = request.user
        if isinstance(reader, User) and reader.language in dict(settings.LANGUAGES):
            translation.activate(reader.language)
            request.LANGUAGE_CODE = reader.language
        return get_response(request)

    return speak
