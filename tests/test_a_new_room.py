"""docs/developers/a-new-room.md builds a room: here it is built as it stands there, in a copy of the house."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

HERE: Final = Path(__file__).resolve().parents[1]
PAGE: Final = HERE / "docs" / "developers" / "a-new-room.md"
FILE: Final = re.compile(r"^`(src/titian/visits/[\w/]+\.py)`.*?^```python\n(.*?)^```$", re.M | re.S)
EMPTY: Final = ("src/titian/visits/__init__.py", "src/titian/visits/tests/__init__.py")
MOST_LINES: Final = 150
# Outside its folder: the file, the line that the page says is added, and the line it is added below.
PLACES: Final = (
    ("src/titian/hub/kinds.py", '"titian.visits.apps.VisitsConfig",', '            "titian.studio.apps.StudioConfig",'),
    ("src/titian/people/policies.py", 'KEEP_VISITS = "visit.keep"', '    RECEIVE_NOTICES = "notice.receive"'),
    (
        "src/titian/people/policies.py",
        "Permission.KEEP_VISITS: Scope.COUNTRY,",
        "            Permission.APPROVE_DIRECTORY: Scope.COUNTRY,",
    ),
    ("pyproject.toml", '"visits",', '    "hub",'),
)
# What a browser does, in the copy: two coordinators and a visit.
WALK: Final = """
import pytest
from django.test import Client
from titian.audit.models import Entry
from titian.people.models import Role
from titian.people.tests.factories import make_station, make_user
from titian.visits.models import Visit

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sit_down(account):
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(account, backend=BACKEND)
    return desk


@pytest.fixture
def desks():
    return [sit_down(make_user(Role.COORDINATOR, name)) for name in ("sari", "nok")]


def test_a_visit_from_plan_to_agreement(desks):
    first, second = desks
    station = make_station()
    made = first.post("/visits/add/", {"station": station.pk, "planned_on": "2026-12-01"})
    visit = Visit.objects.get()
    here = visit.get_absolute_url()
    assert made.headers["Location"] == here
    assert str(visit) in first.get("/visits/").content.decode()
    assert first.post(f"{here}make/", {"seen": "0"}).status_code == 302
    page = first.get(here).content.decode()
    assert "takes a second person" in page and f"{here}agree/" not in page
    assert "1 visits wait" in first.get("/country/").content.decode()
    assert 'href="/visits/" aria-current="page"' in page
    assert first.post(f"{here}agree/", {"seen": "1"}).status_code == 403
    assert second.post(f"{here}agree/", {"seen": "0"}).status_code == 409
    assert second.post(f"{here}agree/", {"seen": "1"}).status_code == 302
    visit.refresh_from_db()
    assert visit.state == "agreed"
    page = second.get(here).content.decode()
    assert page.index("nok") < page.index("sari") and "We were there" in page
    assert [*Entry.objects.filter(thing=f"visit:{visit.pk}").order_by("pk").values_list("action", flat=True)] == [
        "visit.add", "visit.make", "visit.agree"
    ]


def test_calling_off_takes_a_reason(desks):
    visit = Visit.objects.create(station=make_station(), planned_on="2026-12-01")
    here = visit.get_absolute_url()
    refused = desks[0].post(f"{here}call_off/", {"seen": "0"})
    assert refused.status_code == 422 and "Choose why" in refused.content.decode()
    assert desks[0].post(f"{here}call_off/", {"seen": "0", "reason": "mood"}).status_code == 422
    assert desks[0].post(f"{here}call_off/", {"seen": "0", "reason": "strike"}).status_code == 302
    assert Entry.objects.get(action="visit.call_off").detail == {"reason": "strike"}
    assert "Strike" in desks[1].get(here).content.decode()
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources with the room of the page in it; what tests only read is the repository's own."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(HERE / "src", house / "src", ignore=shutil.ignore_patterns("__pycache__", "built", "locale"))
    for name in ("contracts", "content", "docs"):
        (house / name).symlink_to(HERE / name)
    shutil.copy(HERE / "pyproject.toml", house)
    for name in EMPTY:
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).touch()
    for name, text in read_files().items():
        (house / name).write_text(text, encoding="utf-8")
    (house / "src/titian/visits/tests/test_visits.py").write_text(WALK, encoding="utf-8")
    for name, line, below in PLACES:
        before = (house / name).read_text(encoding="utf-8")
        assert below in before, f"{name} has no line {below}"
        indent = re.match(r" *", below)
        after = before.replace(below, f"{below}\n{indent.group() if indent else ''}{line}", 1)
        (house / name).write_text(after, encoding="utf-8")
    run(house, sys.executable, "-m", "django", "makemigrations", "visits", settings="titian.hub.tests.settings")
    return house


