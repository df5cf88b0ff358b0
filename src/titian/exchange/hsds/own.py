"""What a directory entry says and HSDS has no member for: attributes of a taxonomy of ours, by the name of the field.

Blank, unknown and no are not written: in HSDS, too, what is not said is not known.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hashlib import _Hash

    Ids = _Hash

TAXONOMY: Final = "titian.directory"
NAMESPACE: Final = uuid.UUID("5f0b1f0e-7f55-4b8e-9f5b-6a0a2f0c3d41")
write: Final = json.JSONEncoder(ensure_ascii=False).encode
write_text: Final = json.encoder.encode_basestring  # what that comes to for a text, at once
NOT_SAID: Final = frozenset({"", "unknown"})

# Field of an entry → what it means. Those with several values have one attribute a value.
OF_SERVICE: Final[Mapping[str, str]] = {
    "slug": "its id in the country folder",
    "kind": "hotline, shelter, identification_centre, authority, legal_aid, health, interpreter, other",
    "needs": "a need it answers, as in contracts/codes/needs.json",
    "cost": "free, some (free for some), paid",
    "serves_women": "yes or no",
    "serves_men": "yes or no",
    "serves_trans_people": "yes or no",
    "serves_families": "yes or no",
    "serves_lone_children": "yes or no",
    "nationality": "any, nationals, foreign, some",
    "nationalities": "a nationality it is for (ISO 3166-1 alpha-2), where it is for some",
    "shelter": "none, open (people come and go), closed (people may not leave)",
    "depends_on_testimony": "whether help depends on testifying: yes or no",
    "shares_with_immigration": "nothing, with_consent, by_law, everything",
    "immigration_note": "what is shared with immigration, in a sentence",
    "transport": "fetches, pays, none",
    "transport_note": "how people come there, in a sentence",
    "access": "step_free, toilet, sign_language, easy_words, companion, home_visit",
    "access_note": "what makes it reachable, in a sentence",
    "capacity": "places",
    "time_zone": "its zone (IANA), in which its hours are",
    "always_open": "True where it never closes",
    "holidays": "open or closed on public holidays",
    "hours_note": "about its hours, in a sentence",
}
OF_ORGANIZATION: Final[Mapping[str, str]] = {
    "independent": "of the state: yes or no",
    "psea_vetted": "vetted for prevention of sexual exploitation and abuse: yes or no",
    "psea_vetted_on": "the day of that vetting",
}
OF_LOCATION: Final[Mapping[str, str]] = {"area": "what anybody may know of where it is"}
OF_CONTACT: Final[Mapping[str, str]] = {
    "verified_on": "the day somebody confirmed it; not taken in from others",
    "expires_on": "until when that holds; not taken in from others",
    "web": "address of a page",
    "other": "another way to reach them",
}
SEVERAL: Final = frozenset({"needs", "nationalities", "access"})
MEANINGS: Final = {**OF_SERVICE, **OF_ORGANIZATION, **OF_LOCATION, **OF_CONTACT}


VARIANTS: Final = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}
_OF_NAMESPACE: Final = hashlib.sha1(NAMESPACE.bytes, usedforsecurity=False)


def make_id(*parts: str) -> str:
    """The same id for the same thing, at every export: `uuid.uuid5` as text, in a third of its time."""
    return end_id(_OF_NAMESPACE, "/".join(parts))


def begin_ids(owner: str) -> Ids:
    """What all names of one thing's own begin with: `end_id` makes of it what `make_id(owner, …)` makes."""
    begun = _OF_NAMESPACE.copy()
    begun.update(f"{owner}/".encode())
    return begun


def end_id(begun: Ids, rest: str) -> str:
    """The id of a name of which the beginning is taken in already."""
    ended = begun.copy()
    ended.update(rest.encode())
    digest = ended.hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{VARIANTS[digest[16]]}{digest[17:20]}-{digest[20:32]}"


TERMS: Final[Mapping[str, str]] = {
    field: json.dumps(
        {
            "id": make_id(TAXONOMY, field),
            "code": field,
            "name": field.replace("_", " "),
            "description": meaning,
            "taxonomy": TAXONOMY,
        }
    )
    for field, meaning in MEANINGS.items()
}
"""Field of ours → its term, written already: it stands in every service again."""


def write_attributes(begun: Ids, owner: str, kind: str, said: Iterable[tuple[str, object]]) -> list[str]:
    """Attributes of one thing, of its fields and their values, each as JSON. `begun` are the ids of its own."""
    link = f'", "link_id": "{owner}", "link_entity": "{kind}", '
    written = []
    for field, value in said:
        if isinstance(value, tuple):
            written += [
                f'{{"id": "{end_id(begun, name)}{link}{rest}'
                for name, rest in (_write_value(field, str(each)) for each in value if _says(each))
            ]
        elif _says(value):
            name, rest = _write_value(field, str(value))
            written.append(f'{{"id": "{end_id(begun, name)}{link}{rest}')
    return written


def _says(value: object) -> bool:
    return value is not None and value is not False and value not in NOT_SAID


@lru_cache(maxsize=2000)
def _write_value(field: str, text: str) -> tuple[str, str]:
    """What stands in an attribute whosever it is: the end of its id's name, and the end of itself."""
    return f"{field}/{text}", f'"value": {write_text(text)}, "taxonomy_term": {TERMS[field]}}}'
