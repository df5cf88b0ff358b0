"""What a hub has loaded once it is up, seen in processes of their own: this one has long loaded everything."""

from __future__ import annotations

import ctypes
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from titian.hub.operations.tests.running import lay_tables
from titian.hub.tests import warm

SECRET = "only-for-tests-" + "0123456789abcdef" * 4
DEMO = {"TITIAN_DEMO": "1", "TITIAN_COUNTRY": "TH"}
PILOT = {
    "TITIAN_MODE": "pilot",
    "TITIAN_COUNTRY": "TH",
    "TITIAN_BEHIND_PROXY": "1",
    "TITIAN_DESK_ORIGIN": "https://desk.example.org",
    "TITIAN_FIELD_ORIGIN": "https://field.example.org",
}
# What the studio, papers and forms need. A hub that nobody asks for them does without.
HEAVY = {"lark", "babel", "openpyxl", "typst", "joserfc.jwe"} | {
    f"titian.{room}" for room in ("forms", "instrument", "papers", "review", "voices")
}
# What libraries would bring: the admin's pages, tools for tests, painted consoles, other rooms' readers of XML and pictures.
LEFT_OUT = {"PIL", "django.contrib.admin", "django.test", "lxml", "rich"}
# What only phones and programs need. One web process loads it when the first of them asks.
OF_THE_API = {"ninja", "titian.hub.api", "titian.devices.api", "titian.referrals.api"}
LOAD = """
import json, logging, sys
from titian.hub.commands import serve
from titian.hub.commands.setup import set_up_django
set_up_django(logging.WARNING)
"""
LIST = "json.dump(sorted(sys.modules), sys.stdout)"


def run(code: str, folder: Path, environment: dict[str, str]) -> Any:  # Any: what the code printed
    given = make_environment(folder, environment)
    return read(subprocess.run([sys.executable, "-c", code], env=given, capture_output=True, text=True, check=False))


def make_environment(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if not name.startswith(("TITIAN_", "DJANGO_"))}
    return given | {"TITIAN_SECRET_KEY": SECRET, "TITIAN_DATA": str(folder)} | environment


def read(ran: subprocess.CompletedProcess[str]) -> Any:  # Any: as above
    assert ran.returncode == 0, ran.stderr[-2000:]
    return json.loads(ran.stdout)


class Loaded(Protocol):
    """What such code prints, as JSON, in a process in which a demo hub has been set up as LOAD does it."""

    def __call__(self, code: str) -> Any: ...  # Any: as above


class Once(warm.Nursery):
    """Started, not forked off one that holds the libraries of tests: what is forked off it has loaded what LOAD does."""

    def __init__(self, environment: dict[str, str]) -> None:
        super().__init__()
        self._env = environment

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", LOAD + warm.ATTEND],
                env=self._env,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
            )
        return ours

    def end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._process.wait(10)


@pytest.fixture(scope="module")
def loaded_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """LOAD is run once, and each code in a fork of that process. Not for what threads or the database have by then, nor
    for what such a process weighs."""
    environment = make_environment(tmp_path_factory.mktemp("loaded"), DEMO)
    once = Once(environment)

    def run_loaded(code: str) -> Any:
        assert code.startswith(LOAD), "said again, so that the code has its names"
        return read(warm.run([sys.executable, "-c", code], env=environment, nursery=once))

    yield run_loaded
    once.end()


def test_hub_at_rest_has_loaded_none_of_what_only_the_studio_and_papers_need(loaded_hub: Loaded) -> None:
    loaded = set(loaded_hub(f"{LOAD}serve._preload(){os.linesep}{LIST}"))
    assert {"titian.hub.wsgi", "titian.hub.urls_desk", "titian.hub.urls_field", "titian.studio.urls"} <= loaded
    assert not (HEAVY | OF_THE_API | LEFT_OUT) & loaded


def test_what_stood_in_while_a_hub_was_loaded_is_gone(loaded_hub: Loaded) -> None:
    code = f"""{LOAD}
from django.contrib.admin import ModelAdmin
from django.test import Client
from django.test.signals import setting_changed
import lxml.etree
json.dump([ModelAdmin.__module__, Client.__module__, hasattr(lxml.etree, "fromstring")], sys.stdout)"""
    assert loaded_hub(code) == ["django.contrib.admin.options", "django.test.client", True]


def test_words_of_all_languages_are_written_as_a_workbook_without_loading_what_writes_it(loaded_hub: Loaded) -> None:
    code = f"""{LOAD}
from titian.studio.exchange.rows import FileRow
from titian.studio.views.exchange import write_book_apart
written = write_book_apart("p", "1", [FileRow("a", "id", "Hello", "Halo")])
json.dump([written[:2].decode(), *sorted(sys.modules)], sys.stdout)"""
    kind, *loaded = loaded_hub(code)
    assert kind == "PK"
    assert "titian.studio.views.exchange" in loaded
    assert not {"lark", "openpyxl", "titian.forms"} & set(loaded)


