"""That organisation X got a referral at time T: who tries to learn it from the log, and from the files of the hub.

An administrator and a coordinator read every page, export and answer of the API there is, and the commands; somebody
else holds the whole database, after the envelopes have gone. Each test shows first that its attacker can find things.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone
from moved_log import move
from pytest_django.fixtures import Settings
from reading import EXPORTS, desk_of, dump_database, list_addresses, move_to, read, read_all
from typer.testing import CliRunner

from titian import audit
from titian.audit.actions.chain_entries import chain_entries
from titian.audit.actions.seal_days import seal_days
from titian.audit.chain import check_chain
from titian.audit.models import Entry, Link, PrivateDay, PrivateEntry
from titian.desk import waiting
from titian.desk.running import Examination
from titian.desk.waiting import Attention, Notice
from titian.desk.ways import find_home, list_ways
from titian.devices.actions.blur_receipts import PAST, blur_receipts
from titian.devices.models import ReceivedItem
from titian.devices.tests.conftest import data_folder, keys, phone, shelter
from titian.devices.tests.factories import Phone, Recipient, make_package_item
from titian.hub.cli import app
from titian.hub.inspection.actions.ask_opening import ask_opening
from titian.hub.inspection.models import LogOpening
from titian.hub.inspection.openings import count_weeks
from titian.hub.inspection.workflow import OPENING
from titian.hub.operations.doctor import look_at_audit
from titian.hub.tests.lanes import drawn_on_postgresql, long_on_postgresql
from titian.library.tests.factories import Keys
from titian.people.forms import describe_person
from titian.people.models import Role, User
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user
from titian.referrals.actions.answer_package import confirm_arrival
from titian.referrals.actions.count_states import count_states
from titian.referrals.actions.expire_referrals import expire_referrals
from titian.referrals.actions.forget_closed_packages import forget_closed_packages
from titian.referrals.actions.reduce_referrals import reduce_referrals
from titian.referrals.actions.state_outcome import state_outcome
from titian.referrals.models import Package, PastReferral, Referral
from titian.webhooks.models import Webhook
from titian.webhooks.tests.test_deliveries import work

__all__ = ["data_folder", "keys", "phone", "shelter"]
pytestmark = [pytest.mark.django_db, pytest.mark.on_both]

# When it happened: an hour that nothing else of the test has, neither as UTC nor as the country counts, seven hours on.
HOUR = 15 if datetime.now(UTC).hour in {2, 3, 4, 19, 20, 21} else 3
THEN = datetime(2026, 3, 5, HOUR, 52, 59, 780000, tzinfo=UTC)
# Behind what parts a time from a day: the minutes and seconds of another hour are no time of day.
TIMES = tuple(f"{before}{THEN:%H:%M}" for before in (" ", "T", ">", '"', "(", "="))
SPELLINGS = ("2026-03-05", "5 Mar 2026", "5 March 2026", *TIMES, THEN.strftime("%s"))
REGISTERS = (
    "referrals.Referral",
    "referrals.Package",
    "referrals.PackageEvent",
    "devices.ReceivedItem",
    "audit.PrivateEntry",
    "webhooks.Delivery",
    "notices.Event",
)


@dataclass
class Referred:
    """A phone, an organisation, and what its member did with one referral."""

    phone: Phone
    recipient: Recipient
    member: User
    desk: Client

    def send(self) -> dict[str, Any]:
        item = make_package_item(self.phone, self.recipient, level="NOW")
        self.phone.sync(item)
        return item

    def answer(self, item: dict[str, Any]) -> None:
        package = f"/api/v1/packages/{item['item_id']}"
        assert self.desk.get(f"{package}/ciphertext").status_code == 200
        for action in ("opened", "accept"):
            assert self.desk.post(f"{package}/{action}", content_type="application/json").status_code == 200


@pytest.fixture
def referred(phone: Phone, shelter: Recipient) -> Referred:
    member = make_user(Role.PROVIDER, organisation=shelter.organisation)
    return Referred(phone, shelter, member, desk_of(member))


def chain() -> None:
    while chain_entries():
        pass


def run_sql(statement: str, *values: Any) -> None:  # Any: what columns hold
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# With a role


# Of two who read alike, one on PostgreSQL in every run; what shows that these attackers can find things, on SQLite.
one_more = long_on_postgresql("attack")


@pytest.mark.parametrize("role", [pytest.param(Role.ADMINISTRATOR, marks=one_more), Role.COORDINATOR])
def test_nothing_a_role_reads_says_that_an_organisation_got_a_referral_and_when(
    referred: Referred, role: Role, settings: Settings
) -> None:
    administrator = make_user(Role.ADMINISTRATOR)
    earlier = timezone.now() - timedelta(days=1)
    webhook = Webhook.objects.create(
        name="case system", url="http://127.0.0.1:9/hook", country_id="TH", organisation=referred.recipient.organisation,
        created_at=earlier, created_by=administrator, confirmed_by=referred.member,
        confirmed_at=earlier, listens_from=earlier,
        looked_through=earlier, next_try_at=timezone.now(),
    )  # fmt: skip
    item = referred.send()
    referred.answer(item)
    work()
    chain()
    move_to(THEN, *REGISTERS)
    reader = administrator if role == Role.ADMINISTRATOR else make_user(role)
    places = (
        f"/webhooks/{webhook.pk}/",
        f"/devices/{referred.phone.enrolment.pk}/",
        f"/audit/?thing=package:{item['item_id']}",
        f"/audit/?thing={item['item_id']}",
        f"/audit/?account={referred.member.username}",
        f"/audit/?account={referred.phone.enrolment.officer.username}",
        f"/audit/export/csv/?account={referred.member.username}",
        f"/api/v1/packages/{item['item_id']}/ciphertext",
        f"/referrals/{item['item_id']}/",
    )
    told = read_all(reader, *places)
    assert len(told) > 15
    assert {"/audit/", *EXPORTS} <= told.keys()
    marks = (item["item_id"], item["envelope"]["referral_id"], "package.", "items.receive", *SPELLINGS)
    found = [
        (address, mark)
        for address, text in told.items()
        for mark in marks
        if mark not in address and mark in _without_own(text)
    ]
    assert found == [], found
    manager = _make_manager(referred)
    theirs = "".join(read(manager, "/audit/organisation/", *places).values())
    assert item["item_id"] in theirs, "who may read it does: else this shows nothing"
    assert "package.accept" in theirs
    assert "2026-03-05" in theirs


def _without_own(text: str) -> str:
    """Less the rows of the readers' own looks, which hold what they asked for."""
    return "\n".join(line for line in text.splitlines() if "audit.read" not in line and "audit.export" not in line)


