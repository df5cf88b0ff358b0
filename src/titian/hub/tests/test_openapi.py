from __future__ import annotations

import json

from django.conf import settings

from titian.hub.openapi import FILES, describe_api


def test_written_description_is_that_of_the_code() -> None:
    kind = settings.HUB_KIND.name
    assert FILES[kind].read_text(encoding="utf-8") == describe_api(), (
        f"write it again: python -m titian.hub.openapi --kind {kind}"
    )


def test_every_operation_says_what_it_answers() -> None:
    for path, methods in json.loads(describe_api())["paths"].items():
        assert path.startswith("/api/v1/")
        for operation in methods.values():
            assert "200" in operation["responses"], path