def test_country_folder_is_read_and_drawn_without_the_engine(loaded_hub: Loaded) -> None:
    code = f"""{LOAD}
import titian.folder.views, titian.directory.country.picture, titian.library.countries
{LIST}"""
    loaded = set(loaded_hub(code))
    assert {"titian.svg", "titian.library.bundles"} <= loaded
    assert not {"lark", "titian.instrument", "titian.review"} & loaded


def test_the_case_form_is_given_without_loading_what_makes_it(loaded_hub: Loaded) -> None:
    code = f"""{LOAD}
from django.test import RequestFactory
from titian.exchange.views import take_htcds_form
given = take_htcds_form(RequestFactory().get("/")).getvalue()
json.dump([given[:2].decode(), *sorted(sys.modules)], sys.stdout)"""
    kind, *loaded = loaded_hub(code)
    assert kind == "PK"
    assert not HEAVY & set(loaded)


def test_hub_loads_its_api_with_the_first_request_for_it(loaded_hub: Loaded) -> None:
    code = f"""{LOAD}serve._preload()
from io import BytesIO
from wsgiref.util import setup_testing_defaults
from titian.hub.wsgi import application
asked = {{"PATH_INFO": "/api/v1/sync", "REQUEST_METHOD": "POST", "HTTP_HOST": "localhost", "wsgi.input": BytesIO()}}
setup_testing_defaults(asked)
answered = []
b"".join(application(asked, lambda status, *rest: answered.append(status)))
json.dump([answered[0][:3], *sorted(sys.modules)], sys.stdout)"""
    status, *loaded = loaded_hub(code)
    assert status != "404"  # it has no database yet: what it would say with one, other tests ask
    assert set(loaded) >= OF_THE_API
    assert not LEFT_OUT & set(loaded)


def test_processes_that_share_a_hub_share_its_api(loaded_hub: Loaded) -> None:
    code = f"""{LOAD}
from titian.hub import serve as server
class Web:
    def __init__(self, *given, **named): pass
    def serve(self, **named): {LIST}; sys.exit()
server.Web, server.check_port = Web, lambda port: None
server.serve(port=1, with_worker=False, threads=4, processes=2, say=print)"""
    assert set(loaded_hub(code)) >= OF_THE_API


def test_nothing_runs_beside_what_forks_off_a_hub_s_processes(tmp_path: Path) -> None:
    """What a thread held at that moment, nobody would ever let go of in the child."""
    code = f"""{LOAD}
import threading
from titian.hub import serve as server
class Web:
    def __init__(self, *given, **named): pass
    def serve(self, **named):
        json.dump(threading.active_count(), sys.stdout)
        sys.exit()
server.Web, server.check_port = Web, lambda port: None
serve.load_parts(with_worker=True)
server.serve(port=1, with_worker=False, threads=4, processes=1, say=print)"""
    assert run(code, tmp_path, DEMO) == 1


def test_worker_finds_loaded_what_it_does_by_the_clock(loaded_hub: Loaded) -> None:
    loaded = set(loaded_hub(f"{LOAD}serve._load_jobs(){os.linesep}{LIST}"))
    assert {
        "django_tasks_db.management.commands.db_worker",
        "titian.notices.actions.tell",
        "titian.webhooks.tasks",
    } <= loaded
    assert not HEAVY & loaded


def test_no_connection_is_left_to_processes_that_are_forked_off(tmp_path: Path) -> None:
    lay_tables(tmp_path)
    code = f"""{LOAD}
from django.db import connections
asked = []
connections["default"].execute_wrappers.append(lambda execute, sql, *rest: (asked.append(sql), execute(sql, *rest))[1])
serve._ask_checks()
opened = connections["default"].connection is not None
serve._leave_database()
json.dump([opened, len(asked) > 5, connections["default"].connection is None], sys.stdout)"""
    assert run(code, tmp_path, DEMO) == [True, True, True]


def test_checks_that_fail_keep_no_hub_from_being_served(loaded_hub: Loaded) -> None:
    """Here there is no table yet."""
    assert loaded_hub(f"{LOAD}serve._ask_checks(); serve._leave_database(); json.dump(1, sys.stdout)") == 1


def test_application_alone_has_loaded_none_of_it_either(tmp_path: Path) -> None:
    loaded = set(run(f"import json, sys, titian.hub.wsgi{os.linesep}{LIST}", tmp_path, DEMO))
    assert "titian.hub.middleware" in loaded
    assert not HEAVY & loaded


