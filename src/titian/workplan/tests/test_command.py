"""`titian plan take`, as docs/region/regional-office.md says it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from typer.testing import CliRunner

from titian.hub.kinds import KINDS
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.cli import app
from titian.workplan.models import ActionItem, Cycle

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]
PAGE = (ROOT / "docs/region/regional-office.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder of the program, with the hub of the test for the hub."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("titian.hub.commands.setup.set_up_django", lambda: None)


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.output


def test_command_of_the_page_takes_the_plan_once() -> None:
    make_user(Role.REGIONAL_OFFICE, "regional-office")
    (line,) = re.findall(r"titian plan (take .*)", PAGE)
    assert run(*line.split()) == (0, "2021-2023: 5 objectives, 5 items.\n")
    assert ActionItem.objects.filter(changes__by__username="regional-office").distinct().count() == 5
    code, said = run(*line.split())
    assert (code, Cycle.objects.count()) == (1, 1)
    assert "There is a plan of these years already." in said


@pytest.mark.parametrize(
    ("content", "said"),
    [("first_year: [", "no YAML"), ("first_year: 2021", "last_year: Field required"), (None, "No such file")],
)
def test_a_broken_file_is_a_sentence_and_takes_nothing(tmp_path: Path, content: str | None, said: str) -> None:
    make_user(Role.REGIONAL_OFFICE, "regional-office")
    file = tmp_path / "plan.yaml"
    if content is not None:
        file.write_text(content)
    code, told = run("take", str(file), "--by", "regional-office")
    assert code == 1
    assert said in told
    assert "Nothing was taken." in told


def test_whoever_keeps_no_plan_and_a_country_take_none(monkeypatch: pytest.MonkeyPatch) -> None:
    make_user(Role.OBSERVER, "observer")
    file = "content/plans/2021-2023.yaml"
    assert "Your role does not allow this." in run("take", file, "--by", "observer")[1]
    assert "There is no account nobody." in run("take", file, "--by", "nobody")[1]
    monkeypatch.setattr(settings, "HUB_KIND", KINDS["country"])
    assert "TITIAN_KIND=region" in run("take", file, "--by", "observer")[1]
    assert not Cycle.objects.exists()
