"""A country's hub and a region's: what stands in each, and that neither is served as the other."""

from __future__ import annotations

import ast
import json
import os
import re
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from contextlib import closing
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from pytest_django.fixtures import Settings

from titian.hub.demo.made import MARK
from titian.hub.kinds import KINDS
from titian.hub.tests import warm
from titian.hub.tests.test_cli import ROOT
from titian.people.models import Role
from titian.people.policies import Permission, find_scope, may_give
from titian.people.roles import REGION
from titian.people.tests.factories import make_organisation, make_user
from titian.rooms import RoomConfig

OF_COUNTRIES = {"arrivals", "devices", "directory", "exchange", "feedback", "folder", "referrals", "tallies"}
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("TITIAN_", "PYTEST_"))}
# Asked of a region's hub as a browser asks it, in its own process.
ASK = """
import json, re, sys
from titian.hub.commands.setup import set_up_django
set_up_django()
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from titian.desk.jobs import Job
from titian.desk.ways import list_ways
from titian.people.models import User
from titian.rooms import list_parts
asked = {"/referrals/", "/devices/", "/station/", "/country/", "/country/folder/", "/figures/", "/arrivals/",
         "/complaints/", "/directory/", "/duty-desks/", "/studio/", "/people/", "/administration/", "/settings/", "/audit/", "/search/",
         "/account/notices/", "/alarms/", "/about/", "/places/", "/places/organisations/add/"}
said = re.compile(r"\\b(?:station|phone|referral|officer|supervisor|provider|national)s?\\b", re.I)
told = {"jobs": sorted(job.name for job in list_parts(Job)), "loaded": sorted(
    {name.split(".")[1] for name in sys.modules if name.startswith("titian.")}), "ways": {}, "pages": {}}
# What everybody is told where a page is not theirs is drawn once a reader: most of these pages are nobody's, or others'.
from titian.desk import ways
from titian.desk.tests.attention import remember_attention
from titian.hub import views
from titian.hub.tests.refusal_pages import remember_refusals
ways.find_attention, views.render_to_string = remember_attention(), remember_refusals()
for user in {user.role: user for user in User.objects.order_by("-username")}.values():  # one of each role
    desk = Client(HTTP_HOST="region.localhost")
    desk.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    told["ways"][user.username] = [way.address for way in list_ways(user)]
    answers = {page: desk.get(page) for page in sorted(asked)}
    told["pages"][user.username] = {page: answer.status_code for page, answer in answers.items()}
    if user.role == "administrator":
        # The words of a key are drawn by lot, out of a list in which "phone" stands.
        spoken = re.compile('<span class="words--inline"[^>]*>[^<]*</span>|<[^>]*>')
        text = {page: spoken.sub(" ", answer.content.decode()) for page, answer in answers.items()}
        told["said"] = {page: sorted(set(said.findall(words))) for page, words in text.items()}
field = Client(HTTP_HOST="field.region.localhost")
told["field"] = {page: field.get(page).status_code for page in ("/", "/answer/", "/healthz", "/api/v1/releases")}
print(json.dumps(told))
"""
# A worker of a country's hub, on a machine that lacks what a region's rooms need besides.
LOAD = """
import sys
from importlib.abc import MetaPathFinder
absent = set(sys.argv[1:])
class Absent(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in absent:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
from titian.hub.commands.serve import _load_jobs, _preload
from titian.hub.commands.setup import set_up_django
set_up_django()
_preload()
_load_jobs()
print(*sorted({name.partition(".")[0] for name in sys.modules} & absent))
"""


