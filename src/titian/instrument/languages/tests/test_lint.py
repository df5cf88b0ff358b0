"""What is found in a text nobody at hand can read, and what is left alone."""

# ruff: noqa: RUF001 (letters that look like others are what is sought)

from __future__ import annotations

from pathlib import Path

import pytest

from titian.instrument.languages.lint import Flaw, lint
from titian.instrument.languages.scripts import NAMES
from titian.instrument.languages.table import get_table
from titian.instrument.languages.zawgyi import looks_like_zawgyi

TABLE = get_table(Path(__file__))
ENGLISH = "Has anyone kept your papers?"


def flaws(tag: str, text: str, english: str = ENGLISH) -> list[str]:
    return [flaw.code for flaw in lint(text, english, TABLE[tag])]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("id", "Apakah ada yang menahan surat Anda?"),
        ("vi", "Có ai giữ giấy tờ của bạn không?"),
        ("th", "มีใครเก็บเอกสารของคุณไว้ไหม"),
        ("lo", "ມີໃຜເກັບເອກະສານຂອງເຈົ້າໄວ້ບໍ່"),
        ("km", "តើមាននរណារក្សាឯកសាររបស់អ្នកទេ?"),
        ("my", "ခင်ဗျားရဲ့ စာရွက်စာတမ်းတွေကို တစ်ယောက်ယောက် သိမ်းထားလား။"),
        ("ur", "کیا کسی نے آپ کے کاغذات رکھ لیے ہیں؟"),
        ("fa", "آیا کسی مدارک شما را نگه داشته است و پس نمی\u200cدهد؟"),
        ("ar", "هل احتفظ أحد بأوراقك؟"),
        ("hi", "क्या किसी ने आपके कागज़ रख लिए हैं?"),
        ("bn", "কেউ কি আপনার কাগজপত্র রেখে দিয়েছে?"),
        ("si", "කවුරුහරි ඔබේ ලියකියවිලි තියාගෙන ඉන්නවාද? ශ්\u200dරී"),
        ("ta", "யாராவது உங்கள் ஆவணங்களை வைத்திருக்கிறார்களா?"),
        ("zh-Hans", "有没有人拿走了您的证件？"),
        ("zh-Hant", "有沒有人拿走了您的證件？"),
        ("am", "ወረቀቶችህን የወሰደ ሰው አለ?"),
        ("fr", "Quelqu’un a-t-il gardé vos papiers\u00a0?"),
    ],
)
def test_text_as_it_should_be_has_no_flaw(tag: str, text: str) -> None:
    assert lint(text, ENGLISH, TABLE[tag]) == []


