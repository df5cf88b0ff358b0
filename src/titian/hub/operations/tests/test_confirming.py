"""What another machine says of a backup, and what becomes of backups that are cut off, made twice or damaged."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from titian.hub.operations.tests.running import TITIAN, Hub
from titian.hub.operations.tests.test_backup_drill import make_hub, read_standing, say_of
from titian.hub.tests import warm
from titian.hub.tests.lanes import drawn_on_postgresql

pytestmark = pytest.mark.timeout(400)
# Not of tests in which a copy's hash is compared, or one that cannot be a hash is refused: no database is asked for it.
on_both = pytest.mark.on_both
# What the action does with each word is asked of it on both databases in every run (`test_confirm_backup.py`, and of bytes
# that rot `test_kept.py`); here it is typed, of files that were sealed.
drawn = pytest.mark.long("drills")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """One that has a phone and a backup key; each test adds items and backups of its own."""
    folder = tmp_path_factory.mktemp("confirming")
    made = make_hub(folder / "hub")
    made.start_demo()
    said = made.do("backup", "key", "--out", str(folder / "titian-backup.key"))
    made.more["TITIAN_BACKUP_RECIPIENT"] = said.strip().rpartition("TITIAN_BACKUP_RECIPIENT=")[2]
    made.more["TITIAN_BACKUP_FOLDER"] = str(folder / "safe")
    return made


def back_up(hub: Hub) -> dict[str, Any]:
    """One more item received, and a backup of it."""
    hub.sync(hub.make_items(1))
    made: dict[str, Any] = json.loads(hub.do("backup", "--json"))
    return made


def told(hub: Hub) -> int:
    """Through which item phones hear that they may let go."""
    return int(read_standing(hub.sync([]))["backed_up_through"])


@on_both
def test_the_word_of_the_other_machine_moves_the_mark_once(hub: Hub) -> None:
    report, before = back_up(hub), told(hub)
    assert before < report["covered"]
    said = hub.titian("backup", "confirm", "-", given=say_of(report["file"]))
    assert (said.returncode, f"up to item {report['covered']}" in said.stdout) == (0, True)
    assert told(hub) == report["covered"]
    again = hub.titian("backup", "confirm", say_of(report["file"]))
    assert (again.returncode, "confirmed already" in again.stdout, told(hub)) == (0, True, report["covered"])


@drawn
@pytest.mark.parametrize("how", ["cut", pytest.param("one byte", marks=on_both)])
def test_a_copy_that_was_damaged_on_its_way_confirms_nothing(hub: Hub, tmp_path: Path, how: str) -> None:
    report, before = back_up(hub), told(hub)
    content = bytearray(Path(report["file"]).read_bytes())
    if how == "cut":
        del content[-1:]
    else:
        content[len(content) // 2] ^= 1
    pulled = tmp_path / Path(report["file"]).name
    pulled.write_bytes(content)
    said = hub.titian("backup", "confirm", say_of(pulled))
    assert (said.returncode, "confirm.refused" in said.stderr, "pull it" in said.stderr) == (1, True, True)
    assert told(hub) == before


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("", marks=drawn), "hello", pytest.param("0" * 63, marks=drawn),
        pytest.param(f"{'0' * 64}  titian-th.backup.age\n{'1' * 64}  b", marks=drawn),
        pytest.param("0" * 64, marks=[drawn, on_both]),
    ],
)  # fmt: skip
def test_what_no_backup_is_confirms_nothing_and_says_what_to_do(hub: Hub, said: str) -> None:
    before = told(hub)
    ran = hub.titian("backup", "confirm", "-", given=said)
    assert (ran.returncode, "confirm.refused" in ran.stderr, "Traceback" in ran.stderr) == (1, True, False)
    assert "sha256sum" in ran.stderr or "titian backup" in ran.stderr
    assert told(hub) == before


@drawn
@on_both
def test_an_older_backup_is_refused_once_a_newer_one_is_confirmed(hub: Hub) -> None:
    older, newer = back_up(hub), back_up(hub)
    hub.do("backup", "confirm", say_of(newer["file"]))
    said = hub.titian("backup", "confirm", say_of(older["file"]))
    assert (said.returncode, "newer" in said.stderr, told(hub)) == (1, True, newer["covered"])


@drawn
@on_both
def test_the_older_of_two_moves_the_mark_as_far_as_it_goes(hub: Hub) -> None:
    older, newer = back_up(hub), back_up(hub)
    hub.do("backup", "confirm", say_of(older["file"]))
    assert told(hub) == older["covered"] < newer["covered"]


@drawn
@on_both
def test_a_restored_hub_takes_no_word_of_its_former_life(hub: Hub, tmp_path: Path) -> None:
    """Restored from an older file: what was made after it this hub has no record of, what was made before is not its."""
    before, archive, later = back_up(hub), back_up(hub), back_up(hub)
    new = make_hub(tmp_path / "new")
    new.more |= {"TITIAN_DEMO": "1", "TITIAN_BACKUP_RECIPIENT": hub.more["TITIAN_BACKUP_RECIPIENT"]}
    key = hub.data.parent.parent / "titian-backup.key"
    new.do("restore", archive["file"], "--identity", str(key))
    new.phone, new.shelter = hub.phone, hub.shelter
    kept = told(new)
    assert kept <= archive["covered"]
    for report in (before, archive, later):
        said = new.titian("backup", "confirm", say_of(report["file"]))
        assert (said.returncode, "titian backup" in said.stderr, told(new)) == (1, True, kept)
    own = back_up(new)
    new.do("backup", "confirm", say_of(own["file"]))
    assert told(new) == own["covered"]


def start_backup(hub: Hub, said: Path) -> warm.Process:
    """One that runs, and what it says in a file."""
    with said.open("wb") as file:
        return warm.Process([*TITIAN, "backup"], env=hub.environment, stdout=file, stderr=file, cwd=hub.data.parent)


@drawn_on_postgresql("drills")
@on_both
def test_a_backup_that_is_killed_moves_nothing_and_the_next_one_goes_well(hub: Hub, tmp_path: Path) -> None:
    before, safe = told(hub), Path(hub.more["TITIAN_BACKUP_FOLDER"])
    hub.sync(hub.make_items(1))
    large = hub.data / "blobs" / ("f" * 64)
    large.parent.mkdir(exist_ok=True)
    with large.open("wb") as file:
        file.truncate(400_000_000)  # long enough to be met in the middle
    files, rows = set(safe.glob("titian-*")), count_backups(hub)
    running = start_backup(hub, tmp_path / "said")
    while not (found := list(safe.glob(".incoming-*"))) or not found[0].stat().st_size:
        assert running.poll() is None, "it ended before it could be killed"
        time.sleep(0.001)
    running.kill()
    assert running.wait(10) == -signal.SIGKILL
    large.unlink()
    assert (set(safe.glob("titian-*")), count_backups(hub), told(hub)) == (files, rows, before)
    report = back_up(hub)
    assert not list(safe.glob(".incoming-*")), "what was left half-made is gone"
    hub.do("backup", "confirm", say_of(report["file"]))
    assert told(hub) == report["covered"]


@drawn_on_postgresql("drills")
@on_both
def test_two_backups_at_once_are_made_one_after_the_other(hub: Hub, tmp_path: Path) -> None:
    safe, rows = Path(hub.more["TITIAN_BACKUP_FOLDER"]), count_backups(hub)
    both = [(start_backup(hub, said), said) for said in (tmp_path / "one", tmp_path / "two")]
    for running, said in both:
        code, out = running.wait(100), said.read_text()
        assert code == 0, out
        name = Path(out.partition("Sealed ")[2].partition(" (")[0])
        assert hub.titian("backup", "confirm", say_of(name)).returncode in {0, 1}, "the second may be the older one"
        assert name.parent == safe
        assert name.stat().st_size
    assert count_backups(hub) == rows + 2
    assert not list(safe.glob(".incoming-*"))


FLIP = """
from titian.referrals.models import Package
package = Package.objects.get(item_id=asked["item"])
flipped = bytearray(Package.objects.values_list("ciphertext", flat=True).get(pk=package.pk))
flipped[-1] ^= 1
Package.objects.filter(pk=package.pk).update(ciphertext=bytes(flipped))
print(json.dumps(package.received_sequence))
"""


@drawn
@on_both
def test_a_byte_that_rots_on_the_disk_is_never_let_go_of(hub: Hub) -> None:
    """Found by the next backup, which stops before it; asked for again, and whole once the phone has sent it."""
    items = hub.make_items(3)
    hub.sync(items)
    rotten = hub.run(FLIP, item=items[1]["item_id"])
    looked = json.loads(hub.titian("doctor", "--json").stdout)["findings"]
    [found] = [finding for finding in looked if finding["name"] == "sealed"]
    assert (found["state"], "referrals_package" in found["message"]) == ("fail", True)

    report = json.loads(hub.do("backup", "--json"))
    assert (report["covered"], report["damaged"]) == (rotten - 1, 1)
    hub.do("backup", "confirm", say_of(report["file"]))
    asked = hub.sync([])
    assert (read_standing(asked)["backed_up_through"], asked["again"]) == (rotten - 1, [items[1]["item_id"]])
    mended = hub.sync([items[1]])
    assert (mended["items"][0]["status"], mended.get("again", [])) == ("received", [])

    report = json.loads(hub.do("backup", "--json"))
    assert (report["covered"] > rotten, report["damaged"]) == (True, 0)
    hub.do("backup", "confirm", say_of(report["file"]))
    assert told(hub) == report["covered"]


def count_backups(hub: Hub) -> int:
    return int(hub.run("from titian.hub.operations.models import Backup; print(Backup.objects.count())"))


@drawn
def test_the_file_on_the_hub_may_rot_and_then_nothing_is_confirmed(hub: Hub) -> None:
    """What is pulled is what lies there: a flipped byte in the archive is found by whoever hashes the copy."""
    report, before = back_up(hub), told(hub)
    with Path(report["file"]).open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        [byte] = file.read(1)
        file.seek(-100, os.SEEK_END)
        file.write(bytes([byte ^ 1]))
    assert hub.titian("backup", "confirm", say_of(report["file"])).returncode == 1
    assert told(hub) == before
