"""docs/operators/key-drills.md, command by command, on a hub of its own; after each what phones and readers believe."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from titian.hub.operations.tests.running import ROOT, TITIAN, Hub, lay_tables, make_database
from titian.hub.tests import warm
from titian.library.tests.folders import copy_small_checkout
from titian.sealing import SealingError, Trust, fingerprint_words, thumbprint, verify_recipients
from titian.sealing.encoding import canonical_json
from titian.sealing.enrolments import verify_certificate
from titian.sealing.signed import payload_object, read_unverified

PAGE = (ROOT / "docs/operators/key-drills.md").read_text(encoding="utf-8")
PRIVATE = re.compile(rb'"d": ?"[\w-]{40,}"')
"""The private member of a key as its file has it."""
SERVER = os.environ.get("TITIAN_DATABASE_URL", "")
BLOCKS = {
    name: "\n".join(line.strip() for line in block.splitlines())
    for name, block in re.findall(r"<!-- drill: ([a-z-]+) -->\s*```sh\n(.*?)```", PAGE, re.S)
}
# What a shell does at the word `titian`: it says all words of the command and waits for the exit code.
ASK_FOR_TITIAN = """titian() { printf '%s\\0' "$@"; echo; read -r ended; return "$ended"; }
"""
MAKE_ORGANISATION = """
from django.utils import timezone
from titian.keys.actions.compare_key_words import compare_key_words
from titian.keys.actions.set_organisation_key import set_organisation_key
from titian.people.models import Organisation
from titian.people.tests.factories import make_organisation, make_user
from titian.sealing import fingerprint, fingerprint_words, identity_recipient, make_identity
shelter = make_organisation("Lantern House (fictional)", kind=Organisation.Kind.PROVIDER)
manager = make_user("provider", organisation=shelter)
manager.is_manager = True
manager.save()
recipient = identity_recipient(make_identity())
locked = b"age-encryption.org/v1\\n-> scrypt c2FsdA 15\\n"
set_organisation_key(actor=manager, recipient=recipient, member_file=locked, paper_file=locked, now=timezone.now())
mark = fingerprint(recipient)
if asked["compared"]:
    compare_key_words(actor=make_user("coordinator"), fingerprint=mark, words=" ".join(fingerprint_words(mark)),
                      with_id=manager.public_id, now=timezone.now())
print(json.dumps({"organisation": str(shelter.pk), "fingerprint": mark, "manager": manager.username}))
"""
END_KEY = """
from django.utils import timezone
from titian.keys.actions.end_organisation_key import end_organisation_key
from titian.people.models import User
end_organisation_key(actor=User.objects.get(username=asked["manager"]), fingerprint=asked["mark"], now=timezone.now())
print("null")
"""
# The factories count their names from one in each program.
COUNT_ON = """
import itertools
import titian.people.tests.factories as people
people._numbers = itertools.count(asked["first_number"])
"""
SEEN = """
from titian.library.models import Release
newest = {release.scope: release for release in Release.objects.order_by("sequence")}
print(json.dumps({"releases": [[one.scope, one.role, one.jws] for one in newest.values()],
                  "phone": factories.make_phone().certificate}))
