"""What is turned away before anything is stored: words about a person, and numbers of papers. Plain Python.

It reads for shapes and for set phrases in the fifteen languages of the officer's app, as an offer of work does not have
them. It is held low on purpose: an analyst who still finds a person in an offer deletes every word of it in one touch.
"""

# ruff: noqa: E501 (a line is a language, in its own signs)

from __future__ import annotations

import re
import unicodedata
from typing import Final

from titian.leads.codes import LONGEST_OFFER
from titian.leads.errors import AboutAPerson, NothingInIt, PapersInIt, TooLong

# Of a person one knows, with an age: "my brother, 19", "anak saya berumur 17".
KIN: Final = (
    r"my (?:\w+ )?(?:brother|sister|son|daughter|wife|husband|friend|cousin|mother|father|uncle|aunt|niece|nephew|child)",
    r"(?:adik|kakak|abang|anak|istri|isteri|suami|teman|kawan|sepupu|keponakan|ibu|ayah) (?:perempuan |laki-laki |lelaki )?(?:saya|aku|kami)",
    r"(?:น้องสาว|น้องชาย|พี่สาว|พี่ชาย|ลูกสาว|ลูกชาย|เพื่อน|สามี|ภรรยา|แม่|พ่อ|หลาน)(?:ของ)?(?:ฉัน|ผม|ดิฉัน|เรา|หนู)",
    r"(?:em trai|em gái|anh trai|chị gái|con trai|con gái|bạn|vợ|chồng|cháu) (?:của )?(?:tôi|mình|em)",
    r"(?:kapatid|anak|asawa|kaibigan|pinsan|pamangkin|nanay|tatay)(?: na \w+)? ko",
    r"我(?:的)?(?:弟弟|妹妹|哥哥|姐姐|儿子|女儿|朋友|妻子|丈夫|老婆|老公|表弟|表妹|表哥|表姐|侄子|侄女|爸爸|妈妈)",
    r"(?:ប្អូន|បង)(?:ប្រុស|ស្រី)(?:របស់)?ខ្ញុំ|កូន(?:ប្រុស|ស្រី)?(?:របស់)?ខ្ញុំ|មិត្តភក្តិ(?:របស់)?ខ្ញុំ",
    r"(?:ນ້ອງສາວ|ນ້ອງຊາຍ|ອ້າຍ|ເອື້ອຍ|ລູກສາວ|ລູກຊາຍ|ໝູ່)(?:ຂອງ)?(?:ຂ້ອຍ|ຂ້າພະເຈົ້າ)",
    r"(?:ကျွန်တော့်|ကျွန်တော့်|ကျွန်မ|ကျွန်တော်|ငါ့)(?:ရဲ့|၏)?\s?(?:ညီမ|ညီ|မောင်လေး|မောင်|အစ်ကို|အစ်မ|သား|သမီး|သူငယ်ချင်း)",
    r"আমার (?:ছোট |বড় )?(?:ভাই|বোন|ছেলে|মেয়ে|বন্ধু|স্ত্রী|স্বামী|মা|বাবা)",
    r"मेरो (?:सानो |ठूलो )?(?:भाइ|बहिनी|दाइ|दिदी|छोरा|छोरी|साथी|श्रीमान|श्रीमती)|मेरी (?:बहिनी|छोरी|श्रीमती)",
    r"මගේ (?:බාල |වැඩිමහල් )?(?:සහෝදරයා|සහෝදරිය|මල්ලි|නංගි|අයියා|අක්කා|පුතා|දුව|යාළුවා|මිතුරා)",
    r"(?:என்|எனது) (?:தம்பி|தங்கை|அண்ணன்|அக்கா|மகன்|மகள்|நண்பர்|நண்பன்|தோழி|மனைவி|கணவர்)",
    r"میر[اےی] (?:چھوٹ[اےی] |بڑ[اےی] )?(?:بھائی|بہن|بیٹا|بیٹی|دوست|بیوی|شوہر|کزن)",
)
# Of somebody who is held, hurt or cannot get away, as no offer says it.
HELD: Final = (
    r"(?:is|are|am|was|been|being) (?:being )?(?:locked (?:in|up)|trapped|kidnapped|beaten|tortured)",
    r"being held|held (?:captive|hostage|prisoner|against)",
    r"(?:can ?not|can't|cant|not allowed to|unable to) (?:leave|get out|escape)",
    r"help (?:me|him|her)\b|(?:save|rescue) (?:me|him|her|us|them)\b",
    r"(?:they|boss|guards?) (?:\w+ )?(?:took|beat|beats|hit|locked|sold|tortured?) (?:my|me|us|him|her|them)",
    r"(?:disekap|dikurung|disiksa|diculik|dipukuli)|tidak (?:bisa|boleh|dapat) (?:pulang|keluar|kabur)|tolong (?:saya|selamatkan)",
    r"ถูก(?:กักขัง|ขัง|ทำร้าย|ทุบตี|หลอกมา|จับตัว)|ออกไปไม่ได้|หนีไม่ได้|ช่วย(?:ฉัน|ผม|หนู|เรา|เขา)ด้วย",
    r"bị (?:giam|nhốt|đánh đập|tra tấn|bắt cóc|lừa bán)|không (?:thể )?(?:ra ngoài|về nhà|trốn) được|(?:xin )?cứu (?:tôi|em|với)",
    r"(?:kinulong|ikinulong|binubugbog|dinukot|pinahirapan)|hindi (?:siya |ako |kami )?(?:makaalis|makalabas|makatakas)|tulungan (?:nyo|ninyo|mo) (?:ako|kami|siya)",
    r"被(?:关押|关在|关起来|囚禁|绑架|殴打|打了|卖到|卖了)|(?:跑|逃|出|离)不(?:了|掉|出去|开)|救(?:救)?(?:我|他|她|命)",
    r"ត្រូវបាន?(?:ឃុំ|បង្ខាំង|វាយដំ|ចាប់ជំរិត)|ចេញមិនបាន|រត់មិនរួច|ជួយ(?:ខ្ញុំ|គាត់|យើង)ផង",
    r"ຖືກ(?:ກັກຂັງ|ຂັງ|ທຸບຕີ|ລັກພາ)|ອອກບໍ່ໄດ້|ໜີບໍ່ໄດ້|ຊ່ວຍ(?:ຂ້ອຍ|ພວກເຮົາ|ລາວ)ແດ່",
    r"(?:ဖမ်းချုပ်|ချုပ်နှောင်|ရိုက်နှက်|ပြန်ပေးဆွဲ)ခံ|ထွက်(?:လို့)?မရ|(?:ကယ်|ကူညီ)ပါ(?:ဦး|အုံး)?(?:ရှင်|ဗျာ)?",
    r"(?:আটকে|বন্দি করে) (?:রেখেছে|রাখা)|(?:মারধর|নির্যাতন) কর(?:ছে|েছে)|বের হতে (?:পারছি|পারছে|দিচ্ছে) না|(?:আমাকে|তাকে|আমাদের) (?:বাঁচান|সাহায্য করুন)",
    r"(?:थुनेर|बन्धक बनाएर) राखे|(?:कुटपिट|यातना) (?:गरे|गर्छ|दिन)|(?:निस्कन|भाग्न) (?:सकिन|सकेको छैन|दिँदैन)|(?:मलाई|उसलाई|हामीलाई) (?:बचाउ|मद्दत गर)",
    r"(?:රඳවාගෙන|සිරකරගෙන|හිර කරගෙන)|(?:පහර|වද) දෙන|(?:පිටවෙන්න|යන්න) (?:බැහැ|බෑ|දෙන්නේ නැහැ)|(?:මාව|අපිව|එයාව) බේරගන්න",
    r"(?:அடைத்து|பிடித்து) வைத்த|(?:அடிக்கிற|சித்திரவதை செய்)|(?:வெளியேற|தப்பிக்க) முடியவில்லை|(?:என்னை|எங்களை|அவரை|அவனை|அவளை) (?:காப்பாற்ற|மீட்)",
    r"(?:قید|بند|یرغمال) (?:کر|بنا) ?(?:کے|رکھا)|(?:مارتے|مار پیٹ|تشدد)|(?:نکل|بھاگ) نہیں (?:سکتا|سکتی|سکتے)|(?:مجھے|اسے|ہمیں) (?:بچا|مدد)",
)
# A number of a paper stands beside its name.
PAPER: Final = (
    r"passport|paspor|pasport|pasaporte|hộ chiếu|หนังสือเดินทาง|พาสปอร์ต|护照|លិខិតឆ្លងដែន|ປັດສະປໍ|ໜັງສືຜ່ານແດນ|နိုင်ငံကူးလက်မှတ်|ပတ်စပို့|"
    r"পাসপোর্ট|राहदानी|पासपोर्ट|ගමන් බලපත්‍ර|විදේශ ගමන්|கடவுச்சீட்டு|பாஸ்போர்ட்|پاسپورٹ|"
    r"identity card|id card|id no|id number|national id|\bnik\b|\bktp\b|\bnric\b|mykad|cccd|cmnd|căn cước|บัตรประชาชน|身份证|អត្តសញ្ញាណប័ណ្ណ|"
    r"ບັດປະຈຳຕົວ|မှတ်ပုံတင်|জাতীয় পরিচয়পত্র|नागरिकता|හැඳුනුම්පත|அடையாள அட்டை|شناختی کارڈ|\bcnic\b"
)
AGE: Final = re.compile(r"(?<!\d)(?:[1-9]|[1-8]\d)(?!\d)")
NEAR: Final = 40
_KIN: Final = re.compile("|".join(KIN), re.IGNORECASE)
_HELD: Final = re.compile("|".join(HELD), re.IGNORECASE)
# What may stand between a paper's name and its number: a few signs, and words for "number".
_NUMBER: Final = r"no|nr|nos|number|num|nomor|nombor|numero|số|เลขที่|หมายเลข|号码|号|លេខ|ເລກທີ|ເລກ|အမှတ်|နံပါတ်|নম্বর|नम्बर|नं|අංකය|අංක|எண்|نمبر|is|was"
_PAPER: Final = re.compile(
    rf"(?:{PAPER})[s\W_]{{0,4}}(?:(?:{_NUMBER})[\W_]{{0,4}}){{0,2}}(?<![a-z0-9+])[a-z]{{0,2}}[ -]?\d[\d -]{{5,19}}",
    re.IGNORECASE,
)
# A resident's number of Malaysia, a citizen's of Pakistan: whole by their shape.
_SHAPES: Final = re.compile(
    r"(?<![\d-])(?:\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-\d{2}-\d{4}|\d{5}-\d{7}-\d)(?![\d-])"
)
_THAI: Final = re.compile(r"(?<![\d-])[1-8](?:[ -]?\d){12}(?![\d-])")
MACHINE_READABLE: Final = re.compile(
    r"P[A-Z<][A-Z<]{3}[A-Z<]{8,}<<|(?<![A-Z0-9<])[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}"
)


