from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.actions.accept_invitation import come_back, find_invitation, join
from titian.people.actions.close_account import close_account
from titian.people.actions.invite import NewLink, invite
from titian.people.actions.move_account import move_account
from titian.people.actions.recover_account import recover_account
from titian.people.errors import (
    AccountClosed,
    AccountKept,
    InvitationUnknown,
    LastAdministrator,
    LastManager,
    PlaceMissing,
    StillHolds,
)
from titian.people.leaving import Holding, Leaving
from titian.people.links import hash_token
from titian.people.models import Invitation, Organisation, Role, Station, User
from titian.people.tests.browsers import open_browser, sign_in
from titian.people.tests.factories import (
    PASSWORD,
    make_alice,
    make_bob,
    make_carol,
    make_organisation,
    make_station,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NOW = timezone.now()


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR, "pim")


@pytest.fixture
def room(add_parts: Callable[..., None]) -> dict[str, list[Holding]]:
    """A room above this one, in which an account holds what a test says."""
    held: dict[str, list[Holding]] = {"now": [], "ended": []}

    def end(actor: User, account: User, now: datetime) -> None:
        held["ended"] = [Holding("ended", account.pk, "")]

    add_parts(Leaving(lambda account: held["now"], end))
    return held


def make_manager(user: User) -> User:
    User.objects.filter(pk=user.pk).update(is_manager=True)
    user.refresh_from_db()
    return user


def move(
    actor: User,
    account: User,
    role: Role,
    *,
    organisation: Organisation | None = None,
    station: Station | None = None,
    is_manager: bool = False,
) -> User:
    return move_account(
        actor=actor,
        account_id=account.public_id,
        role=role,
        organisation=organisation,
        station=station,
        is_manager=is_manager,
        now=NOW,
    )


# Closing.


def test_closed_account_keeps_its_row_and_loses_everything_else(
    administrator: User, room: dict[str, list[Holding]]
) -> None:
    officer = make_user(Role.OFFICER, "noi")
    close_account(actor=administrator, account_id=officer.public_id, now=NOW)
    officer.refresh_from_db()
    assert (officer.is_active, officer.closed_at) == (False, NOW)
    assert room["ended"] == [Holding("ended", officer.pk, "")]
    assert Entry.objects.get(action="account.close").thing == f"user:{officer.pk}"
    with pytest.raises(AccountClosed):
        close_account(actor=administrator, account_id=officer.public_id, now=NOW)
    with pytest.raises(AccountKept):
        officer.delete()
    with pytest.raises(AccountKept):
        User.objects.filter(pk=officer.pk).delete()


def test_what_would_be_lost_refuses_and_nothing_has_happened(
    administrator: User, room: dict[str, list[Holding]]
) -> None:
    officer = make_user(Role.OFFICER, "noi")
    room["now"] = [Holding("harmless", 2, "Two phones end."), Holding("lost", 1, "One would be lost.", refuses=True)]
    ways: tuple[Callable[[], object], ...] = (
        lambda: close_account(actor=administrator, account_id=officer.public_id, now=NOW),
        lambda: move(administrator, officer, Role.OFFICER, station=make_station()),
    )
    for act in ways:
        with pytest.raises(StillHolds) as refused:
            act()
        assert str(refused.value) == "One would be lost."
    officer.refresh_from_db()
    assert officer.is_active
    assert room["ended"] == []
    assert not Entry.objects.filter(action__in=["account.close", "account.move"]).exists()


def test_page_lists_what_somebody_holds_before_anything_is_closed(
    administrator: User, room: dict[str, list[Holding]]
) -> None:
    officer = make_user(Role.OFFICER, "noi")
    room["now"] = [Holding("lost", 1, "One would be lost.", refuses=True)]
    desk = open_browser()
    sign_in(desk, "pim")
    page = f"/people/{officer.public_id}/"
    for path in (page, f"{page}close/", f"{page}move/"):
        assert "One would be lost." in desk.get(path).content.decode()
    refused = desk.post(f"{page}close/")
    assert refused.status_code == 409
    room["now"] = []
    assert desk.post(f"{page}close/").headers["Location"] == page
    assert "This account was closed on" in desk.get(page).content.decode()


def test_last_administrator_stays(administrator: User) -> None:
    with pytest.raises(LastAdministrator):
        close_account(actor=administrator, account_id=administrator.public_id, now=NOW)
    with pytest.raises(LastAdministrator):
        move(administrator, administrator, Role.OFFICER, station=make_station())
    other = make_user(Role.ADMINISTRATOR)
    close_account(actor=administrator, account_id=administrator.public_id, now=NOW)
    with pytest.raises(LastAdministrator):
        close_account(actor=other, account_id=other.public_id, now=NOW)


