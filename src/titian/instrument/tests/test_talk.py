"""Talk: its file, its words and its pictures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from titian.instrument import PackError, load_pack
from titian.instrument.talk import Talk, talk_bytes
from titian.review.subject import read_subject
from titian.review.texts import TALK, Texts

PACK = Path(__file__).parents[4] / "content/packs/first-contact"
SCREENED = {"P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12", "P13", "P15", "P16"}


@pytest.fixture(scope="module")
def talk() -> Talk:
    found = load_pack(PACK).talk
    assert found is not None
    return found


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy without voices and pictures."""
    return Path(shutil.copytree(PACK, tmp_path / "pack", ignore=shutil.ignore_patterns("voices", "pictures")))


def test_there_are_nine_groups_and_more_than_ninety_phrases(talk: Talk) -> None:
    assert [group.id for group in talk.groups] == [
        "greeting", "health", "needs", "waiting", "family", "safety", "rights", "directions", "thanks",
    ]  # fmt: skip
    assert len(list(talk.phrases)) >= 90


def test_every_phrase_and_reply_has_words_and_no_text_is_left_over(talk: Talk) -> None:
    subject = read_subject(PACK)
    texts = Texts(subject.logic.document, subject.words, subject.talk)
    said = {text for text, need in texts.needed.items() if need.module == TALK}
    assert said == {text for text in subject.words if text.startswith(("phrase.", "reply.", "talk_group."))}
    assert all(subject.words[text].strip() for text in said)
    assert not [text for text in talk.list_titles() if text in texts.spoken]


def test_a_childs_words_differ_from_an_adults(talk: Talk) -> None:
    words = read_subject(PACK).words
    children = [text for text in talk.list_spoken(words) if text.endswith(".child")]
    assert len(children) >= 40
    assert not [text for text in children if words[text] == words[text.replace(".child", ".label")]]


def test_no_phrase_asks_what_only_a_screening_may_ask() -> None:
    """Talk stands without consent to questions: it offers, tells, and asks about care alone."""
    words = read_subject(PACK).words
    asked = {words[f"item.{item}.label"] for item in SCREENED}
    said = {text for name, text in words.items() if name.startswith("phrase.")}
    assert not asked & said


def test_what_tells_of_fear_is_private(talk: Talk) -> None:
    fear = {reply.id for reply in talk.replies if reply.tells_fear}
    assert fear
    assert all(phrase.private for phrase in talk.phrases if fear & set(phrase.replies))


def test_the_bytes_leave_out_what_is_not_said_and_are_the_same_twice(talk: Talk) -> None:
    built = talk_bytes(talk)
    assert built == talk_bytes(Talk.model_validate(json.loads(built)))
    assert json.loads(built)["groups"][0]["phrases"][0] == {"id": "hello"}


def test_a_pack_need_not_have_talk(pack: Path) -> None:
    (pack / "talk.yaml").unlink()
    assert load_pack(pack).talk is None


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("talk.malformed", lambda file: "groups: 3"),
        ("talk.malformed", lambda file: "groups: [\n"),
        ("talk.malformed", lambda file: {**file, "colour": "red"}),
        ("talk.twice", lambda file: {**file, "replies": [*file["replies"], file["replies"][0]]}),
        ("talk.twice", lambda file: {**file, "groups": [*file["groups"], file["groups"][0]]}),
        ("talk.reply", lambda file: {**file, "replies": file["replies"][1:]}),
        ("talk.unused", lambda file: {**file, "replies": [*file["replies"], {"id": "elephant"}]}),
        ("talk.reply", lambda file: {**file, "groups": [{"id": "a", "phrases": [{"id": "b", "layout": "body"}]}]}),
    ],
)
def test_what_is_wrong_is_told(pack: Path, code: str, change) -> None:  # type: ignore[no-untyped-def]  # a lambda of the table
    file = pack / "talk.yaml"
    changed = change(yaml.safe_load(file.read_text(encoding="utf-8")))
    file.write_text(changed if isinstance(changed, str) else yaml.safe_dump(changed), encoding="utf-8")
    with pytest.raises(PackError) as refused:
        load_pack(pack)
    assert code in {problem.code for problem in refused.value.problems}
    assert all(problem.fixes for problem in refused.value.problems)
