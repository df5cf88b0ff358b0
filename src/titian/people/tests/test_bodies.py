"""Nobody but an independent body's own manager has a hand in who reads complaints, from its first manager on."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.actions.accept_invitation import come_back, find_invitation, join
from titian.people.actions.close_account import close_account
from titian.people.actions.invite import NewLink, invite
from titian.people.actions.move_account import move_account
from titian.people.actions.recover_account import recover_account
from titian.people.actions.recover_body import recover_body
from titian.people.actions.sign_out_account import sign_out_account
from titian.people.actions.withdraw_invitation import withdraw_invitation
from titian.people.errors import BodyKeepsItself, BodyUnclear, InvitationUnknown, LastManager, PeopleError
from titian.people.links import hash_token
from titian.people.members import list_members
from titian.people.models import Invitation, Organisation, Role, User
from titian.people.tests.browsers import open_browser, sign_in
from titian.people.tests.factories import make_organisation, make_station, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NOW = timezone.now()
CHOSEN = "three quiet bridges at dusk"


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR, "pim")


@pytest.fixture
def body() -> Organisation:
    return make_organisation("Listening House (fictional)", kind=Organisation.Kind.OVERSIGHT)


def make_member(body: Organisation, username: str, *, is_manager: bool = False) -> User:
    member = make_user(Role.OVERSIGHT, username, organisation=body)
    member.is_manager = is_manager
    member.save()
    return member


def ask(actor: User, body: Organisation, *, is_manager: bool = True, role: Role = Role.OVERSIGHT) -> NewLink:
    return invite(actor=actor, role=role, organisation=body, station=None, is_manager=is_manager, now=NOW)


def read_mark(made: NewLink) -> str:
    return hash_token(made.link.rstrip("/").rsplit("/", 1)[1])


def accept(made: NewLink, username: str) -> User:
    return join(mark=read_mark(made), username=username, name=username.title(), password=CHOSEN, now=NOW)


# The first manager.


def test_administrator_invites_the_first_manager_and_nobody_after(administrator: User, body: Organisation) -> None:
    manager = accept(ask(administrator, body), "mali")
    assert (manager.role, manager.is_manager) == (Role.OVERSIGHT, True)
    assert Entry.objects.filter(action="invitation.make", detail__role="oversight").exists()
    for is_manager in (True, False):
        with pytest.raises(BodyKeepsItself):
            ask(administrator, body, is_manager=is_manager)


def test_first_member_is_a_manager_or_is_not_invited(administrator: User, body: Organisation) -> None:
    with pytest.raises(NotAllowed):
        ask(administrator, body, is_manager=False)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SUPERVISOR, Role.PROVIDER, Role.OVERSIGHT])
def test_nobody_else_invites_the_first_manager(role: Role, body: Organisation) -> None:
    with pytest.raises(NotAllowed):
        ask(make_user(role), body)


def test_administrator_of_another_country_learns_and_does_nothing(body: Organisation) -> None:
    abroad = make_user(Role.ADMINISTRATOR, country="ID")
    with pytest.raises(NotAllowed):
        ask(abroad, body)
    make_member(body, "mali", is_manager=True)
    with pytest.raises(NotAllowed):
        ask(abroad, body)


def test_second_link_kept_in_a_drawer_opens_nothing_once_there_is_a_member(
    administrator: User, body: Organisation
) -> None:
    first, kept = ask(administrator, body), ask(administrator, body)
    accept(first, "mali")
    with pytest.raises(InvitationUnknown):
        find_invitation(read_mark(kept), NOW)
    with pytest.raises(InvitationUnknown):
        accept(kept, "intruder")
    assert not User.objects.filter(username="intruder").exists()


def test_administrator_withdraws_the_first_managers_link_and_sees_no_other(
    administrator: User, body: Organisation
) -> None:
    made = ask(administrator, body)
    assert list(Invitation.objects.managed_by(administrator)) == [made.invitation]
    withdraw_invitation(actor=administrator, invitation_id=made.invitation.pk, now=NOW)
    ours = ask(make_member(body, "mali", is_manager=True), body, is_manager=False)
    assert ours.invitation not in Invitation.objects.managed_by(administrator)
    with pytest.raises(InvitationUnknown):
        withdraw_invitation(actor=administrator, invitation_id=ours.invitation.pk, now=NOW)


# No way in for administrators.


def test_administrator_reaches_no_account_of_the_body(administrator: User, body: Organisation) -> None:
    manager, member = make_member(body, "mali", is_manager=True), make_member(body, "lena")
    ways: tuple[Callable[[User], Any], ...] = (
        lambda who: recover_account(actor=administrator, account_id=who.public_id, now=NOW),
        lambda who: sign_out_account(actor=administrator, account_id=who.public_id),
        lambda who: close_account(actor=administrator, account_id=who.public_id, now=NOW),
        lambda who: move_account(
            actor=administrator, account_id=who.public_id, role=Role.PROVIDER, organisation=make_organisation(),
            station=None, is_manager=False, now=NOW,
        ),
    )  # fmt: skip
    for account in (manager, member):
        for way in ways:
            with pytest.raises(NotAllowed):
                way(account)
    assert not User.objects.managed_by(administrator).filter(role=Role.OVERSIGHT).exists()


def test_pages_of_the_bodys_accounts_are_not_there_for_an_administrator(
    administrator: User, body: Organisation
) -> None:
    member = make_member(body, "lena", is_manager=True)
    desk = open_browser()
    sign_in(desk, "pim")
    assert not re.search(r"\blena\b", desk.get("/people/").content.decode())
    for path in ("", "move/", "recover/", "close/"):
        assert desk.get(f"/people/{member.public_id}/{path}").status_code == 404
    for path in ("move/", "recover/", "close/", "sign-out/"):
        assert desk.post(f"/people/{member.public_id}/{path}").status_code == 404
    page = desk.get("/search/", {"q": "lena"}).content.decode()
    assert str(member.public_id) not in page, "no link that leads nowhere"


def test_nobody_is_moved_into_the_body(administrator: User, body: Organisation) -> None:
    """Not even while it is empty: an administrator would so give themselves what complaints there are."""
    for account in (make_user(Role.PROVIDER), make_user(Role.ADMINISTRATOR), administrator):
        with pytest.raises(NotAllowed):
            move_account(
                actor=administrator, account_id=account.public_id, role=Role.OVERSIGHT, organisation=body,
                station=None, is_manager=True, now=NOW,
            )  # fmt: skip
    desk = open_browser()
    sign_in(desk, "pim")
    officer = make_user(Role.OFFICER, station=make_station())
    assert 'value="oversight"' not in desk.get(f"/people/{officer.public_id}/move/").content.decode()


def test_page_says_that_the_body_keeps_itself(administrator: User, body: Organisation) -> None:
    desk = open_browser()
    sign_in(desk, "pim")
    given = {"role": "oversight", "organisation": str(body.pk)}
    assert desk.post("/people/invite/", given).status_code == 200
    assert Invitation.objects.get().is_manager, "the first is the manager without anybody ticking it"
    make_member(body, "mali", is_manager=True)
    refused = desk.post("/people/invite/", given)
    assert refused.status_code == 403
    assert "Its own manager invites everybody else." in refused.content.decode()


# The body's own manager.


def test_manager_keeps_the_members_of_the_own_body_and_of_no_other(administrator: User, body: Organisation) -> None:
    manager = make_member(body, "mali", is_manager=True)
    member = accept(ask(manager, body, is_manager=False), "lena")
    assert (member.role, member.organisation, member.is_manager) == (Role.OVERSIGHT, body, False)
    back = recover_account(actor=manager, account_id=member.public_id, now=NOW)
    assert come_back(mark=read_mark(back), password=CHOSEN, now=NOW) == member
    sign_out_account(actor=manager, account_id=member.public_id)
    other = make_organisation(kind=Organisation.Kind.OVERSIGHT)
    stranger = make_member(other, "nok")
    for account in (stranger, administrator, make_user(Role.PROVIDER)):
        with pytest.raises(NotAllowed):
            recover_account(actor=manager, account_id=account.public_id, now=NOW)
    with pytest.raises(NotAllowed):
        ask(manager, other)
    with pytest.raises(NotAllowed):
        ask(manager, body, role=Role.PROVIDER)
    close_account(actor=manager, account_id=member.public_id, now=NOW)
    member.refresh_from_db()
    assert not member.is_active


def test_manager_uses_the_same_pages_as_a_providers(body: Organisation) -> None:
    make_member(body, "mali", is_manager=True)
    member = make_member(body, "lena")
    desk = open_browser()
    sign_in(desk, "mali")
    page = desk.get("/people/").content.decode()
    assert re.search(r"\blena\b", page)
    assert "reads its complaints" in desk.get("/people/invite/").content.decode()
    assert desk.post("/people/invite/", {}).status_code == 200
    row = Invitation.objects.get()
    assert (row.role, row.organisation, row.is_manager) == (Role.OVERSIGHT, body, False)
    assert desk.post(f"/people/{member.public_id}/move/", {"is_manager": "on"}).status_code == 302
    member.refresh_from_db()
    assert member.is_manager


def test_plain_member_manages_nobody(body: Organisation) -> None:
    make_member(body, "mali", is_manager=True)
    make_member(body, "lena")
    desk = open_browser()
    sign_in(desk, "lena")
    assert desk.get("/people/").status_code == 403


def test_body_never_loses_its_last_manager(body: Organisation) -> None:
    """Also not when two managers close each other at the same moment, each from a page loaded before."""
    mali, lena = make_member(body, "mali", is_manager=True), make_member(body, "lena", is_manager=True)
    close_account(actor=mali, account_id=lena.public_id, now=NOW)
    for actor in (lena, mali):  # lena as her request read her, before she was closed
        with pytest.raises(LastManager):
            close_account(actor=actor, account_id=mali.public_id, now=NOW)
    with pytest.raises(LastManager):
        move_account(
            actor=lena, account_id=mali.public_id, role=Role.OVERSIGHT, organisation=body, station=None,
            is_manager=False, now=NOW,
        )  # fmt: skip


# What members see.


def test_members_see_since_when_each_is_there_and_who_let_them_in(administrator: User, body: Organisation) -> None:
    manager = accept(ask(administrator, body), "mali")
    member = accept(ask(manager, body, is_manager=False), "lena")
    come_back(
        mark=read_mark(recover_account(actor=manager, account_id=member.public_id, now=NOW)), password=CHOSEN, now=NOW
    )
    close_account(actor=manager, account_id=member.public_id, now=NOW)
    mali, lena = list_members(body)
    assert (mali.name, mali.since, mali.let_in_by) == ("Mali", NOW, "pim, administrator")
    assert lena.let_in_by.startswith("Mali, independent body")
    assert (lena.came_back_at, lena.left_at) == (NOW, NOW), "who came and was closed again stays in sight"
    assert lena.let_back_by.startswith("Mali")


# All members lost.


def test_command_on_the_server_invites_a_new_manager_and_everybody_sees_it(body: Organisation) -> None:
    make_member(body, "mali", is_manager=True)
    made = recover_body(name=None)
    found = accept(made, "nok")
    assert (found.role, found.organisation, found.is_manager) == (Role.OVERSIGHT, body, True)
    assert [member.let_in_by for member in list_members(body) if member.account == found] == ["a command on the server"]
    entry = Entry.objects.get(action="invitation.make")
    assert (entry.actor_kind, entry.actor_id) == ("command", "recover-body")


def test_command_names_one_body_of_several_and_none_that_is_closed(body: Organisation) -> None:
    other = make_organisation(kind=Organisation.Kind.OVERSIGHT)
    with pytest.raises(BodyUnclear, match="Listening House"):
        recover_body(name=None)
    assert recover_body(name=other.name).invitation.organisation == other
    Organisation.objects.update(closed_at=NOW)
    with pytest.raises(BodyUnclear):
        recover_body(name=body.name)
    with pytest.raises(BodyUnclear):
        recover_body(name=make_organisation().name)


@pytest.mark.django_db(transaction=True)
def test_two_first_managers_at_once_are_one() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes one writer at a time; the test's database in memory cannot show it")
    body = make_organisation(kind=Organisation.Kind.OVERSIGHT)
    administrator = make_user(Role.ADMINISTRATOR)
    links = [ask(administrator, body), ask(administrator, body)]
    outcomes: list[str] = []
    barrier = threading.Barrier(2)

    def use(made: NewLink, username: str) -> None:
        barrier.wait()
        try:
            accept(made, username)
            outcomes.append("made")
        except PeopleError as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=use, args=pair) for pair in zip(links, ("first", "second"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["invitation.unknown", "made"]
    assert body.members.count() == 1
