"""How an item about learning is read from a sync request: one thing at a time, in codes and numbers, no free word."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from titian.desk.follow_ups import MONTHS, Answer, Barrier
from titian.devices.errors import ItemMalformed, ItemRefused
from titian.devices.items import Numbered, ReadItem, Reception
from titian.learning.codes import StepKind
from titian.learning.models import CODE_LENGTH, LETTERS, LONGEST_ITEM
from titian.learning.phones.keep import keep
from titian.people.agencies import Agency, Gender
from titian.sealing.encoding import canonical_json, sha256_hex

MOST_ANSWERS: Final = 200
MOST_CASES: Final = 60
MOST_TIMES: Final = 1000

_Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
_Item = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=LONGEST_ITEM)]
_Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=80)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class JoinIn(_Strict):
    """Somebody takes part in the course of this code, and says this of themselves for its counts."""

    what: Literal["join"]
    code: Annotated[str, StringConstraints(pattern=rf"^[{LETTERS}]{{{CODE_LENGTH}}}$")]
    agency: Literal[tuple(Agency.values)]  # type: ignore[valid-type]  # the values of the closed list
    gender: Literal[tuple(Gender.values)]  # type: ignore[valid-type]  # likewise


class ForgetIn(_Strict):
    """All of them is to go from the hub. `salt`: so that each is an item of its own."""

    what: Literal["forget"]
    salt: _Id


class _StepIn(_Strict):
    step: Literal[tuple(StepKind.values)]  # type: ignore[valid-type]  # the values of the closed list
    id: _Item
    number: Annotated[int, Field(ge=1, le=MOST_TIMES)]


class FinishedIn(_StepIn):
    """Something was finished for the first, second … time. The day is the phone's own: it is not judged."""

    what: Literal["finished"]
    version: Annotated[int, Field(ge=0, le=1_000_000)]
    day: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class SharedIn(_StepIn):
    """What was answered, for whoever leads the course; null: it is taken back. `salt` keeps the digest that stays from
    telling what went."""

    what: Literal["shared"]
    turn: Annotated[int, Field(ge=1, le=1_000_000)]
    salt: _Id
    answers: Annotated[dict[_Code, _Code], Field(max_length=MOST_ANSWERS)] | None


class JudgedIn(_Strict):
    """What somebody said of the cases of a study, all at once; null: it is taken back. `salt` as above."""

    what: Literal["judged"]
    study_id: _Id
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    turn: Annotated[int, Field(ge=1, le=1_000_000)]
    salt: _Id
    answers: Annotated[dict[_Item, _Code], Field(max_length=MOST_CASES)] | None


class PlannedIn(_Strict):
    """An action plan lies on the phone; its words stay there."""

    what: Literal["planned"]
    course_id: _Id


class FollowUpIn(_Strict):
    """What became of it."""

    what: Literal["follow_up"]
    course_id: _Id
    months: Literal[MONTHS]  # type: ignore[valid-type]  # the values of the closed list
    answer: Literal[tuple(Answer.values)]  # type: ignore[valid-type]  # likewise
    barriers: Annotated[list[Literal[tuple(Barrier.values)]], Field(max_length=len(Barrier))]  # type: ignore[valid-type]  # likewise


Told = JoinIn | ForgetIn | FinishedIn | SharedIn | JudgedIn | PlannedIn | FollowUpIn


class LearningItemIn(_Strict):
    item_id: str
    kind: Literal["learning"]
    learning: Annotated[Told, Field(discriminator="what")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningItem(ReadItem):
    told: Mapping[str, Any]  # Any: of one of the shapes above


class LearningKind:
    def read(self, item_id: uuid.UUID, item: Mapping[str, Any]) -> LearningItem:
        try:
            told = LearningItemIn.model_validate(item).learning.model_dump()
            if "day" in told:
                date.fromisoformat(told["day"])
        except (ValidationError, ValueError) as error:
            raise ItemMalformed from error
        digest = sha256_hex(canonical_json(told))
        return LearningItem(item_id=item_id, kind="learning", sha256=digest, content_sha256=digest, told=told)

    def store(self, reception: Reception, items: Sequence[Numbered]) -> Mapping[uuid.UUID, ItemRefused]:
        keep(reception, [one.item.told for one in items if isinstance(one.item, LearningItem)])
        return {}
