from __future__ import annotations

import dataclasses
import re
import threading
import uuid
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.actions.accept_invitation import come_back, find_invitation, join
from titian.people.actions.invite import NewLink, invite
from titian.people.actions.recover_account import recover_account
from titian.people.actions.withdraw_invitation import withdraw_invitation
from titian.people.errors import (
    InvitationExpired,
    InvitationUnknown,
    NameTaken,
    OtherCountry,
    PeopleError,
    PlaceClosed,
    PlaceMissing,
)
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
CHOSEN = "three quiet bridges at dusk"


def ask(
    actor: User,
    role: Role = Role.OFFICER,
    *,
    station: Station | None = None,
    organisation: Organisation | None = None,
    is_manager: bool = False,
    now: datetime = NOW,
) -> NewLink:
    return invite(actor=actor, role=role, station=station, organisation=organisation, is_manager=is_manager, now=now)


def read_mark(made: NewLink) -> str:
    return hash_token(made.link.rstrip("/").rsplit("/", 1)[1])


def accept(made: NewLink, username: str = "noi", now: datetime = NOW) -> User:
    return join(mark=read_mark(made), username=username, name="Noi", password=CHOSEN, now=now)


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR, "pim")


def test_link_makes_one_account_of_its_role_and_place(administrator: User) -> None:
    station = make_station()
    made = ask(administrator, station=station)
    user = accept(made, "Noi")
    assert (user.username, user.role, user.station, user.first_name) == ("noi", Role.OFFICER, station, "Noi")
    assert user.check_password(CHOSEN)
    with pytest.raises(InvitationUnknown):
        accept(made, "again")
    assert User.objects.filter(station=station).count() == 1


def test_link_is_128_bits_and_the_hub_keeps_a_hash_of_it_alone(administrator: User) -> None:
    made = ask(administrator, station=make_station())
    token = made.link.rstrip("/").rsplit("/", 1)[1]
    assert len(token) == 22, "128 bits in base64url"
    assert made.link.startswith("http://localhost:8000/invitation/")
    row = Invitation.objects.values().get()
    assert token not in str(row)
    assert row["token_hash"] == hash_token(token)
    assert token not in repr(made)


def test_link_is_over_after_seven_days_and_not_before(administrator: User) -> None:
    made = ask(administrator, station=make_station())
    find_invitation(read_mark(made), NOW + timedelta(days=7) - timedelta(seconds=1))
    for act in (lambda at: find_invitation(read_mark(made), at), lambda at: accept(made, now=at)):
        with pytest.raises(InvitationExpired):
            act(NOW + timedelta(days=7))
    assert not User.objects.filter(username="noi").exists()


def test_wrong_link_and_withdrawn_link_are_answered_alike(administrator: User) -> None:
    made = ask(administrator, station=make_station())
    withdraw_invitation(actor=administrator, invitation_id=made.invitation.pk, now=NOW)
    for mark in (read_mark(made), hash_token("never made"), "", "x" * 64):
        with pytest.raises(InvitationUnknown):
            find_invitation(mark, NOW)
    with pytest.raises(InvitationUnknown):
        withdraw_invitation(actor=administrator, invitation_id=made.invitation.pk, now=NOW)


def test_taken_user_name_leaves_the_link_for_another_try(administrator: User) -> None:
    made = ask(administrator, station=make_station())
    for name in ("pim", "PIM"):
        with pytest.raises(NameTaken):
            accept(made, name)
    assert accept(made, "noi").pk


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.PROVIDER, Role.COORDINATOR])
def test_only_an_administrator_or_a_manager_invites(role: Role) -> None:
    station = make_station()
    actor = make_user(role, station=station if role in {Role.OFFICER, Role.SUPERVISOR} else None)
    for wanted, place in ((Role.OFFICER, {"station": station}), (Role.PROVIDER, {"organisation": make_organisation()})):
        with pytest.raises(NotAllowed):
            ask(actor, wanted, **place)
    assert not Invitation.objects.exists()


