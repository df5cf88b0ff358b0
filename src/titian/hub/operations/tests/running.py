"""A hub of the test's own in a folder, driven by the very commands an operator types; phones that send for real."""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg

from titian.hub.tests import warm

ROOT = Path(__file__).resolve().parents[5]
sys.path.append(str(ROOT / "scripts"))

TITIAN = [sys.executable, "-m", "titian.hub.cli"]

# Runs inside the hub's own settings. A phone is its keys, so the next program can go on as the same phone.
PHONE = """
import json, os, sys
from titian.hub.commands.setup import set_up_django
set_up_django(50)
from django.conf import settings
settings.ALLOWED_HOSTS += ["*"]
from titian.devices.tests import factories
from titian.sealing import SigningKey
asked = json.load(sys.stdin)

def save(phone):
    return {"officer": phone.officer_key.export_jwk(), "transport": phone.transport_key.export_jwk(),
            "enrolment": phone.enrolment_id, "certificate": phone.certificate}

def load(kept):
    return factories.Phone(SigningKey.from_jwk(kept["officer"]), SigningKey.from_jwk(kept["transport"]),
                           kept["enrolment"], kept["certificate"])
"""

# What those programs need of the hub: loaded once for each hub, instead of in each program. The passwords of accounts
# that a test makes up cost next to nothing, as in the test's own process.
LOADED = """
from django.contrib.auth.hashers import ScryptPasswordHasher
ScryptPasswordHasher.work_factor, ScryptPasswordHasher.parallelism = 2, 1
from django.test.client import ClientHandler
import titian.hub.urls_api, titian.hub.urls_desk, titian.hub.urls_field
from titian.devices.tests.contracts import is_valid
from titian.library.tests.factories import make_hub_identity
from titian.people.tests.factories import make_organisation
ClientHandler().load_middleware()
is_valid({}, "sync-answer", "taken")
# Each program opens the database anew, and closes it as it ends: then SQLite writes all of its log into its file.
from django.db import connections
for each in connections.all(initialized_only=True):
    each.close()
    del connections[each.alias]
"""
# What a hub's commands read for a backup, and nothing that a program inside it does: another is no other hub.
OF_BACKUPS = {"TITIAN_BACKUP_RECIPIENT", "TITIAN_BACKUP_FOLDER"}
# By all that a program reads of a hub as it sets up; of a few hubs at a time.
_prepared: dict[tuple[object, ...], warm.PreparedNursery] = {}


def prepare(environment: dict[str, str], data: Path) -> warm.PreparedNursery:
    """Where programs inside the settings of this hub are forked off. After any change of these there is another."""
    files = [data / name for name in ("titian.env", "secret-key")]
    read = (*sorted(environment.items()), *(file.read_bytes() if file.exists() else None for file in files))
    if read not in _prepared:
        while len(_prepared) >= 3:
            _prepared.pop(next(iter(_prepared))).end()
        program = PHONE.replace("json.load(sys.stdin)", "None")
        _prepared[read] = warm.PreparedNursery(program + LOADED, environment)
    return _prepared[read]


@atexit.register
def _end() -> None:
    for nursery in _prepared.values():
        nursery.end()


