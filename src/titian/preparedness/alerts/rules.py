"""What our alerts must hold besides the schema of CAP 1.2, each fault by a code of its own.

The schema takes a private message without addresses, an update of nothing, one that ends before it begins, and a
polygon off the globe. What is refused here would reach nobody, the wrong ones, or a place finer than anybody may know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from titian.preparedness.figures.positions import holds_position
from titian.preparedness.figures.published import read_seas

from .areas import Cell, is_cell, is_ring
from .composing import draw
from .language import find_refused, list_numbers, matches
from .model import PRIVATE, Fault, Info, Kind, Message, Place, Status
from .words import list_instructions, list_segments, list_subjects, read_words, say_instructions

CODES: Final = (
    "status", "kind", "scope", "addresses", "origin", "references", "order", "no_end", "no_info", "languages",
    "language_twice", "language", "disagree", "subject", "instruction", "refused", "position", "polygon", "fine",
    "area", "no_area",
)  # fmt: skip
"""Every code there is, in the order in which they are looked for."""


def find_faults(message: Message, origins: Collection[str] = ()) -> list[Fault]:
    """All that is wrong with a message; an empty list for one that may go. `origins` are countries whose people may be
    among those it is about, by ISO 3166-1: none of them is an address."""
    return [*_judge_envelope(message, origins), *_judge_infos(message)]


def _judge_envelope(message: Message, origins: Collection[str]) -> Iterator[Fault]:
    if message.status not in set(Status):
        yield Fault("status", given=message.status)
    if message.kind not in set(Kind):
        yield Fault("kind", given=message.kind)
    if message.scope != PRIVATE:
        yield Fault("scope", given=message.scope)
    if not message.addresses:
        yield Fault("addresses")
    for address in message.addresses:
        if address in origins:
            yield Fault("origin", given=address)
    if message.kind in {Kind.UPDATE, Kind.CANCEL} and not message.references:
        yield Fault("references")
    if any(one.identifier == message.identifier or one.sent > message.sent for one in message.references):
        yield Fault("references", given=message.identifier)


def _judge_infos(message: Message) -> Iterator[Fault]:
    infos = message.infos
    if not infos:
        yield Fault("no_info")
        return
    spoken = [_base(info.language) for info in infos]
    for language in sorted({one for one in spoken if spoken.count(one) > 1}):
        yield Fault("language_twice", language)
    if missing := [one for one in read_words().languages if one not in spoken]:
        yield Fault("languages", given=", ".join(missing))
    for info in infos:
        yield from _judge_info(message, info)
    for info in infos[1:]:
        if given := _find_difference(infos[0], info):
            yield Fault("disagree", info.language, given)


def _judge_info(message: Message, info: Info) -> Iterator[Fault]:
    begins = info.effective or message.sent
    if info.expires is None:
        yield Fault("no_end", info.language)
    elif not message.sent <= begins <= info.expires or info.expires == message.sent:
        yield Fault("order", info.language)
    language = _base(info.language)
    for text in (info.event, info.headline, info.description, info.instruction):
        if not matches(text, language):
            yield Fault("language", info.language, text)
        if holds_position(text):
            yield Fault("position", info.language)
        for word in find_refused(text):
            yield Fault("refused", info.language, word)
    if info.subject not in list_subjects():
        yield Fault("subject", info.language, info.subject)
    elif info.event != list_subjects()[info.subject].names.get(language, info.event):
        yield Fault("subject", info.language, info.event)
    yield from _judge_instructions(info, language)
    yield from _judge_places(info)


def _judge_instructions(info: Info, language: str) -> Iterator[Fault]:
    """Their sentences are those of the codes, word for word: no other stands among them."""
    unknown = [code for code in info.instructions if code not in list_instructions()]
    if unknown:
        yield Fault("instruction", info.language, ", ".join(unknown))
    elif language in read_words().languages and info.instruction != say_instructions(info.instructions, language):
        yield Fault("instruction", info.language, info.instruction)


def _judge_places(info: Info) -> Iterator[Fault]:
    if not info.places:
        yield Fault("no_area", info.language)
    for place in info.places:
        if place.has_circle:
            yield Fault("fine", info.language, place.name)
        if not all(is_ring(ring) for ring in place.rings):
            yield Fault("polygon", info.language, place.name)
        elif not all(is_cell(ring) for ring in place.rings):
            yield Fault("fine", info.language, place.name)
        elif not place.has_circle and not _is_ours(place, _base(info.language)):
            yield Fault("area", info.language, place.name)


def _is_ours(place: Place, language: str) -> bool:
    """Whether it is a sea, a coast or a cell, by the name we have for it: any other name may be as fine as it likes."""
    if language not in read_words().languages:
        return True
    codes = [*read_seas(), *list_segments()]
    if len(place.rings) == 1:
        south, west = (int(min(point[side] for point in place.rings[0])) for side in (0, 1))
        codes.append(Cell(south, west).code)
    return any(is_same(place, draw(code, language)) for code in codes)


def is_same(one: Place, other: Place) -> bool:
    """Whether two places are of one name and the same squares, whichever corners and squares come first."""
    return one.name == other.name and {frozenset(ring) for ring in one.rings} == {
        frozenset(ring) for ring in other.rings
    }


def _find_difference(one: Info, other: Info) -> str:
    """What two languages say differently; blank where they agree."""
    for name in ("urgency", "severity", "certainty", "effective", "expires", "subject", "instructions"):
        if getattr(one, name) != getattr(other, name):
            return name
    if [place.rings for place in one.places] != [place.rings for place in other.places]:
        return "area"
    if bool(one.description) != bool(other.description):
        return "description"
    told, retold = list_numbers(one.description), list_numbers(other.description)
    return ", ".join(str(number) for number in sorted({*(told - retold), *(retold - told)}))


def _base(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()
