"""How a tally item is read from a sync request."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from titian.devices.errors import ItemMalformed, ItemRefused
from titian.devices.items import Numbered, ReadItem, Reception, register_kind
from titian.sealing.encoding import canonical_json, sha256_hex
from titian.tallies.actions.keep_highest_totals import keep_highest_totals

MAX_TOTAL: Final = 10_000  # screenings one phone could hold in a day, with room to spare


class TallyIn(BaseModel):
    """The absolute total of one phone's day, language and level. `day` is the phone's own: it is not judged."""

    model_config = ConfigDict(extra="forbid", strict=True)

    day: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
    level: Literal["NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"]
    total: Annotated[int, Field(ge=1, le=MAX_TOTAL)]


class TallyItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: str
    kind: Literal["tally"]
    tally: TallyIn


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyItem(ReadItem):
    day: date
    language: str
    level: str
    total: int


class TallyKind:
    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> TallyItem:
        try:
            tally = TallyItemIn.model_validate(item).tally
            day = date.fromisoformat(tally.day)
        except (ValidationError, ValueError) as error:
            raise ItemMalformed from error
        digest = sha256_hex(canonical_json(tally.model_dump()))
        return TallyItem(
            item_id=item_id,
            kind="tally",
            sha256=digest,
            content_sha256=digest,
            day=day,
            language=tally.language,
            level=tally.level,
            total=tally.total,
        )

    def store_many(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        tallies = [one.item for one in items if isinstance(one.item, TallyItem)]
        keep_highest_totals(
            reception.phone, [(tally.day, tally.language, tally.level, tally.total) for tally in tallies]
        )
        return {}


def register() -> None:
    register_kind("tally", TallyKind())
