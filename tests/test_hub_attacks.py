"""What strangers send to a real hub: hosts, paths, bodies and headers that are meant to be read in two ways.

Everything is spoken over a plain socket, so that no client makes it tidy. The hub may refuse or close; it may not
answer 5xx, answer twice, wait for ever, or forget who asked. It is alive after each attack.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from postgres import find_free_port
from running_hub import RunningHub
from waiting import wait_until

ROOT = Path(__file__).resolve().parents[1]
FORM = "application/x-www-form-urlencoded"
PRECIOUS = ("root:", "TITIAN_SECRET_KEY", "secret-key", "Traceback", "django.", "SQLite format")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """As `hub` everywhere, with short rates for nobody: an attack is not to be stopped by its number."""
    hub = RunningHub(tmp_path_factory.mktemp("hub"))
    hub.prepare()
    with (hub.folder / "data" / "titian.env").open("a") as file:
        for name in ("BAD_REQUEST", "NONCE", "PUBLIC", "SIGN_IN", "CLAIM", "LOOKUP"):
            file.write(f"TITIAN_LIMIT_{name}=off\n")
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture(autouse=True)
def hub_is_alive_afterwards(hub: RunningHub) -> Iterator[None]:
    yield
    assert hub.process is not None
    assert hub.process.poll() is None
    answer = speak(hub, request(hub, "GET", "/healthz"))
    assert status_of(answer) == 200


def request(
    hub: RunningHub, method: str, target: str, *lines: str, body: bytes = b"", host: str | None = None
) -> bytes:
    """A request as written, with a Host unless `lines` bring one."""
    head = [f"{method} {target} HTTP/1.1"]
    if not any(line.lower().startswith("host:") for line in lines):
        head.append(f"Host: {host or f'localhost:{hub.port}'}")
    if body and not any(line.lower().startswith(("content-length:", "transfer-encoding:")) for line in lines):
        head.append(f"Content-Length: {len(body)}")
    head += [*lines, "Connection: close"]
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body


def speak(hub: RunningHub, data: bytes, *, seconds: float = 15, port: int | None = None) -> bytes:
    """What comes back until the other side closes or nothing more comes."""
    with socket.create_connection(("127.0.0.1", port or hub.port), seconds) as line:
        answer = b""
        try:
            line.sendall(data)
            while part := line.recv(65536):
                answer += part
        except (ConnectionResetError, BrokenPipeError):
            pass
        except TimeoutError:
            pytest.fail(f"no end after {seconds} s: {data[:120]!r} → {answer[:200]!r}")
        return answer


def status_of(answer: bytes) -> int:
    """The status of the first answer; 0 when the line was closed without one, which is a refusal too."""
    found = re.match(rb"HTTP/1\.[01] ([0-9]{3})", answer)
    return int(found[1]) if found else 0


def count_answers(answer: bytes) -> int:
    return len(re.findall(rb"HTTP/1\.[01] [0-9]{3} ", answer))


def assert_refused(answer: bytes) -> None:
    assert status_of(answer) < 500
    assert status_of(answer) not in {200, 201, 204, 206}
    assert_silent(answer)


def assert_silent(answer: bytes) -> None:
    """Nothing of the hub's inside shows."""
    text = answer.decode("latin-1")
    assert [word for word in PRECIOUS if word in text] == []


# --- whose host ---


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example#localhost",
        "localhost@evil.example",
        "localhost:8000@evil.example",
        "localhost,evil.example",
        "localhost evil.example",
        "localhost/evil",
        "[::1",
        "xn--80ak6aa92e.com",
        "",
        "a" * 5000,
    ],
)
@pytest.mark.parametrize("target", ["/accounts/login/", "/api/v1/releases", "/healthz"])
def test_strange_host_is_refused(hub: RunningHub, host: str, target: str) -> None:
    assert_refused(speak(hub, request(hub, "GET", target, f"Host: {host}")))


