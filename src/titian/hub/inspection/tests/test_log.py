"""Who saw this? What was done is found, by those who may; a change, a gap and a cut end show."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from typer.testing import CliRunner

from titian import audit
from titian.audit.actions.chain_entries import chain_entries
from titian.audit.chain import EMPTY_HEAD
from titian.audit.models import Entry, Link
from titian.devices.tests.factories import make_package_item, make_phone, make_recipients
from titian.hub.cli import app
from titian.hub.inspection.actions.verify_log import verify_log
from titian.hub.inspection.actions.write_head import write_head
from titian.hub.inspection.entries import list_entries
from titian.hub.inspection.heads import heads_folder, list_files, read_head
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.models import Organisation, Role, User
from titian.people.tests.answers import read_body
from titian.people.tests.factories import PASSWORD, make_organisation, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]

#: No account has this number: PostgreSQL counts on where a test is undone, past any that is made up.
NOBODY = "0"


def desk(user: User | None = None) -> Client:
    client = Client(HTTP_HOST="localhost")
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def make_manager(organisation: Organisation) -> User:
    manager = make_user(Role.PROVIDER, organisation=organisation)
    manager.is_manager = True
    manager.save(update_fields=["is_manager"])
    return manager


def read(client: Client, address: str = "/audit/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def write(count: int, actor: str = "7") -> None:
    for number in range(count):
        audit.record("user", actor, "account.read", f"user:{uuid.UUID(int=number)}", {"number": number})


def chain() -> None:
    while chain_entries():
        pass


def change(statement: str, *values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def verify(now: datetime | None = None, **more: Any) -> set[str]:
    found = verify_log(get_hub_identity().trust, now or timezone.now(), **more)
    return {each.code for each in found.chain} | {each.code for each in found.heads}


# Who saw this?


def test_page_answers_the_organisations_manager_who_read_a_package_and_nobody_else(keys: Keys) -> None:
    [recipient] = make_recipients(keys, make_organisation())
    phone = make_phone()
    item = make_package_item(phone, recipient)
    phone.sync(item)
    provider = make_user(Role.PROVIDER, "noi", organisation=recipient.organisation)
    assert desk(provider).get(f"/api/v1/packages/{item['item_id']}/ciphertext").status_code == 200
    audit.record("user", NOBODY, "package.read", f"package:{uuid.uuid4()}", organisation=uuid.uuid4())
    manager = make_manager(recipient.organisation)
    for asked in ("", f"?thing={item['item_id']}", f"?thing=package:{item['item_id']}"):
        page = read(desk(manager), f"/audit/organisation/{asked}")
        assert "noi" in page
        assert page.count("package.read") == 1
        assert "package.read" not in read(desk(make_user(Role.COORDINATOR)), f"/audit/{asked}")
    assert "package.read" not in read(desk(make_manager(make_organisation())), "/audit/organisation/")


def test_page_answers_what_an_account_did_and_what_was_done_to_it(keys: Keys) -> None:
    somchai = make_user(Role.OFFICER, "somchai")
    audit.record("user", str(somchai.pk), "account.read", f"user:{NOBODY}")
    audit.record("user", NOBODY, "account.close", f"user:{somchai.pk}")
    client = desk(make_user(Role.ADMINISTRATOR))
    assert ("account.read" in read(client, "/audit/?account=somchai")) is True
    assert "account.close" not in read(client, "/audit/?account=somchai")
    assert "account.close" in read(client, "/audit/?thing=Somchai")
    assert "account.read" not in read(client, "/audit/?thing=somchai&work=write")
    assert "Nothing fits" in read(client, "/audit/?account=nobody")


def test_each_look_is_an_entry_and_says_no_typed_words(keys: Keys) -> None:
    client = desk(make_user(Role.COORDINATOR))
    read(client, "/audit/?thing=Mrs+Quince&account=quince&work=read")
    [entry] = Entry.objects.filter(action="audit.read")
    assert entry.detail == {"thing": "nothing-of-this-name", "account": "nothing-of-this-name", "work": "read"}
    read_body(client.get("/audit/export/jsonl/"))
    assert Entry.objects.filter(action="audit.export", detail__form="jsonl").count() == 1


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.PROVIDER, Role.OVERSIGHT])
def test_log_is_closed_to_everyone_else(keys: Keys, role: Role) -> None:
    write(1)
    reader = make_user(role)
    assert desk(reader).get("/audit/").status_code == 403
    assert desk(reader).get("/audit/export/csv/").status_code == 403
    assert not list_entries(reader).exists()


@pytest.mark.usefixtures("two_countries")
def test_reader_sees_what_touched_the_own_country_and_no_other(keys: Keys) -> None:
    here, abroad = make_user(Role.OFFICER, "here"), make_user(Role.OFFICER, "abroad", country="ID")
    audit.record("user", str(here.pk), "account.read", f"user:{NOBODY}")
    audit.record("user", str(abroad.pk), "account.list", "country:ID")
    audit.record("hub", "sign-in", "session.refuse", f"user:{abroad.pk}")
    seen = {role: set(list_entries(make_user(role)).values_list("action", flat=True)) for role in (Role.COORDINATOR,)}
    assert seen == {Role.COORDINATOR: {"account.read"}}
    theirs = list_entries(make_user(Role.COORDINATOR, country="ID"))
    assert set(theirs.values_list("action", flat=True)) == {"account.list", "session.refuse"}
    page = read(desk(make_user(Role.COORDINATOR)), "/audit/?account=abroad")
    assert "account.list" not in page


def test_nobody_learns_from_the_log_that_there_was_a_complaint(keys: Keys) -> None:
    audit.record("user", "7", "complaint.read", f"complaint:{uuid.uuid4()}")
    chain()
    for role in (Role.COORDINATOR, Role.ADMINISTRATOR):
        client = desk(make_user(role))
        assert "complaint." not in read(client)
        for form in ("jsonl", "csv"):
            assert "complaint." not in read_body(client.get(f"/audit/export/{form}/")).decode()


# Signing in


def test_sign_ins_are_entries_well_or_badly_and_never_hold_what_was_typed(keys: Keys) -> None:
    somchai = make_user(Role.OFFICER, "somchai")

    def give(username: str, password: str) -> None:
        desk().post("/accounts/login/", {"login": username, "password": password})

    give("somchai", "wrong words")
    give("a quiet bridge", "somchai")  # a password in the wrong field
    give("somchai", PASSWORD)
    rows = list(Entry.objects.filter(action__startswith="session.").order_by("pk").values_list("action", "thing"))
    assert rows == [
        ("session.refuse", f"user:{somchai.pk}"),
        ("session.refuse", "user:unknown"),
        ("session.begin", f"user:{somchai.pk}"),
    ]
    for _ in range(5):
        give("somchai", "wrong words")
    assert Entry.objects.filter(action="lock.begin", thing=f"user:{somchai.pk}").count() == 1
    assert not any("bridge" in json.dumps(row.detail) + row.thing for row in Entry.objects.all())


# The chain and its daily files


def test_sound_log_holds(keys: Keys) -> None:
    write(5)
    chain()
    write_head()
    assert verify() == set()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (
            "UPDATE audit_entry SET actor_id = '8' WHERE id = (SELECT entry_id FROM audit_link WHERE position = 3)",
            "entry.changed",
        ),
        ("DELETE FROM audit_link WHERE position = 3", "link.missing"),
        ("DELETE FROM audit_link WHERE position = 5", "head.unknown"),
        ("DELETE FROM audit_link", "head.unknown"),
    ],
)
def test_change_gap_and_cut_end_show(keys: Keys, statement: str, code: str) -> None:
    write(5)
    chain()
    write_head()
    change(statement)
    assert code in verify()


def test_gap_is_told_once_and_in_its_place(keys: Keys) -> None:
    write(5)
    chain()
    change("DELETE FROM audit_link WHERE position = 3")
    found = verify_log(get_hub_identity().trust, timezone.now()).chain
    assert [(each.code, each.position) for each in found] == [("link.missing", 3)]


def test_row_that_nobody_chained_shows(keys: Keys) -> None:
    write(1)
    assert verify() == set()
    assert verify(timezone.now() + timedelta(minutes=2)) == {"entry.unchained"}


def test_rewritten_log_shows_to_whoever_kept_a_daily_file_elsewhere(keys: Keys, tmp_path: Path) -> None:
    write(3)
    chain()
    write_head()
    elsewhere = tmp_path / "kept"
    shutil.copytree(heads_folder(), elsewhere)
    change("DELETE FROM audit_link")
    change("UPDATE audit_entry SET actor_id = '9'")
    chain()
    for path in list_files():
        path.unlink()
    write_head()
    assert verify() == set()  # whoever has the server and its key can make a log that holds in itself
    assert verify(folder=elsewhere) == {"head.unknown"}


def test_daily_files_are_signed_follow_each_other_and_are_written_once(keys: Keys) -> None:
    trust = get_hub_identity().trust
    days = [datetime(2026, 11, 20 + number, 5, tzinfo=UTC) for number in range(3)]
    for day in days:
        write(2)
        chain()
        assert write_head(day) is not None
        assert write_head(day + timedelta(hours=3)) is None
    heads = [read_head(path.read_text("ascii").strip(), trust) for path in list_files()]
    assert [head.position for head in heads] == [2, 4, 6]
    assert heads[-1].head == audit.audit_head()
    assert verify() == set()
    list_files()[1].unlink()
    assert verify() == {"head.out_of_order"}


def test_daily_file_of_another_hand_shows(keys: Keys) -> None:
    write_head()
    [path] = list_files()
    path.write_text(path.read_text("ascii").strip()[:-4] + "AAAA", "ascii")
    assert verify() == {"head.unreadable"}


def test_commands_tell_the_head_and_whether_the_log_holds(keys: Keys) -> None:
    write(2)
    chain()
    told = CliRunner().invoke(app, ["audit", "head", "--json"])
    assert json.loads(told.output) == {"head": audit.audit_head(), "file": str(list_files()[0])}
    assert CliRunner().invoke(app, ["audit", "verify"]).exit_code == 0
    assert CliRunner().invoke(app, ["audit", "verify", "--head", "f" * 64]).exit_code == 1
    change("UPDATE audit_entry SET action = 'package.lose'")
    refused = CliRunner().invoke(app, ["audit", "verify", "--json"])
    assert refused.exit_code == 1
    assert {row["code"] for row in json.loads(refused.output)["findings"]} == {"entry.changed"}


# For an inspector


def export(form: str, query: str = "") -> str:
    response = desk(make_user(Role.COORDINATOR)).get(f"/audit/export/{form}/{query}")
    return read_body(response).decode()


def test_export_can_be_checked_with_nothing_of_ours(keys: Keys) -> None:
    write(1200)
    chain()
    note, *lines = [json.loads(line) for line in export("jsonl").splitlines()]
    assert "SHA-256" in note["note"]
    assert [line["position"] for line in lines] == list(range(1, 1201))
    head = EMPTY_HEAD
    for line in lines:
        text = json.dumps(line["entry"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert line["before"] == head
        head = hashlib.sha256(head.encode() + text.encode()).hexdigest()
        assert line["hash"] == head
    assert head == Link.objects.order_by("-position").values_list("hash", flat=True)[0]


def test_export_follows_the_choice_and_each_row_still_holds_by_itself(keys: Keys) -> None:
    write(3)
    write(2, actor="8")
    write(1)
    chain()
    lines = [json.loads(line) for line in export("jsonl", f"?thing=user:{uuid.UUID(int=0)}").splitlines()][1:]
    assert [line["position"] for line in lines] == [1, 4, 6]
    for line in lines:
        text = json.dumps(line["entry"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert line["hash"] == hashlib.sha256(line["before"].encode() + text.encode()).hexdigest()


def test_spreadsheet_runs_nothing_of_the_csv(keys: Keys) -> None:
    formula = User.objects.get(pk=make_user(Role.OFFICER, "plain").pk)
    User.objects.filter(pk=formula.pk).update(username="=cmd|calc")
    audit.record("user", str(formula.pk), "account.read", "user:+1", {"code": "@sum"})
    chain()
    text = export("csv")
    [_, row] = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert "'=cmd|calc" in row
    assert not any(cell.startswith(("=", "+", "@", "-")) for cell in row)


@drawn_on_postgresql("ten thousand")
def test_ten_thousand_rows_leave_at_once(keys: Keys) -> None:
    """The first rows leave before the rest are read. How soon is a figure of docs/benchmarks.md, not of a test."""
    Entry.objects.bulk_create(
        Entry(happened_at=timezone.now(), actor_kind="user", actor_id="7", action="account.read", thing="user:1")
        for _ in range(10_000)
    )
    chain()
    client = desk(make_user(Role.COORDINATOR))
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/audit/export/jsonl/")
        parts = iter(response.streaming_content)  # type: ignore[attr-defined]  # Django's test response carries no public type
        next(parts)
        early = next(parts).count(b"\n")
        asked = len(queries)
        rows = early + sum(part.count(b"\n") for part in parts)
        later = len(queries) - asked
    assert rows >= 10_000
    assert 0 < early < rows / 2
    assert later >= rows // early - 1
