"""What is learnt stands whole in three languages, and every fault of a module is told, all at once."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from titian.courseware.check import NEEDED, check_modules
from titian.courseware.cli import app
from titian.courseware.modules import Question, read_courseware
from titian.instrument.errors import Problem
from titian.voices.wording import load_wording

CONTENT: Final = Path(__file__).parents[4] / "content"
LEARNING: Final = CONTENT / "learning"
PACK: Final = CONTENT / "packs" / "first-contact"
PAGE: Final = CONTENT.parent / "docs" / "translators" / "learning.md"
FEAR: Final = Path("modules/fear.yaml")
ENGLISH: Final = Path("locales/en.yaml")
MOST_BYTES: Final = 1_500_000  # modules and personas together, without voices

Spoil = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(LEARNING, tmp_path / "learning")


def spoil(folder: Path, name: Path, change: Spoil) -> list[Problem]:
    """The problems after one file was changed."""
    path = folder / name
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, "the test changes nothing"
    path.write_text(after, encoding="utf-8")
    return check_modules(folder, PACK)


def replacing(old: str, new: str) -> Spoil:
    return lambda text: text.replace(old, new, 1)


def test_nothing_is_wrong_with_the_modules_that_are_shipped() -> None:
    assert check_modules(LEARNING) == []


def test_five_modules_stand_in_three_languages_within_their_size() -> None:
    modules = read_courseware(LEARNING, []).modules
    assert {one.id for one in modules} == {"fear", "screening", "children", "referral", "scam"}
    words = [load_wording(LEARNING / "locales" / f"{tag}.yaml").texts for tag in NEEDED]
    for module in modules:
        assert all(text_id in texts for texts in words for text_id in module.list_texts())
    assert sum(path.stat().st_size for path in LEARNING.rglob("*.yaml")) < MOST_BYTES


def test_a_module_draws_on_the_countrys_list_and_holds_no_number_to_call() -> None:
    referral = next(one for one in read_courseware(LEARNING, []).modules if one.id == "referral")
    assert [step.kind for step in referral.steps].count("pathway") == 2


def test_every_question_has_more_to_choose_than_what_is_right() -> None:
    questions = [
        step for one in read_courseware(LEARNING, []).modules for step in one.steps if isinstance(step, Question)
    ]
    assert len(questions) > 30
    assert all(set(one.right) < set(one.choices) for one in questions)


@pytest.mark.parametrize(
    ("name", "change", "code", "subject"),
    [
        (FEAR, replacing("sources: [id_step]", "own: false"), "source.none", "needs"),
        (FEAR, replacing("own: true", "own: true\n    sources: [who_ten]"), "source.none", "welcome"),
        (FEAR, replacing("sources: [who_ten]", "sources: [hearsay]"), "source.unknown", "harm"),
        (FEAR, replacing("id: welcome", "id: harm"), "step.twice", "harm"),
        (FEAR, replacing("item.S05.label", "item.S99.label"), "shows.unknown", "signs"),
        (FEAR, replacing("phrase.hello.label", "item.S05.label"), "shows.unheard", "words"),
        (FEAR, replacing("picture: talk.private_place", "picture: talk.nowhere"), "picture.unknown", "place"),
        (FEAR, replacing("right: [care]", "right: [care, list, papers]"), "module.form", "steps.3.question"),
        (FEAR, replacing("right: [care]", "right: []"), "module.form", "steps.3.question.right"),
        (FEAR, replacing("right: [care]", "right: [cake]"), "module.form", "steps.3.question"),
        (FEAR, replacing("version: 2", "version: one"), "module.form", "version"),
        (FEAR, replacing("version: 2", "version: 2\nafter: [hope]"), "module.after", "hope"),
        (FEAR, replacing("version: 2", "version: 2\nafter: [scam]"), "module.circle", ""),
        (FEAR, replacing("id: fear", "id: dread"), "module.id", ""),
        (FEAR, replacing("kind: read", "kind: practise\n    personas: [nobody]"), "persona.unknown", "welcome"),
        (ENGLISH, replacing("module.fear.harm.text:", "module.fear.harm.texts:"), "text.missing", "module.fear.harm.text"),
        (
            Path("locales/th.yaml"),
            replacing("module.fear.harm.text:", "module.fear.harm.texts:"),
            "text.not_translated",
            "module.fear.harm.text",
        ),
        (ENGLISH, replacing("First, do no harm", "First " + "do no harm " * 40), "step.long", "harm"),
        (ENGLISH, replacing("First, do no harm", "You did nothing wrong"), "text.promising", "module.fear.harm.title"),
        (ENGLISH, replacing("First, do no harm", "She was beaten until dawn"), "text.graphic", "module.fear.harm.title"),
        (Path("sources.yaml"), lambda text: text + "more: {title: a, publisher: b, year: 1, address: c, read: part}\n", "source.unused", ""),
        (Path("sources.yaml"), replacing("read: whole", "read: never"), "module.form", "htcds.read"),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_is(folder: Path, name: Path, change: Spoil, code: str, subject: str) -> None:
    assert (code, subject) in [(one.code, one.subject) for one in spoil(folder, name, change)]


def test_a_module_that_is_too_short_is_told(folder: Path) -> None:
    def cut(text: str) -> str:
        return text[: text.index("  - id: words")]

    assert "module.length" in [one.code for one in spoil(folder, FEAR, cut)]


def test_a_module_that_cannot_be_read_is_told_and_the_others_are_still_looked_at(folder: Path) -> None:
    path = folder / "modules" / "scam.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("right: [meet]", "right: [nobody]"), encoding="utf-8")
    found = spoil(folder, FEAR, lambda text: text + "\t- :\n")
    assert {("module.unreadable", "modules/fear.yaml"), ("module.form", "modules/scam.yaml")} <= {
        (one.code, one.sheet) for one in found
    }
    assert "text.unknown" not in {one.code for one in found}


def test_what_the_page_for_authors_shows_is_a_module(folder: Path) -> None:
    module, words = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (folder / "modules" / "rest.yaml").write_text(module, encoding="utf-8")
    for tag in NEEDED:
        path = folder / "locales" / f"{tag}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")
    found = {one.code for one in check_modules(folder, PACK) if not one.sheet.startswith(("locales/id", "locales/th"))}
    assert found == {"module.length"}  # it is short


def test_the_page_for_authors_names_every_problem_and_no_other() -> None:
    room = Path(__file__).parents[1]
    code = "".join((room / f"{name}.py").read_text() for name in ("modules", "check", "unfit"))
    kinds = r"(?:module|step|source|text|shows|picture|persona)"
    raised = set(re.findall(rf'"({kinds}\.[a-z_]+)"', code)) - {"text.promise"}  # the lint's own name for it
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(rf"`({kinds}\.[a-z_]+)`", row)} == raised


def test_the_command_tells_everything_at_once(folder: Path) -> None:
    good = CliRunner().invoke(app, ["check", str(LEARNING)])
    assert good.exit_code == 0
    assert good.stdout.strip().endswith("Nothing is wrong.")
    spoil(folder, ENGLISH, replacing("This module is for you alone.", "This module is yours alone."))
    unheard = CliRunner().invoke(app, ["check", str(folder), "--pack", str(PACK), "--persona", "fisher"])
    assert unheard.exit_code == 0
    assert "voices/en: module.fear.welcome.text says other words than the text has now. [clip.stale]" in unheard.stdout
    spoil(folder, FEAR, replacing("sources: [who_ten]", "sources: [hearsay]"))
    spoil(folder, ENGLISH, replacing("module.fear.harm.text:", "module.fear.harm.texts:"))
    bad = CliRunner().invoke(app, ["check", str(folder), "--pack", str(PACK), "--json"])
    assert bad.exit_code == 2
    codes = {one["code"] for one in json.loads(bad.stdout)["problems"]}
    assert {"source.unknown", "text.missing", "text.unknown"} <= codes
