"""The page and the examples for developers are run against a real hub, word for word."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from postgres import find_free_port
from running_hub import RunningHub
from waiting import wait_until
from wire_phone import WirePhone, run_in_hub

from titian.sealing import thumbprint

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "developers" / "api.md"
EXAMPLES = ROOT / "docs" / "developers" / "examples"


@pytest.fixture(scope="module")
def item_id(hub: RunningHub) -> str:
    """A referral that waits for the first provider of the list."""
    phone = WirePhone.enrol(hub)
    item = phone.make_item()
    assert phone.send(phone.sign(item)).status_code == 200
    return str(item["item_id"])


@pytest.fixture(scope="module")
def account(hub: RunningHub, item_id: str) -> dict[str, str]:
    """The member who is to answer it."""
    username = run_in_hub(
        hub,
        "from titian.referrals.models import Package\n"
        f"organisation = Package.objects.get(item_id={item_id!r}).organisation\n"
        "print(json.dumps(organisation.members.filter(role='provider').first().username))",
    )
    return next(dict(one) for one in hub.demo["accounts"] if one["username"] == username)


@pytest.fixture
def folder(hub: RunningHub, tmp_path: Path) -> Path:
    """Where an example runs: with the root's public key beside it, as somebody gave it."""
    shutil.copy(hub.folder / "data" / "trust" / "root.jwk.json", tmp_path / "root.jwk.json")
    return tmp_path


def find_root(folder: Path) -> str:
    return thumbprint(json.loads((folder / "root.jwk.json").read_text()))


def test_commands_of_the_page(hub: RunningHub, account: dict[str, str], item_id: str, folder: Path) -> None:
    blocks = re.findall(r"^```bash\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 5
    script = "set -euo pipefail\n" + "\necho ====\n".join(blocks)
    ran = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**os.environ, "HUB": hub.desk, "NAME": account["username"], "PASSWORD": account["password"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:] + ran.stdout[-2000:]
    said = ran.stdout.split("====\n")
    assert re.fullmatch(r"[1-9]\d* manifests\n", said[0])
    assert said[2] == "302\n"
    assert item_id in [row["item_id"] for row in json.loads(said[3])["packages"]]
    assert json.loads(said[4])["code"] == "package.unknown"


def test_client_lists_what_waits(hub: RunningHub, account: dict[str, str], item_id: str, folder: Path) -> None:
    ran = run_client(hub, account, folder, find_root(folder))
    assert ran.returncode == 0, ran.stderr
    assert item_id in ran.stdout
    assert ran.stdout.startswith("hub ")


def test_client_does_not_sign_in_at_a_hub_of_another_root(
    hub: RunningHub, account: dict[str, str], folder: Path
) -> None:
    ran = run_client(hub, account, folder, "q3Jx0m4m2cK1y8nT6Qb7eVw0s5LZr9uHc2dXfPaGkYs")
    assert ran.returncode != 0
    assert "not the root" in ran.stderr


def run_client(hub: RunningHub, account: dict[str, str], folder: Path, root: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(EXAMPLES / "client.py"), hub.desk, account["username"], root],
        cwd=folder,
        input=account["password"] + "\n",
        capture_output=True,
        text=True,
        check=False,
    )


ADD = """
from django.utils import timezone
from titian.people.models import User
from titian.referrals.models import Package
from titian.webhooks.actions.add_webhook import add_webhook
from titian.webhooks.workflow import WEBHOOK
webhook = add_webhook(
    actor=User.objects.filter(role="administrator").first(), name="example", url={url!r},
    organisation=Package.objects.get(item_id={item_id!r}).organisation, now=timezone.now(),
)
manager = User.objects.filter(organisation=webhook.organisation, is_manager=True).first()
WEBHOOK.perform(webhook, "confirm", actor=manager, now=timezone.now())
print(json.dumps(str(webhook.pk)))
"""


@pytest.fixture
def receiver(hub: RunningHub, item_id: str, folder: Path) -> Iterator[tuple[int, Path]]:
    """The example as it listens, and the file with what it prints."""
    port = find_free_port()
    webhook_id = run_in_hub(hub, ADD.format(url=f"http://127.0.0.1:{port}/", item_id=item_id))
    (folder / "keys.jws").write_text(httpx.get(f"{hub.desk}/api/v1/releases", timeout=30).json()["keys"])
    printed = folder / "printed"
    with printed.open("wb") as out:
        listening = subprocess.Popen(
            [sys.executable, str(EXAMPLES / "webhook.py"), str(port), webhook_id, "keys.jws"],
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(printed, "listening")
        yield port, printed
    finally:
        listening.terminate()
        listening.wait(10)


def wait_for(file: Path, words: str, seconds: float = 30) -> str:
    wait_until(lambda: words in file.read_text(), seconds, told=lambda: f"{words!r} did not come: {file.read_text()}")
    return file.read_text()


def test_webhook_of_a_running_hub_reaches_the_example_and_is_believed(
    hub: RunningHub, receiver: tuple[int, Path]
) -> None:
    port, printed = receiver
    phone = WirePhone.enrol(hub)
    item = phone.make_item()
    assert phone.send(phone.sign(item)).status_code == 200
    text = wait_for(printed, "referral.waiting")
    assert item["item_id"] in text
    assert "TODAY" not in text
    forged = ".".join(["eyJhbGciOiJFUzI1NiIsImtpZCI6IngifQ", "e30", "AA"])
    assert httpx.post(f"http://127.0.0.1:{port}/", content=forged, timeout=30).status_code == 400
    assert httpx.post(f"http://127.0.0.1:{port}/", content=b"x" * 20_000, timeout=30).status_code == 400
    wait_for(printed, "refused")
