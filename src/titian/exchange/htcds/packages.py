"""Opened packages in a file of their own: a list of payload, envelope and what others wrote beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from titian.exchange.errors import Fault, FileUnreadable

from .record import Envelope, Imported


class _Package(BaseModel):
    model_config = ConfigDict(extra="forbid")

    payload: dict[str, object]
    envelope: Envelope = Envelope()
    others: dict[str, str] = Field(default_factory=dict)


_PACKAGES = TypeAdapter(list[_Package])


def read_packages(content: bytes) -> list[Imported]:
    """The packages of a file. Raises FileUnreadable, naming each place and never what stands there."""
    try:
        found = _PACKAGES.validate_json(content)
    except ValidationError as error:
        faults = [
            Fault(".".join(map(str, each["loc"])) or "file", each["type"], each["msg"]) for each in error.errors()
        ]
        raise FileUnreadable('A list of {"payload", "envelope", "others"} is expected.', faults) from None
    return [Imported(each.payload, each.envelope, each.others) for each in found]


def write_packages(packages: Sequence[Imported]) -> bytes:
    return (json.dumps([asdict(each) for each in packages], ensure_ascii=False, indent=2) + "\n").encode()
