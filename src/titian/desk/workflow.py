"""A record with states: which moves it has, who may make them, and one way in which they are made and written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Generic, TypedDict, TypeVar

from django import forms
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian import audit
from titian.audit.models import Entry
from titian.desk.errors import (
    ChangedMeanwhile,
    NotAllowed,
    ReasonMissing,
    RecordGone,
    SecondPersonNeeded,
    WrongMove,
)
from titian.people.policies import Permission, reaches

if TYPE_CHECKING:
    from uuid import UUID

    from titian.people.forms import Data
    from titian.people.models import User

GONE: Final = ""
"""Where a move leads that takes the record away."""
REASON: Final = "reason"
Detail = Mapping[str, str | int | bool]


class Place(TypedDict, total=False):
    """Whose a record is, as `titian.people.policies.reaches` asks for it."""

    own: int | None
    station: UUID | None
    organisation: UUID | None
    country: str | None


class Record(models.Model):
    """Something people move from state to state.

    A model of a room inherits it, keeps its `state` (a field, or what follows from others) and says whose it is.
    `moves` counts the moves made: whoever makes one may say how many they saw, and is refused once there are more.
    """

    moves = models.PositiveIntegerField(default=0, editable=False)

    state: Any  # Any: a CharField of the room's, or a property

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def place_of(self) -> Place:
        raise NotImplementedError


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Doing:
    """A move as it is being made: by whom (None: by the hub itself), when, and what they gave in its form."""

    actor: User | None
    now: datetime
    given: Mapping[str, Any] = field(default_factory=dict)  # Any: cleaned by the form


def change_nothing(record: Any, doing: Doing) -> Detail:  # Any: a record of whatever room
    """For a move that is its state alone."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Move(Generic[R]):
    """One move: from which states to which (None: it stays where it is), and whose permission it takes (None: the
    hub makes it).

    `do` changes what else changes, on the locked record, and returns what the log holds besides who and what: ids and
    codes. It may raise a `Refused`, and nothing is changed then. `form` is what is asked for first, and of `reasons`
    (their codes, and what they say) one: its code goes into the log. `needs_proof`: after the password or the second
    factor, given again. `second_to`: whoever made that step last may not make this one too; what opened the record is
    a step as well, under the name by which the log has it.
    """

    name: str
    label: Promise | str = ""
    states: frozenset[str]
    to: str | None
    permission: Permission | None
    do: Callable[[R, Doing], Detail] = change_nothing
    form: type[forms.Form] | None = None
    reasons: Mapping[str, Promise | str] = field(default_factory=dict)
    needs_proof: bool = False
    second_to: str = ""

    def make_form(self, data: Data | None = None) -> forms.Form | None:
        """What is asked for, with the choice of a reason last; None where nothing is."""
        if self.form is None and not self.reasons:
            return None
        made = (self.form or forms.Form)(data)
        if self.reasons:
            missing = {"required": str(ReasonMissing.message)}
            choices = [("", gettext_lazy("Choose")), *self.reasons.items()]
            made.fields[REASON] = forms.ChoiceField(label=gettext_lazy("Why"), choices=choices, error_messages=missing)
        return made


class Workflow(Generic[R]):
    """The moves of one kind of record, whose `name` stands in the log: "webhook.pause" of "webhook:<id>".

    `wrong` is the room's own refusal of a move that the record's state does not have. `part_of` names the foreign key
    to the record that it is a part of, where moves of either touch the other or its parts: that one is locked first,
    by whoever moves any of them, so that no two ever wait for each other.
    """

    def __init__(
        self, name: str, model: type[R], *moves: Move[R], wrong: type[WrongMove] = WrongMove, part_of: str = ""
    ) -> None:
        self.name: Final = name
        self.model: Final = model
        self.moves: Final = {move.name: move for move in moves}
        self.wrong: Final = wrong
        self.part_of: Final = part_of

    def may(self, actor: User, name: str, record: R) -> bool:
        """Whether the actor's permission reaches the record; in which state it is, is another question."""
        permission = self.moves[name].permission
        return permission is not None and reaches(actor, permission, **record.place_of())

    def list_moves(self, actor: User, record: R) -> list[Move[R]]:
        """What the actor may do with the record as it is now, in the order declared."""
        return [move for move in self._list_open(actor, record) if self._is_second(actor, move, record)]

    def list_for_others(self, actor: User, record: R) -> list[Move[R]]:
        """What they might do, had they not made the step before it: a second person does."""
        return [move for move in self._list_open(actor, record) if not self._is_second(actor, move, record)]

    def name_thing(self, record: R) -> str:
        """What the log calls the record."""
        return f"{self.name}:{record.pk}"

    def _lock_whole(self, record: R) -> None:
        if self.part_of:
            key = self.model._meta.get_field(self.part_of)
            whole: Any = key.related_model  # Any: a model of the room's
            # It may be gone by now, and the record with it: then there is nothing to lock, and nothing to move.
            whole._default_manager.select_for_update().filter(pk=getattr(record, f"{self.part_of}_id")).first()

    def _list_open(self, actor: User, record: R) -> list[Move[R]]:
        return [
            move for move in self.moves.values() if record.state in move.states and self.may(actor, move.name, record)
        ]

    def _is_second(self, actor: User, move: Move[R], record: R) -> bool:
        """Whether somebody else made the step before. Where the log has none, nobody is taken for a second person."""
        if not move.second_to:
            return True
        steps = Entry.objects.filter(thing=self.name_thing(record), action=f"{self.name}.{move.second_to}")
        last = steps.order_by("-pk").first()
        return last is not None and (last.actor_kind, last.actor_id) != ("user", str(actor.pk))

    def perform(
        self,
        record: R,
        name: str,
        *,
        actor: User | None,
        now: datetime,
        seen: int | None = None,
        given: Mapping[str, Any] | None = None,  # Any: cleaned by the form
    ) -> R:
        """Make a move, whole or not at all, and write it into the log; returns the record as it is then.

        `seen`: how many moves the actor saw. Raises `NotAllowed`, `RecordGone`, `ChangedMeanwhile`, `wrong`,
        `ReasonMissing`, `SecondPersonNeeded`, and what `do` refuses.
        """
        move = self.moves[name]
        if actor is not None and not self.may(actor, name, record):
            raise NotAllowed
        with transaction.atomic():
            self._lock_whole(record)
            locked = self.model._default_manager.select_for_update().filter(pk=record.pk).first()
            if locked is None:
                raise RecordGone
            if seen is not None and seen != locked.moves:
                raise ChangedMeanwhile
            if locked.state not in move.states:
                raise self.wrong
            if actor is not None and not self._is_second(actor, move, locked):
                raise SecondPersonNeeded
            doing = Doing(actor, now, given or {})
            if move.reasons and doing.given.get(REASON) not in move.reasons:
                raise ReasonMissing
            detail = {**({REASON: doing.given[REASON]} if move.reasons else {}), **move.do(locked, doing)}
            who = ("hub", "worker") if actor is None else ("user", str(actor.pk))
            audit.record(*who, f"{self.name}.{name}", self.name_thing(locked), detail)
            if move.to == GONE:
                locked.delete()
                return locked
            if move.to is not None and locked.state != move.to:
                locked.state = move.to
            locked.moves += 1
            locked.save()
        return locked
