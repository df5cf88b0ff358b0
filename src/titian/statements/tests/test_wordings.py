"""What is wrong with a wording is said with its line, by the commands of docs/region/statement.md as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from typer.testing import CliRunner

from titian.hub.kinds import KINDS
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.statements.cli import app
from titian.statements.facts import _READERS
from titian.statements.models import WordingRow
from titian.statements.slots import SLOTS
from titian.statements.tests.factories import FILE, ROOT, read_file
from titian.statements.wordings import WordingFaulty, read_wording, say

PAGE = (ROOT / "docs/region/statement.md").read_text(encoding="utf-8")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder of the program, with the hub of the test for the hub."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("titian.hub.commands.setup.set_up_django", lambda: None)


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.output


def find_line(text: str) -> int:
    return read_file().split(text)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (
            "{title} was held in {place} on",
            "{ministers} was held on",
            "a fact of kind “meeting” has no slot {ministers}",
        ),
        ("{party} chaired it", "{party.pk} chaired it", "has no slot {party.pk}"),
        ("{people} people took part", "{people!r} people took part", "has no slot {people!r}"),
        ("{party} chaired it", "{party chaired it", "a brace is not closed"),
        ("of: agenda", "of: crowd", "there is no kind of fact “crowd”"),
        ("id: agenda", "id: people", "another sentence of this part is called “people”"),
        ("version: 1", "version: soon", "version: Input should be a valid integer"),
        ("state: draft", "state: reviewed", "it says that it was reviewed, and not by whom"),
        ("last: and", "last: [", "this is no YAML"),
        ("It was decided: {words}", "ေကာင္းပါသည္ {words}", "was typed with Zawgyi"),
    ],
)
def test_a_fault_is_said_with_its_line(was: str, becomes: str, said: str) -> None:
    with pytest.raises(WordingFaulty) as refused:
        read_wording(read_file().replace(was, becomes))
    line = find_line(was)
    # What is not closed is found further down.
    expected = r"line \d+: " if said == "this is no YAML" else f"line {line}: "
    assert any(re.match(expected, fault) and said in fault for fault in refused.value.faults), refused.value.faults


def test_a_reviewed_wording_names_who_and_a_draft_nobody() -> None:
    reviewed = "reviewed_by:\n  - {who: A reviewer (fictional), day: 2027-01-31}"
    named = read_file().replace("reviewed_by: []", reviewed)
    with pytest.raises(WordingFaulty, match="says that it is a draft"):
        read_wording(named)
    wording = read_wording(named.replace("state: draft", "state: reviewed"))
    assert [review.who for review in wording.reviewed_by] == ["A reviewer (fictional)"]


def test_our_own_wording_says_that_nobody_has_reviewed_it() -> None:
    wording = read_wording(read_file())
    assert (wording.state, wording.reviewed_by) == ("draft", [])


def test_every_kind_has_a_reader_and_ours_says_each() -> None:
    assert set(_READERS) == set(SLOTS)
    assert {sentence.of for _, part in read_wording(read_file()).list_parts() for sentence in part.sentences} == set(
        SLOTS
    )


def test_a_sentence_without_its_words_is_said_otherwise_or_not_at_all() -> None:
    wording = read_wording(read_file())
    task = wording.find_sentence("statement", "task")
    words = {"party": "Member VN", "words": "Send it", "state": "open", "until": ""}
    assert say(task, [words], "and") == "Member VN took this on: Send it (open)."
    assert (
        say(task, [{**words, "until": "1 May 2027"}], "and")
        == "Member VN took this on, until 1 May 2027: Send it (open)."
    )
    assert say(task, [{**words, "words": ""}], "and") == ""
    agenda = wording.find_sentence("statement", "agenda")
    plain, with_comma = ({"item": word} for word in ("Rest", "Ships, harbours"))
    assert say(agenda, [plain, with_comma, plain], "and") == "The agenda was: Rest; and Ships, harbours."
    # Braces of a member's words are words.
    assert "{party}" in say(task, [{**words, "words": "Send {party}"}], "and")


@pytest.mark.usefixtures("here")
def test_command_of_the_page_checks_a_wording_without_a_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delattr("titian.hub.commands.setup.set_up_django")
    (line,) = re.findall(r"titian statement (check .*)", PAGE)
    code, said = run(*line.split())
    assert (code, said) == (0, "content/statements/en.yaml: 25 sentences, draft: nobody has reviewed it.\n")
    broken = tmp_path / "broken.yaml"
    broken.write_text(read_file().replace("{party} chaired it", "{ministers} chaired it"))
    code, said = run("check", str(broken))
    assert code == 1
    assert f"{broken}, line {find_line('{party} chaired it')}: " in said
    assert "{ministers}" in said


@pytest.mark.django_db
@pytest.mark.usefixtures("here")
def test_command_of_the_page_takes_a_wording_in_once(tmp_path: Path) -> None:
    make_user(Role.REGIONAL_OFFICE, "regional-office")
    (line,) = re.findall(r"titian statement (take .*)", PAGE)
    for _ in range(2):
        assert run(*line.split()) == (0, "Co-chairs' statement, en, 1: taken in. It is not reviewed.\n")
    assert WordingRow.objects.get().content == FILE.read_text(encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(read_file().replace("was held", "took place"))
    code, said = run("take", str(other), "--by", "regional-office")
    assert code == 1
    assert "Give the file a new number." in said
    assert "Nothing was taken." in said
    assert WordingRow.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("here")
def test_a_broken_file_a_stranger_and_a_country_take_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    make_user(Role.OBSERVER, "observer")
    file = "content/statements/en.yaml"
    assert "Your role does not allow this." in run("take", file, "--by", "observer")[1]
    assert "There is no account nobody." in run("take", file, "--by", "nobody")[1]
    assert "No such file" in run("take", str(tmp_path / "none.yaml"), "--by", "observer")[1]
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    assert "no text in UTF-8" in run("check", str(tmp_path / "bytes.yaml"))[1]
    monkeypatch.setattr(settings, "HUB_KIND", KINDS["country"])
    assert "TITIAN_KIND=region" in run("take", file, "--by", "observer")[1]
    assert not WordingRow.objects.exists()
