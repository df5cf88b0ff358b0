"""What contracts/schemas says of a value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SCHEMAS = Path(__file__).resolve().parents[4] / "contracts" / "schemas"
NAMES = (
    "sync-item",
    "sync-answer",
    "envelope",
    "receipt",
    "standing",
    "revocation",
    "tally",
    "arrival",
    "learning-told",
    "board-answer",
    "complaint",
    "duty-desks",
    "enrolment",
    "package-payload",
    "releases",
    "recipients",
)


def read(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return schema


REGISTRY: Registry[Any] = Registry().with_resources(
    [(f"{name}.schema.json", Resource.from_contents(read(name), default_specification=DRAFT202012)) for name in NAMES]
)


def is_valid(value: object, name: str, definition: str = "") -> bool:
    part = f"{name}.schema.json" + (f"#/$defs/{definition}" if definition else "")
    return bool(Draft202012Validator({"$ref": part}, registry=REGISTRY).is_valid(value))
