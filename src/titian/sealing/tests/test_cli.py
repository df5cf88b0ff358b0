"""``titian key`` from the outside: files, reports, refusals, exit codes."""

from __future__ import annotations

import hashlib
import json
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from titian.sealing import (
    SealingError,
    Trust,
    canonical_json,
    decode_base64url,
    fingerprint,
    fingerprint_words,
    identity_recipient,
    make_identity,
)
from titian.sealing.cli import app
from titian.sealing.recipients import verify_recipients
from titian.sealing.signed import payload_digest
from titian.sealing.tests.conftest import HUB

RUNNER = CliRunner()
COMMANDS = ("root", "make", "sign-keys", "sign-manifest", "sign-recipients", "words")


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = RUNNER.invoke(app, [str(one) for one in arguments])
    assert result.exit_code == code, result.output
    return result


def report(*arguments: str | Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(run(*arguments, "--json").stdout)
    return facts


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    run("root", "--out", folder)
    for role in ("publisher", "country", "hub"):
        run("make", role, "--out", folder)
    return folder


def sign_keys(keys: Path, out: Path, *more: str | Path) -> dict[str, Any]:
    return report(
        "sign-keys", "--root", keys / "root.private.json", "--hub-id", HUB, "--country", "TH",
        "--hub-key", keys / "hub.public.json", "--country-key", keys / "country.public.json",
        "--publisher", f"first-contact={keys / 'publisher.public.json'}", "--out", out, *more,
    )  # fmt: skip


def trust_of(keys: Path, signed: Path, known_sequence: int = 0) -> Trust:
    root = json.loads((keys / "root.public.json").read_text())
    return Trust.from_keys(signed.read_text().strip(), root["kid"], root, known_sequence, hub_id=HUB)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    assert "Usage" in run(command, "--help").stdout


def test_private_file_is_for_its_owner_alone(keys: Path) -> None:
    for file in keys.glob("*.private.json"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert all("d" not in json.loads(file.read_text()) for file in keys.glob("*.public.json"))


@pytest.mark.parametrize("present", ["root.private.json", "root.public.json"])
def test_key_is_never_overwritten(tmp_path: Path, present: str) -> None:
    (tmp_path / present).write_text("kept")
    assert "file.exists" in run("root", "--out", tmp_path, code=1).stderr
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {present: "kept"}


def test_unknown_role_is_wrong_use(tmp_path: Path) -> None:
    run("make", "root", "--out", tmp_path, code=2)
    run("make", "officer", "--out", tmp_path, code=2)


def test_reported_words_are_those_of_the_key(tmp_path: Path) -> None:
    made = report("root", "--out", tmp_path)
    assert made["words"] == " ".join(fingerprint_words(made["kid"]))
    assert report("words", tmp_path / "root.public.json")["words"] == made["words"]
    assert report("words", tmp_path / "root.private.json")["words"] == made["words"]


def test_no_private_part_is_printed(tmp_path: Path) -> None:
    output = run("root", "--out", tmp_path).output
    private = json.loads((tmp_path / "root.private.json").read_text())["d"]
    assert private not in output


def test_signed_keys_are_trusted(keys: Path, tmp_path: Path) -> None:
    made = sign_keys(keys, tmp_path / "keys.jws")
    trust = trust_of(keys, tmp_path / "keys.jws")
    assert made["sequence"] == trust.sequence == 1
    assert [(key.role, key.scope) for key in trust.keys] == [
        ("hub", HUB),
        ("country", "TH"),
        ("publisher", "first-contact"),
    ]


def test_next_list_of_keys_has_the_next_sequence(keys: Path, tmp_path: Path) -> None:
    sign_keys(keys, tmp_path / "1.jws")
    assert sign_keys(keys, tmp_path / "2.jws", "--previous", tmp_path / "1.jws")["sequence"] == 2


def test_former_hub_key_stays_ended(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = keys / "hub.public.json"
    run("make", "hub", "--out", tmp_path / "new")
    sign_keys(keys, tmp_path / "1.jws")
    ended = []
    for number in (2, 3):
        today = datetime(2027, 1, number, tzinfo=UTC)
        monkeypatch.setattr("titian.sealing.cli._now", lambda today=today: today)
        run(
            "sign-keys", "--root", keys / "root.private.json", "--hub-id", HUB, "--country", "TH",
            "--hub-key", tmp_path / "new" / "hub.public.json", "--former-hub-key", old,
            "--country-key", keys / "country.public.json",
            "--publisher", f"first-contact={keys / 'publisher.public.json'}",
            "--previous", tmp_path / f"{number - 1}.jws", "--out", tmp_path / f"{number}.jws",
        )  # fmt: skip
        trust = trust_of(keys, tmp_path / f"{number}.jws", known_sequence=number)
        ended.append(trust.keys[1].expires_at)
        assert trust.keys[1].expires_at <= trust.issued_at < trust.keys[0].expires_at
    assert ended == [datetime(2027, 1, 2, tzinfo=UTC)] * 2


def test_signed_file_is_never_overwritten(keys: Path, tmp_path: Path) -> None:
    sign_keys(keys, tmp_path / "1.jws")
    before = (tmp_path / "1.jws").read_text()
    with pytest.raises(AssertionError, match=r"file\.exists"):
        sign_keys(keys, tmp_path / "1.jws")
    assert (tmp_path / "1.jws").read_text() == before


def test_only_a_root_key_signs_keys(keys: Path, tmp_path: Path) -> None:
    result = run(
        "sign-keys", "--root", keys / "hub.private.json", "--hub-id", HUB, "--country", "TH",
        "--hub-key", keys / "hub.public.json", "--country-key", keys / "country.public.json",
        "--publisher", f"first-contact={keys / 'publisher.public.json'}", "--out", tmp_path / "x", code=1,
    )  # fmt: skip
    assert "key.out_of_scope" in result.stderr
    assert not (tmp_path / "x").exists()


MANIFEST = {
    "kind": "manifest", "scope": "first-contact", "sequence": 1, "parts": [],
    "issued_at": "2026-11-25T00:00:00Z", "expires_at": "2027-11-25T00:00:00Z",
}  # fmt: skip


def test_manifest_is_signed_byte_for_byte(keys: Path, tmp_path: Path) -> None:
    exact = json.dumps(MANIFEST, indent=3).encode()
    (tmp_path / "manifest").write_bytes(exact)
    made = report(
        "sign-manifest", tmp_path / "manifest", "--key", keys / "publisher.private.json", "--out", tmp_path / "jws"
    )
    sign_keys(keys, tmp_path / "keys.jws")
    signed = (tmp_path / "jws").read_text().strip()
    trust_of(keys, tmp_path / "keys.jws").verify(signed, kind="manifest", scope="first-contact", role="publisher")
    assert made["release"] == payload_digest(signed) == hashlib.sha256(exact).hexdigest()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "payload.malformed"),
        (canonical_json({**MANIFEST, "kind": "recipients"}), "kind.wrong"),
        (canonical_json({**MANIFEST, "sequence": "1"}), "payload.malformed"),
        (canonical_json({**MANIFEST, "issued_at": "today"}), "payload.malformed"),
    ],
)
def test_what_is_no_manifest_is_not_signed(keys: Path, tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "manifest").write_bytes(content)
    arguments = ("sign-manifest", tmp_path / "manifest", "--key", keys / "publisher.private.json")
    assert code in run(*arguments, "--out", tmp_path / "jws", code=1).stderr
    assert not (tmp_path / "jws").exists()


