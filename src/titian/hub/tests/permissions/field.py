"""What the field host alone serves: the app, and the page of answers. It knows no session."""

from __future__ import annotations

from typing import Final

from titian.hub.tests.permissions.rows import Row, Table

FIELD_PAGES: Final[Table] = {
    "healthz": [Row("GET", "/healthz", 200)],
    "readyz": [Row("GET", "/readyz", 200)],
    "field-shell": [Row("POST", "/", 405)],
    "field-answer": [Row("POST", "/answer/", 405)],
    "field-certificate": [Row("POST", "/certificate/", 405)],
    "field-file": [Row("GET", "/accounts/login/", 404), Row("POST", "/sw.js", 405)],
}
