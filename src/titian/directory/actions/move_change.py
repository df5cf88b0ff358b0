from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from titian.directory.errors import ChangedMeanwhile, NameTaken, ReasonMissing, SlugTaken
from titian.directory.models import Change, Service
from titian.directory.policies import require_move
from titian.directory.proposing import lock_change, read_content, take_step
from titian.directory.records import write_entry, write_listing
from titian.directory.states import Move, State, find_next

if TYPE_CHECKING:
    from titian.people.models import User


def hand_in(*, actor: User, change: Change, seen: int, now: datetime) -> Change:
    """To the focal point. Raises NotAllowed, WrongMove, ChangedMeanwhile."""
    with transaction.atomic():
        change = _lock(actor, change, seen, Move.HAND_IN)
        take_step(change, Move.HAND_IN, actor, now)
    return change


def agree(*, actor: User, change: Change, seen: int, now: datetime) -> Change:
    """The focal point's yes; a coordinator is next. Raises NotFocalPoint, and as `hand_in`."""
    with transaction.atomic():
        change = _lock(actor, change, seen, Move.AGREE)
        change.agreed_by = actor
        take_step(change, Move.AGREE, actor, now)
    return change


def approve(*, actor: User, change: Change, seen: int, now: datetime) -> Change:
    """The coordinator's yes: the entry says from now on what was proposed.

    Raises TwoPeople, ChangedMeanwhile when entry or organisation changed since it was written, SlugTaken, NameTaken,
    and as `hand_in`.
    """
    with transaction.atomic():
        change = _lock(actor, change, seen, Move.APPROVE)
        service = change.service
        if (service.number, service.listing.number) != (change.seen, change.seen_listing):
            raise ChangedMeanwhile
        change.approved_by = actor
        entry = read_content(change)
        if entry is not None:
            if Service.objects.filter(country=service.country_id, slug=entry.slug).exclude(pk=service.pk).exists():
                raise SlugTaken
            write_entry(service, entry, now)
            try:
                with transaction.atomic():
                    write_listing(service.listing, entry.listing)
            except IntegrityError as error:
                raise NameTaken from error
            if service.state == State.LIVE:
                service.number += 1
                service.save(update_fields=["number"])
        take_step(change, Move.APPROVE, actor, now)
    return change


def send_back(*, actor: User, change: Change, seen: int, reason: str, now: datetime) -> Change:
    """To be written again, or, of what was only asked for, refused. Raises ReasonMissing, and as `hand_in`."""
    if not reason.strip():
        raise ReasonMissing
    with transaction.atomic():
        change = _lock(actor, change, seen, Move.SEND_BACK)
        change.agreed_by = None
        take_step(change, Move.SEND_BACK, actor, now, reason.strip()[:400])
    return change


def withdraw(*, actor: User, change: Change, seen: int, now: datetime) -> Change:
    """Nothing becomes of it. A first entry is archived. Raises as `hand_in`."""
    with transaction.atomic():
        change = _lock(actor, change, seen, Move.WITHDRAW)
        take_step(change, Move.WITHDRAW, actor, now)
    return change


def _lock(actor: User, change: Change, seen: int, move: Move) -> Change:
    found = lock_change(change, seen)
    find_next(found.track, found.status, move)
    require_move(actor, found, move)
    return found
