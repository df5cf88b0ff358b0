"""Who in an organisation can open its key, and who reads its words to the coordinator."""

from __future__ import annotations

from dataclasses import dataclass

from titian.keys.policies import may_speak_for_key
from titian.people.models import Organisation, OrganisationKey, User
from titian.people.policies import Permission, may


@dataclass(frozen=True)
class Member:
    """An open account of the organisation. `opens`: fingerprints of the keys it has a locked file of."""

    account: User
    opens: frozenset[str]

    @property
    def name(self) -> str:
        return self.account.get_full_name() or self.account.username


def list_members(organisation: Organisation) -> list[Member]:
    """Open accounts that may have the key, by name."""
    accounts = User.objects.open().filter(organisation=organisation).order_by("first_name", "last_name", "username")
    held: dict[int, set[str]] = {}
    keys = OrganisationKey.objects.filter(organisation=organisation, files__member__isnull=False)
    for member, mark in keys.values_list("files__member", "fingerprint"):
        held.setdefault(member, set()).add(mark)
    return [
        Member(account, frozenset(held.get(account.pk, ())))
        for account in accounts
        if may(account, Permission.MAKE_ORGANISATION_KEY)
    ]


def list_speakers(organisation: Organisation) -> list[User]:
    """Whose reading of the six words counts."""
    return [member.account for member in list_members(organisation) if may_speak_for_key(member.account, organisation)]
