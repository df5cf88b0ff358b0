from __future__ import annotations

import dataclasses

import pytest
from pytest_django.fixtures import Settings

from titian.hub.tests.permissions.own import list_modules
from titian.people.models import Role, User
from titian.people.policies import (
    MANAGED_ROLES,
    MANAGER_PERMISSIONS,
    PERMISSIONS,
    Permission,
    Scope,
    ScopeGap,
    find_scope,
    limit_to_scope,
    may,
    needs_second_factor,
    reaches,
)
from titian.people.tests.factories import make_alice, make_bob, make_carol, make_organisation, make_station, make_user

# Written out again on purpose: whoever widens a role changes two places.
EXPECTED: dict[str, dict[str, str]] = {
    "officer": {
        "phone.add_own": "own",
        "phone.see": "own",
        "phone.manage": "own",
        "station.see": "station",
        "account.see": "own",
    },
    "supervisor": {
        "duty_desk.see": "hub",
        "station.see_counts": "station",
        "station.keep_duty": "station",
        "station.see": "station",
        "referral.count": "station",
        "person_code.bring": "country",
        "tally.see": "station",
        "protection.see_counts": "station",
        "phone.see": "station",
        "phone.manage": "station",
        "rollout.see": "station",
        "directory.see": "country",
        "account.see": "station",
        "arrival.see": "station",
        "arrival.keep": "station",
        "notice.receive": "own",
    },
    "provider": {
        "duty_desk.see": "hub",
        "referral.answer": "organisation",
        "person_code.bring": "country",
        "organisation_key.make": "organisation",
        "organisation_key.see": "organisation",
        "directory.see": "country",
        "directory.edit": "organisation",
        "directory.agree": "organisation",
        "directory.say_full": "organisation",
        "notice.receive": "own",
        "account.see": "own",
    },
    "coordinator": {
        "duty_desk.see": "hub",
        "country.see_figures": "country",
        "country.see_folder": "country",
        "rollout.see": "country",
        "station.see": "country",
        "referral.count": "country",
        "person_code.bring": "country",
        "retention.set": "country",
        "answer_limit.set": "country",
        "tally.see": "country",
        "protection.see_counts": "country",
        "audit.see": "country",
        "audit.export": "country",
        "organisation_key.see": "country",
        "organisation_key.compare": "country",
        "organisation_key.end": "country",
        "studio.see": "hub",
        "studio.keep": "hub",
        "directory.see": "country",
        "directory.edit": "country",
        "directory.agree": "country",
        "directory.approve": "country",
        "notice.receive": "own",
        "account.see": "own",
        "arrival.see": "country",
    },
    "administrator": {
        "duty_desk.see": "hub",
        "country.see_folder": "country",
        "hub.administer": "hub",
        "audit.see": "country",
        "audit.export": "country",
        "lock.lift": "hub",
        "place.manage": "country",
        "station.see": "country",
        "account.see": "country",
        "account.manage": "country",
        "phone.see": "country",
        "phone.manage": "country",
        "quarantine.keep": "country",
        "webhook.manage": "country",
        "rollout.see": "country",
    },
    "oversight": {
        "complaint.read": "organisation",
        "organisation_key.make": "organisation",
        "organisation_key.see": "organisation",
        "account.see": "organisation",
    },
    "translator": {
        "studio.see": "hub",
        "studio.translate": "hub",
        "studio.record": "hub",
        "studio.back_translate": "hub",
        "account.see": "own",
    },
    "reviewer": {
        "studio.see": "hub",
        "studio.back_translate": "hub",
        "studio.approve": "hub",
        "studio.approve_clips": "hub",
        "account.see": "own",
    },
    "co_chair": {
        "plan.see": "hub",
        "plan.see_members": "hub",
        "plan.keep": "hub",
        "update.share": "hub",
        "meeting.keep": "hub",
        "meeting.take_part": "hub",
        "task.do": "hub",
        "programme.keep": "hub",
        "names.keep": "organisation",
        "follow_up.answer": "hub",
        "secondment.keep": "hub",
        "secondment.nominate": "hub",
        "nomination.keep": "hub",
        "statement.keep": "hub",
        "statement.release": "hub",
        "shelf.keep": "hub",
        "event.see": "hub",
        "event.reconcile": "hub",
        "consultation.take_part": "hub",
        "consultation.convene": "hub",
        "exercise.run": "hub",
        "alert.see": "hub",
        "alert.release": "hub",
        "event.draft_report": "hub",
        "contact.see": "hub",
        "account.see": "own",
    },
    "regional_office": {
        "plan.see": "hub",
        "plan.see_members": "hub",
        "plan.keep": "hub",
        "update.share": "hub",
        "meeting.keep": "hub",
        "meeting.take_part": "hub",
        "task.do": "hub",
        "programme.keep": "hub",
        "names.keep": "organisation",
        "follow_up.answer": "hub",
        "secondment.keep": "hub",
        "secondment.nominate": "hub",
        "nomination.keep": "hub",
        "statement.keep": "hub",
        "shelf.keep": "hub",
        "lead_partner.keep": "hub",
        "lead_rule.keep": "hub",
        "event.see": "hub",
        "event.report": "hub",
        "event.revise": "hub",
        "event.reconcile": "hub",
        "consultation.take_part": "hub",
        "consultation.convene": "hub",
        "exercise.run": "hub",
        "alert.see": "hub",
        "alert.draft": "hub",
        "alert.release": "hub",
        "trigger.keep": "hub",
        "event.ask_arrival": "hub",
        "event.draft_report": "hub",
        "contact.see": "hub",
        "contact.keep": "hub",
        "account.see": "own",
    },
    "focal_point": {
        "plan.see": "hub",
        "plan.see_members": "hub",
        "update.send": "organisation",
        "round.propose": "organisation",
        "meeting.take_part": "hub",
        "task.do": "organisation",
        "programme.keep": "organisation",
        "names.keep": "organisation",
        "follow_up.answer": "organisation",
        "secondment.nominate": "hub",
        "nomination.keep": "organisation",
        "notice.receive": "own",
        "event.see": "hub",
        "event.report": "hub",
        "event.revise": "organisation",
        "consultation.take_part": "hub",
        "national_plan.keep": "organisation",
        "alert.see": "hub",
        "alert.draft": "organisation",
        "alert.receive": "hub",
        "position.open": "organisation",
        "organisation_key.make": "organisation",
        "organisation_key.see": "organisation",
        "event.ask_arrival": "hub",
        "event.draft_report": "hub",
        "contact.see": "hub",
        "contact.keep": "organisation",
        "account.see": "own",
    },
    "observer": {"plan.see": "hub", "account.see": "own"},
    "analyst": {"lead.see": "hub", "lead.keep": "hub", "help_line.keep": "hub", "account.see": "own"},
    "leads_body": {"lead.oversee": "hub", "account.see": "own"},
}