def list_extra() -> set[str]:
    """The modules of what `titian[region]` brings, by the names they are imported by."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=]", line)[0].replace("-", "_") for line in project["optional-dependencies"]["region"]}
    return {
        module
        for module, brought_by in packages_distributions().items()
        if {name.lower().replace("-", "_") for name in brought_by} & wanted
    }


def titian(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command, environment = [sys.executable, "-m", "titian.hub.cli", *arguments], {**CLEAN, "TITIAN_DATA": str(data)}
    return warm.run(command, env=environment | more, cwd=ROOT, timeout=100)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("region") / "hub"
    made = titian(data, "demo", "--kind", "region", "--json")
    assert made.returncode == 0, made.stderr
    report = json.loads(made.stdout)
    assert (report["kind"], report["providers"], report["body"]) == ("region", [], None)
    assert {account["role"] for account in report["accounts"]} <= KINDS["region"].roles
    return data


@pytest.fixture(scope="module")
def told(region: Path) -> Mapping[str, Any]:
    """Asked in a process that was started: what it has loaded is looked at."""
    environment = {**CLEAN, "TITIAN_DATA": str(region)}
    asked = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=False, timeout=100
    )
    assert asked.returncode == 0, asked.stderr
    answer: Mapping[str, Any] = json.loads(asked.stdout)
    return answer


def test_region_has_no_room_of_a_person(told: Mapping[str, Any]) -> None:
    assert set(told["loaded"]) & OF_COUNTRIES == set()
    tables = {"packages.forget", "nonces.forget", "complaints.forget", "figures.close", "directory.check"}
    assert set(told["jobs"]) & tables == set()
    assert {"audit.chain", "worker.beat", "notices.tell"} <= set(told["jobs"])


def test_region_has_no_page_of_a_country(told: Mapping[str, Any]) -> None:
    for pages in told["pages"].values():
        closed = {page for page, status in pages.items() if status == 404}
        assert closed == {
            "/referrals/", "/devices/", "/station/", "/country/", "/country/folder/", "/figures/", "/arrivals/",
            "/complaints/", "/directory/", "/duty-desks/",
        }  # fmt: skip
        assert {status for page, status in pages.items() if page not in closed} <= {200, 302, 403}
    admin = told["pages"]["administrator"]
    assert [admin[page] for page in ("/people/", "/administration/", "/settings/", "/audit/", "/alarms/")] == [200] * 5
    assert told["pages"]["coordinator"]["/studio/"] == 200
    assert told["ways"]["coordinator"][0] == "/studio/"
    assert told["field"] == {"/": 404, "/answer/": 404, "/healthz": 200, "/api/v1/releases": 200}


def test_a_regions_administrator_reads_of_nothing_that_a_region_does_not_have(told: Mapping[str, Any]) -> None:
    """What Titian is for stands on the page about it."""
    assert {page: words for page, words in told["said"].items() if words} == {
        "/about/": ["officer", "phone", "referral"]
    }


def test_tables_of_a_region_hold_no_referral(region: Path) -> None:
    with closing(sqlite3.connect(region / "hub.sqlite3")) as rows:
        tables = {name for (name,) in rows.execute("select name from sqlite_master where type = 'table'")}
    assert {name.partition("_")[0] for name in tables - {"devices_hubstate"}} & OF_COUNTRIES == set()
    assert "devices_hubstate" in tables


@pytest.mark.parametrize(
    "command", [("serve", "--kind", "country", "--port", "8917"), ("worker",), ("migrate",), ("upgrade",)]
)
def test_region_is_not_run_as_a_country(region: Path, command: tuple[str, ...]) -> None:
    refused = titian(region, *command, TITIAN_KIND="country")
    assert refused.returncode == 2
    assert "another kind" in refused.stderr


def test_database_of_a_country_is_not_run_as_a_regions(region: Path, tmp_path: Path) -> None:
    """By its rooms, whatever its settings say: here one table of migrations says that phones were there."""
    data = tmp_path / "hub"
    data.mkdir()
    for name in ("secret-key", "titian.env", "hub.sqlite3"):
        (data / name).write_bytes((region / name).read_bytes())
    with closing(sqlite3.connect(data / "hub.sqlite3")) as rows:
        rows.execute("insert into django_migrations (app, name, applied) values ('devices', '0001_november', '2026')")
        rows.commit()
    refused = titian(data, "migrate")
    assert refused.returncode == 2
    assert "another kind, by its rooms: devices." in refused.stderr


def read_rows(region: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(region / "hub.sqlite3")) as rows:
        return rows.execute(statement).fetchall()


def test_there_is_an_account_for_every_role_of_a_region_and_everybody_is_fictional(region: Path) -> None:
    accounts = read_rows(region, "select role, last_name, username from people_user")
    assert {role for role, _, _ in accounts} == KINDS["region"].roles
    assert {name for _, name, _ in accounts} == {"Demo"}
    notes = json.loads((region / "demo.json").read_bytes())["accounts"]
    assert {(noted["role"], username) for username, noted in notes.items()} == {(r, name) for r, _, name in accounts}
    assert all(name.endswith("(fictional)") for (name,) in read_rows(region, "select name from people_organisation"))
    spoken_for = read_rows(
        region,
        "select p.kind, p.code, u.role from workplan_party p join people_user u on u.organisation_id = p.organisation_id",
    )
    assert sorted(spoken_for) == [
        ("organisation", "IOM", "focal_point"), ("state", "ID", "focal_point"), ("state", "VN", "focal_point"),
    ]  # fmt: skip


def test_demo_of_a_region_has_one_programme_and_one_secondment_of_nobody_real(region: Path) -> None:
    rows = read_rows(region, "select title like '% (fictional)', state from programmes_programme")
    assert rows == [(1, "closed")]
    asked = read_rows(region, "select months, state from programmes_followup order by months, state")
    assert asked == [(3, "asked"), (3, "asked"), (6, "planned"), (6, "planned")]
    rows = read_rows(region, "select name like '% (fictional)', is_agreed, state from programmes_secondment")
    assert rows == [(1, 1, "alumni")]
    calls = read_rows(region, "select title like '% (fictional)', state from programmes_call order by begins_on")
    assert calls == [(1, "closed"), (1, "open")]


def test_plan_of_a_region_says_what_is_public_and_what_is_made_up(region: Path) -> None:
    cycles = read_rows(region, "select first_year, state, source <> '' from workplan_cycle order by first_year")
    assert cycles == [(2021, "current", 1), (2024, "drafting", 1)]
    items = read_rows(
        region, "select source <> '', is_mapping_suggested, title like '% (fictional)', state from workplan_actionitem"
    )
    assert set(items) == {(1, 1, 0, "active"), (0, 0, 1, "active")}, "public and marked, or made up and saying so"
    assert len(items) == 8
    said = read_rows(
        region,
        "select i.title like '% (fictional)', m.title like '% (fictional)', u.says, u.state from workplan_update u "
        "join workplan_actionitem i on i.id = u.item_id join workplan_meeting m on m.id = u.meeting_id order by u.says",
    )
    assert said == [(1, 1, "moved", "shared"), (1, 1, "nothing_new", "submitted")]
    steps = read_rows(region, "select distinct u.username from workplan_change c join people_user u on u.id = c.by_id")
    assert steps == [("regional-office",)]


def test_demo_of_a_region_that_is_made_again_changes_nothing(region: Path) -> None:
    def dump() -> list[str]:
        with closing(sqlite3.connect(region / "hub.sqlite3")) as rows:
            return list(rows.iterdump())

    before = dump()
    for made in (MARK, None):  # gone through as if new, and found as it was made
        if made:
            (region / made).unlink(missing_ok=True)
        again = titian(region, "demo", "--kind", "region", "--json")
        assert again.returncode == 0, again.stderr
        assert json.loads(again.stdout)["desk"] == "http://region.localhost:8000"
        assert dump() == before


def test_region_is_backed_up_and_brought_back_as_a_region(region: Path, tmp_path: Path) -> None:
    key, copies, back = tmp_path / "offline.key", tmp_path / "copies", tmp_path / "back"
    made = titian(region, "backup", "key", "--out", str(key))
    [recipient] = set(re.findall(r"age1[02-9ac-hj-np-z]{58}", made.stdout))
    sealed = titian(region, "backup", "--to", str(copies), "--recipient", recipient, "--json")
    assert sealed.returncode == 0, sealed.stderr
    file = json.loads(sealed.stdout)["file"]
    restored = titian(back, "restore", file, "--identity", str(key), TITIAN_DEMO="1", TITIAN_KIND="region")
    assert restored.returncode == 0, restored.stderr
    said = json.loads(titian(back, "doctor", "--json").stdout)["findings"]
    assert {one["name"] for one in said if one["state"] == "fail"} == {"worker"}
    assert "recipients" not in {one["name"] for one in said}
    assert titian(back, "migrate", TITIAN_KIND="country").returncode == 2


def test_demo_of_a_region_is_not_made_anew_as_a_countrys(region: Path) -> None:
    refused = titian(region, "demo")
    assert refused.returncode == 1
    assert "another kind" in refused.stderr


def test_unknown_kind_is_a_sentence(tmp_path: Path) -> None:
    refused = titian(tmp_path, "serve", "--kind", "island", "--port", "8918")
    assert refused.returncode == 2


def test_every_room_of_a_list_may_stand_there() -> None:
    said = {config.name.split(".")[1]: config for config in apps.get_app_configs() if config.name.startswith("titian.")}
    closed = {label for label, config in said.items() if isinstance(config, RoomConfig)}
    assert closed == OF_COUNTRIES
    listed = {name: {room.split(".")[1] for room in kind.rooms} for name, kind in KINDS.items()}
    assert closed <= listed["country"]
    assert not closed & listed["region"]
    assert KINDS["country"].roles == set(Role) - REGION
    assert KINDS["region"].roles >= REGION


@pytest.mark.django_db
def test_role_that_a_kind_does_not_have_may_nothing(settings: Settings) -> None:
    officer, administrator = make_user(Role.OFFICER), make_user(Role.ADMINISTRATOR)
    station, office = officer.station, make_organisation()
    assert find_scope(officer, Permission.SEE_PHONES) is not None
    assert may_give(administrator, Role.OFFICER, None, station)
    settings.HUB_KIND = KINDS["region"]
    assert find_scope(officer, Permission.SEE_PHONES) is None
    assert not may_give(administrator, Role.OFFICER, None, station)
    assert may_give(administrator, Role.TRANSLATOR, office, None)


def test_floors_hold_a_region_apart_as_the_list_does() -> None:
    floors = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    [held] = [contract for contract in floors if contract["id"] == "kinds"]
    country, region = ({room.split(".")[1] for room in KINDS[name].rooms} for name in ("country", "region"))
    assert set(held["forbidden_modules"]) == {f"titian.{room}" for room in country - region}
    assert set(held["source_modules"]) == {f"titian.{room}" for room in region | {"audit", "desk", "people", "tables"}}


def test_a_country_is_served_without_what_only_a_regions_rooms_need(tmp_path: Path) -> None:
    extra = list_extra()
    assert {"docx", "icalendar", "pycrdt", "pypdf"} <= extra
    hub = {"TITIAN_SECRET_KEY": "x" * 50, "TITIAN_DEMO": "1", "TITIAN_COUNTRY": "TH"}
    origins = {"TITIAN_DESK_ORIGIN": "http://localhost:8000", "TITIAN_FIELD_ORIGIN": "http://field.localhost:8000"}
    command = [sys.executable, "-c", LOAD, *sorted(extra)]
    environment = {**CLEAN, "TITIAN_DATA": str(tmp_path), **hub, **origins}
    loaded = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert loaded.returncode == 0, loaded.stderr
    assert loaded.stdout.split() == []


def test_only_a_regions_rooms_import_what_they_need_besides_and_in_its_workers() -> None:
    """Where it is needed, not when a room is loaded."""
    extra, importing = list_extra(), set()
    country, region = ({room.split(".")[1] for room in KINDS[name].rooms} for name in ("country", "region"))
    for path in (ROOT / "src/titian").rglob("*.py"):
        if "tests" in path.parts or "beside" in path.parts:  # beside: a program in an environment of its own
            continue
        text = path.read_text(encoding="utf-8")
        if not any(name in text for name in (*extra, "titian.leads.belonging")):
            continue  # an import says the name
        tree = ast.parse(text)
        room, *inside = path.relative_to(ROOT / "src/titian").parts
        is_needed_whole = room == "leads" and inside[:1] == [
            "belonging"
        ]  # no module of a hub loads it before it gathers
        for node in ast.walk(tree):
            names = list_imports(node)
            if {name.partition(".")[0] for name in names} & extra:
                importing.add(room)
                assert is_needed_whole or node not in tree.body, path
            if not is_needed_whole and any(name.startswith("titian.leads.belonging") for name in names):
                assert node not in tree.body, path
    assert importing, "what is looked for is found"
    # Evidence of leads is used without a hub; its time stamps are signatures, which the sealing room alone calls.
    assert importing <= (region - country) | {"leads", "sealing"}


def list_imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
