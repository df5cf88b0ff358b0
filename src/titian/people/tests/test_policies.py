from __future__ import annotations

import pytest

from titian.people.models import Role, User
from titian.people.policies import HOMES, PERMISSIONS, Permission, may

# Role by role, written a second time on purpose: a slip in the policy shows here.
MAY = {
    "officer": {"phone.add_own"},
    "supervisor": {"station.see_counts"},
    "provider": {"referral.answer", "organisation_key.make"},
    "coordinator": {"country.see_figures"},
    "administrator": {"hub.administer"},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_role_has_the_permissions_of_its_row_and_no_other(role: Role, permission: Permission) -> None:
    assert may(User(role=role), permission) is (permission.value in MAY[role.value])


@pytest.mark.parametrize("role", Role)
def test_closed_account_may_nothing(role: Role) -> None:
    assert not any(may(User(role=role, is_active=False), permission) for permission in Permission)


def test_every_role_has_a_row_and_a_home() -> None:
    assert set(PERMISSIONS) == set(HOMES) == set(Role)


def test_only_providers_touch_referrals() -> None:
    assert [role for role in Role if Permission.ANSWER_REFERRALS in PERMISSIONS[role]] == [Role.PROVIDER]
