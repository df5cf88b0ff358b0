from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from titian.library.actions.publish_release import publish_release
from titian.library.identity import KEYS_FILE, trust_folder
from titian.library.tests.factories import Keys, make_manifest
from titian.people.tests.answers import read_body
from titian.sealing import sha256_hex, sign

pytestmark = pytest.mark.django_db
DATA = bytes(range(256)) * 8
DIGEST = sha256_hex(DATA)
HOSTS = ["localhost", "field.localhost"]


@pytest.fixture
def published(keys: Keys, tmp_path: Path) -> str:
    jws = sign(make_manifest({("logic", None, None): DATA}, tmp_path), keys.publisher)
    publish_release(jws, tmp_path)
    return jws


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: Mapping[str, str]
    content: bytes


@pytest.mark.parametrize("host", HOSTS)
def test_releases_are_offered_on_both_hosts_byte_for_byte(client: Client, published: str, host: str) -> None:
    answer = client.get("/api/v1/releases", headers={"host": host})
    assert answer.status_code == 200
    on_disk = (trust_folder() / KEYS_FILE).read_text()
    assert answer.json() == {"keys": on_disk, "manifests": [published], "recipients": None, "beds": None}


def test_hub_without_keys_says_so(client: Client, data_folder: Path) -> None:
    answer = client.get("/api/v1/releases", headers={"host": "localhost"})
    assert answer.status_code == 503
    assert answer.json()["code"] == "hub.key_missing"


def get(client: Client, digest: str = DIGEST, **headers: str) -> Answer:
    """The whole answer, read and closed as a server does it."""
    response = client.get(f"/api/v1/blobs/{digest}", headers={"host": "localhost", **headers})
    content = read_body(response)
    return Answer(response.status_code, response.headers, content)


def test_part_comes_whole_and_is_kept_for_good(client: Client, published: str) -> None:
    answer = get(client)
    assert (answer.status_code, answer.content) == (200, DATA)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["ETag"] == f'"{DIGEST}"'
    assert answer.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "expected", "content_range"),
    [
        ("bytes=0-0", DATA[:1], "bytes 0-0/2048"),
        ("bytes=100-199", DATA[100:200], "bytes 100-199/2048"),
        ("bytes=2000-", DATA[2000:], "bytes 2000-2047/2048"),
        ("bytes=2000-9999", DATA[2000:], "bytes 2000-2047/2048"),
        ("bytes=-10", DATA[-10:], "bytes 2038-2047/2048"),
        ("bytes=-9999", DATA, "bytes 0-2047/2048"),
    ],
)
def test_range_resumes_a_fetch(client: Client, published: str, asked: str, expected: bytes, content_range: str) -> None:
    answer = get(client, range=asked)
    assert (answer.status_code, answer.content) == (206, expected)
    assert answer.headers["Content-Range"] == content_range
    assert answer.headers["Content-Length"] == str(len(expected))


@pytest.mark.parametrize("asked", ["bytes=2048-", "bytes=5000-6000", "bytes=-0"])
def test_range_outside_the_part_is_416(client: Client, published: str, asked: str) -> None:
    answer = get(client, range=asked)
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == "bytes */2048"


@pytest.mark.parametrize("asked", ["bytes=5-1", "bytes=0-1,5-6", "lines=1-2", "bytes=", "bytes=a-b"])
def test_range_that_is_not_understood_gives_the_whole_part(client: Client, published: str, asked: str) -> None:
    assert get(client, range=asked).status_code == 200


def test_range_of_another_version_gives_the_whole_part(client: Client, published: str) -> None:
    assert get(client, range="bytes=1-2", **{"if-range": '"other"'}).status_code == 200
    assert get(client, range="bytes=1-2", **{"if-range": f'"{DIGEST}"'}).status_code == 206


def test_part_that_the_phone_has_is_not_sent_again(client: Client, published: str) -> None:
    answer = get(client, **{"if-none-match": f'"{DIGEST}"'})
    assert (answer.status_code, answer.content) == (304, b"")


class TestCompressed:
    """What is public and signed travels packed, and is the same once unpacked."""

    WORDS = json.dumps({"texts": {f"item.{number}": "Do you want to rest?" for number in range(200)}}).encode()

    @pytest.fixture
    def digest(self, keys: Keys, tmp_path: Path) -> str:
        jws = sign(make_manifest({("logic", None, None): self.WORDS}, tmp_path), keys.publisher)
        publish_release(jws, tmp_path)
        return sha256_hex(self.WORDS)

    def test_words_are_packed_for_who_takes_it_and_for_nobody_else(self, client: Client, digest: str) -> None:
        answer = get(client, digest, **{"accept-encoding": "gzip, deflate, br"})
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.content) == self.WORDS
        assert len(answer.content) < len(self.WORDS) / 4
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.headers["ETag"] != get(client, digest).headers["ETag"]
        assert get(client, digest, **{"if-none-match": answer.headers["ETag"]}).status_code == 304
        plain = get(client, digest)
        assert "Content-Encoding" not in plain.headers
        assert plain.content == self.WORDS

    def test_a_fetch_that_broke_off_goes_on_with_the_bytes_the_hash_is_of(self, client: Client, digest: str) -> None:
        whole = gzip.decompress(get(client, digest, **{"accept-encoding": "gzip"}).content)
        rest = get(client, digest, **{"accept-encoding": "gzip", "range": "bytes=1000-"})
        assert rest.status_code == 206
        assert "Content-Encoding" not in rest.headers
        assert sha256_hex(whole[:1000] + rest.content) == digest

    def test_clips_are_not_packed_again(self, client: Client, published: str) -> None:
        assert "Content-Encoding" not in get(client, **{"accept-encoding": "gzip"}).headers

    def test_the_signed_manifests_are_packed(self, client: Client, digest: str) -> None:
        plain = client.get("/api/v1/releases", headers={"host": "localhost"})
        packed = client.get("/api/v1/releases", headers={"host": "localhost", "accept-encoding": "gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert len(packed.content) < len(plain.content)

    def test_what_answers_a_stranger_s_words_is_not_packed(self, client: Client, digest: str) -> None:
        asked = {"host": "localhost", "accept-encoding": "gzip"}
        assert "Content-Encoding" not in client.get("/accounts/login/?next=" + "x" * 500, headers=asked).headers


def test_unknown_part_is_404(client: Client, published: str) -> None:
    answer = get(client, "0" * 64)
    assert answer.status_code == 404
    assert json.loads(answer.content)["code"] == "blob.unknown"


@pytest.mark.parametrize("digest", ["A" * 64, "..%2fhub.sqlite3", "short"])
def test_names_that_are_no_digest_are_refused(client: Client, published: str, digest: str) -> None:
    assert get(client, digest).status_code in {404, 422}


def test_file_without_a_row_is_not_served(client: Client, published: str, data_folder: Path) -> None:
    stray = b"stray"
    (data_folder / "blobs" / sha256_hex(stray)).write_bytes(stray)
    assert get(client, sha256_hex(stray)).status_code == 404
