"""What a reading holds. All of it is derived from the text and can be made again; nothing of it is a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
"""First character and the one behind the last, in the text as it was given."""
IdentifierKind = Literal["phone", "handle", "email", "domain", "url", "wallet", "pay", "place", "employer"]
Certainty = Literal["checked", "local", "shape"]
"""`checked`: a checksum, a country code or a list of names agrees. `local`: valid only as a number of the country the
offer stands in. `shape`: it is written like one."""
NoteCode = Literal["two_scripts", "look_alikes", "hidden_signs", "spelled_out", "dressed_letters", "zawgyi"]
Weight = Literal["look", "note"]


@dataclass(frozen=True)
class ScriptNote:
    """Something odd about the letters, with the words it was seen in."""

    code: NoteCode
    words: str
    span: Span


@dataclass(frozen=True)
class Identifier:
    """Something by which an offer can be followed. It says nothing of whose it is: a person gives it a role.

    `value` is the one spelling of it: E.164 of a phone, `telegram:name` of a handle, `USD 900 month` of a pay,
    `KH:Sihanoukville` of a place, `tron:T…` of a wallet.
    """

    kind: IdentifierKind
    value: str
    as_written: str
    span: Span
    certainty: Certainty


@dataclass(frozen=True)
class Hit:
    """A rule that holds, the words it rests on, and where the rule comes from.

    `weight`: `look` is worth a person's look by itself; `note` stands beside it and never raises an alarm alone.
    """

    rule: str
    title: str
    quotes: tuple[str, ...]
    spans: tuple[Span, ...]
    weight: Weight
    source: str


@dataclass(frozen=True)
class Reading:
    """One offer as it was read.

    `language` is a tag of those asked for, or None; `confidence` is from 0 to 1. `plain` is the text without what was
    put into it to hide it, in small letters. `rules_off` says in a sentence why no rule was asked, else it is empty.
    """

    script_notes: tuple[ScriptNote, ...]
    language: str | None
    confidence: float
    plain: str
    identifiers: tuple[Identifier, ...]
    hits: tuple[Hit, ...]
    rules_off: str
    engine: str

    @property
    def wants_a_look(self) -> bool:
        """Whether a rule that is worth a look by itself holds. False never means that an offer is safe."""
        return any(hit.weight == "look" for hit in self.hits)