@pytest.mark.parametrize(("environment", "hasher"), [(DEMO, "DemoHasher"), (PILOT, "ScryptPasswordHasher")])
def test_passwords_that_were_made_up_are_known_to_a_demo_alone(
    tmp_path: Path, environment: dict[str, str], hasher: str
) -> None:
    code = "import json, sys; from titian.hub.settings import PASSWORD_HASHERS; json.dump(PASSWORD_HASHERS, sys.stdout)"
    assert run(code, tmp_path, environment)[0].rpartition(".")[2] == hasher


def test_studio_loads_what_it_needs_when_it_is_asked_for(loaded_hub: Loaded) -> None:
    """So the names looked for above are the right ones."""
    code = f"""{LOAD}serve._preload()
from django.http import HttpRequest
from django.urls import resolve
found = resolve("/studio/first-contact/import/", "titian.hub.urls_desk")
try:
    found.func(HttpRequest(), *found.args, **found.kwargs)
except AttributeError:
    pass  # a request that passed no middleware has no reader
of_page = sorted(sys.modules)
from titian.studio.actions.read_import import READERS
from titian.studio.errors import FileRefused
for form, content in (("xlsx", b"no workbook"), ("po", b'"Language: th\\n"')):
    try:
        READERS[form](content, f"words.{{form}}")
    except FileRefused:
        pass
json.dump([of_page, sorted(sys.modules)], sys.stdout)"""
    of_page, of_file = map(set, loaded_hub(code))
    assert {"titian.studio.views.exchange", "titian.instrument"} <= of_page
    assert not {"babel", "lark", "titian.forms"} & of_page
    assert {"babel", "lark", "titian.forms"} <= of_file


def test_studio_looks_for_what_no_module_may_say_without_what_reads_modules(loaded_hub: Loaded) -> None:
    loaded = set(loaded_hub(f"{LOAD}import titian.studio.remarks{os.linesep}{LIST}"))
    assert "titian.courseware.unfit" in loaded
    assert not {"titian.courseware.modules", "titian.courseware.practice", "titian.voices"} & loaded


@pytest.mark.parametrize(
    "environment",
    [pytest.param(DEMO, marks=pytest.mark.long("whole hubs")), PILOT],
    ids=["demo", "behind a proxy"],
)
def test_a_page_is_drawn_before_the_fork_without_the_database_and_is_not_counted(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    code = f"""{LOAD}
from django.db import connections
status = serve._draw_sign_in()
opened = connections["default"].connection is not None
from titian.hub.operations.requests import read_counts
counted = sum(sum(cells) for cells in read_counts().values())
serve._preload()
json.dump([status, opened, counted > 0, sum(sum(cells) for cells in read_counts().values())], sys.stdout)"""
    assert run(code, tmp_path, environment) == ["200 OK", False, True, 0]


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="glibc alone counts what its threads hold")
def test_memory_of_a_sign_in_goes_back_to_the_system(tmp_path: Path) -> None:
    """Four at once, twice each, where the web process would be: all of them together hold less than one of them took."""
    code = f"""{LOAD}
import ctypes, threading
from django.contrib.auth.hashers import make_password
from titian.hub import serve as server

class Held(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena b c d e f g h i j".split()]

count = ctypes.CDLL(None).mallinfo2
count.restype = Held
at_once = threading.Barrier(4)

def sign_in():
    for _ in range(2):
        at_once.wait()
        make_password("correct horse battery staple")

class Web:
    def __init__(self, *given, **named): pass
    def serve(self, **named):
        before = count().arena
        people = [threading.Thread(target=sign_in) for _ in range(4)]
        for person in people: person.start()
        for person in people: person.join()
        json.dump(count().arena - before, sys.stdout)
        sys.exit()

server.Web, server.check_port = Web, lambda port: None
server.serve(port=1, with_worker=False, threads=4, processes=1, say=print)"""
    assert run(code, tmp_path, DEMO) < 16 * 2**20


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="glibc alone keeps what lies between")
def test_what_was_freed_between_what_is_held_goes_back_with_the_next_beat(tmp_path: Path) -> None:
    code = f"""{LOAD}
import ctypes
from titian.hub.operations.actions.beat import start_web_beat
from titian.hub.tests.test_serve import wait_until

libc = ctypes.CDLL(None)
libc.calloc.restype, libc.calloc.argtypes, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t] * 2, [ctypes.c_void_p]

def weigh():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * 4096

held = [libc.calloc(1, 1000) for _ in range(50_000)]
for each in held: ctypes.memset(each, 1, 1000)
for each in held[:-1]: libc.free(each)
freed = weigh()
start_web_beat()
wait_until(lambda: weigh() <= freed - 30 * 2**20)
json.dump(freed - weigh(), sys.stdout)"""
    assert run(code, tmp_path, DEMO) > 30 * 2**20
