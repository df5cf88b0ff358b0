from __future__ import annotations

import json

from titian.hub.openapi import FILE, describe_api


def test_written_description_is_that_of_the_code() -> None:
    assert FILE.read_text(encoding="utf-8") == describe_api(), "write it again: python -m titian.hub.openapi"


def test_every_operation_says_what_it_answers() -> None:
    for path, methods in json.loads(describe_api())["paths"].items():
        assert path.startswith("/api/v1/")
        for operation in methods.values():
            assert "200" in operation["responses"], path