"""


@dataclass(frozen=True)
class Stage:
    """What the hub served after a drill: its trust folder as it was, its newest releases, and a phone enrolled then."""

    trust_folder: Path
    hub_id: str
    releases: list[list[str]]
    phone: str

    @property
    def root(self) -> dict[str, Any]:
        jwk: dict[str, Any] = json.loads((self.trust_folder / "root.jwk.json").read_text())
        return jwk

    @property
    def keys(self) -> str:
        return (self.trust_folder / "keys.jws").read_text().strip()

    @property
    def recipients(self) -> str:
        return (self.trust_folder / "recipients.jws").read_text().strip()

    def believe(self, pinned: dict[str, Any], known_sequence: int = 0) -> Trust:
        """What a reader who pinned this root makes of what the hub served."""
        return Trust.from_keys(self.keys, thumbprint(pinned), self.root, known_sequence, hub_id=self.hub_id)

    def offered(self, trust: Trust) -> list[tuple[str, int]]:
        """The releases the hub offered that a reader believes, each with its sequence."""
        believed = []
        for scope, role, jws in self.releases:
            try:
                said = trust.verify(jws, kind="manifest", scope=scope, role=role)
            except SealingError:
                continue
            believed.append((scope, int(said["sequence"])))
        return sorted(believed)


class Drill:
    """The safe and the hub, on one disk; each block of the page once, in the page's order."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        more = {"TITIAN_DEMO": "1"}
        if SERVER.startswith("postgres"):
            more["TITIAN_DATABASE_URL"] = make_database(SERVER, f"keys_{secrets.token_hex(4)}")
        self.hub = Hub(folder / "data", more)
        self.safe = folder / "safe"
        self.safe.mkdir()
        copy_small_checkout(self.safe)
        self.hub_id = str(uuid.uuid4())
        self.done: list[str] = []
        self.first_number = 0
        self.names: dict[str, str] = {}
        self.made: dict[str, str] = {}
        self.uncompared: dict[str, str] = {}
        self.exported: dict[str, Any] = {}
        self.forged = folder
        self.after: dict[str, Stage] = {}
        self.said: dict[str, str] = {}

    def run(self, block: str) -> str:
        """What the commands of a block print; a shell runs them as they stand."""
        self.done.append(block)
        environment = {**self.hub.environment, "HUB_ID": self.hub_id, **self.names}
        said, complaints = "", ""
        shell = ["sh", "-euc", ASK_FOR_TITIAN + BLOCKS[block]]
        with subprocess.Popen(
            shell, cwd=self.safe, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin
            assert process.stdout
            for line in process.stdout:
                *words, end = line.split("\0")
                assert end == "\n", f"{block}: {line}"
                ran = warm.run([*TITIAN, *words], env=environment, cwd=self.safe, timeout=100)
                said, complaints = said + ran.stdout, complaints + ran.stderr
                process.stdin.write(f"{ran.returncode}\n")
                process.stdin.flush()
        assert process.returncode == 0, f"{block}: {said[-1500:]}{complaints[-1500:]}"
        return said

    @property
    def trust_folder(self) -> Path:
        return self.hub.data / "trust"

    @property
    def pinned(self) -> dict[str, Any]:
        """The root that readers know from the first day."""
        return self.after["first"].root

    def keep(self, name: str) -> None:
        """What is to be seen now, for the tests."""
        seen = self.inside(SEEN)
        kept = shutil.copytree(self.trust_folder, self.folder / "after" / name)
        self.after[name] = Stage(kept, self.hub_id, seen["releases"], seen["phone"])

    def try_in_vain(self, what: str, *command: str) -> None:
        """What the hub says to a command that must fail."""
        ran = self.hub.titian(*command)
        assert ran.returncode != 0, what
        self.said[what] = ran.stderr

    def inside(self, code: str, **asked: Any) -> Any:
        """What a program inside the hub prints."""
        self.first_number += 1000
        return self.hub.run(COUNT_ON + code, first_number=self.first_number, **asked)


def code(call: Any) -> str:
    with pytest.raises(SealingError) as refusal:
        call()
    return refusal.value.code


@pytest.fixture(scope="module")
def drill(tmp_path_factory: pytest.TempPathFactory) -> Drill:
    """Every command of the page, once and in its order."""
    drill = Drill(tmp_path_factory.mktemp("keys"))
    lay_tables(drill.hub.data, drill.hub.more.get("TITIAN_DATABASE_URL", ""))
    begin(drill)
    list_organisation(drill)
    change_keys(drill)
    steal_publisher_key(drill)
    drill.inside(END_KEY, manager=drill.made["manager"], mark=drill.made["fingerprint"])
    drill.run("refuse")
    drill.keep("refuse")
    drill.run("new-root")
    drill.run("change-root")
    drill.keep("new root")
    return drill


def begin(drill: Drill) -> None:
    drill.said["make"] = drill.run("make")
    for block in ("install", "first-release", "publish-first"):
        drill.run(block)
    drill.keep("first")


def list_organisation(drill: Drill) -> None:
    drill.made = drill.inside(MAKE_ORGANISATION, compared=True)
    drill.uncompared = drill.inside(MAKE_ORGANISATION.replace("Lantern", "Paper"), compared=False)
    drill.run("export")
    drill.exported = json.loads((drill.safe / "recipients-pending.json").read_text())
    heard = " ".join(fingerprint_words(drill.made["fingerprint"]))
    drill.names = {"ORGANISATION": drill.made["organisation"], "HEARD": heard}
    drill.run("list")
    drill.run("adopt-list")
    drill.keep("list")


def change_keys(drill: Drill) -> None:
    drill.run("new-hub-key")
    drill.run("change-hub-key")
    drill.keep("hub key")
    drill.try_in_vain("older keys", "adopt", str(drill.after["first"].trust_folder / "keys.jws"))
    drill.run("stolen-hub-key")
    drill.run("end-hub-key")
    drill.keep("stolen hub key")
    drill.run("new-country-key")
    drill.run("change-country-key")
    drill.keep("country key")
    drill.run("country-release")
    drill.run("publish-country")
    drill.keep("country release")


def steal_publisher_key(drill: Drill) -> None:
    drill.run("new-publisher-key")
    drill.run("change-publisher-key")
    drill.keep("publisher key")
    drill.forged = sign_as_thief(drill, "publisher", sequence=9)
    drill.try_in_vain("stolen publisher", "pack", "publish", "--from", str(drill.forged))
    wording = sign_as_thief(drill, "publisher-2", sequence=9, manifest="country")
    drill.try_in_vain("publisher's wording", "pack", "publish", "--from", str(wording))
    drill.try_in_vain("older release", "pack", "publish", "--from", str(drill.safe / "release-2"))
    drill.keep("thief")


def test_every_command_of_the_page_was_run_in_its_order(drill: Drill) -> None:
    assert drill.done == list(BLOCKS)


def test_first_day_shows_the_roots_words_and_leaves_keys_and_releases_that_readers_believe(drill: Drill) -> None:
    assert fingerprint_words_said(drill.said["make"])
    assert (drill.after["first"].trust_folder / "hub.key.json").stat().st_mode & 0o077 == 0
    trust = drill.after["first"].believe(drill.pinned)
    assert trust.sequence == 1
    assert drill.after["first"].offered(trust) == [("TH", 1), ("first-contact", 1)]


def test_organisation_is_listed_only_once_its_words_were_heard(drill: Drill) -> None:
    assert [entry["fingerprint"] for entry in drill.exported["recipients"]] == [drill.made["fingerprint"]]
    stage = drill.after["list"]
    listed = verify_recipients(stage.recipients, stage.believe(drill.pinned))
    assert [entry["fingerprint"] for entry in listed["recipients"]] == [drill.made["fingerprint"]]
    assert drill.uncompared["fingerprint"] not in json.dumps(listed)


def test_after_a_planned_change_of_the_hubs_key_phones_of_before_still_count(drill: Drill) -> None:
    first, second = drill.after["first"].phone, drill.after["hub key"].phone
    trust = drill.after["hub key"].believe(drill.pinned, known_sequence=2)
    verify_certificate(first, trust)
    verify_certificate(second, trust)
    assert kid_of(second) != kid_of(first)


def test_older_list_of_keys_is_refused_by_whoever_has_seen_the_newer_one(drill: Drill) -> None:
    assert code(lambda: drill.after["first"].believe(drill.pinned, known_sequence=2)) == "sequence.lower"
    assert "sequence.lower" in drill.said["older keys"]  # by the hub


def test_nothing_a_stolen_hub_key_ever_certified_counts(drill: Drill) -> None:
    """Also what the thief dates back."""
    trust = drill.after["stolen hub key"].believe(drill.pinned, known_sequence=3)
    for stage in ("first", "hub key"):
        assert code(lambda stage=stage: verify_certificate(drill.after[stage].phone, trust)) == "key.unknown"
    verify_certificate(drill.after["stolen hub key"].phone, trust)


def test_former_country_key_lists_nobody_any_more(drill: Drill) -> None:
    stage = drill.after["country key"]
    trust = stage.believe(drill.pinned, known_sequence=4)
    listed = verify_recipients(stage.recipients, trust, known_sequence=2)
    assert [entry["fingerprint"] for entry in listed["recipients"]] == [drill.made["fingerprint"]]
    assert code(lambda: verify_recipients(drill.after["list"].recipients, trust)) == "key.unknown"


def test_wording_of_the_former_country_key_comes_back_once_it_is_signed_anew(drill: Drill) -> None:
    before, after = drill.after["country key"], drill.after["country release"]
    trust = before.believe(drill.pinned, known_sequence=4)
    assert before.offered(trust) == [("first-contact", 1)]
    assert after.offered(trust) == [("TH", 2), ("first-contact", 2)]


def test_what_a_thief_of_the_publishers_key_signs_is_refused_by_hub_and_reader(drill: Drill) -> None:
    """Whatever its sequence."""
    trust = drill.after["publisher key"].believe(drill.pinned, known_sequence=5)
    assert drill.after["publisher key"].offered(trust) == [("TH", 3), ("first-contact", 3)]
    assert "key.unknown" in drill.said["stolen publisher"]
    forged = (drill.forged / "logic.manifest.jws").read_text().strip()
    assert code(lambda: trust.verify(forged, kind="manifest", scope="first-contact", role="publisher")) == "key.unknown"


def test_new_publishers_key_signs_no_wording_and_brings_back_no_older_release(drill: Drill) -> None:
    assert "key.out_of_scope" in drill.said["publisher's wording"]
    assert "older release" in drill.said
    trust = drill.after["thief"].believe(drill.pinned, known_sequence=5)
    assert drill.after["thief"].offered(trust) == [("TH", 3), ("first-contact", 3)]


def test_list_says_for_good_that_an_organisations_key_was_stolen(drill: Drill) -> None:
    stage = drill.after["refuse"]
    listed = verify_recipients(stage.recipients, stage.believe(drill.pinned, known_sequence=5), known_sequence=3)
    assert listed["recipients"] == []
    assert listed["former"] == [
        {"organisation_id": drill.made["organisation"], "fingerprint": drill.made["fingerprint"], "refused": True}
    ]


def test_new_root_is_believed_by_whoever_compares_its_words_and_by_nobody_else(drill: Drill) -> None:
    stage = drill.after["new root"]
    assert code(lambda: stage.believe(drill.pinned)) == "root.mismatch"
    verify_certificate(stage.phone, stage.believe(stage.root))


def test_what_the_root_never_signed_outlives_it(drill: Drill) -> None:
    stage = drill.after["new root"]
    trust = stage.believe(stage.root)
    assert [entry["refused"] for entry in verify_recipients(stage.recipients, trust)["former"]] == [True]
    assert stage.recipients == drill.after["refuse"].recipients
    assert stage.offered(trust) == [("TH", 3), ("first-contact", 3)]


def sign_as_thief(drill: Drill, key: str, *, sequence: int, manifest: str = "logic") -> Path:
    """A release as its thief makes one, with Titian's own commands: a folder to publish from."""
    out = drill.safe / f"thief-{key}-{manifest}"
    shutil.copytree(drill.safe / "release-3", out, ignore=shutil.ignore_patterns("*.jws"))
    said = out / f"{manifest}.manifest.json"
    said.write_bytes(canonical_json({**json.loads(said.read_text()), "sequence": sequence}))
    private = drill.safe / key / "publisher.private.json"
    drill.hub.do("key", "sign-manifest", str(said), "--key", str(private), "--out", str(said.with_suffix(".jws")))
    return out


def fingerprint_words_said(printed: str) -> bool:
    """The first command shows the six words of the root."""
    shown = re.search(r"^words +((?:[a-z]+ ){5}[a-z]+)$", printed, re.M)
    return shown is not None


def kid_of(jws: str) -> str:
    return str(read_unverified(jws).header["kid"])


def test_page_names_every_role_and_code_as_they_are() -> None:
    from titian.sealing import CODES
    from titian.sealing.keyfiles import ROLES

    named = set(re.findall(r"^\| `([a-z_]+\.[a-z_]+)`", PAGE, re.M))
    assert named <= set(CODES)
    assert all(role in PAGE for role in ROLES)


def test_commands_have_no_more_than_the_page_says(drill: Drill) -> None:
    """Private files of the safe never lie in the hub's folder; there are the hub's own key and the one that names it to push services."""
    private = sorted(
        path.name for path in drill.hub.data.rglob("*") if path.is_file() and PRIVATE.search(path.read_bytes())
    )
    assert private == ["hub.key.json", "push.key.json"]
    keys = payload_object(read_unverified((drill.trust_folder / "keys.jws").read_text().strip()).payload)["keys"]
    assert sorted(line["role"] for line in keys) == ["country", "hub", "publisher"]