def test_two_hosts_are_never_both_believed(hub: RunningHub) -> None:
    for hosts in (["localhost", "evil.example"], ["evil.example", "localhost"]):
        lines = [f"Host: {host}" + (f":{hub.port}" if host == "localhost" else "") for host in hosts]
        assert_refused(speak(hub, request(hub, "GET", "/accounts/login/", *lines)))


def test_no_host_at_all_is_refused(hub: RunningHub) -> None:
    assert_refused(speak(hub, b"GET /accounts/login/ HTTP/1.1\r\nConnection: close\r\n\r\n"))


@pytest.mark.parametrize(
    "line",
    [
        "X-Forwarded-Host: evil.example",
        "X-Host: evil.example",
        "X-Original-URL: /administration/",
        "X-Rewrite-URL: /administration/",
        "Forwarded: host=evil.example;proto=https",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Port: 443",
        "X-Forwarded-Prefix: /evil",
        "X-Forwarded-For: 127.0.0.1",
        "X-Script-Name: /evil",
        "X-Remote-User: admin",
        "Remote-User: admin",
        "Remote_User: admin",
    ],
)
def test_header_that_pretends_to_come_from_a_proxy_changes_nothing(hub: RunningHub, line: str) -> None:
    answer = speak(hub, request(hub, "GET", "/administration/", line))
    assert status_of(answer) == 302
    assert b"Location: /accounts/login/" in answer or b"location: /accounts/login/" in answer
    assert b"evil" not in answer


def test_underscore_does_not_pass_for_a_dash(hub: RunningHub) -> None:
    """CGI spells both alike; a proxy cleans only one of them."""
    signed_in = speak(hub, request(hub, "GET", "/account/", "X_Forwarded_For: 10.0.0.1", "Content_Length: 5"))
    assert status_of(signed_in) == 302


# --- which path ---


@pytest.mark.parametrize(
    "target",
    [
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/static/../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static/..%5c..%5csettings.py",
        "/static/....//....//settings.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/app.css%00.js",
        "/%c0%ae%c0%ae/etc/passwd",
        "/%252e%252e/etc/passwd",
        "/api/v1/blobs/../../trust/hub.key.json",
        "/api/v1/blobs/..%2f..%2ftrust%2fhub.key.json",
        "/api/v1/blobs/%2e%2e%2fsecret-key",
        "/api/v1/blobs/" + "0" * 63 + "%0a",
        "/api/v1/blobs/" + "0" * 64 + "%00",
        "/api/v1/blobs/" + "A" * 64,
        "/trust/hub.key.json",
        "/hub.sqlite3",
        "/.env",
        "/.git/config",
        "/titian.env",
    ],
)
@pytest.mark.parametrize("side", ["localhost", "field.localhost"])
def test_path_leads_nowhere_else(hub: RunningHub, target: str, side: str) -> None:
    answer = speak(hub, request(hub, "GET", target, host=f"{side}:{hub.port}"))
    assert_silent(answer)
    assert status_of(answer) in {0, 400, 404, 422}


@pytest.mark.parametrize(
    "target",
    [
        "//administration/",
        "/administration//",
        "/./administration/",
        "/x/../administration/",
        "/%61dministration/",
        "/administration;/",
        "/administration/%2e/",
        "/ADMINISTRATION/",
        "/administration/?next=//evil.example",
        "/administration%2f",
        "http://localhost/administration/",
    ],
)
def test_no_spelling_of_a_path_goes_round_its_door(hub: RunningHub, target: str) -> None:
    answer = speak(hub, request(hub, "GET", target))
    assert status_of(answer) in {301, 302, 400, 404}
    for location in re.findall(rb"(?i)location: ([^\r]*)", answer):
        assert location.startswith(b"/")
        assert not location.startswith((b"//", b"/\\"))