def test_manager_invites_members_of_the_own_organisation_and_nobody_else() -> None:
    alice, bob = make_alice(), make_bob()
    User.objects.filter(pk=alice.pk).update(is_manager=True)
    alice.refresh_from_db()
    member = accept(ask(alice, Role.PROVIDER, organisation=alice.organisation))
    assert (member.role, member.organisation) == (Role.PROVIDER, alice.organisation)
    with pytest.raises(NotAllowed):
        ask(alice, Role.PROVIDER, organisation=bob.organisation)
    with pytest.raises(NotAllowed):
        ask(alice, Role.ADMINISTRATOR, organisation=alice.organisation)
    with pytest.raises(NotAllowed):
        ask(alice, Role.OFFICER, station=make_station())
    with pytest.raises(NotAllowed):
        ask(alice, Role.OFFICER, station=make_station(), organisation=alice.organisation)


def test_administrator_invites_in_the_own_country_only(administrator: User) -> None:
    carol = make_carol()
    with pytest.raises(NotAllowed):
        ask(administrator, Role.PROVIDER, organisation=carol.organisation)
    with pytest.raises(NotAllowed):
        ask(administrator, station=make_station(country="ID"))


def test_role_works_where_it_belongs(administrator: User) -> None:
    house, station = make_organisation(), make_station()
    for role, place in (
        (Role.OFFICER, {"organisation": make_organisation(kind="station_service")}),
        (Role.OFFICER, {"station": station, "organisation": house}),
        (Role.PROVIDER, {"organisation": house, "station": station}),
        (Role.ADMINISTRATOR, {"organisation": house}),
        (Role.COORDINATOR, {"organisation": house}),
    ):
        with pytest.raises((PlaceMissing, OtherCountry)):
            ask(administrator, role, **place)


def test_place_closed_meanwhile_makes_no_account(administrator: User) -> None:
    station = make_station()
    made = ask(administrator, station=station)
    Station.objects.filter(pk=station.pk).update(closed_at=NOW)
    with pytest.raises(PlaceClosed):
        accept(made)
    with pytest.raises(PlaceClosed):
        ask(administrator, station=station)
    assert not User.objects.filter(username="noi").exists()


def test_manager_mark_is_for_providers_alone(administrator: User) -> None:
    made = ask(administrator, station=make_station(), is_manager=True)
    assert not accept(made).is_manager
    house = make_organisation()
    assert accept(ask(administrator, Role.PROVIDER, organisation=house, is_manager=True), "nok").is_manager


def test_invitations_of_others_are_neither_seen_nor_withdrawn(administrator: User) -> None:
    alice, bob = make_alice(), make_bob()
    User.objects.filter(pk__in=[alice.pk, bob.pk]).update(is_manager=True)
    alice.refresh_from_db()
    bob.refresh_from_db()
    made = ask(alice, Role.PROVIDER, organisation=alice.organisation)
    assert list(Invitation.objects.managed_by(alice)) == [made.invitation]
    assert not Invitation.objects.managed_by(bob).exists()
    with pytest.raises(InvitationUnknown):
        withdraw_invitation(actor=bob, invitation_id=made.invitation.pk, now=NOW)
    assert list(Invitation.objects.managed_by(administrator)) == [made.invitation]


def test_every_step_is_in_the_log_without_a_name(administrator: User) -> None:
    made = ask(administrator, station=make_station())
    accept(made)
    rows = list(Entry.objects.order_by("pk"))
    assert [row.action for row in rows] == ["invitation.make", "account.join"]
    text = " ".join(f"{row.thing} {row.actor_id} {row.detail}" for row in rows)
    assert "noi" not in text.lower()
    assert read_mark(made) not in text


# A way back.


