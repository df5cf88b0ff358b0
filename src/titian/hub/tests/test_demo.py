"""`titian demo`, as a newcomer runs it: in a process and a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from titian.hub.demo.made import MARK
from titian.hub.operations.tests.running import link_blob_or_copy
from titian.hub.tests import warm
from titian.hub.tests.test_cli import ROOT, list_loaded
from titian.hub.tests.test_serve import wait_until
from titian.sealing import Trust, thumbprint
from titian.sealing.keyfiles import read_object
from titian.sealing.member_files import BUNDLE
from titian.sealing.signed import payload_object, read_unverified

TITIAN = [sys.executable, "-m", "titian.hub.cli"]
needs_bundle = pytest.mark.skipif(
    not BUNDLE.is_file() or shutil.which("node") is None, reason="the sealing bundle is not built"
)


def titian(*arguments: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TITIAN_")}
    own = {} if data is None else {"TITIAN_DATA": str(data)}
    return warm.run([*TITIAN, *arguments], env={**clean, **own}, cwd=ROOT, timeout=100)


def make(data: Path, *more: str) -> dict[str, Any]:
    ran = titian("demo", "--json", *more, data=data)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    report: dict[str, Any] = json.loads(ran.stdout)
    return report


def copy_hub(data: Path, target: Path) -> Path:
    """The folder of a hub at rest. What SQLite keeps beside its file goes when the last reader closes it."""
    resting = shutil.ignore_patterns("*.sqlite3-shm", "*.sqlite3-wal")
    return Path(shutil.copytree(data, target, ignore=resting, copy_function=link_blob_or_copy))


def copy_content(folder: Path) -> Path:
    """The content, and the codes above it, to change. Of the clips, which are only read, there are links."""
    shutil.copytree(ROOT / "contracts/codes", folder / "contracts/codes")
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("voices"))
    for voices in ("content/packs/first-contact/voices", "content/learning/voices"):
        (folder / voices).symlink_to(ROOT / voices)
    return folder / "content"


@pytest.fixture(scope="module")
def thailand(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    data = tmp_path_factory.mktemp("demo") / "th"
    return data, make(data)


def read_rows(data: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(data / "hub.sqlite3")) as database:
        return database.execute(statement).fetchall()


def read_trust(data: Path) -> Trust:
    root = read_object(data / "trust/root.jwk.json")
    return Trust.from_keys((data / "trust/keys.jws").read_text().strip(), thumbprint(root), root)


def test_there_is_an_account_for_every_role(thailand: tuple[Path, dict[str, Any]]) -> None:
    data, report = thailand
    assert {account["role"] for account in report["accounts"]} == {
        "officer",
        "supervisor",
        "provider",
        "coordinator",
        "administrator",
        "oversight",
        "translator",
        "reviewer",
    }
    in_database = dict(read_rows(data, "select username, role from people_user"))
    assert in_database == {account["username"]: account["role"] for account in report["accounts"]}
    for account in report["accounts"]:
        assert account["sign_in"] == f"{report['desk']}/accounts/login/#{account['username']}:{account['password']}"
    managers = read_rows(data, "select distinct role from people_user where is_manager order by role")
    assert managers == [("oversight",), ("provider",)], "they invite their own members"


def test_the_directory_holds_what_is_live_and_what_waits_for_each_of_two_people(
    thailand: tuple[Path, dict[str, Any]],
) -> None:
    data, _ = thailand
    live = read_rows(data, "select name from directory_service where state = 'live' order by name")
    assert live == [("Legal advice (fictional)",), ("Night beds (fictional)",)]
    waiting = read_rows(data, "select track, status from directory_change where status <> 'done' order by track")
    assert waiting == [("edit", "with_focal_point"), ("first", "with_coordinator")]
    full = read_rows(data, "select name from directory_service where full_until is not null")
    assert full == [("Night beds (fictional)",)]


def test_work_of_the_studio_waits_for_each_of_its_people(thailand: tuple[Path, dict[str, Any]]) -> None:
    data, _ = thailand
    rows = read_rows(
        data,
        "select t.state, t.reason <> '', count(*) from studio_translation t "
        "join studio_packlanguage l on l.id = t.language_id where l.row_id = 'th' and t.number > 1 group by 1, 2",
    )
    worked = {(state, bool(is_sent_back)): count for state, is_sent_back, count in rows}
    assert worked[("draft", True)] == 1, "a translator mends it"
    assert worked[("translated", False)] > 0, "another puts it back, and somebody speaks it"
    assert worked[("back_translated", False)] > 0, "a reviewer reads it"
    assert worked[("approved", False)] > 0
    people = read_rows(
        data, "select distinct u.username from studio_languageright r join people_user u on u.id = r.person_id"
    )
    assert {name for (name,) in people} == {"translator", "voice", "reviewer"}


def test_second_run_says_and_keeps_the_same(thailand: tuple[Path, dict[str, Any]]) -> None:
    data, report = thailand
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file() and "sqlite" not in path.name}
    releases = read_rows(data, "select scope, sequence, release_id from library_release order by scope")
    passwords = read_rows(data, "select username, password from people_user order by username")
    assert make(data) == report
    assert {path: path.read_bytes() for path in before} == before
    assert read_rows(data, "select scope, sequence, release_id from library_release order by scope") == releases
    assert read_rows(data, "select username, password from people_user order by username") == passwords


def test_second_run_loads_no_django(thailand: tuple[Path, dict[str, Any]]) -> None:
    loaded = list_loaded("demo", data=thailand[0])
    assert "titian.hub.demo.made" in loaded
    assert not loaded & {"django", "cryptography", "titian.library.build"}


def test_run_that_is_killed_is_taken_up_again(thailand: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    data = copy_hub(thailand[0], tmp_path / "copy")
    with closing(sqlite3.connect(data / "hub.sqlite3")) as database, database:
        database.execute("delete from studio_languageright")  # the work of the studio is made last but one
    killed = subprocess.Popen([*TITIAN, "demo"], env={**os.environ, "TITIAN_DATA": str(data)})
    assert wait_until(lambda: not (data / MARK).exists())
    assert killed.poll() is None
    killed.kill()
    killed.wait()
    assert not (data / MARK).exists()
    assert make(data) == {**thailand[1], "data": str(data)}
    assert read_rows(data, "select count(distinct person_id) from studio_languageright") == [(3,)]
    assert (data / MARK).exists()


def test_another_port_is_written_down_and_said(thailand: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    data = copy_hub(thailand[0], tmp_path / "copy")
    assert make(data, "--port", "8100")["desk"] == "http://localhost:8100"
    assert "http://localhost:8100" in (data / "titian.env").read_text()


def test_secrets_are_for_their_owner_alone(thailand: tuple[Path, dict[str, Any]]) -> None:
    data, report = thailand
    secret = [
        data / "demo.json",
        data / MARK,
        data / "secret-key",
        data / "trust/hub.key.json",
        *data.glob("demo-offline/*.private.json"),
    ]
    assert len(secret) == 7
    for path in secret:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    assert "SHORTCUT" in (data / "demo-offline/README.txt").read_text()
    stored = (data / "hub.sqlite3").read_bytes()
    for account in report["accounts"]:
        assert account["password"].encode() not in stored


def test_everything_in_it_says_that_it_is_fictional(thailand: tuple[Path, dict[str, Any]]) -> None:
    data, _ = thailand
    names = read_rows(data, "select name from people_organisation union select name from people_station")
    assert len(names) == 8
    assert all(name.endswith("(fictional)") for (name,) in names)


def test_release_is_signed_by_whom_it_must_be(thailand: tuple[Path, dict[str, Any]]) -> None:
    data, _ = thailand
    trust = read_trust(data)
    releases = dict(read_rows(data, "select scope, jws from library_release"))
    trust.verify(releases["first-contact"], kind="manifest", scope="first-contact", role="publisher")
    trust.verify(releases["TH"], kind="manifest", scope="TH", role="country")
    for jws in releases.values():
        for part in payload_object(read_unverified(jws).payload)["parts"]:
            assert (data / "blobs" / part["sha256"]).stat().st_size == part["bytes"]


@needs_bundle
def test_two_providers_are_listed_and_the_third_makes_its_key_itself(thailand: tuple[Path, dict[str, Any]]) -> None:
    data, report = thailand
    listed = read_trust(data).verify(
        (data / "trust/recipients.jws").read_text().strip(), kind="recipients", scope="TH", role="country"
    )
    assert {entry["name"] for entry in listed["recipients"]} == {
        *(provider["name"] for provider in report["providers"] if provider["phrase"]),
        report["body"]["name"],
    }
    assert [entry["name"] for entry in listed["recipients"] if entry.get("kind") == "oversight"] == [
        report["body"]["name"]
    ]
    phrases = [provider["phrase"] for provider in report["providers"]]
    assert [len(phrase.split()) for phrase in phrases if phrase] == [7, 7]
    assert phrases.count(None) == 1
    assert read_rows(data, "select count(*) from people_organisationkeyfile") == [(6,)]
    stored = (data / "hub.sqlite3").read_bytes()
    for phrase in filter(None, phrases):
        assert phrase.encode() not in stored


@needs_bundle
def test_the_provider_whose_package_is_opened_has_a_key_locked_as_any_and_the_others_a_cheap_one(
    thailand: tuple[Path, dict[str, Any]],
) -> None:
    files = read_rows(
        thailand[0],
        "select user.username, file.file from people_organisationkeyfile file"
        " join people_organisationkey key on key.id = file.key_id"
        " join people_user user on user.organisation_id = key.organisation_id",
    )
    factors = [(username, bytes(file).split(b"\n")[1].rpartition(b" ")[2]) for username, file in files]
    assert sorted(factors) == [*[("legal-aid", b"4")] * 2, *[("oversight", b"4")] * 2, *[("provider", b"15")] * 2]


@needs_bundle
def test_third_provider_is_listed_with_the_commands_of_a_real_hub(
    thailand: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    data = copy_hub(thailand[0], tmp_path / "copy")
    recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    from titian.sealing import fingerprint, fingerprint_words

    mark = fingerprint(recipient)
    with sqlite3.connect(data / "hub.sqlite3") as database:
        # A key as a member makes it, its words compared; the pages do the same in tests/test_third_provider.py.
        statement = (
            "insert into people_organisationkey (organisation_id, recipient, fingerprint, state, ending, made_at, "
            "compared_at, compared_by_id, compared_with_id) select organisation.id, ?, ?, 'pending', '', ?, ?, "
            "(select id from people_user where role = 'coordinator'), manager.id from people_organisation organisation "
            "join people_user manager on manager.organisation_id = organisation.id where organisation.name like 'Kite%'"
        )
        now = datetime.now(UTC).isoformat(" ")
        database.execute(statement, (recipient, mark, now, now))
    listed = "select count(*) from people_organisation where recipient_listed_at is not null"
    [(before,)] = read_rows(data, listed)
    (third,) = read_rows(data, "select id from people_organisation where name like 'Kite%'")
    third_id = f"{third[0][:8]}-{third[0][8:12]}-{third[0][12:16]}-{third[0][16:20]}-{third[0][20:]}"
    pending, signed = tmp_path / "pending.json", tmp_path / "recipients.jws"
    assert titian("recipients", "--out", str(pending), data=data).returncode == 0
    sign = [
        "key", "sign-recipients", str(pending), "--key", str(data / "demo-offline/country.private.json"),
        "--country", "TH", "--previous", str(data / "trust/recipients.jws"), "--out", str(signed),
    ]  # fmt: skip
    assert titian(*sign).returncode == 1, "signed without the words of the new key"
    words = " ".join(fingerprint_words(mark))
    ran = titian(*sign, "--words", f"{third_id}={words}")
    assert ran.returncode == 0, ran.stderr
    adopted = titian("adopt", str(signed), "--json", data=data)
    assert json.loads(adopted.stdout) == {"kind": "recipients", "scope": "TH", "sequence": 2}
    assert read_rows(data, listed) == [(before + 1,)]
    make(data)
    in_force = payload_object(read_unverified((data / "trust/recipients.jws").read_text().strip()).payload)
    assert (in_force["sequence"], len(in_force["recipients"])) == (2, before + 1)


def test_changed_words_are_published_under_the_next_sequence(
    thailand: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    data = copy_hub(thailand[0], tmp_path / "copy")
    content = copy_content(tmp_path)
    path = content / "packs/first-contact/locales/id.yaml"
    path.write_text(
        path.read_text().replace("Telepon ini bisa berbicara dalam bahasa Anda.", "Telepon ini berbicara.", 1)
    )
    make(data, "--content", str(content))
    assert read_rows(data, "select scope, max(sequence) from library_release group by scope order by scope") == [
        ("TH", 2),
        ("first-contact", 1),
    ]


def test_second_hub_in_another_country(tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    for path in (content / "packs/first-contact/locales").iterdir():
        if path.stem not in ("en", "id"):
            path.unlink()
    report = make(tmp_path / "id", "--country", "id", "--port", "8100", "--content", str(content))
    assert (report["country"], report["desk"], report["field"]) == (
        "ID",
        "http://localhost:8100",
        "http://field.localhost:8100",
    )
    assert read_trust(tmp_path / "id").country == "ID"
    assert "http://localhost:8100" in (tmp_path / "id" / "titian.env").read_text()


def test_folder_of_one_country_is_never_turned_into_another(thailand: tuple[Path, dict[str, Any]]) -> None:
    ran = titian("demo", "--country", "id", data=thailand[0])
    assert ran.returncode == 1
    assert "holds the demo of TH" in ran.stderr


def test_folder_of_a_real_hub_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("x" * 60)
    ran = titian("demo", data=tmp_path)
    assert ran.returncode == 1
    assert "no demo" in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_country_without_a_demo_is_a_sentence(tmp_path: Path) -> None:
    ran = titian("demo", "--country", "xx", data=tmp_path / "xx")
    assert ran.returncode == 1
    assert "There is one of" in ran.stderr
    assert "Traceback" not in ran.stderr
