from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.errors import BodyKeepsItself
from titian.people.links import hash_token, make_token, write_link
from titian.people.models import Invitation, Organisation, Station
from titian.people.places import check_place
from titian.people.policies import MANAGER_ROLES, Permission, may_invite, reaches
from titian.people.roles import Role

if TYPE_CHECKING:
    from titian.people.models import User


@dataclass(frozen=True, slots=True)
class NewLink:
    """Shown once; the hub keeps only a hash of it."""

    invitation: Invitation
    link: str = field(repr=False)

    @property
    def expires_at(self) -> datetime:
        return self.invitation.expires_at


def invite(
    *,
    actor: User,
    role: Role,
    organisation: Organisation | None,
    station: Station | None,
    is_manager: bool,
    now: datetime,
) -> NewLink:
    """A one-time link with which somebody makes an account of this role at this place.

    Administrators invite everyone of their country, but of an independent body the first manager alone; managers
    invite members of their organisation. Raises `NotAllowed`, `BodyKeepsItself`, `PlaceMissing`, `PlaceClosed`,
    `OtherCountry`.
    """
    is_manager = is_manager and role in MANAGER_ROLES
    if not may_invite(actor, role, organisation, station, is_manager=is_manager):
        raise BodyKeepsItself if _is_kept_from(actor, role, organisation) else NotAllowed
    with transaction.atomic():
        organisation, station = lock_places(organisation, station)
        check_place(role, organisation, station)
        made = make_invitation(
            kind=Invitation.Kind.JOIN,
            role=role,
            organisation=organisation,
            station=station,
            is_manager=is_manager,
            invited_by=actor,
            account=None,
            now=now,
        )
        audit.record_by(
            actor,
            "invitation.make",
            f"invitation:{made.invitation.pk}",
            {"role": role.value, "is_manager": made.invitation.is_manager},
        )
    return made


def _is_kept_from(actor: User, role: Role, organisation: Organisation | None) -> bool:
    """Whether an administrator asks for a body of the own country that has members: that may be said."""
    return (
        role == Role.OVERSIGHT
        and organisation is not None
        and reaches(actor, Permission.MANAGE_PLACES, country=organisation.country_id)
        and organisation.members.filter(is_active=True).exists()
    )


def make_invitation(
    *,
    kind: Invitation.Kind,
    role: Role,
    organisation: Organisation | None,
    station: Station | None,
    is_manager: bool,
    invited_by: User | None,
    account: User | None,
    now: datetime,
) -> NewLink:
    """The row and its link, for the actions that have checked who asks."""
    token = make_token()
    invitation = Invitation.objects.create(
        kind=kind,
        token_hash=hash_token(token),
        role=role,
        organisation=organisation,
        station=station,
        is_manager=is_manager,
        invited_by=invited_by,
        account=account,
        made_at=now,
        expires_at=now + Invitation.LIFETIME,
    )
    return NewLink(invitation, write_link(token))


def lock_places(
    organisation: Organisation | None, station: Station | None
) -> tuple[Organisation | None, Station | None]:
    """Both places as they are now, held so that nobody closes them meanwhile."""
    return (
        Organisation.objects.select_for_update().get(pk=organisation.pk) if organisation is not None else None,
        Station.objects.select_for_update().get(pk=station.pk) if station is not None else None,
    )
