"""How much memory a hub holds after an hour of all roles, sped up: every account of a demo walks the pages it can reach,
with their lists, exports and files, while a phone fetches a release and sends referrals.

    python scripts/bench_memory.py [--requests 4000]

A hub of its own on loopback, SQLite, one web process and one worker. The first half takes in every page once, so that
whatever is made once has been made by then; what the second half adds would go on for ever. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import psutil

HERE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from running_hub import RunningHub  # noqa: E402
from wire_phone import WirePhone  # noqa: E402

REQUESTS = 4000
AT_ONCE = 4
PAGES_A_TURN = 20
SETTLE_SECONDS = 3
VOICES = ("en", "th", "my")
WEIGHED = {"Pss:": "mib", "Pss_Anon:": "anon_mib"}
ALIKE = 3  # pages that differ in nothing but what they name: so many of each, by each account
LINK = re.compile(r'(?:href|src)="(/[^"#]*)')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
NAMED = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|\d+|(?<=/(?:in)/)[^/]+|(?<=/(?:clips|texts)/)[^/]+|(?<=/(?:record|listen)/)[^/]+"
)


def weigh(hub: RunningHub) -> dict[str, float]:
    """MiB of web, worker and parent: proportional set size, so that what they share counts once.

    `mib` is all of it, and shrinks where other programs on the machine share the pages of libraries; `anon_mib` is what
    no file backs, which is the hub's alone.
    """
    assert hub.process
    parent = psutil.Process(hub.process.pid)
    held = {"mib": 0.0, "anon_mib": 0.0}
    for each in (parent, *parent.children(recursive=True)):
        for line in Path(f"/proc/{each.pid}/smaps_rollup").read_text().splitlines():
            name, *rest = line.split()
            if name in WEIGHED:
                held[WEIGHED[name]] += int(rest[0]) / 1024
    return held


class Reader:
    """One account in a browser of its own, signed in."""

    def __init__(self, hub: RunningHub, username: str, password: str) -> None:
        host = {"Host": f"localhost:{hub.port}"}
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{hub.port}", headers=host, timeout=600)
        self.pages: list[str] = []
        token = TOKEN.search(self.client.get("/accounts/login/").text)
        assert token
        form = {"login": username, "password": password, "csrfmiddlewaretoken": token[1]}
        assert self.client.post("/accounts/login/", data=form).status_code == 302, username

    def get(self, page: str) -> str:
        answer = self.client.get(page)
        assert answer.status_code < 500, page
        return answer.text if answer.headers.get("Content-Type", "").startswith("text/html") else ""

    def find_pages(self) -> int:
        """Asks for every page that is linked from one it can reach."""
        waiting, seen, alike = deque(["/", "/search/"]), {"/", "/search/"}, Counter[str]()
        while waiting:
            self.pages.append(waiting.popleft())
            for found in LINK.findall(self.get(self.pages[-1])):
                address = unescape(found)
                shape = NAMED.sub("*", address)
                if address not in seen and alike[shape] < ALIKE and "/logout" not in address:
                    seen.add(address)
                    alike[shape] += 1
                    waiting.append(address)
        return len(self.pages)

    def walk(self, pages: list[str]) -> int:
        for page in pages:
            self.get(page)
        return len(pages)


def list_parts(client: httpx.Client) -> list[dict[str, Any]]:  # Any: as a manifest has them
    """The parts of the release that the hub offers."""
    manifests = client.get("/api/v1/releases").raise_for_status().json()["manifests"]
    claims = [json.loads(base64.urlsafe_b64decode(jws.split(".")[1] + "==")) for jws in manifests]
    return [part for each in claims for part in each["parts"]]


def use_phone(hub: RunningHub, phone: WirePhone) -> int:
    """A phone's morning: the app, the release with all its words and a few voices, then referrals one by one."""
    host = {"Host": f"field.localhost:{hub.port}"}
    with httpx.Client(base_url=f"http://127.0.0.1:{hub.port}", headers=host, timeout=600) as client:
        for page in ("/", "/sw.js", "/manifest.webmanifest", "/answer/"):
            client.get(page)
        parts = [part for part in list_parts(client) if part["kind"] != "voice" or part["language"] in VOICES]
        for part in parts:
            client.get(f"/api/v1/blobs/{part['sha256']}").raise_for_status()
    for _ in range(5):
        item = phone.make_item()
        phone.receipt_of(item, phone.send(phone.sign(item)).raise_for_status().json())
    return 5 + len(parts) + 2 * 5


def measure(requests: int) -> dict[str, float]:
    draw = random.Random(1)  # noqa: S311  (which page comes next is no secret)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as browsers:
        hub = RunningHub(Path(folder), launch=subprocess.Popen)
        hub.prepare()
        hub.start()
        try:
            time.sleep(SETTLE_SECONDS)
            idle = weigh(hub)
            phone = WirePhone.enrol(hub)
            accounts = hub.demo["accounts"]
            readers = list(browsers.map(lambda each: Reader(hub, each["username"], each["password"]), accounts))
            asked = 2 * len(readers) + use_phone(hub, phone)
            asked += sum(browsers.map(Reader.find_pages, readers))
            held = []
            for most in (max(asked, requests // 2), max(asked, requests // 2) + requests // 2):
                while asked < most:
                    turns = [draw.sample(each.pages, min(PAGES_A_TURN, len(each.pages))) for each in readers]
                    asked += sum(browsers.map(Reader.walk, readers, turns)) + use_phone(hub, phone)
                held.append(weigh(hub))
        finally:
            hub.stop()
    stages = {"idle": idle, "half": held[0], "end": held[1]}
    return {"requests": asked} | {
        f"{stage}_{what}": mib for stage, all_ in stages.items() for what, mib in all_.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    print(json.dumps(measure(parser.parse_args().requests)))


if __name__ == "__main__":
    main()
