"""`python -m titian.hub.openapi [--kind region] [--check]`: writes the description of /api/v1 at a hub of a kind, or
says whether the written one is old.

The description follows from the code alone; no hub, database or settings of one are needed.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from titian.hub.kinds import KindName

# As RFC 9110 names them, and Python from 3.13 on: what is written must not depend on the Python that wrote it.
PHRASES: Final = {413: "Content Too Large", 416: "Range Not Satisfiable", 422: "Unprocessable Content"}
CONTRACTS: Final = Path(__file__).resolve().parents[3] / "contracts"
FILES: Final[Mapping[KindName, Path]] = {
    "country": CONTRACTS / "openapi.json",
    "region": CONTRACTS / "openapi-region.json",
}


def describe_api() -> str:
    """OpenAPI 3.1 as text, of the rooms that the settings have; keys in the order the code gives them, one member a
    line. Django is set up already."""
    from titian.hub.api import api

    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    for ways in schema["paths"].values():
        for way in ways.values():
            for status, phrase in PHRASES.items():
                if way["responses"].get(status, {}).get("description") == http.client.responses[status]:
                    way["responses"][status]["description"] = phrase
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Exit code 1 when `--check` finds another description than the one in contracts/."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--check", action="store_true", help="compare instead of writing")
    reader.add_argument("--kind", choices=list(FILES), default="country", help="of hub")
    wanted = reader.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "titian.hub.tests.settings")
    os.environ["TITIAN_KIND"] = wanted.kind
    import django

    django.setup()
    text, file = describe_api(), FILES[wanted.kind]
    if not wanted.check:
        file.write_text(text, encoding="utf-8")
        return 0
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return 0
    again = f"python -m titian.hub.openapi --kind {wanted.kind}"
    sys.stderr.write(f"{file.name} does not say what the API is now. Write it again: {again}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
