"""The contact sheet on its way from a region's hub to those of countries: a file that the region's hub key signs.

A file is `{"root_jwk", "keys", "sheet"}`: the region's root, the keys it vouches for, and the sheet as its hub's key
signed it: numbers of duty desks, and no person. A country compares the root's six words once, with somebody of the
region: as `titian contacts` asks for them, or when its administrator enters the region's hub as a known one. A known
hub's own request for it, signed likewise, is answered over the network.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from titian.library.errors import ContactSheetRefused
from titian.library.identity import HubIdentity
from titian.sealing import SealingError, Trust, thumbprint
from titian.sealing.encoding import format_instant, parse_instant
from titian.sealing.signed import sign

KIND: Final = "contact_sheet"
REQUEST: Final = "contact_request"
"""What a country's hub signs to be given the sheet: `to`, the region's hub, and nothing else."""
FRESH: Final = timedelta(minutes=10)
"""A request is of the moment: older ones, and those of a clock that is wrong by more, are refused."""
PATH: Final = "/api/v1/contact-sheet"
LASTS: Final = timedelta(days=30)
"""After which a device lets go of what it holds, unless it has seen a newer one."""
MOST_BYTES: Final = 500_000
MOST_LINES: Final = 500
NUMBER: Final = r"^\+[1-9][0-9]{6,14}$"


class Line(BaseModel):
    """A number of a duty desk. `party` is a member's code, `checked_on` the day on which it last answered."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    party: Annotated[str, Field(max_length=12)]
    name: Annotated[str, Field(max_length=200)]
    purpose: Literal["rescue", "shelter", "health", "child_protection", "focal_point"]
    number: Annotated[str, Field(pattern=NUMBER)]
    is_always: bool
    checked_on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    root_jwk: dict[str, str]
    keys: str
    sheet: str


class _Lines(BaseModel):
    lines: Annotated[list[Line], Field(max_length=MOST_LINES)]


@dataclass(frozen=True)
class ReadSheet:
    """A file whose signatures hold under the root it names. Whether that is the region's root, a person compares."""

    hub_id: str
    root_thumbprint: str
    sequence: int
    keys_sequence: int
    issued_at: datetime
    expires_at: datetime
    lines: tuple[Line, ...]


def sign_sheet(hub: HubIdentity, lines: Sequence[Line], now: datetime) -> str:
    """The file."""
    payload = {
        "kind": KIND,
        "scope": hub.hub_id,
        "sequence": int(now.timestamp()),
        "issued_at": format_instant(now),
        "expires_at": format_instant(now + LASTS),
        "lines": [line.model_dump() for line in lines],
    }
    held = {"root_jwk": dict(hub.root_jwk), "keys": hub.keys, "sheet": sign(payload, hub.hub_key)}
    return json.dumps(held, indent=1) + "\n"


def read_sheet(data: bytes, *, keys_sequence: int = 0) -> ReadSheet:
    """Raises `ContactSheetRefused` for what was altered, was signed by another key, or is no such file."""
    if len(data) > MOST_BYTES:
        raise ContactSheetRefused
    try:
        held = _File.model_validate_json(data)
        root = thumbprint(held.root_jwk)
        trust = Trust.from_keys(held.keys, root, held.root_jwk, keys_sequence)
        payload = trust.verify(held.sheet, kind=KIND, scope=trust.hub_id, role="hub")
        return ReadSheet(
            hub_id=trust.hub_id,
            root_thumbprint=root,
            sequence=int(payload["sequence"]),
            keys_sequence=trust.sequence,
            issued_at=parse_instant(payload["issued_at"]),
            expires_at=parse_instant(payload["expires_at"]),
            lines=tuple(_Lines.model_validate({"lines": payload["lines"]}).lines),
        )
    except (ValidationError, SealingError, ValueError, KeyError, TypeError) as error:
        raise ContactSheetRefused from error
