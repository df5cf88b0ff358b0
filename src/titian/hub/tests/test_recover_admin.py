"""`titian recover-admin` as an operator runs it: on an empty machine, on a new hub, on one with several administrators.

And `titian recover-body`, for the independent body whose members are all lost.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from titian.hub.operations.tests.running import Hub, lay_tables
from titian.hub.tests import warm

SETTINGS = {
    "TITIAN_COUNTRY": "TH",
    "TITIAN_DESK_ORIGIN": "https://desk.example.org",
    "TITIAN_FIELD_ORIGIN": "https://field.example.org",
}

MAKE_TWO = """
from titian.hub.commands.setup import set_up_django
set_up_django()
from titian.people.models import Organisation, Role
from titian.people.tests.factories import make_user
for name in ("pim", "nid"):
    make_user(Role.ADMINISTRATOR, name, organisation=Organisation.objects.get())
"""

MAKE_BODY = """
from titian.hub.commands.setup import set_up_django
set_up_django()
from titian.people.models import Organisation
from titian.people.tests.factories import make_organisation
make_organisation("Listening House (fictional)", kind=Organisation.Kind.OVERSIGHT)
"""


def titian(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    return Hub(data, SETTINGS).titian(*arguments)


def run_inside(data: Path, code: str) -> None:
    ran = warm.run([sys.executable, "-c", code], env=Hub(data, SETTINGS).environment)
    assert ran.returncode == 0, ran.stderr


@pytest.fixture(scope="module")
def new_hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub as the installer leaves it: migrated, and nobody in it."""
    data = tmp_path_factory.mktemp("hub") / "data"
    lay_tables(data)
    return data


def read_rows(data: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "hub.sqlite3")) as connection:
        return connection.execute(query).fetchall()


def test_new_hub_prints_one_link_for_the_first_administrator(new_hub: Path) -> None:
    ran = titian("recover-admin", data=new_hub)
    assert ran.returncode == 0, ran.stderr
    links = [word for word in ran.stdout.split() if word.startswith("https://")]
    assert len(links) == 1
    assert links[0].startswith("https://desk.example.org/invitation/")
    assert "An invitation for a new administrator" in ran.stdout
    token = links[0].rstrip("/").rsplit("/", 1)[1]
    assert token.encode() not in (new_hub / "hub.sqlite3").read_bytes()
    log = read_rows(new_hub, "select actor_kind, actor_id, action from audit_entry order by id")
    assert log == [
        ("command", "recover-admin", "organisation.add"),
        ("command", "recover-admin", "invitation.make"),
    ]


def test_administrators_are_told_apart_by_name(new_hub: Path) -> None:
    run_inside(new_hub, MAKE_TWO)
    unclear = titian("recover-admin", data=new_hub)
    assert unclear.returncode == 1
    assert "nid, pim" in unclear.stderr
    assert "[administrator.unclear]" in unclear.stderr
    named = titian("recover-admin", "--account", "nid", "--json", data=new_hub)
    report = json.loads(named.stdout)
    assert report["account"] == "nid"
    assert report["link"].startswith("https://desk.example.org/invitation/")
    beside = json.loads(titian("recover-admin", "--new", "--json", data=new_hub).stdout)
    assert beside["account"] is None


def test_body_whose_members_are_lost_gets_a_new_manager(new_hub: Path) -> None:
    none = titian("recover-body", data=new_hub)
    assert none.returncode == 1
    assert "[body.unclear]" in none.stderr
    run_inside(new_hub, MAKE_BODY)
    report = json.loads(titian("recover-body", "--json", data=new_hub).stdout)
    assert report["body"] == "Listening House (fictional)"
    assert report["link"].startswith("https://desk.example.org/invitation/")
    log = "select actor_kind, action from audit_entry where actor_id = 'recover-body'"
    assert read_rows(new_hub, log) == [("command", "invitation.make")]


def test_machine_without_a_hub_is_told_what_to_do(tmp_path: Path) -> None:
    ran = titian("recover-admin", "--json", data=tmp_path / "nothing")
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["code"] == "hub.missing"
    assert not (tmp_path / "nothing").exists()


def test_database_that_is_behind_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("only-for-tests-" + "0123456789abcdef" * 4)
    ran = titian("recover-admin", data=tmp_path)
    assert ran.returncode == 1
    assert "[database.behind]" in ran.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_nobody_but_the_owner_of_the_data_gets_in(tmp_path: Path) -> None:
    os.chown(tmp_path, 12345, 12345)
    ran = titian("recover-admin", data=tmp_path)
    assert ran.returncode == 1
    assert "[user.other]" in ran.stderr
