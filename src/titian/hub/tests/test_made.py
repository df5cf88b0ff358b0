"""Whether a demo is known to stand as it was made: a change of anything it was made from, or of what was made, is seen."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from titian.hub.demo import made
from titian.hub.demo.made import MARK, Sources, find_made, forget_made, keep_made, read_sources
from titian.hub.environment import Database

ASKED = {"country": "TH", "port": "8000"}
KEPT = {"hub_id": "one", "root": "two"}
QUERIES = [
    "select 'release', scope, max(sequence) from library_release group by scope",
    "select 'service', slug from directory_service",
]
TABLES = """
create table django_migrations (app, name);
create table people_country (code);
create table people_station (name, country_id);
create table people_organisation (id, name, country_id);
create table people_organisationkey (organisation_id, recipient, state);
create table people_user (username);
create table library_release (scope, sequence);
create table directory_service (slug);
insert into django_migrations values ('people', '0001_initial');
insert into people_user values ('officer'), ('provider');
insert into people_organisationkey values ('a', 'age1', 'listed');
insert into library_release values ('TH', 1);
insert into directory_service values ('beds');
"""


class Demo:
    """A folder as `titian demo` leaves it, and the content it was made from."""

    def __init__(self, folder: Path) -> None:
        self.content, self.data, self.program = folder / "content", folder / "var", folder / "program"
        self.database = Database(engine="sqlite", name=str(self.data / "hub.sqlite3"))
        for path in ("content/packs/a/pack.yaml", "content/countries/th/country.yaml", "program/migrations/0001.py"):
            (folder / path).parent.mkdir(parents=True)
            (folder / path).write_text("one")
        for path in ("demo.json", "secret-key", "titian.env", "trust/recipients.jws", "demo-offline/root.private.json"):
            (self.data / path).parent.mkdir(parents=True, exist_ok=True)
            (self.data / path).write_text("one")
        self.say(TABLES)

    def say(self, statements: str) -> None:
        with closing(sqlite3.connect(self.database.name)) as rows:
            rows.executescript(statements)

    def read(self) -> Sources:
        """As if every file had lain there for long."""
        return replace(read_sources(self.content), are_settled=True)

    def keep(self) -> None:
        keep_made(self.data, self.read(), self.database, KEPT, QUERIES, **ASKED)

    def find(self, **asked: str) -> object:
        return find_made(self.data, self.read(), self.database, **{**ASKED, **asked})


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Demo:
    demo = Demo(tmp_path)
    monkeypatch.setattr(made, "PROGRAM", demo.program)
    demo.keep()
    return demo


def test_a_demo_that_stands_is_known(demo: Demo) -> None:
    assert demo.find() == KEPT
    assert (demo.data / MARK).stat().st_mode & 0o777 == 0o600


def test_what_people_add_to_a_demo_is_no_change(demo: Demo) -> None:
    demo.say("insert into people_user values ('newcomer'); insert into directory_service values ('their-own')")
    assert demo.find() == KEPT


def rewrite(path: Path) -> None:
    """Other bytes, as many of them, and the time of the file put back."""
    before = path.stat()
    path.write_text("two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Demo], object]] = {
    "words of a pack": lambda demo: rewrite(demo.content / "packs/a/pack.yaml"),
    "a fact of a country": lambda demo: rewrite(demo.content / "countries/th/country.yaml"),
    "a file more in the pack": lambda demo: (demo.content / "packs/a/more.yaml").write_text(""),
    "a file less": lambda demo: (demo.content / "packs/a/pack.yaml").unlink(),
    "a newer Titian": lambda demo: (demo.program / "migrations/0002.py").write_text(""),
    "another list of recipients": lambda demo: rewrite(demo.data / "trust/recipients.jws"),
    "lost passwords": lambda demo: (demo.data / "demo.json").unlink(),
    "a lost private key": lambda demo: (demo.data / "demo-offline/root.private.json").unlink(),
    "a lost database": lambda demo: (demo.data / "hub.sqlite3").unlink(),
    "an older database": lambda demo: demo.say("delete from django_migrations"),
    "a removed account": lambda demo: demo.say("delete from people_user where username = 'officer'"),
    "a key that ended": lambda demo: demo.say("update people_organisationkey set state = 'ended'"),
    "a release published since": lambda demo: demo.say("insert into library_release values ('TH', 2)"),
    "an entry that is gone": lambda demo: demo.say("delete from directory_service"),
    "a run that was cut short": lambda demo: forget_made(demo.data),
    "a mark that is no JSON": lambda demo: (demo.data / MARK).write_text("{"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(demo: Demo, change: str) -> None:
    CHANGES[change](demo)
    assert demo.find() is None


@pytest.mark.parametrize("asked", [{"country": "ID"}, {"port": "8001"}])
def test_another_demo_is_asked_for(demo: Demo, asked: dict[str, str]) -> None:
    assert demo.find(**asked) is None


def test_of_files_that_changed_just_now_no_mark_is_made(demo: Demo) -> None:
    forget_made(demo.data)
    just_now = read_sources(demo.content)
    assert not just_now.are_settled
    keep_made(demo.data, just_now, demo.database, KEPT, QUERIES, **ASKED)
    assert not (demo.data / MARK).exists()


def test_of_rows_on_a_server_no_mark_is_made(demo: Demo) -> None:
    forget_made(demo.data)
    keep_made(demo.data, demo.read(), Database(engine="postgresql", name="hub"), KEPT, QUERIES, **ASKED)
    assert not (demo.data / MARK).exists()
