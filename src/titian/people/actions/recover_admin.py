from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.people.actions.invite import NewLink, make_invitation
from titian.people.actions.recover_account import recover_account
from titian.people.country_names import find_country_name
from titian.people.errors import AdministratorUnclear
from titian.people.models import Country, Invitation, Organisation, User
from titian.people.roles import Role


def recover_administrator(*, username: str | None, wants_new: bool, country: str, hub_name: str) -> NewLink:
    """A one-time link made on the server: a way back for one administrator, or an invitation for a new one.

    Without a name it is the only open administrator's; with none open, it invites the hub's first one, and makes the
    country and the organisation that runs the hub when they are missing. Raises `AdministratorUnclear`.
    """
    now = timezone.now()
    with transaction.atomic():
        administrators = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR)
        if username is not None:
            named = administrators.filter(username=username.strip().lower()).first()
            if named is None:
                raise AdministratorUnclear(f"There is no administrator with the user name {username}.")
            return recover_account(actor=None, account_id=named.public_id, now=now)
        working = list(administrators.filter(is_active=True).order_by("username"))
        if working and not wants_new:
            if len(working) > 1:
                names = ", ".join(one.username for one in working)
                raise AdministratorUnclear(f"There are several administrators: {names}. Name one with --account.")
            return recover_account(actor=None, account_id=working[0].public_id, now=now)
        made = make_invitation(
            kind=Invitation.Kind.JOIN,
            role=Role.ADMINISTRATOR,
            organisation=_find_or_make_hub(country, hub_name),
            station=None,
            is_manager=False,
            invited_by=None,
            account=None,
            now=now,
        )
        audit.record(
            "command",
            "recover-admin",
            "invitation.make",
            f"invitation:{made.invitation.pk}",
            {"role": Role.ADMINISTRATOR.value},
        )
    return made


def _find_or_make_hub(code: str, hub_name: str) -> Organisation:
    """The open organisation that runs the hub in its country; a new hub has none yet."""
    found = Organisation.objects.open().filter(kind=Organisation.Kind.HUB, country=code).order_by("name").first()
    if found is not None:
        return found
    country, _ = Country.objects.get_or_create(code=code, defaults={"name": find_country_name(code)})
    organisation = Organisation.objects.create(name=hub_name, country=country, kind=Organisation.Kind.HUB)
    audit.record("command", "recover-admin", "organisation.add", f"organisation:{organisation.pk}", {"kind": "hub"})
    return organisation