def test_last_manager_does_not_leave_by_themselves(administrator: User) -> None:
    alice = make_manager(make_alice())
    with pytest.raises(LastManager):
        close_account(actor=alice, account_id=alice.public_id, now=NOW)
    with pytest.raises(LastManager):
        move(alice, alice, Role.PROVIDER, organisation=alice.organisation)
    make_manager(make_user(Role.PROVIDER, organisation=alice.organisation))
    close_account(actor=alice, account_id=alice.public_id, now=NOW)
    alice.refresh_from_db()
    assert (alice.is_active, alice.is_manager) == (False, False)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_closes_or_moves_an_account(role: Role) -> None:
    actor, officer = make_user(role), make_user(Role.OFFICER)
    for account in (actor, officer):
        with pytest.raises(NotAllowed):
            close_account(actor=actor, account_id=account.public_id, now=NOW)
        with pytest.raises(NotAllowed):
            move(actor, account, Role.OFFICER, station=make_station())


def test_reach_ends_at_the_country_and_at_the_organisation(administrator: User) -> None:
    alice, bob, carol = make_manager(make_alice()), make_bob(), make_carol()
    for actor, account in ((administrator, carol), (alice, bob), (alice, administrator)):
        with pytest.raises(NotAllowed):
            close_account(actor=actor, account_id=account.public_id, now=NOW)
    with pytest.raises(NotAllowed):
        move(alice, make_user(Role.PROVIDER, organisation=alice.organisation), Role.ADMINISTRATOR, organisation=None)
    with pytest.raises(NotAllowed):
        move(administrator, bob, Role.PROVIDER, organisation=carol.organisation)


def test_way_back_nobody_used_ends_with_the_account(administrator: User) -> None:
    bob = make_bob()
    recover_account(actor=administrator, account_id=bob.public_id, now=NOW)
    close_account(actor=administrator, account_id=bob.public_id, now=NOW)
    assert not Invitation.objects.open_at(NOW).exists()


# Links the leaver has made.


def invite_officer(actor: User, station: Station) -> NewLink:
    return invite(actor=actor, role=Role.OFFICER, organisation=None, station=station, is_manager=False, now=NOW)


def read_mark(made: NewLink) -> str:
    return hash_token(made.link.rstrip("/").rsplit("/", 1)[1])


def is_good(made: NewLink) -> bool:
    try:
        find_invitation(read_mark(made), NOW)
    except InvitationUnknown:
        return False
    return True


@pytest.mark.parametrize("how", ["close", "another role", "another place"])
def test_links_somebody_has_made_end_when_they_leave(administrator: User, how: str) -> None:
    leaver = make_user(Role.ADMINISTRATOR, "nid")
    bob, station = make_bob(), make_station()
    new, back = invite_officer(leaver, station), recover_account(actor=leaver, account_id=bob.public_id, now=NOW)
    others = invite_officer(administrator, station)
    assert is_good(new)
    assert is_good(back)
    if how == "close":
        close_account(actor=administrator, account_id=leaver.public_id, now=NOW)
    elif how == "another role":
        move(administrator, leaver, Role.OFFICER, station=station)
    else:
        move(administrator, leaver, Role.ADMINISTRATOR, organisation=make_organisation(kind="hub"))
    assert (is_good(new), is_good(back), is_good(others)) == (False, False, True)
    rows = Invitation.objects.filter(pk__in=[new.invitation.pk, back.invitation.pk])
    assert set(rows.values_list("withdrawn_at", flat=True)) == {NOW}, "withdrawn, not only refused"
    assert Entry.objects.filter(action="invitation.withdraw").count() == 2


def test_manager_who_is_one_no_more_has_no_open_links(administrator: User) -> None:
    alice = make_manager(make_alice())
    made = invite(
        actor=alice, role=Role.PROVIDER, organisation=alice.organisation, station=None, is_manager=True, now=NOW
    )
    move(administrator, alice, Role.PROVIDER, organisation=alice.organisation)
    assert not is_good(made)
    assert Invitation.objects.get(pk=made.invitation.pk).withdrawn_at == NOW


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"role": Role.COORDINATOR}], ids=["closed", "with another role"]
)
def test_link_is_worth_what_its_maker_may_do_now(administrator: User, change: dict[str, Any]) -> None:
    """Asked again when the link is used: a row that escaped the withdrawing lets nobody in."""
    maker, bob = make_user(Role.ADMINISTRATOR), make_bob()
    new, back = invite_officer(maker, make_station()), recover_account(actor=maker, account_id=bob.public_id, now=NOW)
    User.objects.filter(pk=maker.pk).update(**change)
    with pytest.raises(InvitationUnknown):
        join(mark=read_mark(new), username="noi", name="Noi", password=PASSWORD, now=NOW)
    with pytest.raises(InvitationUnknown):
        come_back(mark=read_mark(back), password=PASSWORD, now=NOW)
    assert not User.objects.filter(username="noi").exists()


def test_way_back_made_by_a_manager_opens_nothing_once_the_account_is_elsewhere(administrator: User) -> None:
    """A manager must not keep a way into what a former member has become."""
    alice = make_manager(make_alice())
    member = make_user(Role.PROVIDER, organisation=alice.organisation)
    back = recover_account(actor=alice, account_id=member.public_id, now=NOW)
    move(administrator, member, Role.COORDINATOR, organisation=administrator.organisation)
    with pytest.raises(InvitationUnknown):
        come_back(mark=read_mark(back), password=PASSWORD, now=NOW)


