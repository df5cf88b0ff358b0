"""One offer, read: what it can be followed by, and rules that quote what they rest on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.leads.reading import HonestAds, Reading, Rules, TextTooLong, WordsUnreadable, load_rules, read
from titian.leads.reading.rules import ENOUGH, find_folder
from titian.leads.reading.wallets import name_wallet
from titian.leads.tests.invented_ads import invent

LANGUAGES = ("bn", "en", "fil", "hi", "id", "km", "lo", "ms", "my", "ne", "si", "ta", "th", "ur", "vi", "zh-Hans")
LURE = (
    "Easy w o r k in Sihanoukville, s\u0430l\u0430ry 1,200 USD per month!\nNo experience needed.\n"
    "Pay a small deposit first. Only by Telegram: @fast_jobs88 or call +66 8 1 2 3 4 5 6 7 8\n"
    "https://jobs-abroad.example.com/apply\nCompany: Golden Bird"
)


@pytest.fixture(scope="module")
def practice() -> Rules:
    return load_rules().for_practice()


def values(reading: Reading, kind: str) -> list[str]:
    return [found.value for found in reading.identifiers if found.kind == kind]


def test_a_lure_is_read_as_it_was_written(practice: Rules) -> None:
    reading = read(LURE, languages=LANGUAGES, country="TH", rules=practice)
    assert reading.language == "en"
    assert {note.code for note in reading.script_notes} == {"spelled_out", "look_alikes"}
    assert values(reading, "phone") == ["+66812345678"]
    assert values(reading, "handle") == ["telegram:fast_jobs88"]
    assert values(reading, "domain") == ["example.com"]
    assert values(reading, "place") == ["KH:Sihanoukville"]
    assert values(reading, "pay") == ["USD 1200 month"]
    assert values(reading, "employer") == ["golden bird"]
    assert all(found.as_written == LURE[found.span[0] : found.span[1]] for found in reading.identifiers)
    assert "+66 8 1 2 3 4 5 6 7 8" in [found.as_written for found in reading.identifiers]


def test_each_hit_quotes_its_words_and_names_its_source(practice: Rules) -> None:
    reading = read(LURE, languages=LANGUAGES, country="TH", rules=practice)
    hits = {hit.rule: hit for hit in reading.hits}
    assert {"candidate_pays", "high_pay_abroad", "border_town", "work_unnamed"} <= hits.keys()
    assert hits["work_unnamed"].quotes == ("Easy w o r k",)
    assert reading.wants_a_look
    for hit in reading.hits:
        assert hit.source
        assert hit.quotes
        assert hit.quotes == tuple(LURE[begin:end] for begin, end in hit.spans)


def test_rules_are_off_until_a_country_brought_honest_ads() -> None:
    rules = load_rules()
    off = read(LURE, languages=LANGUAGES, country="TH")
    assert off.hits == ()
    assert "honest ads in en" in off.rules_off
    elsewhere = rules.with_honest([HonestAds("en", "PH", ENOUGH)])
    assert read(LURE, languages=LANGUAGES, country="TH", rules=elsewhere).hits == ()
    too_few = rules.with_honest([HonestAds("en", "TH", ENOUGH - 1)])
    assert read(LURE, languages=LANGUAGES, country="TH", rules=too_few).hits == ()
    brought = rules.with_honest([HonestAds("en", "TH", ENOUGH)])
    on = read(LURE, languages=LANGUAGES, country="TH", rules=brought)
    assert on.hits
    assert on.rules_off == ""


def test_a_rule_can_be_turned_off_and_a_folder_replaced(practice: Rules, tmp_path: Path) -> None:
    without = practice.turned_off(["candidate_pays"])
    rules = {hit.rule for hit in read(LURE, languages=LANGUAGES, country="TH", rules=without).hits}
    assert "candidate_pays" not in rules
    assert "high_pay_abroad" in rules
    with pytest.raises(WordsUnreadable, match="no rule nonsense"):
        practice.turned_off(["nonsense"])
    folder = tmp_path / "offers"
    shutil.copytree(find_folder(), folder)
    sheet = folder / "sheets" / "outcomes.csv"
    sheet.write_text(sheet.read_text("utf-8").replace("The person is to pay", "A fee is asked"), "utf-8")
    theirs = load_rules(folder).for_practice()
    reading = read(LURE, languages=LANGUAGES, country="TH", rules=theirs)
    assert {hit.title for hit in reading.hits if hit.rule == "candidate_pays"} == {"A fee is asked"}
    assert theirs.engine != practice.engine


def test_a_sign_the_sheets_do_not_know_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "offers"
    shutil.copytree(find_folder(), folder)
    signs = folder / "signs" / "en.yaml"
    signs.write_text(signs.read_text("utf-8").replace("daily_pay:", "nightly_pay:"), "utf-8")
    with pytest.raises(WordsUnreadable, match="nightly_pay"):
        load_rules(folder)


@pytest.mark.parametrize(
    "honest",
    [
        "No registration fee. Cook wanted, salary 12,000 baht.",
        "We never charge a placement fee.",
        "Visa fee is paid by the employer.",
        "Nobody travels without passport and permit.",
        "We do not ask for your bank account.",
        "Tanpa pengalaman, gaji besar: 12,000 THB sebulan, Poipet",
        "ถามหาผู้จัดการที่ร้านขนมปังตรงข้ามแม่น้ำ",
        "ຖາມຫາຜູ້ຈັດການຢູ່ຮ້ານກົງກັນຂ້າມແມ່ນ້ຳຂອງ",
    ],
)
def test_what_an_honest_ad_denies_is_no_sign(practice: Rules, honest: str) -> None:
    assert not read(honest, languages=["en", "id", "th", "lo"], country="TH", rules=practice).wants_a_look


def test_whoever_crosses_a_river_by_night_is_not_opposite_it(practice: Rules) -> None:
    for words in ("เดินทางข้ามแม่น้ำตอนกลางคืน", "ຂ້າມນ້ຳຂອງຕອນກາງຄືນ"):
        assert read(words, languages=["th", "lo"], country="TH", rules=practice).wants_a_look


def test_phones_only_with_a_plus_or_of_the_country_the_offer_stands_in() -> None:
    local = "Cook wanted, please call 081 234 5678 in the morning"
    assert values(read(local, languages=["en", "id"]), "phone") == []
    assert values(read(local, languages=["en", "id"], country="TH"), "phone") == ["+66812345678"]
    certainty = [found.certainty for found in read(local, languages=["en", "id"], country="TH").identifiers]
    assert certainty == ["local"]
    letters = read("call +66 81 2E4 or +66 8I 234 567O", languages=["en", "id"])
    assert values(letters, "phone") == ["+66812345670"]


@pytest.mark.parametrize(
    ("written", "handles"),
    [
        ("t.me/fast_jobs", ["telegram:fast_jobs"]),
        ("https://wa.me/66812345678", ["whatsapp:66812345678"]),
        ("https://www.facebook.com/golden.bird.jobs", ["facebook:golden.bird.jobs"]),
        ("Line ID: shop_99", ["line:shop_99"]),
        ("加微信: golden88", ["wechat:golden88"]),
        ("https://line.me/ti/p/~shop_99", ["line:shop_99"]),
        ("ask @golden_bird", ["other:golden_bird"]),
        ("the production line is long", []),
    ],
)
def test_handles_of_the_platforms_of_htcds(written: str, handles: list[str]) -> None:
    assert values(read(written, languages=["en", "zh-Hans"]), "handle") == handles


def test_domains_by_the_public_suffix_list() -> None:
    reading = read("see jobs[.]golden.co.th/apply or www.bird.com, salary is good.We pay", languages=["en", "id"])
    assert values(reading, "domain") == ["golden.co.th", "bird.com"]
    assert values(reading, "url") == ["jobs.golden.co.th/apply"]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", ("bitcoin", "checked")),  # the first block ever, public since 2009
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", None),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", ("bitcoin", "checked")),  # BIP 173
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", None),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", ("bitcoin", "checked")),  # BIP 350
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", None),  # … with the older checksum
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", ("ethereum", "shape")),  # EIP-55
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", ("tron", "checked")),  # a published contract
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", None),
        ("abcdefghijklmnopqrstuvwxyz", None),
    ],
)
def test_wallets_by_their_checksum(address: str, named: tuple[str, str] | None) -> None:
    assert name_wallet(address) == named


@pytest.mark.parametrize(
    ("written", "country", "pay"),
    [
        ("salary 1,200 - 1,500 usd a month", None, "USD 1500 month"),
        ("gaji 12 juta rupiah per bulan", "ID", "IDR 12000000 month"),
        ("เงินเดือน 3 หมื่นบาท", "TH", "THB 30000 month"),
        ("lương 20 triệu đồng mỗi tháng", "VN", "VND 20000000 month"),
        ("月薪1万元", "CN", "CNY 10000 month"),
        ("လစာ ၁၅ သိန်း ကျပ်", "MM", "MMK 1500000 month"),
    ],
)
def test_pay_as_it_is_written(written: str, country: str | None, pay: str) -> None:
    assert values(read(written, languages=LANGUAGES, country=country), "pay") == [pay]


def invented() -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for ad in invent(1500, seed=5):
        if ad.language not in seen:
            seen.add(ad.language)
            yield ad.language, ad.text


@pytest.mark.parametrize(("language", "text"), list(invented()), ids=lambda value: value[:7])
def test_each_language_is_told_from_the_others(language: str, text: str) -> None:
    assert read(text, languages=LANGUAGES).language == language


LONG = 20_000


@pytest.mark.parametrize(
    "unit",
    [
        "",
        " ",
        "\u200b",
        "1",
        "🙂",
        "\ud800",
        "\x00",
        "(",
        "a",
        "a.",
        "a b ",
        "A ",
        "0 1 ",
        "@",
        "a@",
        "1,000 ",
        "+66 ",
        "x-",
        "\ufdfa",
    ],
    ids=ascii,
)
def test_no_text_breaks_the_reader_however_long(practice: Rules, unit: str) -> None:
    text = (unit * LONG)[:LONG]
    assert read(text, languages=LANGUAGES, country="TH", rules=practice).engine == practice.engine


def test_what_is_longer_than_an_offer_is_refused() -> None:
    with pytest.raises(TextTooLong, match="give the offer alone"):
        read("a" * (LONG + 1), languages=LANGUAGES)


def test_the_command_prints_a_reading_and_never_says_safe(tmp_path: Path) -> None:
    from titian.leads.cli import app

    run = CliRunner()
    offer = tmp_path / "offer.txt"
    offer.write_text(LURE, "utf-8")
    shown = run.invoke(app, ["read", str(offer), "--country", "TH", "--practice"])
    assert shown.exit_code == 0
    assert "Look: The person is to pay: “Pay a small deposit”" in shown.stdout
    assert "This is not a finding." in shown.stdout
    off = run.invoke(app, ["read", str(offer)])
    assert "of 100 honest ads in en that a country brings first, 0 are here" in off.stdout
    offer.write_text("Cook wanted in a small town, bring your certificates to the interview", "utf-8")
    clear = run.invoke(app, ["read", str(offer), "--practice"])
    assert "That does not mean it is safe." in clear.stdout
    missing = run.invoke(app, ["read", str(tmp_path / "none.txt")])
    assert missing.exit_code == 1
    assert "name a file that exists" in missing.stderr
    assert "th: every sign" in run.invoke(app, ["coverage"]).stdout
