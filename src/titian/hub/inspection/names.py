"""Who and what an entry means, in words a reader knows: user names, stations, services. Nothing of a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Model, QuerySet

from titian.audit.models import Entry
from titian.audit.things import Thing, list_uuids
from titian.people.models import Organisation, Station, User
from titian.rooms import list_parts

DIGEST: Final = 64
SHORT: Final = 12


@dataclass
class Names:
    """The names for some entries, read in one query a kind."""

    found: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Names:
        wanted: dict[str, set[str]] = {}
        for entry in entries:
            wanted.setdefault(entry.actor_kind, set()).add(entry.actor_id)
            kind, _, key = entry.thing.partition(":")
            wanted.setdefault(kind, set()).add(key)
        names = cls()
        accounts = {key for key in wanted.get("user", set()) if key.isdecimal()}
        names._add("user", User.objects.filter(pk__in=[int(key) for key in accounts]), "username")
        names._add("station", Station.objects.filter(pk__in=list_uuids(wanted.get("station", set()))), "name")
        organisations = list_uuids(wanted.get("organisation", set()))
        names._add("organisation", Organisation.objects.filter(pk__in=organisations), "name")
        for thing in list_parts(Thing):
            kinds = {thing.kind, thing.acts_as or thing.kind}
            ids = set[str]().union(*(wanted.get(kind, set()) for kind in kinds))
            if thing.name is None or not ids:
                continue
            for key, said in thing.name(ids).items():
                names.found.update({(kind, key): said for kind in kinds})
        return names

    def who(self, entry: Entry) -> str:
        return self.found.get((entry.actor_kind, entry.actor_id)) or f"{entry.actor_kind} {entry.actor_id}".strip()

    def what(self, entry: Entry) -> str:
        kind, _, key = entry.thing.partition(":")
        name = self.found.get((kind, key))
        if name:
            return f"{name} ({kind})"
        # Whole digests stand in the export; here they would push the details off the page.
        return f"{kind}:{key[:SHORT]}…" if len(key) == DIGEST else entry.thing

    def _add(self, kind: str, rows: QuerySet[Model], named: str) -> None:
        for key, name in rows.values_list("pk", named):
            self.found[kind, str(key)] = name