@pytest.mark.parametrize(
    ("code", "tag", "text", "english"),
    [
        ("text.empty", "id", " ", ENGLISH),
        ("text.wrong_script", "th", "Mi khrai kep ekkasan?", ENGLISH),
        ("text.wrong_script", "ur", "क्या किसी ने आपके कागज़ रखे?", ENGLISH),
        ("text.wrong_script", "ms", "هل احتفظ أحد بأوراقك؟", ENGLISH),
        ("text.mixed_scripts", "id", "Apakah ada yang menahan surаt Anda?", ENGLISH),  # one letter is Cyrillic
        ("text.mixed_scripts", "hi", "क्या किसी ने आपके কাগজ़ रख लिए हैं?", ENGLISH),
        ("text.latin_word", "th", "มีใครเก็บ passport ของคุณไว้ไหม", ENGLISH),
        ("text.other_chinese", "zh-Hans", "有沒有人拿走了您的證件？", ENGLISH),
        ("text.other_chinese", "zh-Hant", "有没有人拿走了您的证件？", "Has anyone kept your papers?"),
        ("text.zawgyi", "my", "ျမန္မာစကား ေျပာတတ္လား။", ENGLISH),
        ("text.native_digits", "bn", "আপনার বয়স কি ১৮ বছরের কম?", "Are you younger than 18?"),
        ("text.digits_differ", "id", "Apakah umur Anda di bawah 16 tahun?", "Are you younger than 18?"),
        ("text.digits_differ", "bn", "আপনার বয়স কি ১৬ বছরের কম?", "Are you younger than 18?"),
        ("text.digits_spelled", "id", "Apakah umur Anda di bawah delapan belas?", "Are you younger than 18?"),
        ("text.digits_spelled", "id", "Apakah ada 2 orang yang menahannya?", ENGLISH),
        ("text.placeholders", "id", "Kami dari {nama}.", "We are from {organisation}."),
        ("text.placeholders", "id", "Kami dari kantor ini.", "We are from {organisation}."),
        ("text.hidden_signs", "km", "តើមាន\u200bនរណារក្សាឯកសាររបស់អ្នកទេ?", ENGLISH),
        ("text.hidden_signs", "id", "\ufeffApakah ada yang menahan surat Anda?", ENGLISH),
        ("text.hidden_signs", "id", "Apakah ada yang mena\u00adhan surat Anda?", ENGLISH),
        ("text.hidden_signs", "ar", "\u202bهل احتفظ أحد بأوراقك؟\u202c", ENGLISH),
        ("text.joiner", "ar", "هل احتفظ\u200c أحد بأوراقك؟", ENGLISH),
        ("text.joiner", "fa", "آیا کسی مدارک شما را نگه داشته\u200c است؟", ENGLISH),
        ("text.joiner", "hi", "क्या\u200d किसी ने आपके कागज़ रख लिए हैं?", ENGLISH),
        ("text.joiner", "th", "มีใครเก็บ\u200cเอกสารของคุณไว้ไหม", ENGLISH),
        ("text.not_nfc", "vi", "Có ai giu\u031b\u0303 giấy tờ của bạn không?", ENGLISH),
        ("text.space_ends", "id", "Apakah ada yang menahan surat Anda? ", ENGLISH),
        ("text.spaces", "id", "Apakah ada  yang menahan surat Anda?", ENGLISH),
        ("text.spaces", "id", "Apakah ada\nyang menahan surat Anda?", ENGLISH),
        ("text.spaces", "id", "Apakah ada yang menahan surat Anda\u00a0?", ENGLISH),
        ("text.length", "id", "Ya, ada?", ENGLISH),
        (
            "text.length",
            "zh-Hans",
            "有没有人在您来这里之前或者之后把您的证件手机或者工资都拿走而且不还给您？" * 2,
            ENGLISH,
        ),
        ("text.question", "id", "Ada yang menahan surat Anda.", ENGLISH),
        ("text.same_as_english", "id", ENGLISH, ENGLISH),
    ],
)
def test_flaw_is_found_alone_and_said_in_a_sentence(code: str, tag: str, text: str, english: str) -> None:
    found = lint(text, english, TABLE[tag])
    native = {"text.native_digits", "text.digits_differ"} if tag == "bn" else set()
    assert code in [flaw.code for flaw in found]
    assert {flaw.code for flaw in found} <= {code, *native}
    assert all(flaw.sentence[0].isupper() for flaw in found)
    assert [flaw.weight for flaw in found] == sorted(flaw.weight for flaw in found)


@pytest.mark.parametrize(
    ("tag", "text", "english"),
    [
        ("id", "Nepal", "Nepal"),  # a name may be the same
        ("tpi", "Papua New Guinea", "Papua New Guinea"),
        ("th", "คุณโทรหา UNHCR ได้", "You can call UNHCR."),  # English has the word
        ("th", "มีใครเก็บเอกสารของคุณไว้ไหม", ENGLISH),  # asks without a mark
        ("am", "ወረቀቶችህን የወሰደ ሰው አለ፧", ENGLISH),
        ("id", "Kami dari {organisation}.", "We are from {organisation}."),
        ("id", "Ya", "Yes"),  # too short to compare
        ("id", "Telepon 191 atau 1300.", "Call 191 or 1300."),
    ],
)
def test_what_may_well_be_so_is_left_alone(tag: str, text: str, english: str) -> None:
    assert lint(text, english, TABLE[tag]) == []


def test_english_is_looked_at_without_comparing() -> None:
    assert lint("Are you younger than 18?", "Something else.", TABLE["en"]) == []
    assert lint("Are  you", "", TABLE["en"]) == [
        Flaw("text.spaces", "It has two spaces together, a line break, or a space of an unusual kind.")
    ]


@pytest.mark.parametrize("word", ["ျမန္မာ", "ေက်ာင္း", "ကြၽန္ေတာ္", "မဂၤလာပါ", "ေျပာ", "ႏွင့္", "ေနေကာင္းလား"])
def test_zawgyi_is_told_from_unicode(word: str) -> None:
    assert looks_like_zawgyi(word)


@pytest.mark.parametrize(
    "word",
    ["မြန်မာ", "ကျောင်း", "ကျွန်တော်", "မင်္ဂလာပါ", "ပြော", "နှင့်", "သတ္တိ", "ယောက်ျား", "ဩဂုတ်", "၏", "ဣန္ဒြေ", "ဘာသာ", "Myanmar"],
)
def test_unicode_is_not_taken_for_zawgyi(word: str) -> None:
    assert not looks_like_zawgyi(word)


def test_every_script_of_the_table_has_letters_that_are_known() -> None:
    assert {language.script for language in TABLE.values()} <= NAMES.keys()


@pytest.mark.parametrize("tag", [tag for tag, language in TABLE.items() if language.autonym])
def test_no_language_is_written_in_a_script_that_is_not_its_own(tag: str) -> None:
    autonym = TABLE[tag].autonym or ""
    assert flaws(tag, autonym, "A name") == []