def clean(words: str) -> str:
    """Without what no database keeps: half a sign, and the sign of number nought."""
    return words.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")


def level(words: str) -> str:
    """The words by which two offers are the same: Unicode's compatible form, without case, what cannot be seen, and
    more than one space."""
    plain = unicodedata.normalize("NFKC", words)
    seen = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return " ".join(seen.casefold().split())


def check_edge(words: str) -> None:
    """Raises `NothingInIt`, `TooLong`, `PapersInIt`, `AboutAPerson`; what passes may be stored."""
    if len(words) > LONGEST_OFFER:
        raise TooLong
    plain = to_digits(unicodedata.normalize("NFKC", words))
    if not plain.strip():
        raise NothingInIt
    if _PAPER.search(plain) or _SHAPES.search(plain) or MACHINE_READABLE.search(plain) or _has_thai_number(plain):
        raise PapersInIt
    if _HELD.search(plain) or _names_kin(plain):
        raise AboutAPerson


def to_digits(words: str) -> str:
    """With the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in words)


def _names_kin(plain: str) -> bool:
    return any(AGE.search(plain, found.end(), found.end() + NEAR) for found in _KIN.finditer(plain))


def _has_thai_number(plain: str) -> bool:
    """Thirteen digits whose last one checks the others, as on a Thai identity card."""
    for found in _THAI.finditer(plain):
        digits = [int(sign) for sign in found[0] if sign.isdigit()]
        if digits[12] == (11 - sum((13 - place) * digit for place, digit in enumerate(digits[:12])) % 11) % 10:
            return True
    return False