def test_way_back_sets_a_password_and_clears_factors_sessions_and_pauses(administrator: User, client: Client) -> None:
    bob = make_bob()
    Authenticator.objects.create(user=bob, type=Authenticator.Type.TOTP, data={"secret": "x"})
    AccessAttempt.objects.create(username="bob", ip_address="127.0.0.1", failures_since_start=5)
    client.force_login(bob, backend="allauth.account.auth_backends.AuthenticationBackend")
    made = recover_account(actor=administrator, account_id=bob.public_id, now=NOW)
    assert client.get("/account/", headers={"host": "localhost"}).status_code == 200, (
        "nothing changes before it is used"
    )
    come_back(mark=read_mark(made), password=CHOSEN, now=NOW)
    bob.refresh_from_db()
    assert bob.check_password(CHOSEN)
    assert not Authenticator.objects.filter(user=bob).exists()
    assert not AccessAttempt.objects.exists()
    assert client.get("/account/", headers={"host": "localhost"}).status_code == 302
    with pytest.raises(InvitationUnknown):
        come_back(mark=read_mark(made), password=PASSWORD, now=NOW)


def test_second_way_back_ends_the_first(administrator: User) -> None:
    bob = make_bob()
    first = recover_account(actor=administrator, account_id=bob.public_id, now=NOW)
    second = recover_account(actor=administrator, account_id=bob.public_id, now=NOW)
    with pytest.raises(InvitationUnknown):
        come_back(mark=read_mark(first), password=CHOSEN, now=NOW)
    come_back(mark=read_mark(second), password=CHOSEN, now=NOW)


def test_way_back_is_no_invitation_and_an_invitation_no_way_back(administrator: User) -> None:
    bob = make_bob()
    back, new = (
        recover_account(actor=administrator, account_id=bob.public_id, now=NOW),
        ask(administrator, station=make_station()),
    )
    with pytest.raises(InvitationUnknown):
        accept(back)
    with pytest.raises(InvitationUnknown):
        come_back(mark=read_mark(new), password=CHOSEN, now=NOW)


def test_nobody_makes_a_way_back_out_of_reach_or_into_the_own_account(administrator: User) -> None:
    alice, bob, carol = make_alice(), make_bob(), make_carol()
    User.objects.filter(pk=alice.pk).update(is_manager=True)
    alice.refresh_from_db()
    for actor, account in ((administrator, administrator), (administrator, carol), (alice, bob), (bob, alice)):
        with pytest.raises(NotAllowed):
            recover_account(actor=actor, account_id=account.public_id, now=NOW)


def test_way_back_opens_a_closed_account(administrator: User) -> None:
    bob = make_bob()
    User.objects.filter(pk=bob.pk).update(is_active=False, closed_at=NOW)
    come_back(
        mark=read_mark(recover_account(actor=administrator, account_id=bob.public_id, now=NOW)),
        password=CHOSEN,
        now=NOW,
    )
    bob.refresh_from_db()
    assert (bob.is_active, bob.closed_at) == (True, None)


# The page.

HOST = {"host": "localhost"}
GIVEN = {"name": "Noi S.", "username": "noi", "password": CHOSEN, "again": CHOSEN}


def test_person_walks_from_the_link_to_signing_in(administrator: User, client: Client) -> None:
    made = ask(administrator, station=make_station())
    path = made.link.removeprefix("http://localhost:8000")
    opened = client.get(path, headers=HOST)
    assert (opened.status_code, opened.headers["Location"]) == (302, "/invitation/")
    token = path.split("/")[2]
    assert token not in str(dict(client.session)), "not even the session holds the link"
    page = client.get("/invitation/", headers=HOST)
    assert page.status_code == 200
    assert token not in page.content.decode()
    done = client.post("/invitation/", GIVEN, headers=HOST)
    assert done.status_code == 200
    assert b"Your account is ready" in done.content
    assert "_auth_user_id" not in client.session
    assert client.get(path, headers=HOST).status_code == 302
    assert client.get("/invitation/", headers=HOST).status_code == 404
    signed_in = client.post("/accounts/login/", {"login": "noi", "password": CHOSEN}, headers=HOST)
    assert signed_in.status_code == 302


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"again": "another one entirely"}, "The two passwords differ"),
        ({"password": "short", "again": "short"}, "too short"),
        ({"password": "qwertyqwerty", "again": "qwertyqwerty"}, "too common"),
        ({"username": "pim"}, "taken"),
        ({"username": "a b"}, "valid username"),
        ({"username": ""}, "Choose a user name"),
        ({"name": ""}, "Enter your name"),
        ({"username": "noi-at-the-bridge", "password": "noi-at-the-bridge", "again": "noi-at-the-bridge"}, "similar"),
    ],
)
def test_page_says_what_is_wrong_and_keeps_the_link(
    administrator: User, client: Client, change: dict[str, str], says: str
) -> None:
    made = ask(administrator, station=make_station())
    client.get(made.link.removeprefix("http://localhost:8000"), headers=HOST)
    answer = client.post("/invitation/", {**GIVEN, **change}, headers=HOST)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert CHOSEN not in answer.content.decode()
    assert client.post("/invitation/", GIVEN, headers=HOST).status_code == 200


