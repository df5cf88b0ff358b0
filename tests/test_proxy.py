"""Caddy as `deploy/Caddyfile` sets it up, in front of a real hub that serves https: what the hub relies on, seen from outside.

The file is taken as it stands; only names, ports and the authority that signs certificates are the test's own.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from postgres import find_free_port
from running_hub import TITIAN
from waiting import wait_until

from titian.hub.operations.tests.running import Hub, lay_tables
from titian.hub.tests import warm

CADDY = shutil.which("caddy")
FILE = Path(__file__).resolve().parent.parent / "deploy" / "Caddyfile"
DESK, FIELD = "desk.titian.test", "field.titian.test"
SPOOFED = "203.0.113.9"
PLANTED = "the-lamp-by-the-third-door"
pytestmark = pytest.mark.skipif(CADDY is None, reason="Caddy is not installed")


@dataclass
class Front:
    """A hub outside the demo and Caddy before it, on loopback ports of their own."""

    folder: Path
    hub: Hub
    hub_port: int = field(default_factory=find_free_port)
    https: int = field(default_factory=find_free_port)
    http: int = field(default_factory=find_free_port)
    running: dict[str, subprocess.Popen[bytes] | warm.Process] = field(default_factory=dict)

    @property
    def log(self) -> str:
        return (self.folder / "caddy.log").read_text()

    def start_hub(self) -> None:
        with (self.folder / "hub.log").open("ab") as log:
            self.running["hub"] = warm.Process(
                [TITIAN, "serve", "--port", str(self.hub_port)],
                env=self.hub.environment,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )

    def start_caddy(self) -> None:
        file = self.folder / "Caddyfile"
        text = FILE.read_text().replace("127.0.0.1:8000", f"127.0.0.1:{self.hub_port}")
        text = re.sub(r"^desk\.example\.org", DESK, text, flags=re.M)
        text = re.sub(r"^field\.example\.org", FIELD, text, flags=re.M)
        own = (
            f"{{\n\tlocal_certs\n\tskip_install_trust\n\thttps_port {self.https}\n\thttp_port {self.http}\n"
            "\tdefault_bind 127.0.0.1\n"
        )
        file.write_text(text.replace("{\n", own, 1))
        assert CADDY is not None
        environment = {**os.environ, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "caddy")}
        with (self.folder / "caddy.log").open("ab") as log:
            self.running["caddy"] = subprocess.Popen(
                [CADDY, "run", "--adapter", "caddyfile", "--config", str(file)],
                env=environment,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )
        root = self.folder / "caddy/caddy/pki/authorities/local/root.crt"
        self.wait(lambda: root.exists() and self.get("/healthz").status_code == 200)

    def stop(self, name: str) -> None:
        running = self.running.pop(name)
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(20)

    def wait(self, is_so: object) -> None:
        assert callable(is_so)

        def is_so_now() -> object:
            with contextlib.suppress(httpx.TransportError, OSError):
                return is_so()
            return False

        wait_until(is_so_now, told=lambda: self.log[-1500:] + (self.folder / "hub.log").read_text()[-1500:])

    def client(self, name: str = DESK) -> httpx.Client:
        """Speaks TLS to Caddy as somebody who looked `name` up; its authority is the one Caddy made."""
        trusted = ssl.create_default_context(cafile=str(self.folder / "caddy/caddy/pki/authorities/local/root.crt"))
        return httpx.Client(base_url=f"https://127.0.0.1:{self.https}", verify=trusted, timeout=30, trust_env=False,
                            headers={"Host": f"{name}:{self.https}"})  # fmt: skip

    def get(self, path: str, name: str = DESK, **headers: str) -> httpx.Response:
        with self.client(name) as client:
            return client.get(path, headers=headers, extensions={"sni_hostname": name})


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("front")
    hub = Hub(folder / "data")
    front = Front(folder, hub)
    hub.more |= {
        "TITIAN_DEMO": "0",
        "TITIAN_COUNTRY": "TH",
        "TITIAN_BEHIND_PROXY": "1",
        "TITIAN_DESK_ORIGIN": f"https://{DESK}:{front.https}",
        "TITIAN_FIELD_ORIGIN": f"https://{FIELD}:{front.https}",
    }
    lay_tables(hub.data)
    hub.run("from titian.library.tests.factories import make_hub_identity\nmake_hub_identity()\nprint(1)")
    front.start_hub()
    front.start_caddy()
    yield front
    for name in list(front.running):
        front.stop(name)


@pytest.mark.parametrize("name", [DESK, FIELD])
def test_both_names_answer_over_tls_and_say_so_for_a_year(front: Front, name: str) -> None:
    answer = front.get("/healthz", name)
    assert answer.status_code == 200
    assert answer.headers.get_list("strict-transport-security") == ["max-age=31536000"]
    assert "server" not in answer.headers


def test_plain_http_is_sent_to_https_before_anything_is_said(front: Front) -> None:
    answer = httpx.get(
        f"http://127.0.0.1:{front.http}/accounts/login/", headers={"Host": DESK}, timeout=30, trust_env=False
    )
    assert answer.status_code == 308
    assert answer.headers["location"].startswith(f"https://{DESK}")
    assert "set-cookie" not in answer.headers


def test_every_cookie_is_for_https_alone(front: Front) -> None:
    page = front.get("/accounts/login/")
    assert page.status_code == 200
    cookies = page.headers.get_list("set-cookie")
    assert cookies
    for cookie in cookies:
        assert "Secure" in cookie
        assert "SameSite=" in cookie


def test_sign_in_works_through_the_proxy_and_its_cookie_is_hidden_from_scripts(front: Front) -> None:
    front.hub.run("""
