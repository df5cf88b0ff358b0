"""Who may do what with referrals. Never touches a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titian.people.policies import Permission, reaches

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.referrals.models import Package


def may_answer(actor: User, package: Package) -> bool:
    """Members of the organisation the package was released to, and nobody else: no administrator, no officer."""
    return package.released_at is not None and reaches(
        actor, Permission.ANSWER_REFERRALS, organisation=package.organisation_id
    )
