"""The drill of docs/operators/backup-and-restore.md with a phone that goes on sending."""

from __future__ import annotations

import json
import os
import re
import secrets
import shlex
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from titian.hub.operations.tests.running import ROOT, Hub, lay_tables, make_database
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.sealing.signed import payload_object, read_unverified

pytestmark = pytest.mark.on_both

SERVER = os.environ.get("TITIAN_DATABASE_URL", "")


def make_hub(folder: Path) -> Hub:
    folder.mkdir()
    more = {}
    if SERVER.startswith("postgres"):
        more["TITIAN_DATABASE_URL"] = make_database(SERVER, f"drill_{secrets.token_hex(4)}")
    return Hub(folder / "data", more)


MAKE_PHONE = """
import itertools
import titian.people.tests.factories as people
people._numbers = itertools.count(1000)  # they count their names from one in each program
print(json.dumps(save(factories.make_phone())))
"""
WITH_ENDED_PHONE = """
import itertools
import titian.people.tests.factories as people
people._numbers = itertools.count(2000)  # they count their names from one in each program
from django.utils import timezone
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.models import QuarantinedItem
phone = load(asked["phone"])
if asked["ends"]:
    revoke_enrolment(actor=factories.make_administrator(), enrolment=phone.enrolment, now=timezone.now())
rows = QuarantinedItem.objects.order_by("received_sequence")
describe = lambda: [[str(row.item_id), row.received_sequence, row.bytes == len(row.content)] for row in rows.all()]
held = describe()
answer = phone.send(phone.sign(asked["items"])).json()
print(json.dumps({"held": held, "answer": answer, "then": describe()}))
"""


