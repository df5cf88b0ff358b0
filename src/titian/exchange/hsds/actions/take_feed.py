from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from titian import audit
from titian.desk.errors import Refused
from titian.directory.actions.write_entry import add_entry, save_entry
from titian.directory.entry import ContactEntry, Entry, ListingEntry
from titian.directory.errors import ChangeOpen
from titian.directory.models import Contact, Listing, Location, Service
from titian.directory.proposing import find_open
from titian.directory.records import LISTING, read_entry
from titian.exchange.errors import Fault, FeedRefused
from titian.exchange.hsds.incoming import Found
from titian.exchange.hsds.own import make_id

if TYPE_CHECKING:
    from titian.people.models import User

# What a feed never says of an entry, or says of its organisation, which other entries share.
_KEPT: Final = frozenset({"listing", "slug", "is_public", "contacts", "locations", "focal_points"}) | frozenset(
    {"source", "verified_on", "verified_by", "expires_on"}
)


@dataclass(frozen=True)
class FeedTaken:
    """How many of a feed became new drafts, proposals beside a live entry, or said nothing new."""

    added: int = 0
    proposed: int = 0
    unchanged: int = 0


def take_feed(*, actor: User, found: Sequence[Found], now: datetime) -> FeedTaken:
    """Drafts of everything in a feed, written by the actor, for two others to agree to: all of them, or none.

    An entry of the same id is not overwritten: what the feed says differently is proposed beside it. Raises FeedRefused
    with every refusal by its path.
    """
    faults: list[Fault] = []
    taken = FeedTaken()
    with transaction.atomic():
        for each in found:
            try:
                taken = _take(actor, each.entry, now, taken)
            except Refused as error:
                faults.append(Fault(each.path, error.code, str(error.message)))
        if faults:
            raise FeedRefused("The directory refuses some of it; nothing was changed.", sorted(faults))
        detail = {"added": taken.added, "proposed": taken.proposed, "unchanged": taken.unchanged}
        audit.record_by(actor, "directory.import", "form:hsds", detail)
    return taken


def _take(actor: User, entry: Entry, now: datetime, taken: FeedTaken) -> FeedTaken:
    country = actor.country_code or ""
    service = Service.objects.filter(country=country, slug=entry.slug).select_related("listing").first()
    entry = _give_own_ids(entry, service)
    if service is None:
        listing = Listing.objects.filter(country=country, name=entry.listing.name).first()
        if listing is not None:
            entry = entry.model_copy(update={"listing": _read_listing(listing)})
        with transaction.atomic():
            add_entry(actor=actor, entry=entry, now=now, listing=listing)
        return replace(taken, added=taken.added + 1)
    stands = read_entry(service)
    merged = merge(stands, entry)
    if merged == stands:
        return replace(taken, unchanged=taken.unchanged + 1)
    if find_open(service) is not None:
        raise ChangeOpen
    with transaction.atomic():
        save_entry(actor=actor, service=service, seen=service.number, entry=merged, now=now)
    return replace(taken, proposed=taken.proposed + 1)


def _give_own_ids(entry: Entry, service: Service | None) -> Entry:
    """A number or a place that services share is one of each here: whoever comes second gets an id of its own."""
    others = Q() if service is None else ~Q(service=service)
    update: dict[str, object] = {}
    for member, rows in (("contacts", Contact.objects.all()), ("locations", Location.objects.all())):
        held = getattr(entry, member)
        used = set(rows.filter(others, pk__in=[row.id for row in held]).values_list("pk", flat=True))
        update[member] = tuple(
            row.model_copy(update={"id": UUID(make_id(entry.slug, str(row.id)))}) if row.id in used else row
            for row in held
        )
    return entry.model_copy(update=update)


def merge(stands: Entry, told: Entry) -> Entry:
    """The entry with what the feed says; what it does not say stays, and so does what no feed may touch.

    Confidential places, contacts that are not public, focal points and confirmations stay. A contact with another
    number is another contact: nobody has confirmed it.
    """
    unsaid = Entry.model_fields
    update = {
        name: getattr(told, name)
        for name in unsaid
        if name not in _KEPT and getattr(told, name) != unsaid[name].get_default()
    }
    if told.kind == "other":
        update.pop("kind")
    confirmed = {(row.kind, row.value): row for row in stands.contacts}
    contacts = tuple(_keep_marks(row, confirmed.get((row.kind, row.value))) for row in told.contacts)
    hidden = tuple(row for row in stands.locations if row.is_confidential)
    return Entry.model_validate(
        {
            **stands.model_dump(),
            **{name: value for name, value in told.model_dump().items() if name in update},
            "contacts": [row.model_dump() for row in (*contacts, *(r for r in stands.contacts if not r.is_public))],
            "locations": [row.model_dump() for row in (*hidden, *told.locations)],
        }
    )


def _keep_marks(row: ContactEntry, before: ContactEntry | None) -> ContactEntry:
    return row if before is None else before.model_copy(update={"label": row.label or before.label})


def _read_listing(listing: Listing) -> ListingEntry:
    return ListingEntry.model_validate({name: getattr(listing, name) for name in LISTING})