def _make_manager(referred: Referred) -> User:
    manager = make_user(Role.PROVIDER, organisation=referred.recipient.organisation)
    manager.is_manager = True
    manager.save(update_fields=["is_manager"])
    return manager


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, pytest.param(Role.COORDINATOR, marks=one_more)])
def test_one_more_referral_changes_nothing_that_a_role_reads(referred: Referred, role: Role) -> None:
    reader = make_user(role)
    referred.send()  # so that the phone has been heard of before
    log, figures = _read_open_log(reader), _read_figures(reader, *list_addresses())
    item = referred.send()
    assert _find_differing(figures, _read_figures(reader, *figures)) == [], "while it waits"
    referred.answer(item)
    assert _read_open_log(reader) == log
    after = _read_figures(reader, *list_addresses())
    assert _find_differing(figures, after) == []
    assert after.keys() == figures.keys()


@drawn_on_postgresql("attack")
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR])
@pytest.mark.parametrize("counted", [Package.objects.all(), Package.objects.filter(status="released")])
def test_a_count_beside_any_way_would_be_seen(
    referred: Referred, role: Role, counted: QuerySet[Package], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all there ever were, and of those that wait: such a one falls again before the answer is read."""
    reader, home = make_user(role), find_home(make_user(role))
    for way in list_ways(reader):
        with monkeypatch.context() as patch:
            patch.setattr(waiting, "look", lambda *_, at=way.address: _plant(at, counted.count()))
            figures = _read_figures(reader, home)
            referred.send()
            assert _find_differing(figures, _read_figures(reader, home)), way.address


def _plant(area: str, count: int) -> Attention:
    return Attention((Notice("Some wait.", "Look", area, area, count=count),), ())


def _find_differing(before: dict[str, str], after: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (address, line)
        for address, text in after.items()
        for line in set(text.splitlines()) ^ set(before.get(address, "").splitlines())
    ]


def _read_open_log(reader: User) -> list[str]:
    """What the reader's export holds, in its order, but who looked at what and who signed in."""
    chain()
    lines = read_body(desk_of(reader).get("/audit/export/jsonl/")).decode().splitlines()[1:]
    entries = [json.loads(line) for line in lines]
    positions = [entry["position"] for entry in entries]
    assert positions == list(range(1, len(positions) + 1)), "a gap would count what is kept apart"
    seen = [entry["entry"] for entry in entries if entry["entry"]["actor_id"] != str(reader.pk)]
    return [f"{entry['action']} {entry['thing']}" for entry in seen if not entry["action"].startswith("session.")]


# When a phone or an account was last heard of: the threat model says that this stays. And the head of the log, which
# the looking itself moves on.
HEARD = re.compile(r"<time[^>]*>.*?</time>|[0-9a-f]{64}|\d{4}-\d\d-\d\d[T ][\d:.]+[+Z\d:]*")


SIGNED = re.compile(r"eyJ[\w-]+\.([\w-]+)\.[\w-]+")
OF_SIGNING = {"issued_at", "expires_at", "sequence"}


def _read_figures(reader: User, *addresses: str) -> dict[str, str]:
    """What these pages say, and what is signed in them, but the log, whose rows the looking itself adds."""
    told = read(reader, *addresses)
    return {
        address: HEARD.sub("", SIGNED.sub(_open_signed, text))
        for address, text in told.items()
        if "/audit" not in address
    }


def _open_signed(statement: re.Match[str]) -> str:
    said: dict[str, object] = json.loads(base64.urlsafe_b64decode(statement[1] + "=="))
    return json.dumps({name: value for name, value in said.items() if name not in OF_SIGNING})


def test_commands_say_nothing_of_one_referral(referred: Referred) -> None:
    commands = (["audit", "head", "--json"], ["audit", "verify", "--json"])
    runner = CliRunner()
    item = referred.send()
    referred.answer(item)
    chain()
    move_to(THEN, *REGISTERS)
    told = "".join(runner.invoke(app, command).output for command in commands)
    assert '"rows": ' in told
    assert not [mark for mark in (item["item_id"], item["envelope"]["referral_id"], *SPELLINGS[:-1]) if mark in told]


def test_few_entries_are_not_counted_and_of_this_week_none(referred: Referred) -> None:
    today = date(2026, 11, 26)
    for day, number in ((date(2026, 11, 24), 40), (date(2026, 11, 17), 11), (date(2026, 11, 10), 10)):
        for _ in range(number):
            row = audit.prepare("device", "one", "items.receive", "hub:inbox")
            assert isinstance(row, PrivateEntry)
            row.day = day
            row.save()
    assert [number for _, number in count_weeks(today)] == [11, None, None, None]


def test_the_daily_row_is_the_same_whether_there_was_a_referral(referred: Referred) -> None:
    """One row a day, with a salted digest: also of a day with nothing, which cannot be told from another."""
    start = timezone.now()
    assert seal_days(start)
    assert not seal_days(start)
    referred.answer(referred.send())
    assert seal_days(start + timedelta(days=1))
    assert seal_days(start + timedelta(days=2))
    rows = list(Entry.objects.filter(action="audit.seal").order_by("pk"))
    assert [sorted(row.detail) for row in rows] == [["digest"]] * 3
    nothing = hashlib.sha256(b"").hexdigest()
    assert nothing not in {row.detail["digest"] for row in rows}
    assert len({row.detail["digest"] for row in rows}) == 3


# Two together


@pytest.fixture
def listener(keys: Keys) -> User:
    return make_user(Role.OVERSIGHT)


def ask(actor: User) -> LogOpening:
    today = timezone.now().date()
    return ask_opening(actor=actor, since=today, until=today, reason="complaint", now=timezone.now())


def test_words_open_for_two_of_whom_one_is_of_the_independent_body_and_each_look_is_written_down(
    referred: Referred, listener: User
) -> None:
    item = referred.send()
    referred.answer(item)
    coordinator, other = make_user(Role.COORDINATOR), make_user(Role.COORDINATOR)
    opening = ask(coordinator)
    page = opening.get_absolute_url()
    assert item["item_id"] not in desk_of(coordinator).get(page).content.decode()
    assert desk_of(coordinator).post(f"{page}agree/").status_code == 403
    OPENING.perform(opening, "agree", actor=listener, now=timezone.now())
    for reader, may_read in ((coordinator, True), (listener, True), (other, False), (make_user(Role.OVERSIGHT), False)):
        assert (item["item_id"] in desk_of(reader).get(page).content.decode()) is may_read
    for role in (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.PROVIDER):
        assert desk_of(make_user(role)).get(page).status_code == 403
    looks = Entry.objects.filter(thing=f"log_opening:{opening.pk}").order_by("pk").values_list("action", "actor_id")
    assert list(looks) == [
        ("log_opening.ask", str(coordinator.pk)),
        ("log_opening.agree", str(listener.pk)),
        ("log_opening.read", str(coordinator.pk)),
        ("log_opening.read", str(listener.pk)),
    ]
    LogOpening.objects.update(opened_at=timezone.now() - timedelta(days=1, minutes=1))
    assert item["item_id"] not in desk_of(listener).get(page).content.decode()


def test_the_two_know_who_asked_and_read_nothing_of_what_became_of_anybody(referred: Referred, listener: User) -> None:
    item = referred.send()
    referred.answer(item)
    package, now = uuid.UUID(item["item_id"]), timezone.now()
    confirm_arrival(actor=referred.member, item_id=package, now=now)
    state_outcome(actor=referred.member, item_id=package, outcome="own_way", now=now)
    coordinator = make_user(Role.COORDINATOR)
    opening = ask(coordinator)
    page = opening.get_absolute_url()
    assert describe_person(coordinator) in desk_of(listener).get(page).content.decode()
    OPENING.perform(opening, "agree", actor=listener, now=timezone.now())
    outcome = "outcome own_way"
    assert outcome in desk_of(_make_manager(referred)).get("/audit/organisation/").content.decode()
    for reader in (coordinator, listener):
        told = desk_of(reader).get(page).content.decode()
        assert "package.state_outcome" in told
        assert outcome not in told


# With the database, after the envelopes have gone


def let_time_pass(now: datetime) -> None:
    """What the worker does each hour and each day, in no particular order, and twice."""
    for _ in range(2):
        reduce_referrals(now)
        expire_referrals(now)
        forget_closed_packages(now)
        seal_days(now)
        blur_receipts(now)
        count_states(now)


@pytest.mark.parametrize("ending", ["arrived", "nobody_left"])
def test_whoever_has_the_whole_database_later_finds_no_trace_of_who_when_and_to_whom(
    referred: Referred, ending: str
) -> None:
    item = referred.send()
    start = timezone.now()
    if ending == "arrived":
        referred.answer(item)
        confirm_arrival(actor=referred.member, item_id=uuid.UUID(item["item_id"]), now=start)
    else:
        reply = referred.desk.post(
            f"/api/v1/packages/{item['item_id']}/decline", {"reason": "full"}, content_type="application/json"
        )
        assert reply.status_code == 200
    seal_days(start + timedelta(days=1))
    chain()
    move_to(THEN, "referrals.PackageEvent", "devices.ReceivedItem")
    marks = {item["envelope"]["referral_id"].replace("-", ""), item["envelope"]["referral_id"], "2026-03-05"}

    def find() -> set[str]:
        return {where for where, text in dump_database() for mark in marks if mark in text}

    assert find(), "before it goes it is there: else this shows nothing"
    let_time_pass(start + timedelta(days=31))
    let_time_pass(start + timedelta(days=62))
    assert find() == set()
    assert not [
        where for where, text in dump_database()
        if where.startswith(("referrals_package", "referrals_referral.", "referrals_packageevent"))
    ]  # fmt: skip
    [left] = PastReferral.objects.all()
    assert (left.level, left.state, left.number) == ("NOW", ending, 1)
    assert set(ReceivedItem.objects.values_list("kind", flat=True)) == {PAST}
    words = [text for where, text in dump_database() if where.startswith("audit_privateentry.")]
    assert str(referred.recipient.organisation.pk) not in words
    let_time_pass(start + timedelta(days=200))
    assert not PastReferral.objects.exists()
    assert check_chain() == []
    # The phone's own copy is answered for all the same, and nothing is taken in twice.
    [said] = referred.phone.sync(item)["items"]
    assert "receipt" in said
    assert not Referral.objects.exists()


def test_nothing_goes_while_a_provider_may_still_read(referred: Referred) -> None:
    item = referred.send()
    referred.answer(item)
    now = timezone.now()
    confirm_arrival(actor=referred.member, item_id=uuid.UUID(item["item_id"]), now=now)
    assert reduce_referrals(now + timedelta(days=20)) == 0
    assert PrivateEntry.objects.known().filter(thing=f"package:{item['item_id']}").exists()


def test_an_older_backup_brings_words_back_and_they_go_again(referred: Referred) -> None:
    item = referred.send()
    referred.answer(item)
    start = timezone.now()
    seal_days(start + timedelta(days=1))
    chain()
    kept = list(PrivateEntry.objects.values())
    confirm_arrival(actor=referred.member, item_id=uuid.UUID(item["item_id"]), now=start)
    later = start + timedelta(days=31)
    let_time_pass(later)
    assert not PrivateEntry.objects.known().exists()
    assert check_chain() == []
    for row in kept:  # as the backup had them
        columns = {name: value for name, value in row.items() if name not in {"id", "sealed_id", "entry_id", "detail"}}
        spelled = ", ".join(f"{name} = %s" for name in columns)
        values = [
            connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
            for value in columns.values()
        ]
        run_sql(
            f"UPDATE audit_privateentry SET {spelled}, detail = %s WHERE id = %s",  # noqa: S608  # names of ours
            *values,
            json.dumps(row["detail"]),
            row["id"],
        )
    assert PrivateEntry.objects.known().count() == len(kept)
    assert check_chain() == []
    reduce_referrals(later)
    assert not PrivateEntry.objects.known().exclude(thing__startswith="package:").exists()
    assert check_chain() == []


def test_the_count_of_all_that_ever_came_never_falls(referred: Referred) -> None:
    monday = timezone.now()
    for _ in range(11):
        referred.send()
    assert count_states(monday) == 1
    Referral.objects.update(closed_at=monday)
    from titian.referrals.models import CountedState

    Package.objects.update(ciphertext=None, status="declined")
    reduce_referrals(monday + timedelta(days=15))
    reduce_referrals(monday + timedelta(days=100))
    assert not Referral.objects.exists()
    assert count_states(monday + timedelta(days=101)) == 0, "nothing came since"
    for _ in range(11):
        referred.send()
    assert count_states(monday + timedelta(days=108)) == 1
    assert sum(CountedState.objects.visible_to(make_user(Role.COORDINATOR)).find_newest().states.values()) == 22  # type: ignore[union-attr]


# A hand on the rows


def seal(referred: Referred) -> None:
    referred.answer(referred.send())
    seal_days(timezone.now() + timedelta(days=1))
    chain()
    assert check_chain() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_privateentry SET actor_id = '8' WHERE action = 'package.accept'",
        "UPDATE audit_privateentry SET happened_at = '2026-01-01 00:00:00+00:00' WHERE action = 'package.accept'",
        "UPDATE audit_privateentry SET organisation = '' WHERE action = 'package.accept'",
        "UPDATE audit_privateentry SET digest = 'f' WHERE action = 'package.accept'",
        "DELETE FROM audit_privateentry WHERE action = 'package.accept'",
        "UPDATE audit_privateday SET salt = 'f'",
        "DELETE FROM audit_privateentry",
    ],
)
def test_a_flipped_byte_and_a_row_that_is_gone_show(referred: Referred, statement: str) -> None:
    seal(referred)
    run_sql(statement)
    assert {each.code for each in check_chain()} == {"private.changed"}
    [said] = look_at_audit(Examination(environment=None, now=timezone.now(), every_blob=False))
    assert said.state == "fail"
    told = CliRunner().invoke(app, ["audit", "verify"])
    assert told.exit_code == 1
    assert "kept apart" in told.output


