"""Answers of a TAXII 2.1 server (OASIS, June 2021), for reading: pure functions of what is held and what is asked.

Each version of an object that is added gets a place and a time that are greater than any before, by a microsecond if
the clock says no more (`follow`). So a page that ends among 2,000 objects of one second loses none, by `next` or by
`added_after`. What a reader may not have is not there: not in pages, counts or `more`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from titian.leads.out.stix import Value, write_instant

TAXII: Final = "application/taxii+json;version=2.1"
STIX: Final = "application/stix+json;version=2.1"
MOST: Final = 1000
"""Objects of one answer, whatever is asked for."""
LARGEST: Final = 1024 * 1024
STEP: Final = timedelta(microseconds=1)
WORDS: Final = frozenset({"first", "last", "all"})
INSTANT: Final = re.compile(r"[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9](?:\.[0-9]{1,6})?Z")


@dataclass(frozen=True, slots=True)
class Added:
    """One version of an object of a collection: `place` and `added_at` grow with every one that is added."""

    place: int
    added_at: datetime
    object: Mapping[str, Value]

    @property
    def id(self) -> str:
        return str(self.object["id"])

    @property
    def version(self) -> str:
        """When this version was made, as the object says it; when it was added, of one that does not say."""
        return str(self.object.get("modified", self.object.get("created", write_instant(self.added_at))))

    @property
    def made_at(self) -> datetime:
        return datetime.fromisoformat(self.version)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks for. `after` is the place of the last object it has, `added_after` a time."""

    after: int = 0
    added_after: datetime | None = None
    limit: int = MOST
    ids: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    spec_versions: frozenset[str] = frozenset()
    versions: frozenset[str] = frozenset({"last"})  # of first, last, all
    moments: frozenset[datetime] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: its status, its body as JSON is made of, and headers."""

    status: int
    body: Mapping[str, Value]
    headers: Mapping[str, str] = field(default_factory=dict)


class BadRequest(Exception):
    """A request that cannot be answered; the sentence is for whoever runs the client."""


def follow(last: datetime | None, now: datetime) -> datetime:
    """The time of an object that is added now: later than the last one's, whatever the clock does.

    Whoever adds must hold the collection: two at once would get one time.
    """
    return now if last is None or now > last else last + STEP


def read_query(query: Mapping[str, str]) -> Asked:
    """What the parameters of an address ask for. Raises BadRequest; what is not known is refused, not passed over."""
    if unknown := set(query) - {
        "added_after", "limit", "next", "match[id]", "match[type]", "match[version]", "match[spec_version]"
    }:  # fmt: skip
        raise BadRequest(f"This server does not know {sorted(unknown)[0]!r}.")
    limit, after = query.get("limit", str(MOST)), query.get("next", "0")
    if not re.fullmatch(r"[1-9][0-9]{0,8}", limit):
        raise BadRequest("limit is a whole number from 1.")
    if not re.fullmatch(r"[0-9]{1,18}", after):
        raise BadRequest("next is what an earlier answer gave, unchanged.")
    found = {name: _split(query.get(f"match[{name}]", "")) for name in ("id", "type", "spec_version")}
    versions = _split(query.get("match[version]", "last"))
    moments = frozenset(_read_instant(each, "match[version]") for each in versions - WORDS)
    added_after = query.get("added_after")
    return Asked(
        after=int(after),
        added_after=_read_instant(added_after, "added_after") if added_after is not None else None,
        limit=min(int(limit), MOST),
        ids=found["id"],
        types=found["type"],
        spec_versions=found["spec_version"],
        versions=versions & WORDS,
        moments=moments,
    )


def _split(text: str) -> frozenset[str]:
    return frozenset(each for each in text.split(",") if each)


def _read_instant(text: str, name: str) -> datetime:
    if not INSTANT.fullmatch(text):
        raise BadRequest(f"{name} is a time as 2026-11-29T12:00:00.000Z.")
    try:
        return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError as error:
        raise BadRequest(f"{name} is no time that there is.") from error


def tell_discovery(title: str, root: str, contact: str) -> Told:
    """Section 4.1: what this server is, and where its one root is."""
    return Told(200, {"title": title, "contact": contact, "default": root, "api_roots": [root]})


def tell_root(title: str) -> Told:
    """Section 4.2."""
    return Told(200, {"title": title, "versions": [TAXII], "max_content_length": LARGEST})


def describe_collection(collection: str, title: str, description: str) -> dict[str, Value]:
    """Section 5.2: one that is read and never written."""
    return {
        "id": collection, "title": title, "description": description, "can_read": True, "can_write": False,
        "media_types": [STIX],
    }  # fmt: skip


def tell_collections(collections: Sequence[Mapping[str, Value]]) -> Told:
    """Section 5.1. The member is left out where there is none, as the standard has it."""
    return Told(200, {"collections": collections} if collections else {})


def tell_objects(held: Iterable[Added], asked: Asked) -> Told:
    """Section 5.4: a page of the objects that a reader may have, given in order of place, oldest first.

    What a reader may have from now on only, because they were named later, is to be added anew: they may be past its
    place.
    """
    page, more = _take_page(held, asked)
    body: dict[str, Value] = {"objects": [each.object for each in page]} if page else {}
    return Told(200, {**body, **_tell_more(page, more)}, _head(page))


def tell_manifest(held: Iterable[Added], asked: Asked) -> Told:
    """Section 5.3: the same page by ids, versions and times."""
    page, more = _take_page(held, asked)
    rows: list[Value] = [
        {"id": each.id, "date_added": write_instant(each.added_at), "version": each.version, "media_type": STIX}
        for each in page
    ]
    return Told(200, {**({"objects": rows} if rows else {}), **_tell_more(page, more)}, _head(page))


def tell_versions(held: Iterable[Added], asked: Asked) -> Told:
    """Section 5.7: the versions there are of the object that is asked for."""
    page, more = _take_page(held, asked)
    body: dict[str, Value] = {"versions": [each.version for each in page]} if page else {}
    return Told(200, {**body, **_tell_more(page, more)}, _head(page))


def tell_problem(status: int, title: str, sentence: str) -> Told:
    """Section 3.6.1: an error, in a sentence."""
    return Told(status, {"title": title, "description": sentence, "http_status": str(status)})


def _take_page(held: Iterable[Added], asked: Asked) -> tuple[list[Added], bool]:
    found = list(islice(_choose(held, asked), asked.limit + 1))
    return found[: asked.limit], len(found) > asked.limit


def _choose(held: Iterable[Added], asked: Asked) -> Iterator[Added]:
    everything = list(held)
    first: dict[str, datetime] = {}
    last: dict[str, datetime] = {}
    for each in everything:
        first[each.id] = min(first.get(each.id, each.made_at), each.made_at)
        last[each.id] = max(last.get(each.id, each.made_at), each.made_at)
    for each in everything:
        is_asked = (
            each.place > asked.after
            and (asked.added_after is None or each.added_at > asked.added_after)
            and (not asked.ids or each.id in asked.ids)
            and (not asked.types or each.object["type"] in asked.types)
            and (not asked.spec_versions or each.object.get("spec_version", "2.1") in asked.spec_versions)
        )
        is_version = (
            "all" in asked.versions
            or ("last" in asked.versions and each.made_at == last[each.id])
            or ("first" in asked.versions and each.made_at == first[each.id])
            or each.made_at in asked.moments
        )
        if is_asked and is_version:
            yield each


def _tell_more(page: Sequence[Added], more: bool) -> dict[str, Value]:
    return {"more": True, "next": str(page[-1].place)} if more else {"more": False}


def _head(page: Sequence[Added]) -> dict[str, str]:
    head = {"Content-Type": TAXII}
    if page:
        head["X-TAXII-Date-Added-First"] = write_instant(page[0].added_at)
        head["X-TAXII-Date-Added-Last"] = write_instant(page[-1].added_at)
    return head