# Moving.


def test_account_goes_to_another_station_and_takes_nothing_along(
    administrator: User, room: dict[str, list[Holding]]
) -> None:
    officer, there = make_user(Role.OFFICER), make_station()
    move(administrator, officer, Role.SUPERVISOR, station=there)
    officer.refresh_from_db()
    assert (officer.role, officer.station) == (Role.SUPERVISOR, there)
    assert room["ended"]
    entry = Entry.objects.get(action="account.move")
    assert entry.detail == {"role": "supervisor", "is_manager": False, "place_changed": True}


def test_mark_of_a_manager_alone_ends_no_work(administrator: User, room: dict[str, list[Holding]]) -> None:
    alice = make_alice()
    room["now"] = [Holding("lost", 1, "One would be lost.", refuses=True)]
    before = alice.session_generation
    move(administrator, alice, Role.PROVIDER, organisation=alice.organisation, is_manager=True)
    alice.refresh_from_db()
    assert alice.is_manager
    assert room["ended"] == []
    assert alice.session_generation > before, "the next sign-in asks for what a manager needs"


def test_moving_nowhere_does_nothing(administrator: User) -> None:
    alice = make_alice()
    move(administrator, alice, Role.PROVIDER, organisation=alice.organisation)
    assert not Entry.objects.filter(action="account.move").exists()


def test_role_goes_where_it_works(administrator: User) -> None:
    officer, house = make_user(Role.OFFICER), make_organisation()
    with pytest.raises(PlaceMissing):
        move(administrator, officer, Role.OFFICER, station=officer.station, organisation=house)
    with pytest.raises(PlaceMissing):
        move(administrator, officer, Role.COORDINATOR, organisation=house)
    move(administrator, officer, Role.PROVIDER, organisation=house)
    officer.refresh_from_db()
    assert (officer.role, officer.station, officer.organisation) == (Role.PROVIDER, None, house)


def test_closed_account_is_not_moved(administrator: User) -> None:
    officer = make_user(Role.OFFICER)
    close_account(actor=administrator, account_id=officer.public_id, now=NOW)
    with pytest.raises(AccountClosed):
        move(administrator, officer, Role.OFFICER, station=make_station())


# What a manager sees.


def test_manager_manages_members_on_the_same_pages_and_sees_nobody_else(administrator: User) -> None:
    alice, bob = make_manager(make_alice()), make_bob()
    member = make_user(Role.PROVIDER, "nok", organisation=alice.organisation)
    desk = open_browser()
    sign_in(desk, "alice")
    page = desk.get("/people/").content.decode()
    assert ">nok<" in page
    assert ">bob<" not in page
    assert ">pim<" not in page
    for path in ("", "move/", "recover/", "close/"):
        assert desk.get(f"/people/{member.public_id}/{path}").status_code == 200
        for other in (bob, administrator):
            assert desk.get(f"/people/{other.public_id}/{path}").status_code == 404
    assert desk.post(f"/people/{bob.public_id}/sign-out/").status_code == 404
    for path in ("/places/", "/people/locks/", "/administration/"):
        assert desk.get(path).status_code == 403
    made = desk.post("/people/invite/", {"is_manager": ""})
    assert made.status_code == 200
    row = Invitation.objects.get()
    assert (row.role, row.organisation) == (Role.PROVIDER, alice.organisation)
    invite(
        actor=administrator, role=Role.PROVIDER, organisation=bob.organisation, station=None, is_manager=False, now=NOW
    )
    assert desk.get("/people/").content.decode().count("/withdraw/") == 1


def test_list_finds_by_name_and_place_and_shows_closed_ones_apart(administrator: User) -> None:
    noi = make_user(Role.OFFICER, "noi", station=make_station("Coast 9 (fictional)"))
    make_user(Role.OFFICER, "lek")
    desk = open_browser()
    sign_in(desk, "pim")
    for words in ("NOI", "coast 9"):
        page = desk.get("/people/", {"q": words}).content.decode()
        assert "noi</a>" in page
        assert "lek</a>" not in page
    assert "Nothing fits." in desk.get("/people/", {"q": "zzz"}).content.decode()
    close_account(actor=administrator, account_id=noi.public_id, now=NOW)
    assert "noi</a>" not in desk.get("/people/").content.decode()
    assert "noi</a>" in desk.get("/people/", {"show": "closed"}).content.decode()


def test_reading_of_accounts_is_in_the_log(administrator: User) -> None:
    noi = make_user(Role.OFFICER, "noi")
    desk = open_browser()
    sign_in(desk, "pim")
    desk.get("/people/")
    desk.get(f"/people/{noi.public_id}/")
    read = Entry.objects.filter(action__in=["account.list", "account.read"]).order_by("pk")
    assert list(read.values_list("thing", flat=True)) == ["country:TH", f"user:{noi.pk}"]