def read_files() -> dict[str, str]:
    found = dict(FILE.findall(PAGE.read_text(encoding="utf-8")))
    assert set(found) == {
        f"src/titian/visits/{name}.py"
        for name in ("apps", "models", "workflow", "actions", "urls", "room", "tests/permission_rows")
    }
    return found


def run(house: Path, *command: str, settings: str = "") -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("TITIAN_", "PYTEST_"))}
    environment |= {"PYTHONPATH": str(house / "src")} | ({"DJANGO_SETTINGS_MODULE": settings} if settings else {})
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long("pages")
def test_room_of_the_page_is_small_and_touches_three_files() -> None:
    lines = sum(text.count("\n") for text in read_files().values())
    assert lines <= MOST_LINES
    assert len({name for name, _, _ in PLACES}) == 3
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name, line, _ in PLACES if f"`{line}`" not in page or f"`{name}`" not in page] == []


@pytest.mark.long("pages")
def test_room_of_the_page_keeps_the_floors(house: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    assert "0 broken" in run(house, str(linter), "--no-cache")


@pytest.mark.long("pages")
def test_room_of_the_page_works_and_holds_to_the_table_of_permissions(house: Path) -> None:
    said = run(
        house, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
        "src/titian/visits", "src/titian/desk/tests/test_rooms.py", "src/titian/people/tests/test_policies.py",
        "src/titian/hub/tests/test_permissions.py", "-k",
        "visit or rooms or policies or every_route or every_scope",
    )  # fmt: skip
    assert re.search(r"\d+ passed", said)
    assert "failed" not in said


@pytest.mark.parametrize(
    ("kind", "stands_in", "said"),
    [
        ("region", "country", "titian.visits stands in a hub of kind country, and this one is of kind region."),
        ("country", "region", "titian.visits stands in a hub of kind region, and this one is of kind country."),
    ],
)
@pytest.mark.long("pages")
def test_no_hub_starts_with_a_room_of_the_other_kind(house: Path, kind: str, stands_in: str, said: str) -> None:
    apps, kinds = house / "src/titian/visits/apps.py", house / "src/titian/hub/kinds.py"
    kept = {path: path.read_text(encoding="utf-8") for path in (apps, kinds)}
    line, below = PLACES[0][1:]
    try:
        apps.write_text(kept[apps].replace('{"country"}', f'{{"{stands_in}"}}'), encoding="utf-8")
        listed = kept[kinds].replace(f"            {line}\n", "").replace(below, f"{below}\n            {line}")
        kinds.write_text(listed, encoding="utf-8")
        refused = start(house, kind)
        assert refused.returncode != 0
        assert said in refused.stderr
        apps.write_text(kept[apps].replace('{"country"}', f'{{"{kind}"}}'), encoding="utf-8")
        assert start(house, kind).stderr == ""
    finally:
        for path, text in kept.items():
            path.write_text(text, encoding="utf-8")


def start(house: Path, kind: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("TITIAN_", "PYTEST_"))}
    environment |= {"PYTHONPATH": str(house / "src"), "TITIAN_KIND": kind}
    code = "import titian.hub.tests.settings, django; django.setup()"
    environment["DJANGO_SETTINGS_MODULE"] = "titian.hub.tests.settings"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=house,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