def test_page_of_an_old_link_says_what_to_do(administrator: User, client: Client) -> None:
    made = ask(administrator, station=make_station(), now=NOW - timedelta(days=8))
    client.get(made.link.removeprefix("http://localhost:8000"), headers=HOST)
    answer = client.get("/invitation/", headers=HOST)
    assert answer.status_code == 410
    assert "invitation.expired" in answer.content.decode()


# By mail.


@pytest.fixture
def mailing(settings: Settings) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, smtp=object())  # only asked whether there is one


@pytest.fixture
def desk(administrator: User) -> Client:
    client = open_browser()
    sign_in(client, "pim")
    return client


def post_invitation(desk: Client, mail_to: str) -> tuple[int, str]:
    station = make_station()
    given = {"role": "officer", "station": str(station.pk), "mail_to": mail_to}
    answer = desk.post("/people/invite/", given)
    return answer.status_code, answer.content.decode()


@pytest.mark.usefixtures("mailing")
def test_link_goes_by_mail_and_the_address_is_kept_nowhere(desk: Client) -> None:
    _, page = post_invitation(desk, "noi@example.org")
    made = Invitation.objects.get()
    (message,) = mail.outbox
    assert message.to == ["noi@example.org"]
    link = re.search(r"http://localhost:8000/invitation/[\w-]{22}/", str(message.body))
    assert link is not None
    assert hash_token(link[0].rstrip("/").rsplit("/", 1)[1]) == made.token_hash
    assert link[0] in page, "it is shown as well"
    assert "noi@example.org" not in str([*Invitation.objects.values(), *Entry.objects.values()])
    assert Entry.objects.get(action="invitation.mail").thing == f"invitation:{made.pk}"


@pytest.mark.usefixtures("mailing")
def test_mail_server_that_refuses_leaves_the_link(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise SMTPRecipientsRefused({"noi@example.org": (550, b"no such user")})

    monkeypatch.setattr("titian.people.actions.mail_link.send_mail", refuse)
    _, page = post_invitation(desk, "noi@example.org")
    assert "The mail server did not take the message" in page
    assert "http://localhost:8000/invitation/" in page
    assert not Entry.objects.filter(action="invitation.mail").exists()


@pytest.mark.usefixtures("mailing")
def test_address_that_is_none_makes_no_link(desk: Client) -> None:
    assert post_invitation(desk, "noi")[0] == 422
    assert not Invitation.objects.exists()


def test_hub_without_a_mail_server_asks_for_no_address(desk: Client) -> None:
    assert "mail_to" not in desk.get("/people/invite/").content.decode()
    assert post_invitation(desk, "noi@example.org")[0] == 200
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_link_used_twice_at_once_makes_one_account() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes one writer at a time; the test's database in memory cannot show it")
    made = ask(make_user(Role.ADMINISTRATOR, "pim"), station=make_station())
    outcomes: list[str] = []
    barrier = threading.Barrier(2)

    def use(username: str) -> None:
        barrier.wait()
        try:
            accept(made, username)
            outcomes.append("made")
        except PeopleError as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=use, args=(name,)) for name in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["invitation.unknown", "made"]
    assert User.objects.filter(username__in=["first", "second"]).count() == 1


def test_link_that_is_not_there_to_withdraw_has_a_page_that_says_so(desk: Client) -> None:
    answer = desk.post(f"/people/invitations/{uuid.uuid4()}/withdraw/")
    assert answer.status_code == 404
    assert InvitationUnknown.code in answer.content.decode()
