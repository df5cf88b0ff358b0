"""What the client of `titian leads take` does over a real connection, and to whom it never sends its key."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.leads.cli import app
from titian.leads.taking import TAXII, Caller, Heard, TakingError, take

HEARD: list[tuple[str, str, str, str]] = []


class Desk(BaseHTTPRequestHandler):
    """Answers as a desk with nothing in it."""

    def do_GET(self) -> None:
        HEARD.append((self.command, self.path, self.headers["Authorization"], self.headers["Accept"]))
        where = f"http://{self.headers['Host']}/taxii2/leads/"
        told: object = {"default": where} if self.path == "/taxii2/" else {}
        body = json.dumps([] if self.path.startswith("/api") else told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def desk() -> Iterator[str]:
    HEARD.clear()
    server = HTTPServer(("localhost", 0), Desk)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}/taxii2/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("name", ["localhost", "region.localhost"])
def test_command_asks_by_its_key_and_says_what_it_did(desk: str, tmp_path: Path, name: str) -> None:
    desk = desk.replace("localhost", name)
    key = tmp_path / "key"
    key.write_text("sesame\n")
    ran = CliRunner().invoke(app, ["take", desk, str(tmp_path / "taken"), "--key-file", str(key)])
    assert ran.output == "0 taken, 0 deleted, 0 recalls said to be gone.\n"
    assert [each[1] for each in HEARD] == ["/api/v1/lead-recalls", "/taxii2/", "/taxii2/leads/collections/"]
    assert {each[2] for each in HEARD} == {"Bearer sesame"}
    assert HEARD[1][3] == TAXII
    ran = CliRunner().invoke(app, ["take", desk, str(tmp_path / "taken"), "--key-file", str(tmp_path / "none")])
    assert ran.exit_code == 1
    assert "cannot be reached or opened" in ran.output


@pytest.mark.parametrize(
    "address", ["http://desk.example/taxii2/", "http://nolocalhost/taxii2/", "ftp://desk.example/taxii2/", "taxii2"]
)
def test_key_goes_to_no_address_that_others_can_listen_to(address: str) -> None:
    with pytest.raises(TakingError, match="begins with https"):
        Caller("sesame")("GET", address)


def test_key_goes_to_no_other_server_than_the_one_that_was_named(tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(method: str, address: str) -> Heard:
        asked.append(address)
        return Heard(200, {}, [] if "/api/" in address else {"default": "https://elsewhere.example/taxii2/leads/"})

    with pytest.raises(TakingError, match="another server"):
        take("https://desk.example/taxii2/", tmp_path, ask)
    assert all(address.startswith("https://desk.example/") for address in asked)


def test_object_that_is_none_is_written_nowhere(tmp_path: Path) -> None:
    def ask(method: str, address: str) -> Heard:
        if "/api/" in address:
            return Heard(200, {}, [])
        if address.endswith("/taxii2/"):
            return Heard(200, {}, {"default": "https://desk.example/taxii2/leads/"})
        if address.endswith("/collections/"):
            return Heard(200, {}, {"collections": [{"id": "one"}]})
        return Heard(200, {}, {"more": False, "objects": [{"id": "../../etc/passwd", "type": "note"}]})

    with pytest.raises(TakingError, match="no object of STIX"):
        take("https://desk.example/taxii2/", tmp_path / "taken", ask)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []
