"""Who comes in at the provider's side of /api/v1."""

from __future__ import annotations

from titian.keys.api_access import MemberSession
from titian.people.policies import Permission


class ProviderSession(MemberSession):
    """A provider's member."""

    permission = Permission.ANSWER_REFERRALS
