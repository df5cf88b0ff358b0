"""How a tally item is read from a sync request."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from titian.devices.errors import ItemMalformed, ItemRefused
from titian.devices.items import Numbered, ReadItem, Reception
from titian.sealing.encoding import canonical_json, sha256_hex
from titian.tallies.actions.keep_highest_totals import keep_highest_totals
from titian.tallies.groups import GROUPS, OTHER

MAX_TOTAL: Final = 10_000  # screenings one phone could hold in a day, with room to spare


_Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
_Total = Annotated[int, Field(ge=1, le=MAX_TOTAL)]


class ScreeningsIn(BaseModel):
    """Screenings of one phone's day, group of languages and level. `day` is the phone's own: it is not judged."""

    model_config = ConfigDict(extra="forbid", strict=True)

    day: _Day
    language_group: Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=20)]
    level: Literal["NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"]
    total: _Total


class MarkIn(BaseModel):
    """How often something that protects people happened on one phone's day: in no language and at no level."""

    model_config = ConfigDict(extra="forbid", strict=True)

    day: _Day
    mark: Literal["STOPPED", "OVERRIDDEN", "REFUSED"]
    total: _Total


class TallyItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    item_id: str
    kind: Literal["tally"]
    tally: ScreeningsIn | MarkIn


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyItem(ReadItem):
    """`language_group` is empty where `level` is a mark."""

    day: date
    language_group: str
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
        group, level = ("", tally.mark) if isinstance(tally, MarkIn) else (tally.language_group, tally.level)
        return TallyItem(
            item_id=item_id,
            kind="tally",
            sha256=digest,
            content_sha256=digest,
            day=day,
            # A group of a newer app is counted with the others until this hub knows it.
            language_group=group if not group or group in GROUPS else OTHER,
            level=level,
            total=tally.total,
        )

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        tallies = [one.item for one in items if isinstance(one.item, TallyItem)]
        keep_highest_totals(
            reception.phone, [(tally.day, tally.language_group, tally.level, tally.total) for tally in tallies]
        )
        return {}