@dataclass
class Hub:
    """A hub on SQLite, or on a database of its own of the server this run is for."""

    data: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        # pytest says in each test which one runs: with that, no two tests would share a nursery.
        own = {name: value for name, value in os.environ.items() if not name.startswith(("TITIAN_", "PYTEST_"))}
        # Each process takes a share of what an address may have, and here lives for one request.
        nonces = {"TITIAN_LIMIT_NONCE": "off"}
        return {**own, **nonces, "TITIAN_DATA": str(self.data), "PYTHONPATH": str(ROOT / "src"), **self.more}

    def titian(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return warm.run([*TITIAN, *arguments], env=self.environment, given=given, timeout=100, cwd=self.data.parent)

    def do(self, *arguments: str) -> str:
        ran = self.titian(*arguments)
        assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
        return ran.stdout

    def run(self, code: str, **asked: Any) -> Any:
        """What a program inside the hub prints, as JSON. It is a process of its own, which reads all that changed. Where
        the hub's backups go, it is not told."""
        environment = {name: value for name, value in self.environment.items() if name not in OF_BACKUPS}
        ran = warm.run(
            [sys.executable, "-c", PHONE + code],
            env=environment,
            given=json.dumps(asked),
            timeout=100,
            nursery=prepare(environment, self.data),
        )
        assert ran.returncode == 0, ran.stderr[-3000:]
        return json.loads(ran.stdout.splitlines()[-1])

    def start_demo(self) -> None:
        """Keys, an officer, a provider in the signed list."""
        self.more.setdefault("TITIAN_DEMO", "1")
        lay_tables(self.data, self.more.get("TITIAN_DATABASE_URL", ""))
        made = self.run("""
from titian.library.tests.factories import make_hub_identity
from titian.people.tests.factories import make_organisation
keys = make_hub_identity()
shelter = factories.make_recipients(keys, make_organisation("Lantern House (fictional)"))[0]
print(json.dumps({"organisation": str(shelter.organisation.pk), "identity": shelter.identity,
                  "recipient": shelter.recipient, "phone": save(factories.make_phone())}))
""")
        self.shelter, self.phone = made, made.pop("phone")

    def make_items(self, count: int) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.run(
            """
from titian.people.models import Organisation
kept = asked["shelter"]
to = factories.Recipient(Organisation.objects.get(pk=kept["organisation"]), kept["identity"], kept["recipient"])
print(json.dumps([factories.make_package_item(load(asked["phone"]), to) for _ in range(asked["count"])]))
""",
            shelter=self.shelter,
            phone=self.phone,
            count=count,
        )
        return items

    def sync(self, items: list[dict[str, Any]]) -> dict[str, Any]:
        """Sends over the API and gives the answer; receipts are as signed."""
        answer: dict[str, Any] = self.run(
            'print(json.dumps(load(asked["phone"]).sync(*asked["items"])))', phone=self.phone, items=items
        )
        return answer

    def list_items(self) -> list[str]:
        """Every item id the hub holds, in order."""
        found: list[str] = self.run("""
from titian.referrals.models import Package
print(json.dumps([str(i) for i in Package.objects.order_by("received_sequence").values_list("item_id", flat=True)]))
""")
        return found


def link_blob_or_copy(source: str, target: str) -> None:
    """A blob is named by its SHA-256 and never written again: 90 MB that need no copy."""
    if Path(source).parent.name == "blobs":
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def make_database(server: str, name: str) -> str:
    """An empty database of this server; its address."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    return f"{server.rsplit('/', 1)[0]}/{name}"


def lay_tables(data: Path, url: str = "") -> None:
    """What `titian migrate` leaves in an empty folder and an empty database. It runs once in a run of tests; each hub
    that only needs tables gets a copy, with the same keys.
    """
    server, _, name = url.rpartition("/")
    shared = os.environ["TITIAN_DEMO_HUBS"]  # in the name as well: a server may outlive a run
    first = f"migrated_{sha256(f'{shared} {server}'.encode()).hexdigest()[:12]}"
    kept = Path(shared) / first
    # Whoever comes first of all workers of the run makes it; the others wait for it.
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            making = kept.with_suffix(".making")
            making.mkdir()
            more = {"TITIAN_DATABASE_URL": make_database(url, first)} if url else {}
            Hub(making / "data", {"TITIAN_DEMO": "1", **more}).do("migrate")
            making.rename(kept)
        if url:
            with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
                connection.execute(f"drop database {name}")
                connection.execute(f"create database {name} template {first}")
    shutil.copytree(kept / "data", data, dirs_exist_ok=True)
