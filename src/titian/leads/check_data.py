"""The signs of an offer as a browser reads them: the folder of rules as one file of patterns.

Whoever checks an offer on the public page sends its words nowhere, so the rules go to them. They are the patterns and
tables that `reading` works with, written as JavaScript takes them with the flags `gu`; `web/desk/src/offer` works by
them as `reading` does, and `contracts/offers/vectors.json` holds both to it.

What counts signs (`at_least`) stays out: on that page nothing is a score.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final

from titian.instrument.expressions import Tree, tree_to_json
from titian.instrument.languages.zawgyi import SIGNS
from titian.leads.reading import Rules, load_rules
from titian.leads.reading.language import SCRIPT_OF
from titian.leads.reading.plain import list_look_alikes, list_usual_signs
from titian.leads.reading.rules import WEIGHTS
from titian.leads.reading.words import usual_form

Data = Mapping[str, Any]  # Any: JSON
"""What `web/desk/src/offer/data.ts` describes."""
_OPS: Final = frozenset({"and", "or", "observed"})
_NEEDLESS: Final = frozenset(" #&~'\"-")
"""What Python escapes in a pattern, and JavaScript refuses to see escaped."""
_TOKEN: Final = re.compile(r"\[\^\\W\\d_\]|\[\^\\W_\]|\(\?P<|\\.|.", re.DOTALL)
_SAID: Final = {
    r"[^\W\d_]": r"[\p{L}\p{Nl}\p{No}]",
    r"[^\W_]": r"[\p{L}\p{N}]",
    r"\w": r"[\p{L}\p{N}_]",
    "(?P<": "(?<",
}
"""Python's classes of letters, said with Unicode's properties. Digits and spaces of plain text are the same in both."""


def make_data(rules: Rules) -> Data:
    """All that the browser asks of a text, by these rules. Raises ValueError for a rule it has no words for."""
    finder = rules.finder
    return {
        "engine": rules.engine,
        "plain": {
            "alike": list_look_alikes(),
            "usual": list_usual_signs(),
            "small": {sign: sign.casefold() for sign in _list_grown()},
            "zawgyi": [pattern.pattern for pattern in SIGNS],
        },
        "languages": {
            language: {
                "script": SCRIPT_OF.get(language, "LATIN"),
                "signs": {
                    sign: [
                        as_javascript(phrases.says.pattern),
                        *([as_javascript(phrases.unless.pattern)] if phrases.unless else []),
                    ]
                    for sign, phrases in signs.items()
                },
            }
            for language, signs in rules.signs.items()
        },
        "pay": {
            "amounts": [as_javascript(pattern.pattern) for pattern in finder.amounts],
            "currencies": _currencies(rules),
            "high": {code: currency.high for code, currency in rules.names.currencies.items()},
            "multiples": rules.names.multiples,
            "periods": [[period, as_javascript(pattern.pattern)] for period, pattern in finder.periods],
            "days_a_month": rules.names.days_a_month,
        },
        "many_places": {"wanted": as_javascript(finder.wanted.pattern), "from": rules.names.many_places},
        "places": [
            [value, as_javascript(pattern.pattern), rules.places.is_listed.get(value, False)]
            for value, pattern in finder.towns
        ],
        "rules": list(_rules(rules)),
    }


def as_javascript(pattern: str) -> str:
    """A pattern of `re` as JavaScript takes it with the flag `u`."""
    return "".join(_say(token) for token in _TOKEN.findall(pattern))


def _say(token: str) -> str:
    if token in _SAID:
        return _SAID[token]
    return token[1] if len(token) == 2 and token[0] == "\\" and token[1] in _NEEDLESS else token


def _currencies(rules: Rules) -> dict[str, str]:
    """Word of a currency, without its spaces → its code; the first that has the word, as `Finder` reads it."""
    words: dict[str, str] = {}
    for code, currency in rules.names.currencies.items():
        for word in currency.words:
            words.setdefault(usual_form(word).replace(" ", ""), code)
    return words


def _rules(rules: Rules) -> Iterator[dict[str, object]]:
    for rule in rules.logic.document.rules:
        if WEIGHTS.get(rule.level or "") is None or rule.id in rules.off or _counts(rule.when):
            continue
        if unknown := sorted({node.op for node in rule.when.walk()} - _OPS):
            message = f"The rule {rule.id} asks {', '.join(unknown)}, for which a browser has no words."
            raise ValueError(message)
        yield {"id": rule.id, "when": tree_to_json(rule.when)}


def _counts(when: Tree) -> bool:
    return any(node.op == "at_least" for node in when.walk())


def _list_grown() -> Iterator[str]:
    """Letters that Python's casefold makes other than JavaScript's small letters, where plain text can hold them."""
    for code in range(0x80, 0x20000):
        sign = chr(code)
        if sign.casefold() != sign.lower() and unicodedata.normalize("NFKC", sign) == sign:
            yield sign


@dataclass(frozen=True)
class Served:
    """The file as the hub serves it, plain and packed with gzip, and a tag that changes with it."""

    plain: bytes
    packed: bytes
    tag: str


@lru_cache(maxsize=1)
def read_data() -> Served:
    """The signs by the hub's own folder, made once for a process."""
    plain = json.dumps(make_data(load_rules()), ensure_ascii=False, separators=(",", ":")).encode()
    return Served(plain, gzip.compress(plain, mtime=0), sha256(plain).hexdigest()[:20])