@pytest.fixture(scope="module")
def drilled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Send three, back up, send two more, lose the machine, restore elsewhere. So does a phone that has been ended."""
    folder = tmp_path_factory.mktemp("drill")
    old = make_hub(folder / "old")
    old.start_demo()
    key = folder / "titian-backup.key"
    recipient = old.do("backup", "key", "--out", str(key)).strip().rpartition("TITIAN_BACKUP_RECIPIENT=")[2]
    old.more["TITIAN_BACKUP_RECIPIENT"] = recipient
    (old.data / "blobs").mkdir(exist_ok=True)
    (old.data / "blobs" / ("0" * 64)).write_bytes(b"x" * 9_000_000)
    before, after = old.make_items(3), old.make_items(2)
    first = old.sync(before)
    other = Hub(old.data, old.more)
    other.shelter, other.phone = old.shelter, old.run(MAKE_PHONE)
    set_apart = other.make_items(3)
    ended = old.run(WITH_ENDED_PHONE, phone=other.phone, items=set_apart[:2], ends=True)
    (old.data / "audit").mkdir(exist_ok=True)
    (old.data / "audit" / "2026-11-29.jws").write_text("a signed head, as the worker writes it each day\n")
    report = json.loads(old.do("backup", "--to", str(folder / "safe"), "--json"))
    here = old.sync([])
    old.do("backup", "confirm", say_of(report["file"]))
    standing = old.sync(after)
    ended_later = old.run(WITH_ENDED_PHONE, phone=other.phone, items=set_apart[2:], ends=False)
    new = make_hub(folder / "new")
    new.more["TITIAN_DEMO"] = "1"
    said = new.do("restore", report["file"], "--identity", str(key))
    new.shelter, new.phone = old.shelter, old.phone
    yield {
        "old": old, "new": new, "key": key, "report": report, "before": before, "after": after, "said": said,
        "first": first, "here": here, "standing": standing, "folder": folder, "recipient": recipient,
        "other": other, "set_apart": set_apart, "ended": ended, "ended_later": ended_later,
    }  # fmt: skip
    shutil.rmtree(folder, ignore_errors=True)


def say_of(file: str | Path) -> str:
    """What `sha256sum FILE` prints on the machine that pulled it."""
    return f"{sha256(Path(file).read_bytes()).hexdigest()}  {file}\n"


def read_standing(answer: dict[str, Any]) -> dict[str, Any]:
    return dict(payload_object(read_unverified(answer["standing"]).payload))


def test_phones_let_go_of_what_another_machine_holds_and_only_then(drilled: dict[str, Any]) -> None:
    assert read_standing(drilled["first"])["backed_up_through"] == 0
    assert read_standing(drilled["here"])["backed_up_through"] == 0, "a copy on this machine burns with it"
    assert read_standing(drilled["standing"])["backed_up_through"] == drilled["report"]["covered"] > 0


def test_restored_hub_holds_what_was_backed_up(drilled: dict[str, Any]) -> None:
    assert drilled["new"].list_items()[:3] == [item["item_id"] for item in drilled["before"]]
    assert (drilled["new"].data / "blobs" / ("0" * 64)).stat().st_size == 9_000_000
    head = "audit/2026-11-29.jws"
    assert (drilled["new"].data / head).read_text() == (drilled["old"].data / head).read_text()
    for name in ("trust/hub.key.json", "trust/keys.jws", "trust/push.key.json", "secret-key"):
        path = drilled["new"].data / name
        if name != "secret-key" or path.exists():
            assert path.read_bytes() == (drilled["old"].data / name).read_bytes()
            assert path.stat().st_mode & 0o077 == 0


def test_phone_offers_again_what_the_backup_missed_and_nothing_is_twice(drilled: dict[str, Any]) -> None:
    """What a phone does at a new epoch: it offers everything it still keeps, and lets go when a backup has passed it."""
    new, old_epoch = drilled["new"], read_standing(drilled["standing"])["epoch"]
    kept = [*drilled["before"], *drilled["after"]]
    first = new.sync([])
    assert read_standing(first)["epoch"] != old_epoch
    answer = new.sync(kept)
    assert [item["status"] for item in answer["items"]] == ["received"] * 5
    assert new.list_items() == [item["item_id"] for item in kept]
    again = new.sync(kept)
    assert [item["status"] for item in again["items"]] == ["received"] * 5
    assert new.list_items() == [item["item_id"] for item in kept]


def test_restored_hub_is_well_but_for_what_the_doctor_says(drilled: dict[str, Any]) -> None:
    ran = drilled["new"].titian("doctor", "--json")
    states = {finding["name"]: finding["state"] for finding in json.loads(ran.stdout)["findings"]}
    assert states["database"] == states["integrity"] == states["keys"] == states["audit"] == "ok"
    assert states["worker"] == "fail"  # nobody has started it yet
    assert ran.returncode == 1


def test_restore_says_what_to_do_next(drilled: dict[str, Any]) -> None:
    for word in ("titian doctor", "titian adopt", "titian backup", "ended since the backup"):
        assert word in drilled["said"]


def test_restore_over_a_hub_is_refused_unless_said(drilled: dict[str, Any]) -> None:
    ran = drilled["new"].titian("restore", drilled["report"]["file"], "--identity", str(drilled["key"]))
    assert ran.returncode == 1
    assert "restore.refused" in ran.stderr
    assert "Traceback" not in ran.stderr


@drawn_on_postgresql("drills")
def test_restore_over_a_hub_moves_it_aside(drilled: dict[str, Any]) -> None:
    hub = make_hub(drilled["folder"] / "over")
    hub.more["TITIAN_DEMO"] = "1"
    lay_tables(hub.data, hub.more.get("TITIAN_DATABASE_URL", ""))
    shutil.copytree(drilled["old"].data / "trust", hub.data / "trust", dirs_exist_ok=True)
    said = hub.do("restore", drilled["report"]["file"], "--identity", str(drilled["key"]), "--over", "--yes")
    assert "What was here before lies in before-restore-" in said
    [aside] = hub.data.glob("before-restore-*")
    assert (aside / "trust" / "hub.key.json").exists()
    assert hub.list_items() == [item["item_id"] for item in drilled["before"]]


@pytest.mark.parametrize("how", ["shortened", "changed", "other key"])
def test_damaged_or_foreign_backup_changes_nothing(drilled: dict[str, Any], tmp_path: Path, how: str) -> None:
    sealed = bytearray(Path(drilled["report"]["file"]).read_bytes())
    key = drilled["key"]
    if how == "shortened":
        del sealed[-70_000:]
    elif how == "changed":
        sealed[len(sealed) // 2] ^= 1
    else:
        key = tmp_path / "other.key"
        Hub(tmp_path / "none").do("backup", "key", "--out", str(key))
    file = tmp_path / "bad.backup.age"
    file.write_bytes(sealed)
    hub = Hub(tmp_path / "data", {"TITIAN_DEMO": "1"})
    ran = hub.titian("restore", str(file), "--identity", str(key))
    assert (ran.returncode, "backup.damaged" in ran.stderr) == (1, True)
    assert list(hub.data.iterdir()) == []


def test_sealed_file_shows_nothing_of_the_hub(drilled: dict[str, Any]) -> None:
    sealed = Path(drilled["report"]["file"]).read_bytes()
    assert sealed.startswith(b"age-encryption.org/v1\n")
    for word in (b"Lantern House", b"SQLite format", b"PGDMP", b"manifest.json", b"hub.key.json"):
        assert word not in sealed


def test_nothing_unsealed_is_left_beside(drilled: dict[str, Any]) -> None:
    assert [path.name for path in (drilled["folder"] / "safe").iterdir()] == [Path(drilled["report"]["file"]).name]
    assert not list(drilled["old"].data.glob(".copying-*"))
    assert not list(drilled["new"].data.glob(".restoring-*"))


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_age_itself_opens_a_backup(drilled: dict[str, Any], tmp_path: Path) -> None:
    import subprocess
    import tarfile

    out = tmp_path / "opened.tar"
    subprocess.run(["age", "-d", "-i", str(drilled["key"]), "-o", str(out), drilled["report"]["file"]], check=True)
    with tarfile.open(out) as tar:
        names = tar.getnames()
    assert names[-1] == "manifest.json"


@drawn_on_postgresql("drills")
def test_older_backups_go_the_newest_stay(drilled: dict[str, Any]) -> None:
    folder = drilled["folder"] / "rotated"
    made = [
        Path(json.loads(drilled["old"].do("backup", "--to", str(folder), "--keep", "2", "--json"))["file"])
        for _ in range(3)
    ]
    assert sorted(folder.iterdir()) == sorted(made[1:])


def test_backup_without_a_recipient_is_refused_in_words(drilled: dict[str, Any]) -> None:
    hub = Hub(drilled["old"].data, {k: v for k, v in drilled["old"].more.items() if k != "TITIAN_BACKUP_RECIPIENT"})
    ran = hub.titian("backup")
    assert ran.returncode == 1
    assert "titian backup key" in ran.stderr


def read_drill() -> dict[str, list[str]]:
    """The commands of the page, by the mark before each."""
    page = (ROOT / "docs/operators/backup-and-restore.md").read_text()
    found = re.findall(r"<!-- drill: (\w+) -->\s+```sh\n\s*(.+?)\n\s*```", page, re.S)
    return {name: shlex.split(command) for name, command in found}


@drawn_on_postgresql("drills")
def test_drill_of_the_page_runs_as_it_stands(drilled: dict[str, Any], tmp_path: Path) -> None:
    commands = read_drill()
    assert set(commands) == {"restore", "doctor"}
    hub = make_hub(tmp_path / "drill")
    hub.more["TITIAN_DEMO"] = "1"
    shutil.copy(drilled["key"], tmp_path / "drill" / "titian-backup.key")
    restore = [drilled["report"]["file"] if word == "FILE" else word for word in commands["restore"][1:]]
    assert "Restored the hub as it was at" in hub.do(*restore)
    looked = hub.titian(*commands["doctor"][1:], "--json")
    failed = {f["name"] for f in json.loads(looked.stdout)["findings"] if f["state"] == "fail"}
    assert failed <= {"worker", "proxy", "backup"}


def test_backup_holds_what_ended_phones_brought_and_they_offer_the_rest_again(drilled: dict[str, Any]) -> None:
    """What is set apart lies in the hub alone once the phone's copy is gone: it goes when the backup has passed it."""
    *before, after = drilled["set_apart"]
    first, later, report = drilled["ended"], drilled["ended_later"], drilled["report"]
    assert [item["status"] for item in first["answer"]["items"]] == ["quarantined"] * 2
    assert read_standing(first["answer"])["backed_up_through"] == 0, "no phone lets go of them yet"
    assert report["covered"] >= first["then"][-1][1]
    assert read_standing(later["answer"])["backed_up_through"] == report["covered"] < later["then"][-1][1]

    # The phone sees another epoch and offers what the backup missed. Only if it never calls again is that lost.
    again = drilled["new"].run(WITH_ENDED_PHONE, phone=drilled["other"].phone, items=[after], ends=False)
    assert again["held"] == first["then"]
    assert [(item_id, is_whole) for item_id, _, is_whole in again["held"]] == [(i["item_id"], True) for i in before]
    assert read_standing(again["answer"])["epoch"] != read_standing(later["answer"])["epoch"]
    assert [item["status"] for item in again["answer"]["items"]] == ["quarantined"]
    assert len(again["then"]) == 3
