"""Who may do what with referrals. Never touches a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from titian.people.models import Organisation, User
    from titian.referrals.models import Package


def may_answer(actor: User, package: Package) -> bool:
    """Members of the organisation the package was released to, and nobody else: no administrator, no officer."""
    return (
        actor.is_active
        and actor.role == "provider"
        and actor.organisation_id == package.organisation_id
        and package.released_at is not None
    )


def may_make_key(actor: User, organisation: Organisation) -> bool:
    """A provider's own members make its key, in their browser."""
    return actor.is_active and actor.role == "provider" and actor.organisation_id == organisation.pk


def may_forget_key(actor: User, organisation: Organisation) -> bool:
    """When the words were lost before the key was listed, an administrator of the country clears it."""
    return actor.is_active and actor.role == "administrator" and actor.country_code == organisation.country_id
