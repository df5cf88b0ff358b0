"""The words of the pack: complete in both languages, short enough to be heard, and never claiming what is not so."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from titian.voices.wording import Wording, is_spoken, list_languages, list_spoken, load_wording

PACK = Path(__file__).parents[4] / "content" / "packs" / "first-contact"
LONGEST_CLIP = 180  # characters: about 12 seconds of calm speech
LONGEST_LABEL = 40  # characters on an answer tile or a button
NUMBERS_A_VOICE_MAY_SAY = {"18"}
LANGUAGES = [tag for tag in list_languages(PACK) if tag != "en"]


@pytest.fixture
def english() -> Wording:
    return wording("en")


@cache
def wording(tag: str) -> Wording:
    return load_wording(PACK / "locales" / f"{tag}.yaml")


def sheet(name: str) -> list[dict[str, str]]:
    with (PACK / "sheets" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def questions() -> list[dict[str, str]]:
    return [row for row in sheet("survey") if row["type"].startswith("select_")]


def test_every_question_has_its_words(english: Wording) -> None:
    wanted = {f"item.{row['name']}.label" for row in questions()}
    wanted |= {f"item.{row['name']}.when" for row in questions() if row["phase.scale"]}
    wanted |= {f"item.{row['name']}.before" for row in questions() if row["has_before"] == "yes"}
    assert wanted == {text_id for text_id in english.texts if text_id.startswith("item.")}


def test_every_answer_has_its_words(english: Wording) -> None:
    used = {row["type"].split()[1] for row in questions()} | {row["phase.scale"] for row in questions()}
    wanted = {f"choice.{row['list_name']}.{row['name']}" for row in sheet("choices") if row["list_name"] in used}
    assert wanted == {text_id for text_id in english.texts if text_id.startswith("choice.")}


def test_every_rule_says_something_to_officer_and_person(english: Wording) -> None:
    wanted = {f"rule.{row['id']}.{field}" for row in sheet("outcomes") for field in ("person", "officer", "title")}
    assert wanted == {text_id for text_id in english.texts if text_id.startswith("rule.")}


def test_every_need_effect_and_level_has_its_words(english: Wording) -> None:
    wanted = set()
    for row in sheet("outcomes"):
        wanted |= {f"effect.{effect}.officer" for effect in row["effects"].split()}
        wanted |= {f"need.{need}.{field}" for need in row["needs"].split() for field in ("officer", "person")}
        wanted |= {f"level.{row['level']}.officer"} if row["level"] else set()
    wanted |= {f"indicator.{row['id']}.officer" for row in sheet("indicators")}
    wanted |= {f"dimension.{row['dimension']}.officer" for row in sheet("indicators")}
    assert wanted <= set(english.texts)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_language_says_exactly_what_english_says_to_the_person(tag: str, english: Wording) -> None:
    assert list_spoken(wording(tag)) == list_spoken(english)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_officers_words_are_not_translated(tag: str) -> None:
    assert [text_id for text_id in wording(tag).texts if not is_spoken(text_id)] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_placeholders_are_those_of_english(tag: str, english: Wording) -> None:
    for text_id, text in wording(tag).texts.items():
        assert sorted(re.findall(r"{\w+}", text.text)) == sorted(re.findall(r"{\w+}", english.texts[text_id].text))


@pytest.mark.parametrize("tag", ["en", *LANGUAGES])
class TestEveryText:
    def test_spoken_text_can_be_heard_in_one_go(self, tag: str) -> None:
        texts = wording(tag).texts
        assert {text_id for text_id in texts if is_spoken(text_id) and len(texts[text_id].text) > LONGEST_CLIP} == set()

    def test_answers_fit_their_tiles(self, tag: str) -> None:
        texts = wording(tag).texts
        labels = {text_id: texts[text_id].text for text_id in texts if text_id.startswith("choice.")}
        assert {text_id for text_id, text in labels.items() if len(text) > LONGEST_LABEL} == set()

    def test_spoken_text_has_no_name_to_fill_in(self, tag: str) -> None:
        assert [text_id for text_id in list_spoken(wording(tag)) if "{" in wording(tag).texts[text_id].text] == []

    def test_spoken_text_has_no_signs_a_voice_stumbles_on(self, tag: str) -> None:
        for text_id in list_spoken(wording(tag)):
            text = wording(tag).texts[text_id].text
            assert set(re.findall(r"\d+", text)) <= NUMBERS_A_VOICE_MAY_SAY, text_id
            assert not re.search(r"[()/&%#*\"“”;…–—]|\b[A-Z]{2,}\b", text), text_id  # noqa: RUF001 (dashes are what is sought)

    def test_text_is_clean(self, tag: str) -> None:
        for text_id, text in wording(tag).texts.items():
            assert text.text == " ".join(text.text.split()), text_id
            assert unicodedata.is_normalized("NFC", text.text), text_id

    def test_nothing_is_approved_without_a_reviewer(self, tag: str) -> None:
        for text_id, text in wording(tag).texts.items():
            assert text.state == "draft" or text.reviewer, text_id


class TestWhatIsNeverSaid:
    def test_nobody_is_called_a_victim_and_nobody_is_cleared(self, english: Wording) -> None:
        said = " ".join(text.text.lower() for text in english.texts.values())
        assert not re.search(r"\bvictims?\b|\bcleared?\b|\balien\b|\billegal\b|\bsuspect\b", said)
        assert not re.search(
            r"\bkorban\b|\bilegal\b|\btersangka\b", " ".join(t.text for t in wording("id").texts.values()).lower()
        )

    def test_titles_of_trafficking_are_possible_or_presumed(self, english: Wording) -> None:
        titles = [text.text for text_id, text in english.texts.items() if text_id.endswith(".title")]
        about = [title for title in titles if "traffick" in title.lower() or "exploit" in title.lower()]
        assert about
        assert all(title.startswith(("Possible", "Presumed")) for title in about)

    def test_no_rule_tells_the_person_what_was_concluded(self, english: Wording) -> None:
        said = [
            text.text.lower()
            for text_id, text in english.texts.items()
            if text_id.startswith("rule.") and is_spoken(text_id)
        ]
        assert said
        assert not any(re.search(r"traffick|exploit|forced|asylum|refugee", text) for text in said)

    def test_nothing_is_promised_about_staying(self, english: Wording) -> None:
        said = " ".join(english.texts[text_id].text.lower() for text_id in list_spoken(english))
        assert not re.search(r"you (will|can|may) stay in|will not be (sent|returned|detained)|\bsafe here\b", said)
        assert "cannot promise" in english.texts["consent.no_promise"].text

    def test_consent_says_skipping_and_stopping_cost_nothing(self, english: Wording) -> None:
        choice = english.texts["consent.choice"].text
        assert all(word in choice for word in ("no", "skip", "stop", "not held against you"))
