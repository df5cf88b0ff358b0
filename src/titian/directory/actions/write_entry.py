from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from titian.desk.errors import NotAllowed
from titian.directory.entry import Entry
from titian.directory.errors import ChangedMeanwhile, ChangeOpen, NobodyCouldRead, SlugTaken, SourceUnknown, WrongMove
from titian.directory.models import Change, Listing, Service, Source
from titian.directory.policies import keep_hidden_places, require_edit, require_move
from titian.directory.proposing import begin, find_open, lock_change, lock_service, read_content, take_step
from titian.directory.records import read_entry, write_entry
from titian.directory.states import BEGINS, OPENS, Move, State, Status, Track
from titian.people.policies import Permission, reaches

if TYPE_CHECKING:
    from titian.people.models import Organisation, User


def add_entry(
    *,
    actor: User,
    entry: Entry,
    now: datetime,
    listing: Listing | None = None,
    organisation: Organisation | None = None,
) -> Change:
    """A new draft, of an organisation the directory has, or of one it gets with it.

    `organisation`: the hub's organisation a new listing belongs to. A body without one is a coordinator's to add.
    Raises NotAllowed, SlugTaken, SourceUnknown, NobodyCouldRead.
    """
    country = listing.country_id if listing is not None else (organisation.country_id if organisation else None)
    country = country or actor.country_code or ""
    owner = listing.organisation_id if listing is not None else (organisation.pk if organisation else None)
    if not reaches(actor, Permission.EDIT_DIRECTORY, organisation=owner, country=country):
        raise NotAllowed
    with transaction.atomic():
        if listing is None:
            listing, _ = Listing.objects.get_or_create(
                country_id=country, name=entry.listing.name, defaults={"organisation": organisation}
            )
            require_edit(actor, listing)  # another may have that name
        _check(listing, entry)
        service = Service(listing=listing, country_id=country, slug=entry.slug, number=1, changed_at=now)
        _write(service, entry, now)
        return _begin(service, Track.FIRST, entry, actor, now)


def save_entry(*, actor: User, service: Service, seen: int, entry: Entry, now: datetime) -> Change:
    """What the actor wrote, kept as a draft: of a new entry in its rows, of a live one as a proposal beside them.

    `seen` is the number of the open proposal, or of the entry where there is none. Raises NotAllowed, WrongMove,
    ChangeOpen, ChangedMeanwhile, SlugTaken, SourceUnknown, NobodyCouldRead.
    """
    require_edit(actor, service.listing)
    with transaction.atomic():
        service = lock_service(service.pk)
        open_change = find_open(service)
        if open_change is None:
            return _propose_edit(actor, service, seen, entry, now)
        if open_change.status != Status.DRAFT:
            raise ChangeOpen
        change = lock_change(open_change, seen)
        require_move(actor, change, Move.SAVE)
        entry = keep_hidden_places(actor, service.listing, read_content(change), entry)
        _check(service.listing, entry)
        service = change.service
        if service.state == State.DRAFT:
            service.number += 1
            _write(service, entry, now)
        else:
            _check_slug(service, entry)
        change.content = entry.model_dump(mode="json")
        change.seen, change.seen_listing = service.number, service.listing.number
        change.written_by, change.agreed_by = actor, None
        take_step(change, Move.SAVE, actor, now)
        return change


def _propose_edit(actor: User, service: Service, seen: int, entry: Entry, now: datetime) -> Change:
    if Track.EDIT not in OPENS[State(service.state)]:
        raise WrongMove
    if service.number != seen:
        raise ChangedMeanwhile
    entry = keep_hidden_places(actor, service.listing, read_entry(service), entry)
    _check(service.listing, entry)
    _check_slug(service, entry)
    return _begin(service, Track.EDIT, entry, actor, now)


def _begin(service: Service, track: Track, entry: Entry, actor: User, now: datetime) -> Change:
    change = Change(
        service=service,
        track=track,
        status=BEGINS[track],
        content=entry.model_dump(mode="json"),
        seen=service.number,
        seen_listing=service.listing.number,
        written_by=actor,
        opened_at=now,
    )
    begin(change, actor, now)
    return change


def _write(service: Service, entry: Entry, now: datetime) -> None:
    try:
        with transaction.atomic():
            write_entry(service, entry, now)
    except IntegrityError as error:
        if Service.objects.filter(country=service.country_id, slug=entry.slug).exclude(pk=service.pk).exists():
            raise SlugTaken from error
        raise


def _check_slug(service: Service, entry: Entry) -> None:
    if Service.objects.filter(country=service.country_id, slug=entry.slug).exclude(pk=service.pk).exists():
        raise SlugTaken


def _check(listing: Listing, entry: Entry) -> None:
    named = {entry.source, *(row.source for row in entry.contacts)} - {""}
    if Source.objects.filter(country=listing.country_id, code__in=named).count() < len(named):
        raise SourceUnknown
    if listing.organisation_id is None and any(row.readers == "organisation" for row in entry.locations):
        raise NobodyCouldRead
