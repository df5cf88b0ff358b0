"""Invented ads, half of them honest, of the same towns: what reading and belonging are measured on.

The same seed gives the same ads. A campaign is one advertiser's telling, posted again and again with other numbers, other
pay, another order, a sentence less or another one, and, by some who lure, letters and digits meant to hide it. All of it
is made of `invented_words.yaml`: it shows what the programs do, not how people write.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, TypeAdapter

WORDS: Final = Path(__file__).with_name("invented_words.yaml")
BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)
DAYS: Final = 300
POSTS: Final = 40
"""Posts of a campaign, on average, where nothing else is said."""
OWN_SENTENCES: Final = 4
ABROAD: Final = 0.15
"""Share of honest campaigns that name a town of any of the countries."""
MILD: Final = (0, 2, 7, 8)
"""Of what lures say, what honest ads say as well: no experience, tickets, daily pay, easy work."""
COUNTRIES: Final = ("TH", "KH", "MM")
_SYLLABLES: Final = (
    "ka",
    "lo",
    "mi",
    "sen",
    "ta",
    "ru",
    "vo",
    "bin",
    "dar",
    "phi",
    "su",
    "nel",
    "go",
    "rat",
    "wey",
    "chu",
)
_ALIKE: Final = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "c": "\u0441", "p": "\u0440", "i": "\u0456"}


class Words(BaseModel):
    """Words of one language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    towns: dict[str, tuple[str, ...]]
    places: tuple[str, ...]
    kinds: tuple[str, ...]
    frames: tuple[str, ...]
    stock: tuple[str, ...]
    honest_jobs: tuple[str, ...]
    lure_jobs: tuple[str, ...]
    pay: str
    contact: tuple[str, ...]
    honest: tuple[str, ...]
    lure: tuple[str, ...]


@dataclass(frozen=True)
class Ad:
    """One post. `campaign` is the advertiser's telling it belongs to; `country` is where it stands."""

    id: str
    text: str
    language: str
    campaign: str
    is_lure: bool
    country: str
    town: str
    seen: datetime


@dataclass(frozen=True)
class _Campaign:
    id: str
    language: str
    is_lure: bool
    country: str
    town: str
    job: str
    employer: str
    own: tuple[str, ...]
    said: tuple[str, ...]
    pay: int
    contact: str
    begun: datetime


@cache
def read_words() -> Mapping[str, Words]:
    """Language → its words."""
    import yaml

    return TypeAdapter(dict[str, Words]).validate_python(yaml.safe_load(WORDS.read_text("utf-8")))


