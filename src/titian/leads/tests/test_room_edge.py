"""What is turned away before anything is stored, in fifteen languages; and honest offers that are not."""

# ruff: noqa: RUF001 (signs of other scripts are meant)

from __future__ import annotations

import pytest

from titian.leads.edge import check_edge, level
from titian.leads.errors import AboutAPerson, NothingInIt, PapersInIt, TooLong

# Nobody in these sentences exists.
ABOUT_A_PERSON = {
    "en": "My brother, 19, is held at a casino and cannot leave.",
    "en-diary": "She wrote: they took my phone and beat us every day. We are not allowed to leave.",
    "id": "Adik saya umur 19 disekap dan tidak bisa pulang",
    "ms": "Anak saya 17 tahun dikurung di sana",
    "th": "น้องชายฉันอายุ 19 ถูกกักขังอยู่ที่นั่น",
    "vi": "Em trai tôi 19 tuổi bị nhốt ở đó",
    "fil": "Kapatid ko, 19, kinulong doon at hindi makaalis",
    "zh-Hans": "我弟弟19岁，被关在园区里，逃不出去",
    "km": "ប្អូនប្រុសខ្ញុំ អាយុ 19 ត្រូវបានឃុំនៅទីនោះ",
    "lo": "ນ້ອງຊາຍຂ້ອຍ ອາຍຸ 19 ຖືກກັກຂັງ",
    "my": "ကျွန်တော့်ညီ ၁၉ နှစ် ဖမ်းချုပ်ခံရ ထွက်မရ",
    "bn": "আমার ভাই ১৯ বছর, আটকে রেখেছে, বের হতে দিচ্ছে না",
    "ne": "मेरो भाइ १९ वर्षको, थुनेर राखेका छन्",
    "si": "මගේ මල්ලි වයස 19, රඳවාගෙන සිටිනවා",
    "ta": "என் தம்பி 19 வயது, அடைத்து வைத்துள்ளனர்",
    "ur": "میرا بھائی 19 سال کا ہے، قید کر رکھا ہے",
}
PAPERS = {
    "en": "Her passport no. A1234567 is with the agent",
    "id": "KTP 3171234567890123",
    "th": "เลข 1-1037-02071-81-1 ของเขา",
    "ms": "MyKad 900101-14-5566",
    "ur": "35202-1234567-1",
    "zh-Hans": "护照：E12345678",
    "mrz": "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<",
    "my": "ပတ်စပို့ MA၁၂၃၄၅၆",
}
HONEST = {
    "en": "Welders wanted, age 21 to 40, passport required. Interview is held on Monday. Help us grow! +999 000 0101",
    "id": "Dicari perawat, usia 20-35, punya paspor. Hubungi +62 999 0000 0101, gaji 12.000.000",
    "th": "รับสมัครพนักงาน อายุ 20-35 ปี เงินเดือน 15000 โทร 02-000-0101",
    "vi": "Tuyển công nhân 18-40 tuổi, có hộ chiếu, lương 20 triệu, gọi +84 000 000 101",
    "zh-Hans": "招聘客服，18-35岁，被关注的公司，月薪8000，微信 abc12345",
    "km": "ត្រូវការបុគ្គលិក អាយុ 18-35 ប្រាក់ខែ 500",
    "my": "ဝန်ထမ်းခေါ်သည် အသက် ၁၈-၃၅ လစာ ၈၀၀၀၀၀",
    "bn": "লোক নিয়োগ, বয়স ১৮-৩৫, বেতন ২০০০০",
    "ur": "ملازم چاہیے، عمر 18 سے 35، تنخواہ 50000",
    "wallet": "Pay 200 to TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
}


@pytest.mark.parametrize("words", ABOUT_A_PERSON.values(), ids=ABOUT_A_PERSON)
def test_words_about_a_person_are_turned_away(words: str) -> None:
    with pytest.raises(AboutAPerson):
        check_edge(words)


@pytest.mark.parametrize("words", PAPERS.values(), ids=PAPERS)
def test_numbers_of_papers_are_turned_away(words: str) -> None:
    with pytest.raises(PapersInIt):
        check_edge(words)


@pytest.mark.parametrize("words", HONEST.values(), ids=HONEST)
def test_offers_with_ages_and_telephones_are_let_through(words: str) -> None:
    check_edge(words)


def test_nothing_and_too_much_are_said_apart() -> None:
    with pytest.raises(NothingInIt):
        check_edge(" \n\t ")
    with pytest.raises(TooLong):
        check_edge("x" * 10_001)


def test_two_spellings_of_one_offer_are_level() -> None:
    assert level("Ｗork\u200b  in\nPHNOM penh") == level("work in Phnom Penh")
