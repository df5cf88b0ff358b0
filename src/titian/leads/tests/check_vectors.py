"""What a browser is to find in offers: `contracts/offers/{signs,vectors}.json`, made by the readers of the desk.

    python -m titian.leads.tests.check_vectors --write

Texts are invented ads in every language of the signs, honest and not, plain and with their letters hidden. What is found
in them comes from `reading`'s own plain text, patterns, finder and engine; only the choice of languages is the page's:
all that are written in a script of the text, and what one of them takes back is taken back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, Final

from titian.instrument.languages.scripts import script_of
from titian.leads.check_data import make_data
from titian.leads.reading import Rules, load_rules
from titian.leads.reading.language import SCRIPT_OF
from titian.leads.reading.model import Span
from titian.leads.reading.plain import Cleaned, make_plain
from titian.leads.reading.rules import take_back_words_of_pay
from titian.leads.tests.invented_ads import read_words

FOLDER: Final = Path(__file__).resolve().parents[4] / "contracts" / "offers"
TRICKS: Final = ("look_alikes", "hidden_signs", "spelled_out")
TOLD_APART: Final[Sequence[tuple[str, str]]] = (
    ("", ""),
    ("no experience needed, high salary, Poipet", ""),
    ("no experience needed, 1,200 USD a month in Bangkok", "MM"),
    ("no experience needed, 1,200 USD a month in Bangkok", "TH"),
    ("no experience needed, high salary: 12,000 THB per month, Poipet", ""),
    ("no experience needed, high salary, deposit 500 THB, Poipet", ""),
    ("tanpa pengalaman, gaji besar: 12,000 THB sebulan, Poipet", ""),
    ("ถามที่ร้านตรงข้ามแม่น้ำ", ""),
    ("ข้ามแม่น้ำตอนกลางคืน", ""),
    ("experience required, 40 $ daily, no interview, Phnom Penh", "TH"),
    ("local job near your home at Sihanoukville", "TH"),
    ("60 vacancies, females as receptionists, free room, Myawaddy", ""),
    ("1,500 people wanted\n2 seats", ""),
    ("registration fee of 20 dollars", ""),
    ("no registration fee", ""),
    ("carry a closed bag to the border", ""),
    ("bawa koper tertutup ke bandara", ""),
    ("tanpa biaya pendaftaran; no registration fee", ""),
    ("l\u01b0\u01a1ng 900 \u0111\u00f4la, kh\u00f4ng c\u1ea7n kinh nghi\u1ec7m", ""),
    ("gaji 15 juta rupiah sebulan, tanpa pengalaman", ""),
    ("pay registr\u0430ti\u043en f\u0435e", ""),
    ("r\u200be\u200bgistration f\u200bee", ""),
    ("n.o. i.n.t.e.r.v.i.e.w and only by t e l e g r a m", ""),
    ("\U0001d42b\U0001d41e\U0001d420\U0001d422\U0001d42c\U0001d42d\U0001d42b\U0001d41a\U0001d42d\U0001d422\U0001d428\U0001d427 fee", ""),
    ("\U0001f141\U0001f134\U0001f136\U0001f138\U0001f142\U0001f143\U0001f141\U0001f130\U0001f143\U0001f138\U0001f13e\U0001f13d FEE", ""),
    ("\uff52\uff45\uff47\uff49\uff53\uff54\uff52\uff41\uff54\uff49\uff4f\uff4e \uff46\uff45\uff45 STRASSE stra\u00dfe \u0130 \u03a3\u03a3", ""),
    ("\u041c\u044b \u0438\u0449\u0435\u043c \u043f\u043e\u0432\u0430\u0440\u0430", ""),
    ("\u1031\u1010\u103c\u1095 \u1019\u1005", ""),
    ("\u0ec1\u0e2b\u0e25 \ud55c\uad6d\uc5b4", ""),
    ("\u17e6\u17e0 people wanted \U0001f600\ufe0f today only \u0e55\u0e50 vacancies", ""),
)  # fmt: skip


def find_texts() -> Iterator[tuple[str, str]]:
    """Texts with the country in which each is shown; empty where nobody says."""
    yield from TOLD_APART
    for words in read_words().values():
        lure, town = ", ".join(words.lure), words.towns["KH"][-1]
        yield f"{town}: {lure}", "TH"
        yield f"{words.pay.replace('{pay}', '1,200 USD')}\n{words.lure[0]}", ""
        yield "\u200b".join(words.lure[4].replace("a", "\u0430")), ""
        yield ". ".join([*words.honest, *words.frames]), ""


def make_vectors(rules: Rules) -> list[dict[str, Any]]:  # Any: JSON
    """For each text the rules that hold, each with where its words stand; and what its letters show."""
    written = {rule["id"] for rule in make_data(rules)["rules"]}
    return [
        {"text": text, "country": country} | _find(text, country or None, rules, written)
        for text, country in find_texts()
    ]


def _find(text: str, country: str | None, rules: Rules, written: Set[str]) -> dict[str, Any]:
    cleaned = make_plain(text)
    scripts = {script for sign in cleaned.plain.text if (script := script_of(sign))}
    spoken = [language for language in rules.signs if SCRIPT_OF.get(language, "LATIN") in scripts]
    signs = _find_signs(text, cleaned, spoken, country, rules)
    notes = {note.code: list(note.span) for note in cleaned.notes}
    return {
        "rules": {
            hit.rule: sorted(list(span) for span in hit.spans)
            for hit in rules.ask(text, signs)
            if hit.rule in written
        },
        "tricks": {code: notes[code] for code in TRICKS if code in notes},
        "zawgyi": "zawgyi" in notes,
        "known": bool(spoken),
    }  # fmt: skip


def _find_signs(
    text: str, cleaned: Cleaned, spoken: Sequence[str], country: str | None, rules: Rules
) -> dict[str, list[Span]]:
    plain = cleaned.plain
    identifiers = rules.finder.find(text, cleaned, country)
    found = rules.find_signs(plain, "en", country, identifiers)
    for sign in {sign for signs in rules.signs.values() for sign in signs}:
        phrases = [rules.signs[language][sign] for language in spoken if sign in rules.signs[language]]
        taken = [match.span() for each in phrases if each.unless for match in each.unless.finditer(plain.text)]
        said = sorted(match.span() for each in phrases for match in each.says.finditer(plain.text))
        found[sign] = [plain.span(*at) for at in said if not any(low <= at[0] < high for low, high in taken)]
    return take_back_words_of_pay(found, identifiers)


def write(rules: Rules) -> Mapping[str, str]:
    """File of the folder → its text."""
    vectors = ",\n".join(json.dumps(vector, ensure_ascii=False) for vector in make_vectors(rules))
    return {
        "signs.json": json.dumps(make_data(rules), ensure_ascii=False, indent=1) + "\n",
        "vectors.json": f"[\n{vectors}\n]\n",
    }


if __name__ == "__main__" and "--write" in sys.argv:
    FOLDER.mkdir(exist_ok=True)
    for name, written in write(load_rules()).items():
        (FOLDER / name).write_text(written, encoding="utf-8")
