"""The page that checks certificates holds all it needs, runs its own script alone, and asks nobody."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from pathlib import Path

import pytest
from django.test import Client

from titian.learning import certificate_page
from titian.library.errors import IdentityMissing
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import make_hub_identity
from titian.sealing import Trust

pytestmark = pytest.mark.django_db
ADDRESS = "/certificate/"


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    script = tmp_path / "certificate.js"
    script.write_text('"use strict"; /* built */\n', encoding="utf-8")
    monkeypatch.setattr(certificate_page, "SCRIPT", script)
    return Client(headers={"host": "field.localhost"})


def test_it_holds_signed_keys_and_the_list_of_withdrawn_ones(client: Client) -> None:
    make_hub_identity()
    page = client.get(ADDRESS).content.decode()
    held = json.loads(re.search(r'<script id="held" type="application/json">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]  # it is there
    trust = Trust.from_keys(held["keys"], held["root_thumbprint"], held["root"])
    assert trust.hub_id == get_hub_identity().hub_id
    listed = trust.verify(held["withdrawn"], kind="withdrawn_certificates", scope=trust.hub_id, role="hub")
    assert listed["withdrawn"] == []


def test_only_its_own_script_and_style_run_and_nothing_is_fetched(client: Client) -> None:
    make_hub_identity()
    response = client.get(ADDRESS)
    policy = response.headers["Content-Security-Policy"]
    page = response.content.decode()
    for kind, text in re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(html.unescape(text).encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"\b(src|srcset)=|url\(|@import|connect-src", page + policy)


def test_it_can_be_kept_as_a_file(client: Client) -> None:
    make_hub_identity()
    assert "Content-Disposition" not in client.get(ADDRESS).headers
    assert client.get(f"{ADDRESS}?keep").headers["Content-Disposition"].startswith("attachment")


def test_before_it_is_built_it_says_so(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(certificate_page, "SCRIPT", tmp_path / "nothing.js")
    assert client.get(ADDRESS).status_code == 503


def test_a_hub_without_keys_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none() -> None:
        raise IdentityMissing

    monkeypatch.setattr(certificate_page, "get_hub_identity", find_none)
    assert client.get(ADDRESS).status_code == 503


def test_the_desk_has_no_such_page(client: Client) -> None:
    assert Client(headers={"host": "localhost"}).get(ADDRESS).status_code == 404
