from __future__ import annotations

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase


def read_body(response: HttpResponseBase) -> bytes:
    """The whole body, with every file behind it closed as a server closes it.

    The end of a request also drops the database connection, and with it the test's transaction: held off here, as
    Django's own client does it for answers that do not stream.
    """
    body = b"".join(response) if response.streaming else getattr(response, "content", b"")
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)
    return bytes(body)