@pytest.mark.parametrize("target", ["//evil.example/", "//evil.example/%2e%2e", "/\\evil.example", "/%5cevil.example/"])
def test_redirect_never_leaves_the_hub(hub: RunningHub, target: str) -> None:
    answer = speak(hub, request(hub, "GET", target))
    assert not re.search(rb"(?i)location: (//|https?://|/\\)", answer)


@pytest.mark.parametrize(
    "following", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_sign_in_sends_nobody_elsewhere(hub: RunningHub, following: str) -> None:
    with httpx.Client(base_url=hub.desk, timeout=30) as client:
        client.get("/accounts/login/")
        account = next(a for a in hub.demo["accounts"] if a["role"] == "administrator")
        answer = client.post(
            "/accounts/login/",
            data={
                "login": account["username"],
                "password": account["password"],
                "next": following,
                "csrfmiddlewaretoken": client.cookies["csrftoken"],
            },
            headers={"Origin": hub.desk},
        )
    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"]
    assert "javascript" not in answer.headers["Location"]


# --- which method ---


@pytest.mark.parametrize(
    "line", ["X-HTTP-Method-Override: DELETE", "X-HTTP-Method: PUT", "X-Method-Override: POST", "HX-Request: true"]
)
def test_method_is_the_one_in_the_first_line(hub: RunningHub, line: str) -> None:
    assert status_of(speak(hub, request(hub, "GET", "/api/v1/nonce", line))) == 405
    assert status_of(speak(hub, request(hub, "GET", "/api/v1/nonce?_method=POST", line))) == 405


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG", "G\x00T", "A" * 300])
def test_strange_method_is_refused(hub: RunningHub, method: str) -> None:
    for target in ("/api/v1/releases", "/accounts/login/", "/healthz"):
        answer = speak(hub, request(hub, method, target))
        assert status_of(answer) < 500
        assert b"X-Secret" not in answer
        if target.startswith("/api/"):
            assert status_of(answer) in {0, 400, 405, 501}


# --- how much, how slowly ---


def test_headers_without_end_are_refused(hub: RunningHub) -> None:
    answer = speak(hub, request(hub, "GET", "/healthz", f"X-Long: {'a' * 2_000_000}"))
    assert_refused(answer)
    answer = speak(hub, request(hub, "GET", "/healthz", *(f"X-{number}: a" for number in range(20_000))))
    assert_refused(answer)


def test_address_without_end_is_refused(hub: RunningHub) -> None:
    assert_refused(speak(hub, request(hub, "GET", "/" + "a" * 500_000)))


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/api/v1/sync", "application/jose"),
        ("/api/v1/enrolments/claim", "application/json"),
        ("/accounts/login/", FORM),
    ],
)
def test_body_over_the_limit_is_refused_with_a_word(hub: RunningHub, target: str, kind: str) -> None:
    body = b"a=" + b"a" * (20 * 1024 * 1024)
    answer = speak(hub, request(hub, "POST", target, f"Content-Type: {kind}", body=body), seconds=60)
    assert status_of(answer) in {0, 400, 403, 413, 422}  # 0: the line is closed before all of it was read
    assert_silent(answer)


@pytest.mark.skipif(shutil.which("caddy") is None, reason="Caddy is not installed")
def test_slow_bodies_wait_at_the_proxy_and_hold_nobody_else_up(hub: RunningHub, tmp_path: Path) -> None:
    """Three times as many slow senders as the hub has threads, through the proxy that deploy/ sets up."""
    with run_caddy(hub, tmp_path) as port:
        lines = []
        try:
            for _ in range(24):
                line = socket.create_connection(("127.0.0.1", port), 5)
                line.sendall(
                    request(hub, "POST", "/api/v1/sync", "Content-Length: 100000", host=f"localhost:{hub.port}")
                )
                line.sendall(b"a" * 50)
                lines.append(line)
            wait_until_read(port, lines)
            through = speak(hub, request(hub, "POST", "/api/v1/nonce", host=f"localhost:{hub.port}"), port=port)
            assert status_of(through) == 200
            assert status_of(speak(hub, request(hub, "GET", "/healthz"))) == 200
        finally:
            for line in lines:
                line.close()