def test_a_day_taken_away_whole_shows(referred: Referred) -> None:
    seal(referred)
    seal_days(timezone.now() + timedelta(days=2))
    chain()
    run_sql("DELETE FROM audit_privateentry")
    run_sql("DELETE FROM audit_privateday WHERE day = (SELECT min(day) FROM audit_privateday)")
    assert {each.code for each in check_chain()} == {"private.missing"}


def test_a_row_put_in_later_shows(referred: Referred) -> None:
    seal(referred)
    row = audit.prepare("user", "7", "package.read", "package:1")
    assert isinstance(row, PrivateEntry)
    row.day = timezone.now().date() - timedelta(days=9)
    row.save()
    assert {each.code for each in check_chain()} == {"entry.unchained"}


# An older hub


Migrate = Callable[[], None]


@pytest.fixture
def move_old() -> Migrate:
    """What an upgrade did on what stands in the tables."""

    def run() -> None:
        state = MigrationLoader(connection).project_state([("audit", "0001_november"), ("people", "0001_november")])
        move(state.apps)

    return run


def write_old(referred: Referred, number: int) -> None:
    """Entries as the log had them before: in the open, each with its place."""
    for each in range(number):
        thing = f"package:{uuid.UUID(int=each)}"
        for kind, who, action, what in (
            ("user", str(referred.member.pk), "package.read", thing),
            ("user", str(referred.member.pk), "account.read", "user:7"),
            ("device", str(referred.phone.enrolment.pk), "items.receive", "hub:inbox"),
        ):
            Entry(happened_at=THEN, actor_kind=kind, actor_id=who, action=action, thing=what, detail={"n": each}).save()


