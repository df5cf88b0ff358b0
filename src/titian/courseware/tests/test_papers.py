"""Papers of a module say what the module says, whole, in each of its languages, and nothing about anybody."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
import yaml

from titian.courseware.check import NEEDED
from titian.courseware.modules import Question, read_courseware
from titian.courseware.papers import UnknownModule, make_guide, make_handout, make_sign_in
from titian.courseware.papers.sheets import PLACES
from titian.papers.errors import MissingWords
from titian.papers.labels import ENTRY, read_entries
from titian.papers.tests.paper import needs_fonts, needs_pdftotext, once, read_sizes, read_text
from titian.voices.wording import load_wording

ROOT: Final = Path(__file__).parents[4]
LEARNING: Final = ROOT / "content" / "learning"
LABELS: Final = ROOT / "content" / "interface" / "course"
MODULES: Final = {module.id: module for module in read_courseware(LEARNING, []).modules}
LONG: Final = pytest.mark.long("languages")
UPRIGHT, ACROSS = (595, 842), (842, 595)


def say(tag: str, module: str, step: str, field: str) -> str:
    return load_wording(LEARNING / f"locales/{tag}.yaml").texts[f"module.{module}.{step}.{field}"].text


def holds(paper: str, text: str) -> bool:
    """Whether a paper says it; PDF readers part and join Thai letters in their own ways."""
    return once(text) in once(paper)


@needs_fonts
@needs_pdftotext
@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("fear", "en"),
        ("referral", "th"),
        *(
            pytest.param(*one, marks=LONG)
            for one in [("fear", "id"), ("fear", "th"), ("referral", "en"), ("referral", "id")]
        ),
    ],
)
def test_the_guide_says_every_word_of_the_module(name: str, tag: str) -> None:
    (made,) = make_guide(LEARNING, name, tag)
    assert set(read_sizes(made)) == {UPRIGHT}
    paper = read_text(made)
    texts = load_wording(LEARNING / f"locales/{tag}.yaml").texts
    missing = [text_id for text_id in MODULES[name].list_texts() if not holds(paper, texts[text_id].text)]
    assert missing == []
    _, labels = read_entries(LABELS, tag)
    pathways = [step for step in MODULES[name].steps if step.kind == "pathway"]
    assert holds(paper, labels["guide-list"]) == bool(pathways)
    assert holds(paper, labels["guide-listen"]) == any(step.kind == "listen" for step in MODULES[name].steps)


@needs_fonts
@needs_pdftotext
@pytest.mark.parametrize("tag", NEEDED)
def test_the_handout_says_what_the_module_suggests_and_not_what_it_does_not(tag: str) -> None:
    (made,) = make_handout(LEARNING, "children", tag)
    assert set(read_sizes(made)) == {UPRIGHT}
    paper = read_text(made)
    for step in MODULES["children"].steps:
        if isinstance(step, Question):
            wanted = ["title", "ask", "why", *(f"choice_{choice}" for choice in step.right)]
            assert [field for field in wanted if not holds(paper, say(tag, "children", step.id, field))] == []
            others = [f"choice_{choice}" for choice in step.choices if choice not in step.right]
            assert [field for field in others if holds(paper, say(tag, "children", step.id, field))] == []
        else:
            assert not holds(paper, say(tag, "children", step.id, "text"))


@needs_fonts
@pytest.mark.parametrize("tag", ["th", *(pytest.param(tag, marks=LONG) for tag in NEEDED if tag != "th")])
@pytest.mark.parametrize("name", MODULES)
def test_a_handout_is_a_page_or_two(name: str, tag: str) -> None:
    (made,) = make_handout(LEARNING, name, tag)
    assert 1 <= len(read_sizes(made)) <= 2


@needs_fonts
@needs_pdftotext
@pytest.mark.parametrize("tag", NEEDED)
def test_the_sheet_of_who_took_part_says_what_it_is_for_and_when_it_ends(tag: str) -> None:
    (made,) = make_sign_in(LEARNING, "scam", tag)
    assert read_sizes(made) == [ACROSS]
    paper = read_text(made)
    _, labels = read_entries(LABELS, tag)
    named = {name: words for name, words in labels.items() if name.startswith("sign-")}
    assert [name for name, words in named.items() if not holds(paper, words)] == []
    assert "14" in labels["sign-ends"]
    assert str(PLACES) in paper
    # Of the lesson no more than its name.
    assert not holds(paper, load_wording(LEARNING / f"locales/{tag}.yaml").texts["module.scam.about"].text)


@needs_fonts
@pytest.mark.parametrize("make", [make_guide, make_handout, make_sign_in])
def test_the_same_words_give_the_same_paper(make: Callable[..., list[bytes]]) -> None:
    assert make(LEARNING, "fear", "th") == make(LEARNING, "fear", "th")


@needs_fonts
@needs_pdftotext
@pytest.mark.parametrize("make", [make_guide, make_handout, make_sign_in])
def test_a_language_from_right_to_left_has_english_headings_until_it_has_its_own(
    make: Callable[..., list[bytes]], tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(LEARNING, content / "learning")
    for name in ("interface", "packs"):
        (content / name).symlink_to(ROOT / "content" / name)
    (tmp_path / "contracts").symlink_to(ROOT / "contracts")
    said = yaml.safe_load((ROOT / "content/packs/first-contact/locales/ur.yaml").read_text(encoding="utf-8"))["texts"]
    texts = dict.fromkeys(MODULES["fear"].list_texts(), said["phrase.no_answer_needed.label"])
    path = content / "learning/locales/ur.yaml"
    path.write_text(yaml.safe_dump({"tag": "ur", "texts": texts}, allow_unicode=True), encoding="utf-8")
    (made,) = make(content / "learning", "fear", "ur")
    paper = read_text(made)
    heading = {make_guide: "guide-title", make_handout: "handout-title", make_sign_in: "sign-title"}[make]
    assert holds(paper, read_entries(LABELS, "en")[1][heading])


def test_headings_are_the_same_in_every_language() -> None:
    sheets = {path.stem: dict(ENTRY.findall(path.read_text(encoding="utf-8"))) for path in LABELS.glob("*.ftl")}
    assert set(NEEDED) <= set(sheets)
    assert [tag for tag, entries in sheets.items() if list(entries) != list(sheets["en"])] == []
    used = {
        name
        for path in (ROOT / "src/titian/courseware/papers").glob("*.typ")
        for name in re.findall(r'"((?:guide|handout|sign)-[a-z]+)"', path.read_text(encoding="utf-8"))
    }
    assert used | {"guide-title", "handout-title"} == set(sheets["en"])


def test_what_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnknownModule, match=r"no module courage. There are: children, fear"):
        make_guide(LEARNING, "courage", "en")
    with pytest.raises(MissingWords, match="fear has no words in ur"):
        make_handout(LEARNING, "fear", "ur")
    learning = shutil.copytree(LEARNING, tmp_path / "learning")
    path = learning / "locales" / "id.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^  module\.fear\.q_tears\.why: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    with pytest.raises(MissingWords, match=r"id lacks the text module\.fear\.q_tears\.why"):
        make_guide(learning, "fear", "id", pack=ROOT / "content/packs/first-contact")
