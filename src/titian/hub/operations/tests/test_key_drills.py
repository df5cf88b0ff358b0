"""docs/operators/key-drills.md, command by command, on a hub of its own; after each what phones and readers believe."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

from titian.hub.operations.tests.running import ROOT, Hub, make_database
from titian.sealing import SealingError, Trust, fingerprint_words, thumbprint, verify_recipients
from titian.sealing.encoding import canonical_json
from titian.sealing.enrolments import verify_certificate
from titian.sealing.signed import payload_object, read_unverified

PAGE = (ROOT / "docs/operators/key-drills.md").read_text(encoding="utf-8")
SERVER = os.environ.get("TITIAN_DATABASE_URL", "")
BLOCKS = {
    name: "\n".join(line.strip() for line in block.splitlines())
    for name, block in re.findall(r"<!-- drill: ([a-z-]+) -->\s*```sh\n(.*?)```", PAGE, re.S)
}
MAKE_ORGANISATION = """
from django.utils import timezone
from titian.people.models import Organisation
from titian.people.tests.factories import make_organisation, make_user
from titian.referrals.actions.compare_key_words import compare_key_words
from titian.referrals.actions.set_organisation_key import set_organisation_key
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
from titian.people.models import User
from titian.referrals.actions.end_organisation_key import end_organisation_key
end_organisation_key(actor=User.objects.get(username=asked["manager"]), fingerprint=asked["mark"], now=timezone.now())
print("null")
"""
# The factories count their names from one in each program.
COUNT_ON = """
import itertools
import titian.people.tests.factories as people
people._numbers = itertools.count(asked["first_number"])
"""
OFFERED = """
from titian.library.models import Release
newest = {release.scope: release for release in Release.objects.order_by("sequence")}
print(json.dumps([[one.scope, one.role, one.jws] for one in newest.values()]))
"""
ENROL = "print(json.dumps(save(factories.make_phone())))"


class Drill:
    """The safe and the hub, on one disk; each block of the page once, in the page's order."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        more = {"TITIAN_DEMO": "1"}
        if SERVER.startswith("postgres"):
            more["TITIAN_DATABASE_URL"] = make_database(SERVER, f"keys_{secrets.token_hex(4)}")
        self.hub = Hub(folder / "data", more)
        self.safe = folder / "safe"
        self.safe.mkdir()
        (self.safe / "content").symlink_to(ROOT / "content")
        self.hub_id = str(uuid.uuid4())
        self.done: list[str] = []
        self.first_number = 0
        self.names: dict[str, str] = {}

    def run(self, block: str) -> str:
        self.done.append(block)
        own = {"HUB_ID": self.hub_id, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", **self.names}
        ran = subprocess.run(
            ["sh", "-euc", BLOCKS[block]],
            cwd=self.safe,
            env={**self.hub.environment, **own},
            capture_output=True,
            text=True,
            check=False,
            timeout=200,
        )
        assert ran.returncode == 0, f"{block}: {ran.stdout[-1500:]}{ran.stderr[-1500:]}"
        return ran.stdout

    @property
    def trust_folder(self) -> Path:
        return self.hub.data / "trust"

    def root(self) -> dict[str, Any]:
        jwk: dict[str, Any] = json.loads((self.trust_folder / "root.jwk.json").read_text())
        return jwk

    def believe(self, pinned: dict[str, Any], known_sequence: int = 0) -> Trust:
        """What a reader who pinned this root makes of what the hub now serves."""
        keys = (self.trust_folder / "keys.jws").read_text().strip()
        return Trust.from_keys(keys, thumbprint(pinned), self.root(), known_sequence, hub_id=self.hub_id)

    def list_of(self, trust: Trust, known_sequence: int = 0) -> dict[str, Any]:
        jws = (self.trust_folder / "recipients.jws").read_text().strip()
        return verify_recipients(jws, trust, known_sequence=known_sequence)

    def offered(self, trust: Trust) -> list[tuple[str, int]]:
        """The releases the hub offers that a reader believes, each with its sequence."""
        believed = []
        for scope, role, jws in self.inside(OFFERED):
            try:
                said = trust.verify(jws, kind="manifest", scope=scope, role=role)
            except SealingError:
                continue
            believed.append((scope, int(said["sequence"])))
        return sorted(believed)

    def enrol(self) -> str:
        certificate: str = self.inside(ENROL)["certificate"]
        return certificate

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
    drill = Drill(tmp_path_factory.mktemp("keys"))
    drill.hub.do("migrate")
    return drill


@pytest.mark.timeout(900)
def test_every_drill_of_the_page(drill: Drill) -> None:
    # Once.
    assert fingerprint_words_said(drill.run("make"))
    drill.run("install")
    pinned = drill.root()
    assert (drill.trust_folder / "hub.key.json").stat().st_mode & 0o077 == 0
    assert drill.believe(pinned).sequence == 1
    first_phone = drill.enrol()
    drill.run("first-release")
    drill.run("publish-first")
    assert drill.offered(drill.believe(pinned)) == [("TH", 1), ("first-contact", 1)]

    # An organisation, listed only once its words were heard.
    made = drill.inside(MAKE_ORGANISATION, compared=True)
    uncompared = drill.inside(MAKE_ORGANISATION.replace("Lantern", "Paper"), compared=False)
    drill.run("export")
    exported = json.loads((drill.safe / "recipients-pending.json").read_text())
    assert [entry["fingerprint"] for entry in exported["recipients"]] == [made["fingerprint"]]
    drill.names = {"ORGANISATION": made["organisation"], "HEARD": " ".join(fingerprint_words(made["fingerprint"]))}
    drill.run("list")
    drill.run("adopt-list")
    listed = drill.list_of(drill.believe(pinned))
    assert [entry["fingerprint"] for entry in listed["recipients"]] == [made["fingerprint"]]
    assert uncompared["fingerprint"] not in json.dumps(listed)
    first_list = (drill.trust_folder / "recipients.jws").read_text()
    first_keys = (drill.trust_folder / "keys.jws").read_text()

    # A new hub key, planned: phones of before still count, and new ones are certified by the new key.
    drill.run("new-hub-key")
    drill.run("change-hub-key")
    trust = drill.believe(pinned, known_sequence=2)
    verify_certificate(first_phone, trust)
    second_phone = drill.enrol()
    verify_certificate(second_phone, trust)
    assert kid_of(second_phone) != kid_of(first_phone)
    # The older list of keys, rightly signed, is refused by whoever has seen the newer one, the hub included.
    assert code(lambda: Trust.from_keys(first_keys.strip(), thumbprint(pinned), pinned, 2)) == "sequence.lower"
    replayed = drill.safe / "replayed.jws"
    replayed.write_text(first_keys)
    assert "sequence.lower" in drill.hub.titian("adopt", str(replayed)).stderr

    # The hub key is stolen: nothing it ever certified counts, also what the thief dates back.
    drill.run("stolen-hub-key")
    drill.run("end-hub-key")
    trust = drill.believe(pinned, known_sequence=3)
    for certificate in (first_phone, second_phone):
        assert code(lambda certificate=certificate: verify_certificate(certificate, trust)) == "key.unknown"
    verify_certificate(drill.enrol(), trust)

    # The country key changes hands: what the old one signed lists nobody any more.
    drill.run("new-country-key")
    drill.run("change-country-key")
    trust = drill.believe(pinned, known_sequence=4)
    assert [entry["fingerprint"] for entry in drill.list_of(trust, 2)["recipients"]] == [made["fingerprint"]]
    assert code(lambda: verify_recipients(first_list.strip(), trust)) == "key.unknown"

    # Nor its wording, until it is signed anew.
    assert drill.offered(trust) == [("first-contact", 1)]
    drill.run("country-release")
    drill.run("publish-country")
    assert drill.offered(trust) == [("TH", 2), ("first-contact", 2)]

    # The publisher key is stolen: what the thief signs is refused by hub and reader, whatever its sequence.
    drill.run("new-publisher-key")
    drill.run("change-publisher-key")
    trust = drill.believe(pinned, known_sequence=5)
    assert drill.offered(trust) == [("TH", 3), ("first-contact", 3)]
    thiefs = sign_as_thief(drill, "publisher", sequence=9)
    assert "key.unknown" in drill.hub.titian("pack", "publish", "--from", str(thiefs)).stderr
    forged = (thiefs / "logic.manifest.jws").read_text().strip()
    assert code(lambda: trust.verify(forged, kind="manifest", scope="first-contact", role="publisher")) == "key.unknown"
    # Neither does the new publisher's key sign wording, nor does an older release come back.
    thiefs = sign_as_thief(drill, "publisher-2", sequence=9, manifest="country")
    assert "key.out_of_scope" in drill.hub.titian("pack", "publish", "--from", str(thiefs)).stderr
    assert drill.hub.titian("pack", "publish", "--from", str(drill.safe / "release-2")).returncode != 0
    assert drill.offered(trust) == [("TH", 3), ("first-contact", 3)]

    # An organisation's key is stolen: the list says so for good.
    drill.inside(END_KEY, manager=made["manager"], mark=made["fingerprint"])
    drill.run("refuse")
    listed = drill.list_of(trust, 3)
    assert listed["recipients"] == []
    assert listed["former"] == [
        {"organisation_id": made["organisation"], "fingerprint": made["fingerprint"], "refused": True}
    ]

    # A new root: whoever pinned the old one refuses the hub; whoever compares the new words believes it.
    drill.run("new-root")
    drill.run("change-root")
    assert code(lambda: drill.believe(pinned)) == "root.mismatch"
    trust = drill.believe(drill.root())
    verify_certificate(drill.enrol(), trust)
    # What the root never signed stands: the country's list, and its releases.
    assert drill.list_of(trust)["former"] == listed["former"]
    assert drill.offered(trust) == [("TH", 3), ("first-contact", 3)]
    assert drill.done == list(BLOCKS), "a command of the page was not run, or not in its order"


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
    private = sorted(path.name for path in drill.hub.data.rglob("*") if path.is_file() and b'"d":' in path.read_bytes())
    assert private == ["hub.key.json", "push.key.json"]
    keys = payload_object(read_unverified((drill.trust_folder / "keys.jws").read_text().strip()).payload)["keys"]
    assert sorted(line["role"] for line in keys) == ["country", "hub", "publisher"]