def test_an_upgrade_moves_words_out_of_the_log_and_its_chain_and_heads_hold(
    referred: Referred, move_old: Migrate
) -> None:
    write_old(referred, 5)
    chain()
    head, places = audit.audit_head(), Link.objects.count()
    Entry(happened_at=THEN, actor_kind="user", actor_id="7", action="package.read", thing="package:1").save()
    move_old()
    assert PrivateEntry.objects.count() == 11
    assert not [text for where, text in dump_database() if where == "audit_entry.thing" and "package" in text]
    assert Link.objects.count() == places
    assert check_chain([head]) == []
    chain()
    assert check_chain([head]) == []
    theirs = read(_make_manager(referred), "/audit/organisation/")["/audit/organisation/"]
    assert f"package:{uuid.UUID(int=3)}" in theirs
    reader = make_user(Role.ADMINISTRATOR)
    told = "".join(read_all(reader).values())
    assert "package.read" not in told
    assert "account.read" in told
    # What was read with older words goes with the rest, and the hashes still hold.
    PrivateEntry.objects.all().forget()
    assert check_chain([head]) == []


def test_after_an_upgrade_nobody_takes_other_words_out_of_the_log(referred: Referred, move_old: Migrate) -> None:
    write_old(referred, 3)
    chain()
    move_old()
    chain()
    run_sql("UPDATE audit_entry SET action = 'private', actor_id = '', thing = '' WHERE action = 'account.read'")
    assert {each.code for each in check_chain()} == {"entry.changed"}


def test_words_moved_out_are_still_held_against_their_hash(referred: Referred, move_old: Migrate) -> None:
    write_old(referred, 3)
    chain()
    move_old()
    run_sql("UPDATE audit_privateentry SET actor_id = '8' WHERE action = 'package.read'")
    assert {"entry.changed", "private.changed"} <= {each.code for each in check_chain()}
    assert not PrivateDay.objects.exists()
