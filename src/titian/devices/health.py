"""How a phone's word on its own health is read from a sync request. It names no person and no place."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from titian.devices.actions.keep_health import keep_health
from titian.devices.errors import ItemMalformed, ItemRefused
from titian.devices.items import Numbered, ReadItem, Reception
from titian.sealing.encoding import canonical_json, sha256_hex

KIND: Final = "health"
MAX_RELEASES: Final = 8  # one by the publisher and one by the country, with room to spare
MAX_WAITING: Final = 100_000


class HealthIn(BaseModel):
    """The phone's version, what it works from, and whether it can go on. `clock` is how far its clock
    lies from the hub's last signed time."""

    model_config = ConfigDict(extra="forbid", strict=True)

    app_version: Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9A-Za-z.+_-]*$")]
    releases: Annotated[
        list[Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]], Field(max_length=MAX_RELEASES)
    ]
    storage: Literal["ok", "low", "full"]
    waiting: Annotated[int, Field(ge=0, le=MAX_WAITING)]
    clock: Literal["right", "off", "far", "unknown"]


class HealthItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: str
    kind: Literal["health"]
    health: HealthIn


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthItem(ReadItem):
    app_version: str
    releases: frozenset[str]
    storage: str
    waiting: int
    clock: str


class HealthKind:
    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> HealthItem:
        try:
            health = HealthItemIn.model_validate(item).health
        except ValidationError as error:
            raise ItemMalformed from error
        digest = sha256_hex(canonical_json(health.model_dump()))
        return HealthItem(
            item_id=item_id,
            kind=KIND,
            sha256=digest,
            content_sha256=digest,
            app_version=health.app_version,
            releases=frozenset(health.releases),
            storage=health.storage,
            waiting=health.waiting,
            clock=health.clock,
        )

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        told = [one.item for one in items if isinstance(one.item, HealthItem)]
        if told:
            last = told[-1]
            keep_health(
                reception.phone.id,
                app_version=last.app_version,
                releases=last.releases,
                storage=last.storage,
                waiting=last.waiting,
                clock=last.clock,
                now=reception.now,
            )
        return {}