from titian.people.models import Role
from titian.people.tests.factories import make_user
user = make_user(Role.OFFICER, "dara")
user.set_password("a lamp by the third door")
user.save()
print(1)
""")
    with front.client() as client:
        page = client.get("/accounts/login/", extensions={"sni_hostname": DESK})
        jar = dict(page.cookies)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token is not None
        answer = client.post(
            "/accounts/login/",
            data={"login": "dara", "password": "a lamp by the third door", "csrfmiddlewaretoken": token[1]},
            headers={"Origin": f"https://{DESK}:{front.https}", "Referer": f"https://{DESK}:{front.https}/",
                     "Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())},
            extensions={"sni_hostname": DESK},
        )  # fmt: skip
    assert answer.status_code == 302, answer.text[:500]
    [session] = [one for one in answer.headers.get_list("set-cookie") if one.startswith("titian_session=")]
    for word in ("Secure", "HttpOnly", "SameSite=Lax"):
        assert word in session


def test_what_a_client_says_of_itself_is_thrown_away(front: Front) -> None:
    """An address that is claimed would let one guesser look like many; a scheme, like a page without TLS."""
    with front.client() as client:
        page = client.get("/accounts/login/", extensions={"sni_hostname": DESK})
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token is not None
        answer = client.post(
            "/accounts/login/",
            data={"login": "nobody-here", "password": "wrong", "csrfmiddlewaretoken": token[1]},
            headers={"Referer": f"https://{DESK}:{front.https}/", "Cookie": f"csrftoken={page.cookies['csrftoken']}",
                     "X-Forwarded-For": SPOOFED, "Forwarded": f"for={SPOOFED};proto=http;host=evil.example",
                     "X-Real-IP": SPOOFED, "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"},
            extensions={"sni_hostname": DESK},
        )  # fmt: skip
    assert answer.status_code == 200  # neither sent to https again, nor to another host
    assert "evil.example" not in answer.text
    seen = front.hub.run("""
from axes.models import AccessAttempt
print(json.dumps([attempt.ip_address for attempt in AccessAttempt.objects.all()]))
""")
    assert seen == ["127.0.0.1"]


@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "/metrics/x", "//metrics", "/./metrics", "/%6detrics"])
def test_figures_for_machines_are_not_passed_on(front: Front, path: str) -> None:
    for name in (DESK, FIELD):
        with front.client(name) as client:
            address = client.base_url.copy_with(raw_path=path.encode())
            answer = client.get(address, extensions={"sni_hostname": name})
        assert answer.status_code in {302, 404}
        assert "titian_requests_total" not in answer.text
    here = httpx.get(f"http://127.0.0.1:{front.hub_port}/metrics", timeout=30, trust_env=False)
    assert "titian_requests_total" in here.text


def test_a_body_that_is_too_long_is_not_read_to_its_end(front: Front) -> None:
    sent = 0

    def pour() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(100):
            sent += 1
            yield b"x" * 1_000_000

    with front.client(FIELD) as client, contextlib.suppress(httpx.TransportError):  # closed while we still pour
        answer = client.post("/api/v1/sync", content=pour(), extensions={"sni_hostname": FIELD})
        assert answer.status_code in {400, 413, 502}
    assert sent < 50  # nine, and what lies in the buffers between


def test_a_name_that_is_not_ours_gets_no_certificate(front: Front) -> None:
    with pytest.raises(httpx.TransportError):
        front.get("/healthz", "other.titian.test")


def test_phones_are_answered_while_the_hub_is_restarted(front: Front) -> None:
    answers: list[int] = []
    has_asked = threading.Event()

    def note(event: str, _: dict[str, object]) -> None:
        if event == "http11.receive_response_headers.started":
            has_asked.set()

    def ask() -> None:
        with front.client(FIELD) as client:
            answer = client.get("/healthz", extensions={"sni_hostname": FIELD, "trace": note})
        answers.append(answer.status_code)

    front.stop("hub")
    asking = threading.Thread(target=ask)
    asking.start()
    assert has_asked.wait(30)
    front.start_hub()
    asking.join(30)
    assert answers == [200]


def test_a_hub_that_is_away_is_told_and_the_log_names_nobody(front: Front) -> None:
    front.stop("hub")
    try:
        answer = front.get(f"/referrals/?q={PLANTED}", Cookie=f"titian_session={PLANTED}", **{"User-Agent": PLANTED})
        assert answer.status_code in {502, 503}
    finally:
        front.start_hub()
        front.wait(lambda: front.get("/healthz").status_code == 200)
    assert "dial tcp" in front.log or "connection refused" in front.log  # it did say that something was wrong
    assert PLANTED not in front.log
    assert "remote_ip" not in front.log


def test_doctor_is_content_with_the_proxy(front: Front) -> None:
    findings = json.loads(front.hub.titian("doctor", "--json").stdout)["findings"]
    assert [one["state"] for one in findings if one["name"] == "proxy"] == ["ok"]
