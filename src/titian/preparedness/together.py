"""What consultations and exercises have alike: who takes part, and points that a member takes on. Only a member speaks
for itself: nobody joins for another, nobody is given anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from titian.desk.workflow import Detail, Doing
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part, check_words
from titian.preparedness.consultation_models import Attendance, Consultation, Point, PointMove
from titian.preparedness.errors import (
    JoinedAlready,
    NotJoined,
    PointNotYours,
    PointTaken,
    PointUnknown,
    SpeaksForNobody,
)
from titian.preparedness.exercise_models import Exercise
from titian.preparedness.together_codes import PointStep
from titian.workplan.models import Party

Whole = Consultation | Exercise


def find_own_party(reader: User) -> Party | None:
    """The member that the reader speaks for, while it takes part."""
    return Party.objects.present().spoken_for_by(reader).first()


def get_own_party(actor: User) -> Party:
    """Raises `SpeaksForNobody`."""
    party = find_own_party(actor)
    if party is None:
        raise SpeaksForNobody
    return party


def list_present(whole: Whole) -> list[Party]:
    """The members that have joined and not left, in the order of their joining."""
    last: dict[UUID, Attendance] = {}
    for row in whole.attendances.select_related("party").order_by("pk"):
        last.pop(row.party_id, None)
        if row.has_joined:
            last[row.party_id] = row
    return [row.party for row in last.values()]


def get_joined(whole: Whole, actor: User) -> Party:
    """The actor's member. Raises `SpeaksForNobody`, `NotJoined`."""
    party = get_own_party(actor)
    if party not in list_present(whole):
        raise NotJoined
    return party


def place(whole: Whole) -> dict[str, Whole]:
    """Of which of the two a row is, as its model takes it."""
    return {"consultation" if isinstance(whole, Consultation) else "exercise": whole}


def join(whole: Whole, doing: Doing) -> Detail:
    actor = check_taking_part(doing.actor, Permission.CONSULT)
    party = get_own_party(actor)
    if party in list_present(whole):
        raise JoinedAlready
    Attendance.objects.create(**place(whole), party=party, has_joined=True, by=actor, at=doing.now)
    return {"party": str(party.pk)}


def leave(whole: Whole, doing: Doing) -> Detail:
    actor = check_taking_part(doing.actor, Permission.CONSULT)
    party = get_joined(whole, actor)
    Attendance.objects.create(**place(whole), party=party, has_joined=False, by=actor, at=doing.now)
    return {"party": str(party.pk)}


def propose(whole: Whole, doing: Doing) -> Detail:
    """A point that nobody has taken on yet."""
    actor = check_taking_part(doing.actor, Permission.CONSULT)
    check_words(doing.given, "text")
    point = Point.objects.create(**place(whole), text=doing.given["text"].strip(), by=actor, at=doing.now)
    return {"point": str(point.key)}


def undertake(whole: Whole, doing: Doing) -> Detail:
    """The actor's member takes a point on, or says of its own what became of it."""
    actor, step = check_taking_part(doing.actor, Permission.CONSULT), doing.given["step"]
    party = get_own_party(actor)
    check_words(doing.given, "why")
    standing = next((row for row in list_points(whole) if str(row.point.key) == doing.given["point"]), None)
    if standing is None:
        raise PointUnknown
    if step == PointStep.TAKEN_ON and standing.owner is not None:
        raise PointTaken
    if step != PointStep.TAKEN_ON and standing.owner != party:
        raise PointNotYours
    PointMove.objects.create(
        point=standing.point, step=step, party=party, due_on=doing.given["due_on"], why=doing.given["why"].strip(),
        by=actor, at=doing.now,
    )  # fmt: skip
    return {"point": str(standing.point.key), "step": step}


@dataclass(frozen=True)
class Standing:
    """A point as it stands: its steps, the newest first, and whose it is, where it is anybody's."""

    point: Point
    steps: list[PointMove]

    @property
    def owner(self) -> Party | None:
        return self.steps[0].party if self.steps and self.steps[0].step != PointStep.LET_GO else None


def list_points(whole: Whole) -> list[Standing]:
    return stand(whole.points.order_by("pk"))


def stand(points: Iterable[Point]) -> list[Standing]:
    made = list(points)
    steps: dict[int, list[PointMove]] = {}
    for row in PointMove.objects.filter(point__in=made).select_related("party").order_by("-pk"):
        steps.setdefault(row.point_id, []).append(row)
    return [Standing(point, steps.get(point.pk, [])) for point in made]


def read_key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