def invent(count: int, *, seed: int, languages: Sequence[str] = (), posts: int = POSTS) -> list[Ad]:
    """So many ads, in the order in which they were seen; every second campaign is a lure, of `posts` on average."""
    chosen = random.Random(seed)  # noqa: S311 (the same every time is what is wanted)
    tags = list(languages or read_words())
    ads: list[Ad] = []
    while len(ads) < count:
        number = chosen.randrange(1 << 48)
        campaign = _plan(chosen, f"c{number:012x}", tags)
        repeated = 1 + min(int(chosen.expovariate(1 / posts)), count // 4)
        ads += [_post(chosen, campaign, at) for at in range(repeated)]
    return sorted(ads[:count], key=lambda ad: (ad.seen, ad.id))


def is_held_out(ad: Ad) -> bool:
    """Whether the ad belongs to the half nothing was tuned on; a campaign is in one half, whole."""
    return int(ad.campaign[1:], 16) % 2 == 1


def _plan(chosen: random.Random, name: str, tags: Sequence[str]) -> _Campaign:
    language, is_lure = chosen.choice(tags), chosen.random() < 0.5
    words = read_words()[language]
    country = chosen.choice(COUNTRIES)
    return _Campaign(
        id=name,
        language=language,
        is_lure=is_lure,
        country=country,
        # A lure stands in one country and may lead into another; so do some honest ads, of the same towns.
        town=chosen.choice(words.towns[chosen.choice(COUNTRIES) if is_lure or chosen.random() < ABROAD else country]),
        job=chosen.choice(words.lure_jobs if is_lure and chosen.random() < 0.8 else words.honest_jobs),
        employer="".join(chosen.sample(_SYLLABLES, 3)).title(),
        own=tuple(_sentence(chosen, words) for _ in range(OWN_SENTENCES)),
        said=_said(chosen, words, is_lure=is_lure),
        pay=chosen.randrange(28, 60) * 1000 if is_lure else chosen.randrange(9, 24) * 1000,
        contact=chosen.choice(words.contact),
        begun=BEGIN + timedelta(days=chosen.randrange(DAYS)),
    )


def _said(chosen: random.Random, words: Words, *, is_lure: bool) -> tuple[str, ...]:
    """What the advertiser promises or asks. Honest ones say some of what lures say, and some lures say no more."""
    mild = [words.lure[at] for at in MILD]
    if is_lure:
        return tuple(chosen.sample(mild if chosen.random() < 0.2 else words.lure, 4))
    said = chosen.sample(words.honest, 4)
    if chosen.random() < 0.3:
        said[0] = chosen.choice(mild)
    return tuple(said)


def _sentence(chosen: random.Random, words: Words) -> str:
    """A sentence of the advertiser's own."""
    one, other = chosen.sample(words.places, 2)
    return chosen.choice(words.frames).format(a=one, b=other, k=chosen.choice(words.kinds))


def _post(chosen: random.Random, campaign: _Campaign, at: int) -> Ad:
    words = read_words()[campaign.language]
    own = list(campaign.own)
    if chosen.random() < 0.25:
        own.pop(chosen.randrange(len(own)))
    if chosen.random() < 0.15:
        own[chosen.randrange(len(own))] = _sentence(chosen, words)
    pay = campaign.pay if chosen.random() < 0.7 else campaign.pay + chosen.randrange(-3, 4) * 500
    town = campaign.town if chosen.random() < 0.8 else chosen.choice(words.towns[campaign.country])
    sentences = [
        f"{campaign.employer}: {campaign.job}, {town}",
        *own,
        *chosen.sample(campaign.said, 3),
        *chosen.sample(words.stock, chosen.randrange(3, 6)),
        words.pay.format(pay=f"{pay:,} THB"),
        campaign.contact.format(phone=_phone(chosen, campaign.country), handle=_handle(chosen, campaign)),
    ]
    if chosen.random() < 0.4:
        head, *rest = sentences
        sentences = [head, *chosen.sample(rest, len(rest))]
    text = chosen.choice(["\n", ". ", " ✨ "]).join(sentences)
    if campaign.is_lure and chosen.random() < 0.3:
        text = chosen.choice([_alike, _hidden, _boxed])(chosen, text)
    seen = campaign.begun + timedelta(hours=chosen.randrange(24 * 40))
    return Ad(
        f"{campaign.id}-{at}", text, campaign.language, campaign.id, campaign.is_lure, campaign.country, town, seen
    )


def _phone(chosen: random.Random, country: str) -> str:
    return {
        "TH": f"+66 8{chosen.randrange(10)} {chosen.randrange(1000):03} {chosen.randrange(10000):04}",
        "KH": f"+855 12 {chosen.randrange(1000):03} {chosen.randrange(1000):03}",
        "MM": f"+95 9 4{chosen.randrange(10)}{chosen.randrange(10000000):07}",
    }[country]


def _handle(chosen: random.Random, campaign: _Campaign) -> str:
    return f"{campaign.employer.lower()}_{chosen.randrange(10, 99)}"


def _alike(chosen: random.Random, text: str) -> str:
    return "".join(_ALIKE.get(sign, sign) if chosen.random() < 0.3 else sign for sign in text)


def _hidden(chosen: random.Random, text: str) -> str:
    return "".join(
        f"{sign}\u200b" if sign.isascii() and sign.isalpha() and chosen.random() < 0.2 else sign for sign in text
    )


def _boxed(chosen: random.Random, text: str) -> str:
    return "".join(f"{sign}\ufe0f\u20e3" if sign.isascii() and sign.isdigit() else sign for sign in text)


def honest_and_lures(ads: Sequence[Ad]) -> tuple[list[Ad], list[Ad]]:
    """The ads of honest campaigns, and the others."""
    return [ad for ad in ads if not ad.is_lure], [ad for ad in ads if ad.is_lure]


def copies(ad: Ad, count: int) -> Iterator[Ad]:
    """The same post so many times, an hour apart."""
    for at in range(count):
        yield replace(ad, id=f"{ad.id}-copy-{at}", seen=ad.seen + timedelta(hours=at))