# Rooms that keep their rows beside their tests keep this there, too.
for _room in list_modules():
    for _role, _permissions in getattr(_room, "PERMISSIONS", {}).items():
        EXPECTED[_role] |= _permissions


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_role_has_the_permissions_of_its_row_and_no_other(
    role: Role, permission: Permission, settings: Settings
) -> None:
    settings.HUB_KIND = dataclasses.replace(settings.HUB_KIND, roles=frozenset(Role.values))
    expected = EXPECTED[role.value].get(permission.value)
    assert find_scope(User(role=role), permission) == expected
    assert may(User(role=role), permission) is (expected is not None)


@pytest.mark.parametrize("role", Role)
def test_closed_account_may_nothing(role: Role) -> None:
    assert not any(may(User(role=role, is_active=False), permission) for permission in Permission)


def test_every_role_has_a_row() -> None:
    assert set(PERMISSIONS) == set(Role)


def test_only_providers_touch_referrals() -> None:
    assert [role for role in Role if Permission.ANSWER_REFERRALS in PERMISSIONS[role]] == [Role.PROVIDER]


def test_only_the_independent_body_reads_complaints() -> None:
    assert [role for role in Role if Permission.READ_COMPLAINTS in PERMISSIONS[role]] == [Role.OVERSIGHT]


def test_accounts_of_the_independent_body_are_managed_by_itself_alone() -> None:
    assert [role for role in Role if Role.OVERSIGHT in MANAGED_ROLES.get(role, ())] == [Role.OVERSIGHT]
    assert MANAGED_ROLES[Role.OVERSIGHT] == {Role.OVERSIGHT}
    manager = User(role=Role.OVERSIGHT, is_manager=True)
    assert find_scope(manager, Permission.MANAGE_ACCOUNTS) == Scope.ORGANISATION
    assert not may(User(role=Role.OVERSIGHT), Permission.MANAGE_ACCOUNTS)