def test_slow_bodies_without_a_proxy_let_go_when_they_end(hub: RunningHub) -> None:
    """Without one, each holds a thread: the page for operators says so. No line, no thread is lost for good."""
    lines = []
    for _ in range(24):
        line = socket.create_connection(("127.0.0.1", hub.port), 5)
        line.sendall(request(hub, "POST", "/api/v1/sync", "Content-Length: 100000") + b"a" * 50)
        lines.append(line)
    wait_until_read(hub.port, lines)
    for line in lines:
        line.close()
    assert status_of(speak(hub, request(hub, "GET", "/healthz"))) == 200


def is_listening(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def wait_until_read(port: int, lines: list[socket.socket]) -> None:
    """Whoever listens there has read all that was sent, as the kernel's own table of lines says."""
    ends = {line.getsockname()[1] for line in lines}

    def is_read() -> bool:
        table = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        left = {
            int(theirs.rpartition(":")[2], 16): int(queues.partition(":")[2], 16)
            for _, ours, theirs, _, queues, *_ in table
            if int(ours.rpartition(":")[2], 16) == port
        }
        return all(left.get(end) == 0 for end in ends)

    wait_until(is_read)


@contextmanager
def run_caddy(hub: RunningHub, folder: Path) -> Iterator[int]:
    """Caddy before this hub, with what deploy/Caddyfile says of a hub, and plain http."""
    text = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    snippet = text[text.index("(hub) {") : text.index("desk.example.org {")]
    port = find_free_port()
    head = "{\n\tadmin off\n\tauto_https off\n}\n"
    site = f":{port} {{\n\tbind 127.0.0.1\n\timport hub\n}}\n"
    file = folder / "Caddyfile"
    file.write_text(head + snippet.replace("127.0.0.1:8000", f"127.0.0.1:{hub.port}") + site, encoding="utf-8")
    with (folder / "caddy.log").open("wb") as log:
        caddy = subprocess.Popen(
            ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)],
            env={**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until(lambda: is_listening(port), told=lambda: (folder / "caddy.log").read_text()[-2000:])
        yield port
    finally:
        caddy.terminate()
        caddy.wait(10)


def test_headers_that_dribble_hold_nobody_else_up(hub: RunningHub) -> None:
    lines = [socket.create_connection(("127.0.0.1", hub.port), 5) for _ in range(60)]
    try:
        for line in lines:
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: local")
        assert status_of(speak(hub, request(hub, "GET", "/healthz"))) == 200
    finally:
        for line in lines:
            line.close()


# --- one request or two ---

INNER = b"GET /administration/ HTTP/1.1\r\nHost: localhost\r\nX-Inner: 1\r\n\r\n"


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("Content-Length: 4", "Transfer-Encoding: chunked"), b"0\r\n\r\n" + INNER),
        (("Transfer-Encoding: chunked", "Content-Length: 4"), b"0\r\n\r\n" + INNER),
        (("Content-Length: 0", "Content-Length: 60"), INNER),
        (("Content-Length: 60", "Content-Length: 0"), INNER),
        (("Content-Length: 0, 60",), INNER),
        (("Content-Length: +0",), INNER),
        (("Content-Length: -1",), INNER),
        (("Content-Length: 0x3c",), INNER),
        (("Content-Length: 18446744073709551617",), INNER),
        (("Transfer-Encoding: xchunked",), b"0\r\n\r\n" + INNER),
        (("Transfer-Encoding: chunked, identity",), b"0\r\n\r\n" + INNER),
        (("Transfer-Encoding: chunked", "Transfer-Encoding: x"), b"0\r\n\r\n" + INNER),
        (("Transfer-Encoding : chunked",), b"0\r\n\r\n" + INNER),
        (("Transfer-Encoding:\x0bchunked",), b"0\r\n\r\n" + INNER),
        (("Content-Length : 0",), INNER),
        ((" Content-Length: 0",), INNER),
        (("Transfer-Encoding: chunked",), b"-1\r\n\r\n" + INNER),
        (("Transfer-Encoding: chunked",), b"ffffffffffffffff1\r\n\r\n" + INNER),
        (("Transfer-Encoding: chunked",), b"0;" + b"a" * 100_000 + b"\r\n\r\n"),
    ],
)
def test_length_that_can_be_read_in_two_ways(hub: RunningHub, lines: tuple[str, ...], body: bytes) -> None:
    """Refused, or the connection ends with the one answer: what follows is never answered as a request of its own.

    A proxy that reads such lines in another way would hand the second request's answer to somebody else.
    """
    head = ["POST /api/v1/sync HTTP/1.1", f"Host: localhost:{hub.port}", *lines]
    with socket.create_connection(("127.0.0.1", hub.port), 10) as line:
        line.settimeout(3)
        answer = b""
        try:
            line.sendall("\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body)
            while part := line.recv(65536):
                answer += part
        except (ConnectionResetError, BrokenPipeError, TimeoutError):
            pass
    assert count_answers(answer) <= 1, answer[:400]
    assert status_of(answer) < 500
    assert b"/accounts/login/" not in answer  # the inner request's answer


def test_two_plain_requests_on_one_line_are_two_answers(hub: RunningHub) -> None:
    """That the test above can fail: where nothing is ambiguous, the second request is answered."""
    first = f"GET /healthz HTTP/1.1\r\nHost: localhost:{hub.port}\r\n\r\n".encode()
    assert count_answers(speak(hub, first + request(hub, "GET", "/healthz"))) == 2


# --- which body ---


DEEP = b"[" * 100_000 + b"]" * 100_000
HUGE = b'{"code": ' + b"9" * 100_000 + b"}"


@pytest.mark.parametrize(
    "body",
    [
        DEEP,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        HUGE,
        b'{"code": 1e999999}',
        b'{"code": NaN}',
        b'{"code": "a", "code": "b"}',
        b'{"code": "\\u0000"}',
        b'{"code": "\\ud800"}',
        b'{"code": "\xff\xfe"}',
        b"\xef\xbb\xbf{}",
        b"\x00",
        b"null",
        b"[]",
        b'"text"',
        b"{",
        b"",
    ],
)
@pytest.mark.parametrize("target", ["/api/v1/enrolments/claim", "/api/v1/nonce", "/api/v1/organisation/key"])
def test_json_that_is_no_request(hub: RunningHub, body: bytes, target: str) -> None:
    answer = speak(
        hub, request(hub, "POST", target, "Content-Type: application/json", f"Content-Length: {len(body)}", body=body)
    )
    assert_silent(answer)
    assert status_of(answer) in ({200} if target.endswith("nonce") else {400, 401, 403, 422})
    payload = answer.partition(b"\r\n\r\n")[2]
    if status_of(answer) != 200:
        assert set(json.loads(payload)) == {"code", "message"}


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        f"multipart/form-data; boundary={'a' * 5000}",
        FORM,
        "application/json; charset=utf-7",
        "application/json; charset=nothing",
        "a" * 5000,
        "",
    ],
)
def test_body_of_another_kind_is_refused(hub: RunningHub, kind: str) -> None:
    for target in ("/api/v1/enrolments/claim", "/api/v1/sync", "/accounts/login/"):
        body = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
        answer = speak(hub, request(hub, "POST", target, f"Content-Type: {kind}", body=body))
        assert_refused(answer)


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.py",
        "..\\..\\evil.py",
        "/etc/passwd",
        "evil\x00.py",
        "a" * 5000,
        "\u202egpj.exe",
        "con",
        ".",
        "..",
        "",
    ],
)
def test_hostile_file_name_writes_nothing(hub: RunningHub, name: str) -> None:
    """No route takes uploaded files; one sent all the same is thrown away with its name."""
    before = sorted(path for path in hub.folder.rglob("*") if "log" not in path.name and "sqlite3" not in path.name)
    quoted = name.encode("utf-8", "surrogatepass")
    body = b'--b\r\nContent-Disposition: form-data; name="login"; filename="' + quoted + b'"\r\n\r\nx\r\n--b--\r\n'
    answer = speak(
        hub, request(hub, "POST", "/accounts/login/", "Content-Type: multipart/form-data; boundary=b", body=body)
    )
    assert status_of(answer) in {0, 400, 403}
    after = sorted(path for path in hub.folder.rglob("*") if "log" not in path.name and "sqlite3" not in path.name)
    assert after == before


