"""The addresses of /api/v1, loaded when the first of them is asked for.

They bring the framework of the API and the shapes of all that goes in and out, a tenth of what a hub loads. No page
needs any of it, and no worker: a hub shows its first page sooner without.
"""

from __future__ import annotations

from typing import Final

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern


class _Later(URLResolver):
    def _populate(self) -> None:
        """Django loads here what `reverse` needs, before it draws any page. Names of the API are found without: they
        have a namespace, and what stands in it is read when one is looked for."""


API: Final = _Later(RoutePattern("api/v1/"), "titian.hub.urls_api", app_name="ninja", namespace="api")
