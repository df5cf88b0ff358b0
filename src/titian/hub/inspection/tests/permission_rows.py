"""What the log keeps apart: an organisation's own, and what two people opened."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Final

from titian import audit
from titian.audit.models import Entry
from titian.hub.inspection.models import LogOpening
from titian.hub.inspection.querysets import LogOpeningQuerySet
from titian.hub.inspection.states import State
from titian.hub.tests.permissions.rows import Row, Scopes, Table, country, organisation
from titian.hub.tests.permissions.world import NOW, Place, Thing, World
from titian.people.models import Role, User

ASKED: Final = {"since": "2026-11-01", "until": "2026-11-07", "reason": "complaint"}
PERMISSIONS: Final = {
    "coordinator": {"log_opening.see": "country", "log_opening.ask": "country"},
    "oversight": {"log_opening.see": "country", "log_opening.agree": "country"},
}
ROWS: Final[Table] = {
    "own_log": [
        Row("GET", "/audit/organisation/", 403, nobody=302, manager=organisation(200), body_manager=200, shows="own_entry"),
        Row("POST", "/audit/organisation/", 405),
    ],
    "log_openings": [
        Row("GET", "/audit/openings/", 403, nobody=302, coordinator=country(200), oversight=country(200),
            body_manager=country(200), shows="opening"),
    ],
    "add_log_opening": [
        Row("GET", "/audit/openings/add/", 403, nobody=302, coordinator=200, asks_proof=True),
        Row("POST", "/audit/openings/add/", 403, nobody=302, coordinator=302, asks_proof=True, data=ASKED),
    ],
    "log_opening": [
        Row("GET", "/audit/openings/{opening}/", 403, nobody=302, coordinator=country(200), oversight=country(200)),
    ],
    "agree_log_opening": [
        Row("POST", "/audit/openings/{opening}/agree/", 403, nobody=302, oversight=country(302), asks_proof=True),
    ],
    "refuse_log_opening": [
        Row("POST", "/audit/openings/{opening}/refuse/", 403, nobody=302, oversight=country(302)),
    ],
    "close_log_opening": [
        Row("POST", "/audit/openings/{opened}/close/", 403, nobody=302, coordinator=country(302),
            oversight=country(302)),
    ],
}  # fmt: skip
SCOPES: Final[Scopes] = {(LogOpeningQuerySet, "visible_to"): "log_opening"}


def add_things(world: World, place: Place) -> None:
    word = f"package:{uuid.uuid4()}"
    audit.record("user", str(place.member.pk), "package.read", word, organisation=place.provider.pk)
    where = {"organisation": place.provider.pk, "country": place.country}
    world.add("own_entry", Thing(f"entry of {place.provider}", {}, (word,), **where))  # type: ignore[arg-type]
    asker = User.objects.filter(role=Role.COORDINATOR, organisation__country=place.country).first() or place.member
    for kind, state in (("opening", State.ASKED), ("opened", State.OPEN)):
        is_open = state == State.OPEN
        row = LogOpening.objects.create(
            country_id=place.country, since=date(2026, 11, 1), until=date(2026, 11, 7), reason="harm", asked_by=asker,
            asked_at=NOW, state=state, opened_at=NOW if is_open else None, agreed_by=place.listener if is_open else None,
        )  # fmt: skip
        Entry.objects.create(
            happened_at=NOW, actor_kind="user", actor_id=str(asker.pk), action="log_opening.ask",
            thing=f"log_opening:{row.pk}",
        )  # fmt: skip
        world.add(kind, Thing(f"{kind} {place.word}", {kind: str(row.pk)}, (str(row.pk),), country=place.country))
        if is_open:
            world.add("opening", Thing(f"opened {place.word}", {}, (str(row.pk),), country=place.country))