def test_hub_key_signs_no_manifest(keys: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest").write_bytes(canonical_json(MANIFEST))
    arguments = ("sign-manifest", tmp_path / "manifest", "--key", keys / "hub.private.json")
    assert "key.out_of_scope" in run(*arguments, "--out", tmp_path / "jws", code=1).stderr


class Pending:
    """Two organisations that wait for their keys to be listed."""

    def __init__(self, folder: Path) -> None:
        self.recipients = {name: identity_recipient(make_identity()) for name in ("o-1", "o-2")}
        self.legal_aid: set[str] = set()
        self.file = folder / "pending.json"
        self.write()

    def write(self) -> None:
        entries = [
            {"organisation_id": name, "name": f"Test {name}", "recipient": key, "services": ["shelter"]}
            | ({"legal_aid": True} if name in self.legal_aid else {})
            for name, key in self.recipients.items()
        ]
        self.file.write_text(json.dumps({"recipients": entries}))

    def words(self, name: str) -> str:
        return f"{name}={' '.join(fingerprint_words(fingerprint(self.recipients[name])))}"


@pytest.fixture
def pending(tmp_path: Path) -> Pending:
    return Pending(tmp_path)


def sign_recipients(keys: Path, pending: Pending, out: Path, *more: str | Path, code: int = 0) -> Result:
    named = ("--key", keys / "country.private.json", "--country", "TH", "--out", out)
    return run("sign-recipients", pending.file, *named, *more, "--json", code=code)


def test_recipients_with_their_words_are_listed(keys: Path, pending: Pending, tmp_path: Path) -> None:
    both = ("--words", pending.words("o-1"), "--words", pending.words("o-2").upper().replace("O-2=", "o-2="))
    made = json.loads(sign_recipients(keys, pending, tmp_path / "1.jws", *both).stdout)
    assert made["confirmed_now"] == ["o-1", "o-2"]
    sign_keys(keys, tmp_path / "keys.jws")
    payload = verify_recipients((tmp_path / "1.jws").read_text().strip(), trust_of(keys, tmp_path / "keys.jws"))
    assert [entry["fingerprint"] for entry in payload["recipients"]] == [
        fingerprint(key) for key in pending.recipients.values()
    ]
    assert payload["recipients"][0]["services"] == ["shelter"]


@pytest.mark.parametrize("given", ["", "o-2=acorn acorn acorn acorn acorn acorn", "o-2=acorn"])
def test_without_the_right_words_nothing_is_signed(keys: Path, pending: Pending, tmp_path: Path, given: str) -> None:
    more = ("--words", given) if given else ()
    result = sign_recipients(keys, pending, tmp_path / "x", "--words", pending.words("o-1"), *more, code=1)
    assert "words.unconfirmed" in result.stderr
    assert "o-2" in result.stderr
    assert not (tmp_path / "x").exists()
    # Who could read the words off the refusal would not have to ask the organisation.
    assert pending.words("o-2").removeprefix("o-2=") not in result.output


def test_words_of_one_organisation_do_not_serve_another(keys: Path, pending: Pending, tmp_path: Path) -> None:
    lent = pending.words("o-1").replace("o-1=", "o-2=")
    sign_recipients(keys, pending, tmp_path / "x", "--words", pending.words("o-1"), "--words", lent, code=1)


def test_unchanged_keys_need_no_words_and_changed_ones_do(keys: Path, pending: Pending, tmp_path: Path) -> None:
    both = ("--words", pending.words("o-1"), "--words", pending.words("o-2"))
    sign_recipients(keys, pending, tmp_path / "1.jws", *both)
    before = ("--previous", tmp_path / "1.jws")
    made = json.loads(sign_recipients(keys, pending, tmp_path / "2.jws", *before).stdout)
    assert (made["sequence"], made["confirmed_now"]) == (2, [])
    pending.recipients["o-2"] = identity_recipient(make_identity())
    pending.write()
    sign_recipients(keys, pending, tmp_path / "3.jws", *before, code=1)
    again = sign_recipients(keys, pending, tmp_path / "3.jws", *before, "--words", pending.words("o-2"))
    assert json.loads(again.stdout)["confirmed_now"] == ["o-2"]


def test_shelter_does_not_become_legal_aid_unheard(keys: Path, pending: Pending, tmp_path: Path) -> None:
    both = ("--words", pending.words("o-1"), "--words", pending.words("o-2"))
    sign_recipients(keys, pending, tmp_path / "1.jws", *both)
    pending.legal_aid = {"o-2"}
    pending.write()
    before = ("--previous", tmp_path / "1.jws")
    assert "o-2" in sign_recipients(keys, pending, tmp_path / "2.jws", *before, code=1).stderr
    signed = sign_recipients(keys, pending, tmp_path / "2.jws", *before, "--words", pending.words("o-2"))
    told = json.loads(signed.stdout)["vouched_for"]
    assert ["legal_aid" in line for line in told] == [False, True]


def test_previous_list_must_be_by_the_same_key(keys: Path, pending: Pending, tmp_path: Path) -> None:
    run("make", "country", "--out", tmp_path / "other")
    both = ("--words", pending.words("o-1"), "--words", pending.words("o-2"))
    named = ("--key", tmp_path / "other" / "country.private.json", "--country", "TH", "--out", tmp_path / "1.jws")
    run("sign-recipients", pending.file, *named, *both)
    result = sign_recipients(keys, pending, tmp_path / "2.jws", "--previous", tmp_path / "1.jws", code=1)
    assert "key.unknown" in result.stderr


def test_report_for_people_has_a_line_for_each_organisation(keys: Path, pending: Pending, tmp_path: Path) -> None:
    both = ("--words", pending.words("o-1"), "--words", pending.words("o-2"))
    named = ("--key", keys / "country.private.json", "--country", "TH", "--out", tmp_path / "1.jws")
    lines = run("sign-recipients", pending.file, *named, *both).stdout.splitlines()
    assert [line[15:] for line in lines if "services" in line] == [
        "Test o-1 (o-1): no marks; services shelter",
        "Test o-2 (o-2): no marks; services shelter",
    ]


def test_export_that_is_no_list_is_refused(keys: Path, pending: Pending, tmp_path: Path) -> None:
    pending.file.write_text('{"recipients": [1]}')
    assert "file.unreadable" in sign_recipients(keys, pending, tmp_path / "x", code=1).stderr


def test_words_of_a_recipient(pending: Pending, tmp_path: Path) -> None:
    (tmp_path / "recipient").write_text(pending.recipients["o-1"] + "\n")
    assert report("words", tmp_path / "recipient")["words"] == pending.words("o-1").removeprefix("o-1=")


def test_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("{}")
    assert "key.malformed" in run("words", tmp_path / "x", code=1).stderr
    assert "file.unreadable" in run("words", tmp_path / "absent", code=1).stderr


# The succession of organisations' keys, and of the country's


def payload_of(file: Path) -> dict[str, Any]:
    body = file.read_text().split(".")[1]
    payload: dict[str, Any] = json.loads(decode_base64url(body))
    return payload


@pytest.fixture
def listed(keys: Path, pending: Pending, tmp_path: Path) -> Path:
    both = ("--words", pending.words("o-1"), "--words", pending.words("o-2"))
    sign_recipients(keys, pending, tmp_path / "1.jws", *both)
    return tmp_path / "1.jws"


def replace_key(pending: Pending, name: str) -> str:
    before = fingerprint(pending.recipients[name])
    pending.recipients[name] = identity_recipient(make_identity())
    pending.write()
    return before


def test_replaced_key_becomes_a_former_one_and_stays_so(
    keys: Path, pending: Pending, tmp_path: Path, listed: Path
) -> None:
    gone = [replace_key(pending, "o-2")]
    sign_recipients(keys, pending, tmp_path / "2.jws", "--previous", listed, "--words", pending.words("o-2"))
    gone.append(replace_key(pending, "o-2"))
    made = sign_recipients(
        keys, pending, tmp_path / "3.jws", "--previous", tmp_path / "2.jws", "--words", pending.words("o-2")
    )
    assert json.loads(made.stdout)["former_keys"] == 2
    former = payload_of(tmp_path / "3.jws")["former"]
    assert former == [{"organisation_id": "o-2", "fingerprint": mark, "refused": False} for mark in gone]


def test_stolen_key_is_named_for_good_and_never_listed_again(
    keys: Path, pending: Pending, tmp_path: Path, listed: Path
) -> None:
    stolen = pending.recipients["o-2"]
    mark = replace_key(pending, "o-2")
    words = ("--words", pending.words("o-2"))
    made = sign_recipients(keys, pending, tmp_path / "2.jws", "--previous", listed, "--refused", mark, *words)
    assert json.loads(made.stdout)["refused_keys"] == [mark]
    pending.recipients["o-2"] = stolen
    pending.write()
    back = ("--previous", tmp_path / "2.jws", "--words", pending.words("o-2"))
    assert "listing.refused" in sign_recipients(keys, pending, tmp_path / "3.jws", *back, code=1).stderr


def test_export_names_stolen_keys(keys: Path, pending: Pending, tmp_path: Path, listed: Path) -> None:
    exported = json.loads(pending.file.read_text())
    mark = fingerprint(pending.recipients["o-2"])
    pending.file.write_text(json.dumps({"recipients": exported["recipients"][:1], "refused": [mark]}))
    sign_recipients(keys, pending, tmp_path / "2.jws", "--previous", listed)
    assert payload_of(tmp_path / "2.jws")["former"][0]["refused"] is True
    pending.file.write_text(json.dumps({**exported, "refused": [mark]}))
    assert "listing.refused" in sign_recipients(keys, pending, tmp_path / "3.jws", "--previous", listed, code=1).stderr
    pending.file.write_text(json.dumps({**exported, "refused": [7]}))
    assert "file.unreadable" in sign_recipients(keys, pending, tmp_path / "3.jws", "--previous", listed, code=1).stderr


def test_new_country_key_goes_on_from_the_list_of_the_old_one(
    keys: Path, pending: Pending, tmp_path: Path, listed: Path
) -> None:
    run("make", "country", "--out", tmp_path / "new")
    named = ("--key", tmp_path / "new" / "country.private.json", "--country", "TH", "--out", tmp_path / "2.jws")
    old = ("--previous", listed, "--previous-key", keys / "country.public.json")
    made = json.loads(run("sign-recipients", pending.file, *named, *old, "--json").stdout)
    assert (made["sequence"], made["confirmed_now"]) == (2, [])


def test_key_for_recipients_alone_takes_the_list_from_the_country_key(
    keys: Path, pending: Pending, tmp_path: Path, listed: Path
) -> None:
    run("make", "recipients", "--out", keys)
    sign_keys(keys, tmp_path / "keys.jws", "--recipients-key", keys / "recipients.public.json")
    trust = trust_of(keys, tmp_path / "keys.jws")
    named = ("--key", keys / "recipients.private.json", "--country", "TH", "--out", tmp_path / "2.jws")
    run("sign-recipients", pending.file, *named, "--previous", listed, "--previous-key", keys / "country.public.json")
    assert verify_recipients((tmp_path / "2.jws").read_text().strip(), trust)["sequence"] == 2
    with pytest.raises(SealingError, match=r"key\.out_of_scope"):
        verify_recipients(listed.read_text().strip(), trust)
