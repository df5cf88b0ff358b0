"""Who may do what with an entry. Roles stand in `titian.people.policies`; here is whose it is, and who has spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titian.desk.errors import NotAllowed
from titian.directory.entry import Entry, LocationEntry
from titian.directory.errors import NotFocalPoint, TwoPeople
from titian.directory.states import Move
from titian.people.policies import Permission, Scope, find_scope, may, reaches
from titian.people.roles import Role

if TYPE_CHECKING:
    from titian.directory.models import Change, Listing, Service
    from titian.people.models import Country, User


def may_edit(actor: User, listing: Listing) -> bool:
    return reaches(actor, Permission.EDIT_DIRECTORY, organisation=listing.organisation_id, country=listing.country_id)


def require_edit(actor: User, listing: Listing) -> None:
    """Raises NotAllowed."""
    if not may_edit(actor, listing):
        raise NotAllowed


def may_keep_country(actor: User, country: Country) -> bool:
    """Whether what holds for all entries of the country is theirs to say: holidays, what a source is."""
    return reaches(actor, Permission.APPROVE_DIRECTORY, country=country.pk)


def require_keep_country(actor: User | None, country: Country) -> None:
    """Raises NotAllowed. Nobody: an operator on the machine, with the command."""
    if actor is not None and not may_keep_country(actor, country):
        raise NotAllowed


def require_add_source(actor: User, country: Country) -> None:
    """Whoever writes entries there, be it of one organisation, says where they read it. Raises NotAllowed."""
    if not (may(actor, Permission.EDIT_DIRECTORY) and actor.country_code == country.pk):
        raise NotAllowed


def may_agree(actor: User, service: Service) -> bool:
    """Whether the actor answers as the focal point.

    The accounts named as focal point and backup do; where neither is named or both were closed, any member of the
    organisation; where it has nobody on this hub, a coordinator in its place.
    """
    listing = service.listing
    if not reaches(actor, Permission.AGREE_DIRECTORY, organisation=listing.organisation_id, country=listing.country_id):
        return False
    members = _list_members(listing)
    if not members:
        return find_scope(actor, Permission.AGREE_DIRECTORY) == Scope.COUNTRY
    named = members & set(service.focal_points.filter(account__isnull=False).values_list("account", flat=True))
    return actor.pk in (named or members)


def _list_members(listing: Listing) -> set[int]:
    if listing.organisation is None:
        return set()
    return set(listing.organisation.members.filter(is_active=True, role=Role.PROVIDER).values_list("pk", flat=True))


def has_written(actor: User, change: Change) -> bool:
    """Whether the actor wrote any of it, first or last."""
    return change.written_by_id == actor.pk or change.steps.filter(move=Move.SAVE, by=actor).exists()


def may_approve(actor: User, change: Change) -> bool:
    """Whether a coordinator's answer is theirs to give: not on own words, and not besides their own yes."""
    is_coordinator = reaches(actor, Permission.APPROVE_DIRECTORY, country=change.service.country_id)
    return is_coordinator and change.agreed_by_id != actor.pk and not has_written(actor, change)


def require_move(actor: User, change: Change, move: Move) -> None:
    """Raises NotAllowed, NotFocalPoint or TwoPeople; whether the table has the move is another question."""
    service = change.service
    if move in {Move.SAVE, Move.HAND_IN, Move.WITHDRAW}:
        require_edit(actor, service.listing)
    elif move == Move.AGREE:
        require_edit(actor, service.listing)
        if not may_agree(actor, service):
            raise NotFocalPoint
    elif move == Move.APPROVE:
        if not reaches(actor, Permission.APPROVE_DIRECTORY, country=service.country_id):
            raise NotAllowed
        if not may_approve(actor, change):
            raise TwoPeople
    else:
        require_edit(actor, service.listing)
        is_coordinator = reaches(actor, Permission.APPROVE_DIRECTORY, country=service.country_id)
        if not (is_coordinator or may_agree(actor, service)):
            raise NotFocalPoint


def may_say_full(actor: User, service: Service) -> bool:
    """Members of the organisation know whether a bed is free."""
    return reaches(actor, Permission.SAY_FULL, organisation=service.listing.organisation_id)


def may_read_location(actor: User, listing: Listing, location: LocationEntry) -> bool:
    """Whether the actor may know more of a place than its area."""
    if not location.is_confidential:
        return True
    scope = find_scope(actor, Permission.EDIT_DIRECTORY)
    if scope == Scope.ORGANISATION:
        return may_edit(actor, listing)
    return location.readers == "coordinators" and may_edit(actor, listing)


def hide_places(actor: User, listing: Listing, entry: Entry) -> Entry:
    """The entry with nothing but the area of places the actor may not know."""
    places = tuple(
        row
        if may_read_location(actor, listing, row)
        else LocationEntry(id=row.id, is_confidential=True, readers=row.readers, area=row.area)
        for row in entry.locations
    )
    return entry.model_copy(update={"locations": places})


def keep_hidden_places(actor: User, listing: Listing, before: Entry | None, given: Entry) -> Entry:
    """What the actor wrote, with the places they may not know as they stood: unseen is neither changed nor removed."""
    if before is None:
        return given
    hidden = {row.id: row for row in before.locations if not may_read_location(actor, listing, row)}
    if not hidden:
        return given
    kept = [hidden.pop(row.id, row) for row in given.locations]
    return given.model_copy(update={"locations": (*kept, *hidden.values())})
