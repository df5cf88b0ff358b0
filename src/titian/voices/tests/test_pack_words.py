"""The words of the pack: complete in every language, short enough to be heard, and never claiming what is not so."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from titian.instrument.languages.silence import SILENT
from titian.voices.hear import judge_voice
from titian.voices.manifest import load_manifest
from titian.voices.wording import Wording, is_shown, is_spoken, list_languages, list_spoken, load_wording

ROOT = Path(__file__).parents[4]
PACK = ROOT / "content" / "packs" / "first-contact"
LONGEST_CLIP = 180  # characters: about 12 seconds of calm speech
LONGEST_QUESTION = 130  # characters: about 10 seconds with the breath after it
LONGEST_LABEL = 40  # characters on an answer tile or a button
NUMBERS_A_VOICE_MAY_SAY = {"18"}
LANGUAGES = [tag for tag in list_languages(PACK) if tag != "en"]
LONGER = 1.25  # what a translation may need more than the two languages the pack was written in
SAY_ID = {"fil", "tpi"}  # where it is the word for an identity card
WITHOUT_QUESTION_MARK = {"th", "lo", "my", "km"}  # written with a word that asks
ASKS = re.compile("[?？؟፧;]|।$")  # noqa: RUF001 (the question marks of other scripts)


def letters(text: str) -> int:
    """Letters side by side: vowel signs and tone marks take no room of their own."""
    return sum(unicodedata.category(sign) != "Mn" for sign in text)


def longest(characters: int, tag: str) -> float:
    """A limit that was measured in English, as it stands for this language."""
    return characters if tag in ("en", "id") else characters * LONGER


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


def test_officer_reads_what_is_seen_and_the_person_hears_what_is_asked(english: Wording) -> None:
    asked = {row["name"] for row in questions() if row["asked_of"] in ("person", "legal_aid")}
    assert asked
    heard = {text_id.split(".")[1] for text_id in list_spoken(english) if text_id.startswith("item.")}
    assert heard == asked


def modules() -> list[dict[str, str]]:
    return [row for row in sheet("survey") if row["type"] == "begin_group"]


def test_every_module_has_a_name_and_is_offered_where_it_may_be_declined(english: Wording) -> None:
    wanted = {f"module.{row['name']}.title" for row in modules()}
    wanted |= {f"module.{row['name']}.offer" for row in modules() if row["stage"] == "modules"}
    assert wanted == {text_id for text_id in english.texts if text_id.startswith("module.")}


def test_every_answer_has_its_words(english: Wording) -> None:
    used = {row["type"].split()[1] for row in questions()} | {row["phase.scale"] for row in questions()}
    wanted = {f"choice.{row['list_name']}.{row['name']}" for row in sheet("choices") if row["list_name"] in used}
    assert wanted == {text_id for text_id in english.texts if text_id.startswith("choice.")}


def classes() -> set[str]:
    return {name for row in sheet("outcomes") for name in row["classes"].split()} - {"none"}


def test_every_rule_says_something_to_officer_and_person(english: Wording) -> None:
    rules = sheet("outcomes")
    wanted = {f"rule.{row['id']}.{field}" for row in rules for field in ("person", "title")}
    # What a class stands for an officer never reads by itself.
    wanted |= {f"rule.{row['id']}.officer" for row in rules if not row["classes"]}
    wanted |= {f"class.{name}.{field}" for name in classes() for field in ("officer", "title")}
    assert wanted == {text_id for text_id in english.texts if text_id.startswith(("rule.", "class."))}


def test_every_need_effect_and_level_has_its_words(english: Wording) -> None:
    wanted = set()
    for row in sheet("outcomes"):
        wanted |= {f"effect.{effect}.officer" for effect in row["effects"].split()}
        wanted |= {f"need.{need}.{field}" for need in row["needs"].split() for field in ("officer", "person")}
        wanted |= {f"level.{row['level']}.officer"} if row["level"] else set()
    wanted |= {f"indicator.{row['id']}.officer" for row in sheet("indicators")}
    wanted |= {f"dimension.{row['dimension']}.officer" for row in sheet("indicators")}
    assert wanted <= set(english.texts)


def test_every_kind_of_help_that_can_be_sent_has_its_words(english: Wording) -> None:
    codes = json.loads((ROOT / "contracts" / "codes" / "needs.json").read_text(encoding="utf-8"))["needs"]
    assert len(codes) == 19
    wanted = {f"need.{code['id']}.{field}" for code in codes for field in ("officer", "person")}
    assert wanted == {text_id for text_id in english.texts if text_id.startswith("need.")}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_language_says_exactly_what_english_says_to_the_person(tag: str, english: Wording) -> None:
    assert list_spoken(wording(tag)) == list_spoken(english)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_officers_words_are_there_whole_or_not_at_all(tag: str, english: Wording) -> None:
    theirs = [text_id for text_id in wording(tag).texts if not is_shown(text_id)]
    assert theirs in ([], [text_id for text_id in english.texts if not is_shown(text_id)])


def is_read(tag: str) -> bool:
    """Whether nothing of a language is heard where people are met: no voice, or one that was not understood."""
    folder = PACK / "voices" / tag
    if not folder.exists():
        return True
    verdict = judge_voice(wording(tag), load_manifest(folder / "manifest.json"), folder)
    return verdict is not None and not verdict.may_speak


def test_words_for_silence_are_there_where_nothing_is_heard_and_nowhere_else(english: Wording) -> None:
    silent = [text_id for text_id in english.texts if text_id.endswith(SILENT)]
    assert silent
    for tag in LANGUAGES:
        theirs = [text_id for text_id in wording(tag).texts if text_id.endswith(SILENT)]
        assert theirs == (silent if is_read(tag) else []), tag


@pytest.mark.parametrize("tag", LANGUAGES)
def test_placeholders_are_those_of_english(tag: str, english: Wording) -> None:
    for text_id, text in wording(tag).texts.items():
        assert sorted(re.findall(r"{\w+}", text.text)) == sorted(re.findall(r"{\w+}", english.texts[text_id].text))


@pytest.mark.parametrize("tag", ["en", *LANGUAGES])
class TestEveryText:
    def test_spoken_text_can_be_heard_in_one_go(self, tag: str) -> None:
        texts = wording(tag).texts
        assert {
            text_id
            for text_id in texts
            if is_spoken(text_id) and letters(texts[text_id].text) > longest(LONGEST_CLIP, tag)
        } == set()

    def test_questions_and_offers_are_understood_in_ten_seconds(self, tag: str) -> None:
        texts = wording(tag).texts
        put = [text_id for text_id in texts if is_spoken(text_id) and text_id.startswith("item.")]
        assert put
        assert {text_id for text_id in put if letters(texts[text_id].text) > longest(LONGEST_QUESTION, tag)} == set()

    def test_question_asks(self, tag: str) -> None:
        texts = wording(tag).texts
        put = [text_id for text_id in texts if re.fullmatch(r"item\.\w+\.(label|when)", text_id) and is_spoken(text_id)]
        put += [text_id for text_id in texts if text_id.endswith(".offer")]
        assert put
        if tag not in WITHOUT_QUESTION_MARK:
            assert [text_id for text_id in put if not ASKS.search(texts[text_id].text)] == []

    def test_what_is_said_before_a_question_asks_nothing(self, tag: str) -> None:
        texts = wording(tag).texts
        assert [text_id for text_id in texts if text_id.endswith(".before") and "?" in texts[text_id].text] == []

    def test_answers_that_tell_nothing_are_the_same_words_everywhere(self, tag: str) -> None:
        texts = wording(tag).texts
        for value in ("dont_know", "skip", "not_understood"):
            said = {text.text for text_id, text in texts.items() if re.fullmatch(rf"choice\.\w+\.{value}", text_id)}
            assert len(said) == 1, value

    def test_answers_of_one_question_sound_different(self, tag: str) -> None:
        texts = wording(tag).texts
        for scale in {text_id.split(".")[1] for text_id in texts if text_id.startswith("choice.")}:
            said = [text.text.lower() for text_id, text in texts.items() if text_id.startswith(f"choice.{scale}.")]
            assert len(said) == len(set(said)), scale

    def test_answers_fit_their_tiles(self, tag: str) -> None:
        texts = wording(tag).texts
        labels = {i: texts[i].text for i in texts if i.startswith("choice.") and is_spoken(i)}
        assert {text_id for text_id, text in labels.items() if letters(text) > longest(LONGEST_LABEL, tag)} == set()

    def test_spoken_text_has_no_name_to_fill_in(self, tag: str) -> None:
        assert [text_id for text_id in list_spoken(wording(tag)) if "{" in wording(tag).texts[text_id].text] == []

    def test_spoken_text_has_no_signs_a_voice_stumbles_on(self, tag: str) -> None:
        for text_id in list_spoken(wording(tag)):
            text = wording(tag).texts[text_id].text
            assert set(re.findall(r"\d+", text)) <= NUMBERS_A_VOICE_MAY_SAY, text_id
            text = re.sub(r"\bID\b", "", text) if tag in SAY_ID else text
            assert not re.search(r"[()/&%#*\"“”;…–—]|\b[A-Z]{2,}\b", text), text_id  # noqa: RUF001 (dashes are what is sought)

    def test_text_is_clean(self, tag: str) -> None:
        for text_id, text in wording(tag).texts.items():
            assert text.text == re.sub(r"[ \t\n]+", " ", text.text).strip(), text_id
            assert unicodedata.is_normalized("NFC", text.text), text_id

    def test_nothing_is_approved_without_a_reviewer(self, tag: str) -> None:
        for text_id, text in wording(tag).texts.items():
            assert text.state == "draft" or text.reviewer, text_id


# Where "no" is the answer that raises the question, a "not" inside it would turn the answer round.
TURNS_AROUND = {
    "en": r"\b(not|never|nobody|nothing|none|without)\b|n't\b",
    "id": r"\b(tidak|bukan|belum|tanpa|jangan)\b",
}
MAY_DECLINE = {"en": r"You (may|can) say no\.$", "id": r"(Anda boleh menolak|Kamu boleh bilang tidak)\.$"}
YES_OR_NO = "Yes or no is enough."
NOT_TO_THE_EAR = {  # words of offices and courts, and words that accuse
    "en": r"\b(blam\w+|guilt\w*|crim\w+|offen[cd]\w*|fault|smuggl\w+|traffick\w+|exploit\w*|prostitut\w*|"
    r"deport\w*|detain\w*|detention|irregular|undocumented|abus\w+|rap(e|ed)|suspect\w*|confess\w*|admit\w*|why did)\b",
    "id": r"\b(kejahatan|kriminal|penjahat|pelanggar\w*|penyelundup\w*|perdagangan orang|eksploitasi|pelacur\w*|"
    r"deportasi|perkosa\w*|diperkosa|salah anda|salahmu|mengaku|mengapa|kenapa)\b",
}


class TestHowItIsAsked:
    @pytest.mark.parametrize("tag", TURNS_AROUND)
    def test_no_turns_nothing_round(self, tag: str) -> None:
        raised_by_no = [
            row["name"] for row in questions() if "no" in row["flag_when"].split() and row["type"] != "tick"
        ]
        assert {"TL09", "PR09", "PR03", "CH02", "CH04", "TS09", "ST01", "ST02", "W03"} <= set(raised_by_no)
        for item in raised_by_no:
            assert not re.search(TURNS_AROUND[tag], wording(tag).texts[f"item.{item}.label"].text.lower()), item

    @pytest.mark.parametrize("tag", MAY_DECLINE)
    def test_every_offer_ends_with_the_right_to_say_no(self, tag: str) -> None:
        offers = {text_id: text.text for text_id, text in wording(tag).texts.items() if text_id.endswith(".offer")}
        assert offers
        assert [text_id for text_id, text in offers.items() if not re.search(MAY_DECLINE[tag], text)] == []

    @pytest.mark.parametrize("tag", ["en", *LANGUAGES])
    def test_every_offer_ends_alike(self, tag: str) -> None:
        """The right to say no in the same words, once for adults and once for a child."""
        offers = {text_id: text.text for text_id, text in wording(tag).texts.items() if text_id.endswith(".offer")}
        ends = {text[-6:] for text_id, text in offers.items() if text_id != "module.CH.offer"}
        assert len(offers) > 10
        assert len(ends) == 1, ends

    @pytest.mark.parametrize("tag", NOT_TO_THE_EAR)
    def test_nobody_is_accused_and_no_office_words_are_spoken(self, tag: str) -> None:
        texts = wording(tag).texts
        found = {
            i: m[0] for i in list_spoken(wording(tag)) if (m := re.search(NOT_TO_THE_EAR[tag], texts[i].text.lower()))
        }
        assert found == {}

    @pytest.mark.parametrize("tag", ["en", *LANGUAGES])
    def test_what_the_person_did_is_asked_with_yes_or_no_only(self, tag: str, english: Wording) -> None:
        # Answers that could be held against the person go to legal aid alone, and never more than yes or no is asked.
        texts = wording(tag).texts
        told = {row["name"] for row in questions() if row["self_incriminating"] == "yes" and row["has_before"] == "yes"}
        told -= {"LA01"}  # the first of them, before which the lawyer says with whom it stays
        assert told
        enough = {
            text_id: text.text for text_id, text in texts.items() if english.texts[text_id].text.endswith(YES_OR_NO)
        }
        for item in told:
            assert f"item.{item}.before" in enough
        assert len({text[-8:] for text_id, text in enough.items() if text_id.endswith(".before")}) == 1, enough


def test_children_are_spoken_to_as_children() -> None:
    texts = wording("id").texts
    child = [i for i in texts if re.match(r"(assent|item\.CH|module\.CH|rule\.R02n|rule\.R07\.|rule\.R16c)", i)]
    assert len(child) > 10
    assert [text_id for text_id in child if re.search(r"\bAnda\b", texts[text_id].text)] == []


class TestWhatOfficersRead:
    """An action, never a disclosure: it stands on the screen even where the reason is confidential."""

    TELLS = (
        r"traffick|exploit|sexual|violen|hurt|crime|offence|debt|afraid|fear|threat|husband|partner|relative|marri|"
        r"passport|locked|beaten|disclosed|answered|said yes|72 hours|pregnan"
    )

    def test_actions_of_confidential_rules_name_no_reason(self, english: Wording) -> None:
        assert {
            row["id"] for row in sheet("outcomes") if row["confidential_reason"] == "yes" and not row["classes"]
        } == set()
        told = {name: english.texts[f"class.{name}.officer"].text.lower() for name in classes()}
        assert told
        assert {i: text for i, text in told.items() if re.search(self.TELLS, text)} == {}

    def test_effects_and_modules_name_no_reason(self, english: Wording) -> None:
        told = {i: t.text.lower() for i, t in english.texts.items() if re.match(r"effect\.|module\.\w+\.title", i)}
        assert told
        assert {i: text for i, text in told.items() if re.search(self.TELLS, text)} == {}


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
        assert not re.search(
            r"you (will|can|may) stay in|will not be (sent|returned|detained)|(?<!not )\bsafe here\b", said
        )
        assert not re.search(r"you are (now )?safe|not in trouble|guarantee|nobody will|no one will|is free\b", said)
        assert not re.search(r"\bwill (come|see you|help you|be kept|protect)|is ready for you|it helps you", said)
        assert "cannot promise" in english.texts["consent.no_promise"].text

    def test_consent_says_skipping_and_stopping_cost_nothing(self, english: Wording) -> None:
        choice = english.texts["consent.choice"].text
        assert all(word in choice for word in ("no", "skip", "stop", "still get water, food, a doctor"))
        assert "against you" not in choice  # nobody on the spot can promise what a file will later be used for


@pytest.mark.parametrize(
    ("tag", "may_keep", "once_sent", "hidden"),
    [
        ("en", r"\bmay keep\b", r"After you send it, nobody here can read it", r"only where nobody else finds it"),
        (
            "id",
            r"\bboleh menyimpan",
            r"Setelah dikirim, tidak ada orang di sini yang bisa membaca",
            r"Tulis hanya di tempat",
        ),
    ],
)
def test_what_is_said_of_keeping_and_reading_is_so(tag: str, may_keep: str, once_sent: str, hidden: str) -> None:
    """A limit of the law is no promise; a draft lies on the phone for a day; what is typed can be seen until it is sent."""
    texts = {text_id: text.text for text_id, text in wording(tag).texts.items()}
    kept = [text_id for text_id in texts if ".kept_" in text_id and not text_id.endswith("_unknown")]
    assert len(kept) == 10
    assert [text_id for text_id in kept if not re.search(may_keep, texts[text_id])] == []
    for text_id in ("consent.no_record", "assent.no_record"):
        assert re.search(r"up to one day|paling lama satu hari", texts[text_id]), text_id
    assert re.search(once_sent, texts["closing.complain"])
    assert re.search(hidden, texts["closing.complain_code"])


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", ("by day", "by phone", "by group of languages", "how urgent", "says no or stops")),
        ("id", ("hari", "telepon", "kelompok bahasa", "seberapa mendesak", "menolak atau berhenti")),
    ],
)
def test_everything_a_count_goes_by_is_named(tag: str, said: tuple[str, ...]) -> None:
    """As `contracts/schemas/tally.schema.json` has it: a phone's day, a group of languages, a level; and marks."""
    text = wording(tag).texts["consent.count"].text
    assert [words for words in said if words not in text] == []
