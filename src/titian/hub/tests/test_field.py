from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.test import Client

from titian.hub import field
from titian.people.tests.answers import read_body

SCRIPT = base64.b64encode(hashlib.sha256(b"script").digest()).decode()
STYLE = base64.b64encode(hashlib.sha256(b"style").digest()).decode()
FILES: Mapping[str, bytes] = {
    "index.html": b"<!doctype html>",
    "index.html.br": b"compressed",
    "sw.js": b"// worker",
    "assets/app-BxY12_abc.js": b"// app",
    "assets/noto-sans-latin-wght-normal-D9f3kPq2.woff2": b"font",
    "manifest.webmanifest": b"{}",
    ".hidden.json": b"{}",
    "notes.md": b"not served",
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "built"
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "shell.json").write_text(json.dumps({"script_sha256": [SCRIPT], "style_sha256": [f"sha256-{STYLE}"]}))
    (tmp_path / "secret.json").write_text("{}")
    monkeypatch.setattr(field, "BUILT", folder)
    return folder


def get(client: Client, path: str, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    response = client.get(path, headers={"host": "field.localhost", **headers})
    body = read_body(response)
    return response.status_code, response.headers, body


def test_app_that_is_not_built_says_how_to_build_it(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(field, "BUILT", tmp_path / "nothing")
    status, _, body = get(client, "/")
    assert (status, b"npm run build" in body) == (503, True)


def test_page_carries_the_policy_with_the_hashes_of_what_is_inlined(client: Client, built: Path) -> None:
    status, headers, body = get(client, "/")
    assert (status, body) == (200, FILES["index.html"])
    assert headers["Content-Security-Policy"] == (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{SCRIPT}'; "
        f"style-src 'self' 'sha256-{STYLE}'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def test_rebuilt_page_has_its_new_policy_at_once(client: Client, built: Path) -> None:
    get(client, "/")
    (built / "shell.json").write_text(json.dumps({"script_sha256": [STYLE], "style_sha256": []}))
    assert f"'sha256-{STYLE}'" in get(client, "/")[1]["Content-Security-Policy"].split(";")[1]


def test_word_that_is_no_hash_never_reaches_the_policy(client: Client, built: Path) -> None:
    (built / "shell.json").write_text(json.dumps({"script_sha256": ["x' https://evil.example"], "style_sha256": []}))
    client.raise_request_exception = False
    assert get(client, "/")[0] == 500


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/", "no-cache"),
        ("/sw.js", "no-cache"),
        ("/manifest.webmanifest", "no-cache"),
        ("/assets/app-BxY12_abc.js", "public, max-age=31536000, immutable"),
        ("/assets/noto-sans-latin-wght-normal-D9f3kPq2.woff2", "public, max-age=31536000, immutable"),
    ],
)
def test_only_hashed_names_are_kept_for_good(client: Client, built: Path, path: str, cache: str) -> None:
    status, headers, _ = get(client, path)
    assert (status, headers["Cache-Control"]) == (200, cache)


def test_service_worker_may_look_after_the_whole_site(client: Client, built: Path) -> None:
    _, headers, _ = get(client, "/sw.js")
    assert headers["Service-Worker-Allowed"] == "/"
    assert headers["Content-Type"].startswith("text/javascript")


def test_compressed_twin_is_sent_to_who_takes_it(client: Client, built: Path) -> None:
    _, headers, body = get(client, "/", **{"accept-encoding": "gzip, br"})
    assert (headers["Content-Encoding"], body) == ("br", b"compressed")
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_unchanged_page_is_not_sent_again(client: Client, built: Path) -> None:
    etag = get(client, "/")[1]["ETag"]
    assert get(client, "/", **{"if-none-match": etag})[0] == 304
    (built / "index.html").write_bytes(b"<!doctype html><p>new")
    assert get(client, "/", **{"if-none-match": etag})[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/.hidden.json", "/../secret.json", "/%2e%2e/secret.json", "/assets/../../secret.json", "/assets", "/notes.md",
     "/assets//app-BxY12_abc.js", "/..%5csecret.json", "/index.html.br", "/nothing.js"],
)  # fmt: skip
def test_nothing_else_is_served(client: Client, built: Path, path: str) -> None:
    assert get(client, path)[0] == 404