@pytest.mark.parametrize("value", ["a\r\nX-Injected: 1", "a\nX-Injected: 1", "a%0d%0aX-Injected: 1", "a\x00b"])
def test_nothing_sent_becomes_a_header(hub: RunningHub, value: str) -> None:
    for line in (
        request(hub, "GET", f"/accounts/login/?next={value}"),
        request(hub, "GET", "/account/", f"Cookie: titian_session={value}"),
        request(hub, "GET", f"/devices/{value}/"),
        request(hub, "GET", "/api/v1/releases", f"Origin: {value}", f"Accept-Language: {value}"),
    ):
        answer = speak(hub, line)
        head = answer.partition(b"\r\n\r\n")[0]
        assert b"\r\nx-injected" not in head.lower()
        assert status_of(answer) < 500


@pytest.mark.parametrize(
    "value", ["\x00", "%00", "%ff", "a" * 10_000, "🌉", "' OR 1=1 --", "{{1337*1337}}", "${1337*1337}"]
)
def test_query_that_is_no_query(hub: RunningHub, value: str) -> None:
    text = value.encode("utf-8").decode("latin-1")
    for target in (
        f"/accounts/login/?next={text}",
        f"/api/v1/packages?limit={text}",
        f"/?{text}",
        f"/api/v1/blobs/{text}",
    ):
        answer = speak(hub, request(hub, "GET", target))
        assert status_of(answer) < 500
        assert b"1787569" not in answer


