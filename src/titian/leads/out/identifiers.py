"""Whose an account, a number or a wallet is, as people judged it; and what of it may leave: an offerer's, and no other.

Accounts may be run by people who are held by force, and an ad may name somebody who knows nothing of it. So what leaves
is a type of its own that cannot be made of anything but judgements that all say *offerer*.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from titian.leads.out.errors import MayNotLeave


class Role(StrEnum):
    """Whose it is, as a person judged it where it was seen."""

    OFFERER = "offerer"
    ADVERTISED = "advertised"
    BYSTANDER = "bystander"
    UNKNOWN = "unknown"
    POSSIBLE_VICTIM = "possible_victim"


LEAVING: Final = frozenset({"phone", "handle", "email", "domain", "url", "wallet"})
"""Kinds by which an offerer is followed. Pay, places and employers stand in the words of an ad."""
PUBLIC: Final = frozenset({"pay", "place"})
"""Kinds that name nobody."""
SHORTEST: Final = 4
"""Of a value that holds another back by standing in it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One identifier where it was seen: its kind, its one spelling, its role, and how it was written there.

    `value` is E.164 of a phone, `telegram:name` of a handle, `tron:T…` of a wallet: as `titian.leads.reading` has it.
    """

    kind: str
    value: str
    role: Role
    written: str = ""


@dataclass(frozen=True, slots=True)
class Offerer:
    """An identifier that may leave. Cannot be made but of mentions of one value that all say *offerer*."""

    mentions: tuple[Mention, ...]

    def __post_init__(self) -> None:
        kinds = {each.kind for each in self.mentions}
        values = {fold(each.value) for each in self.mentions}
        roles = {each.role for each in self.mentions}
        if len(kinds) != 1 or len(values) != 1 or not kinds <= LEAVING or roles != {Role.OFFERER}:
            raise MayNotLeave

    @property
    def kind(self) -> str:
        return self.mentions[0].kind

    @property
    def value(self) -> str:
        return self.mentions[0].value


def find_offerers(mentions: Iterable[Mention]) -> tuple[Offerer, ...]:
    """What may leave, each value once, in order of kind and value.

    One mention with another role holds the value back, also where it stands in another kind: a number that is a
    bystander's phone is nobody's handle.
    """
    by_value: dict[tuple[str, str], list[Mention]] = {}
    held: set[str] = set()
    for each in mentions:
        if each.role is Role.OFFERER and each.kind in LEAVING:
            by_value.setdefault((each.kind, fold(each.value)), []).append(each)
        elif each.role is not Role.OFFERER and each.kind not in PUBLIC:
            held.add(fold(each.value))
    found = []
    for (_, value), same in sorted(by_value.items()):
        if value not in held and not any(len(other) >= SHORTEST and other in value for other in held):
            found.append(Offerer(tuple(same)))
    return tuple(found)


def fold(value: str) -> str:
    """What two spellings of one value have in common: no case, no platform before it, of a number its digits alone."""
    flat = unicodedata.normalize("NFKC", value).casefold()
    plain = "".join(str(unicodedata.digit(sign, sign)) for sign in flat)
    head, mark, rest = plain.partition(":")
    if mark and head.isalpha() and not rest.startswith("//"):
        plain = rest
    digits = "".join(sign for sign in plain if sign.isdigit())
    others = [sign for sign in plain if not sign.isdigit() and sign not in "+-(). "]
    return plain.strip().lstrip("@") if others or not digits else digits
