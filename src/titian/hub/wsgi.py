"""The WSGI application granian serves."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "titian.hub.settings")

from django.core.wsgi import get_wsgi_application

django = get_wsgi_application()

from titian.hub.sync_door import SyncDoor  # noqa: E402  (its rooms need Django set up)

application = SyncDoor(django)