# --- what every answer carries ---


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [
        ("GET", "/accounts/login/", 200),
        ("GET", "/administration/", 302),
        ("GET", "/nothing-here/", 404),
        ("POST", "/accounts/login/", 403),
        ("GET", "/api/v1/nonce", 405),
        ("GET", "/api/v1/packages", 401),
        ("GET", "/api/v1/blobs/" + "0" * 64, 404),
        ("POST", "/api/v1/enrolments/claim", 422),
        ("POST", "/api/v1/sync", 400),
        ("GET", "/static/nothing.css", 404),
        ("GET", "/healthz", 200),
    ],
)
def test_every_answer_is_closed_to_what_it_does_not_need(
    hub: RunningHub, method: str, target: str, status: int
) -> None:
    answer = httpx.request(method, hub.desk + target, timeout=30)
    assert answer.status_code == status
    assert_closed(answer)


@pytest.mark.parametrize("host", ["evil.example", ""])
def test_refusal_of_a_strange_host_is_closed_too(hub: RunningHub, host: str) -> None:
    answer = httpx.get(f"http://127.0.0.1:{hub.port}/", headers={"Host": host}, timeout=30)
    assert answer.status_code == 400
    assert_closed(answer)


def assert_closed(answer: httpx.Response) -> None:
    headers = answer.headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Permissions-Policy"]
    assert "Server" not in headers or "/" not in headers["Server"], "no version is told"
    assert "Access-Control-Allow-Origin" not in headers
    assert "Strict-Transport-Security" not in headers, "the demo is http"
