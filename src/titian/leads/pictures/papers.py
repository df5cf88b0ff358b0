"""Whether what was read in a picture is a passport or an identity card. Plain shapes and set words.

A reader misreads small print, so that it asks for less than a whole number: machine-readable lines that are half lost,
or the title of such a paper beside the names of its fields. It misses papers; what is missed has its face blurred.
"""

# ruff: noqa: E501, RUF001 (a line is a language, in its own signs)

from __future__ import annotations

import re
from typing import Final

TITLES: Final = (
    r"passport|passeport|paspor|pasaporte|pasport|hộ chiếu|护照|護照|หนังสือเดินทาง|နိုင်ငံကူးလက်မှတ်|លិខិតឆ្លងដែន|ໜັງສືຜ່ານແດນ|"
    r"পাসপোর্ট|राहदानी|ගමන් බලපත්‍රය|கடவுச்சீட்டு|پاسپورٹ|"
    r"identity card|identification card|national id|kartu tanda penduduk|kad pengenalan|mykad|căn cước|chứng minh nhân dân|"
    r"居民身份证|บัตรประจำตัวประชาชน|အမျိုးသားမှတ်ပုံတင်|မှတ်ပုံတင်ကတ်|អត្តសញ្ញាណប័ណ្ណ|ບັດປະຈຳຕົວ|জাতীয় পরিচয়পত্র|नागरिकताको प्रमाणपत्र|"
    r"ජාතික හැඳුනුම්පත|தேசிய அடையாள அட்டை|شناختی کارڈ|driving licen[cs]e|seaman'?s book|republika ng pilipinas"
)
FIELDS: Final = (
    r"date of birth|birth ?date|place of birth|date of issue|date of expiry|expiry date|surname|given names?|nationality|"
    r"authority|signature|tempat/?tgl lahir|tanggal lahir|jenis kelamin|kewarganegaraan|berlaku hingga|tarikh lahir|"
    r"warganegara|ngày sinh|quốc tịch|giới tính|petsa ng kapanganakan|出生|性别|民族|签发机关|วันเกิด|เกิดวันที่|วันออกบัตร|วันหมดอายุ|"
    r"မွေးသက္ကရာဇ်|ထုတ်ပေး|ထိုးမြဲလက်မှတ်|ថ្ងៃខែឆ្នាំកំណើត|ភេទ|ວັນເດືອນປີເກີດ|ສັນຊາດ|জন্ম তারিখ|জন্মতারিখ|जन्म मिति|උපන් දිනය|"
    r"பிறந்த தேதி|பிறந்த திகதி|تاریخ پیدائش|تاریخ اجرا"
)
LEAST_FIELDS: Final = 2
_LINE: Final = re.compile(r"^[A-Z0-9<«‹ ]{20,}$", re.MULTILINE)
_FILLED: Final = re.compile(r"[<«‹]{2,}")
LEAST_FILLERS: Final = 4


def shows_papers(read: str) -> bool:
    """True where a machine-readable line, or a title of such a paper with two names of its fields, was read."""
    if any(_is_machine_line(found[0]) for found in _LINE.finditer(read)):
        return True
    small = read.casefold()
    fields = set(re.findall(FIELDS, small))
    return bool(re.search(TITLES, small)) and len(fields) >= LEAST_FIELDS


def _is_machine_line(line: str) -> bool:
    fillers = sum(line.count(sign) for sign in "<«‹")
    return fillers >= LEAST_FILLERS and _FILLED.search(line) is not None