def test_manager_is_a_provider_that_manages_members_of_its_organisation() -> None:
    assert dict(MANAGER_PERMISSIONS) == {
        Permission.SEE_ACCOUNTS: Scope.ORGANISATION,
        Permission.MANAGE_ACCOUNTS: Scope.ORGANISATION,
        Permission.END_ORGANISATION_KEY: Scope.ORGANISATION,
        Permission.REMOVE_FROM_KEY: Scope.ORGANISATION,
        Permission.CONFIRM_WEBHOOKS: Scope.ORGANISATION,
        Permission.SEE_OWN_LOG: Scope.ORGANISATION,
    }
    manager = User(role=Role.PROVIDER, is_manager=True)
    assert find_scope(manager, Permission.SEE_ACCOUNTS) == Scope.ORGANISATION
    assert find_scope(manager, Permission.ANSWER_REFERRALS) == Scope.ORGANISATION
    assert not may(manager, Permission.MANAGE_PLACES)


@pytest.mark.django_db
def test_each_scope_reaches_what_is_its_own_and_nothing_beside_it() -> None:
    station, other = make_station(), make_station()
    supervisor = make_user(Role.SUPERVISOR, station=station)
    assert reaches(supervisor, Permission.MANAGE_PHONES, station=station.pk)
    assert not reaches(supervisor, Permission.MANAGE_PHONES, station=other.pk)
    assert not reaches(supervisor, Permission.MANAGE_PHONES, own=supervisor.pk), "no scope of its own is named"
    officer = make_user(Role.OFFICER, station=station)
    assert reaches(officer, Permission.MANAGE_PHONES, own=officer.pk, station=station.pk)
    assert not reaches(officer, Permission.MANAGE_PHONES, own=supervisor.pk, station=station.pk)
    administrator = make_user(Role.ADMINISTRATOR)
    assert reaches(administrator, Permission.MANAGE_PHONES, country="TH")
    assert not reaches(administrator, Permission.MANAGE_PHONES, country="ID")
    assert reaches(administrator, Permission.LIFT_LOCKS)
    assert not reaches(officer, Permission.LIFT_LOCKS)


@pytest.mark.django_db
def test_manager_reaches_members_of_the_own_organisation_only() -> None:
    alice, bob = make_alice(), make_bob()
    alice.is_manager = True
    assert reaches(alice, Permission.MANAGE_ACCOUNTS, organisation=alice.organisation_id, country="TH")
    assert not reaches(alice, Permission.MANAGE_ACCOUNTS, organisation=bob.organisation_id, country="TH")
    assert list(User.objects.managed_by(alice)) == [alice]
    assert not User.objects.managed_by(bob).exists()


@pytest.mark.django_db
def test_nobody_without_a_place_reaches_what_has_none() -> None:
    lost = User(role=Role.ADMINISTRATOR, username="lost")
    assert not reaches(lost, Permission.MANAGE_ACCOUNTS, country=None)
    make_carol()
    assert not User.objects.visible_to(lost).exists()


@pytest.mark.django_db
def test_list_that_names_no_field_for_a_scope_is_a_mistake_that_shows() -> None:
    administrator = make_user(Role.ADMINISTRATOR)
    with pytest.raises(ScopeGap):
        limit_to_scope(User.objects.all(), administrator, Permission.SEE_ACCOUNTS, own="pk")
    provider = make_user(Role.PROVIDER, organisation=make_organisation())
    assert not limit_to_scope(User.objects.all(), provider, Permission.LIFT_LOCKS).exists()


@pytest.mark.parametrize("role", Role)
def test_second_factor_is_asked_of_those_who_give_rights_away(role: Role, settings: Settings) -> None:
    assert not needs_second_factor(User(role=role)), "the demo asks for none"
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=False)
    keepers = {"coordinator", "administrator", "oversight", "co_chair", "regional_office", "analyst", "leads_body"}
    assert needs_second_factor(User(role=role)) is (role in keepers)
    assert needs_second_factor(User(role=Role.PROVIDER, is_manager=True))
