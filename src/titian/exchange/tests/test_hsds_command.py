"""`titian directory hsds`: a feed taken in as drafts, or refused whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.directory.models import Service
from titian.exchange.hsds.tests.test_hsds import FEED, changed
from titian.hub.cli import app
from titian.people.models import Role
from titian.people.tests.factories import make_user

pytestmark = pytest.mark.django_db
RUN = CliRunner()


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    make_user(Role.COORDINATOR, "narong")
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([FEED]))
    return path


def take(feed: Path, *more: str) -> tuple[int, str]:
    result = RUN.invoke(
        app, ["directory", "hsds", "import", "--from", str(feed), "--as", "narong", "--zone", "Asia/Bangkok", *more]
    )
    return result.exit_code, result.output


def test_a_feed_is_checked_then_taken_in(feed: Path) -> None:
    assert take(feed, "--check")[0] == 0
    assert Service.objects.count() == 0
    code, said = take(feed)
    assert (code, Service.objects.count()) == (0, 1)
    assert "1 new drafts" in said


def test_a_broken_feed_is_told_by_path_and_leaves_nothing(feed: Path) -> None:
    feed.write_text(json.dumps([FEED, changed(("program_id",), FEED["organization"]["id"])]))
    code, said = take(feed)
    assert (code, Service.objects.count()) == (2, 0)
    assert "[1].program_id" in said
    assert "hsds.reference_unknown" in said


def test_only_a_coordinator_writes_drafts(feed: Path) -> None:
    make_user(Role.PROVIDER, "anong")
    assert (
        RUN.invoke(
            app, ["directory", "hsds", "import", "--from", str(feed), "--as", "anong", "--zone", "Asia/Bangkok"]
        ).exit_code
        == 1
    )


def test_the_directory_is_written_for_its_owners_eyes(tmp_path: Path) -> None:
    out = tmp_path / "hsds.json"
    assert RUN.invoke(app, ["directory", "hsds", "export", "--to", str(out)]).exit_code == 0
    assert json.loads(out.read_bytes())["contents"] == []
    assert out.stat().st_mode & 0o077 == 0
