"""What an offer can be followed by: numbers, names, pages, wallets; and what it promises: pay, place, employer.

Phone numbers by `phonenumbers`, only with a plus or as numbers of the country the offer stands in: guessed regions
invent numbers. Domains by the list of public suffixes that `tldextract` ships. Wallets only where their checksum holds,
or, of Ethereum, where they have the shape: its checksum is optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from .model import Certainty, Identifier, IdentifierKind, Span
from .plain import Cleaned, Plain
from .wallets import name_wallet
from .words import Names, Places, any_name, usual_form

if TYPE_CHECKING:
    from tldextract import TLDExtract

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII)
_ADDRESS: Final = re.compile(
    r"(?<![a-z0-9.-])(?:h(?:tt|xx)ps?://)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.|\[\.\]|\(\.\)|\[dot\])){1,8}[a-z][a-z0-9-]{1,30}(?![\w@])"
    r"(?::\d+)?(?:/[^\s<>\"'\uff09\u3011\u300d]*)?",
    re.IGNORECASE | re.ASCII,
)
_HIDDEN_DOT: Final = re.compile(r"\[\.\]|\(\.\)|\[dot\]", re.IGNORECASE)
_NAME: Final = r"@?(?P<name>[A-Za-z0-9_+](?:[A-Za-z0-9_.\-]{1,38}[A-Za-z0-9_]))(?![A-Za-z0-9_@])"
_LONE_NAME: Final = re.compile(r"(?<![\w.@/])@([A-Za-z][\w.]{3,31}(?<!\.))", re.ASCII)
_LONE_DIGITS: Final = re.compile(r"(?<!\d)\d(?:[ .\-]\d){6,14}(?!\d)")
_LETTERS_FOR_DIGITS: Final = re.compile(r"(?<![A-Za-z])[+\dOoIl](?:[\dOoIl]|[ .\-]){7,17}(?![A-Za-z])")
_AMOUNT: Final = r"(?P<amount>\d{1,3}(?:[.,' ]\d{3})+|\d+(?:[.,]\d{1,2})?)"
_TO: Final = (
    r"(?:\s*(?:-|\u2013|~|to|ถึง|至|đến|sampai|hingga)\s*(?P<upper>\d{1,3}(?:[.,' ]\d{3})+|\d+(?:[.,]\d{1,2})?))?"
)


class Finder:
    """Finds identifiers by names and places; the patterns are made once."""

    def __init__(self, names: Names, places: Places) -> None:
        self.names = names
        self.places = places

    def find(self, given: str, cleaned: Cleaned, country: str | None) -> tuple[Identifier, ...]:
        """All of a text, in the order in which they stand, each once, quoted as it was given."""
        cased, plain = cleaned.cased, cleaned.plain
        found = [
            *self._addresses(cased),
            *self._phones(cased, country),
            *self._handles(cased),
            *self._wallets(cased),
            *self._pay(plain),
            *self._places(plain),
            *self._employers(cased),
        ]
        once: dict[tuple[str, str], Identifier] = {}
        for identifier in sorted(found, key=lambda one: (one.span, one.kind, one.value)):
            once.setdefault((identifier.kind, identifier.value), identifier)
        return tuple(replace(found, as_written=given[slice(*found.span)]) for found in once.values())

    def _addresses(self, text: Plain) -> Iterator[Identifier]:
        for match in _EMAIL.finditer(text.text):
            yield _made(text, "email", match[0].lower(), match.span(), "shape")
        for match in _ADDRESS.finditer(text.text):
            if match.start() and text.text[match.start() - 1] in "@\\":
                continue
            yield from self._address(text, match)

    def _address(self, text: Plain, match: re.Match[str]) -> Iterator[Identifier]:
        written = _HIDDEN_DOT.sub(".", match[0]).rstrip(".,;:!?)")
        scheme, _, rest = written.rpartition("://")
        host, slash, path = rest.partition("/")
        host = host.partition(":")[0].lower()
        read = self._suffixes(host)
        if not read.suffix or not read.domain:
            return
        span = match.start(), match.start() + len(match[0].rstrip(".,;:!?)"))
        platform, name = self._on_platform(host, path)
        if platform:
            if name:
                yield _made(text, "handle", f"{platform.lower()}:{name}", span, "checked")
            return
        # "…the fee.no" is two words: a country's ending alone, after one word and with nothing behind, is a shape.
        is_plain_word = not scheme and not slash and host.count(".") == 1 and len(read.suffix) == 2
        sure: Certainty = "shape" if is_plain_word else "checked"
        yield _made(text, "domain", f"{read.domain}.{read.suffix}", span, sure)
        if slash and path:
            yield _made(text, "url", f"{host}/{path}", span, sure)

    def _on_platform(self, host: str, path: str) -> tuple[str, str]:
        """The platform a host belongs to, and the name its path holds, if any."""
        bare = host.removeprefix("www.")
        for platform, listed in self._hosts:
            if bare == listed or bare.endswith(f".{listed}"):
                parts = [
                    part
                    for part in re.split(r"[/?=&#]", path)
                    if part not in ("", "ti", "p", "R", "profile.php", "id", "send", "phone")
                ]
                return platform, parts[0].lstrip("@~+").lower() if parts else ""
        return "", ""

    @cached_property
    def _hosts(self) -> tuple[tuple[str, str], ...]:
        hosts = [(name, host) for name, platform in self.names.platforms.items() for host in platform.hosts]
        return tuple(sorted(hosts, key=lambda pair: -len(pair[1])))

    @cached_property
    def _suffixes(self) -> TLDExtract:
        from tldextract import TLDExtract

        return TLDExtract(cache_dir=None, suffix_list_urls=(), fallback_to_snapshot=True)

    def _phones(self, text: Plain, country: str | None) -> Iterator[Identifier]:
        import phonenumbers

        spaced = _join_digits(text)
        matcher = phonenumbers.PhoneNumberMatcher(spaced.text, country, phonenumbers.Leniency.VALID)
        for match in matcher:
            is_full = match.raw_string.lstrip("( ").startswith("+")
            value = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            yield _made(spaced, "phone", value, (match.start, match.end), "checked" if is_full else "local")

    def _handles(self, text: Plain) -> Iterator[Identifier]:
        taken: list[tuple[int, int]] = []
        for match in self._named.finditer(text.text):
            platform = self._platform_of(match["platform"])
            name = match["name"].lower()
            if platform and not name.isdigit() and not name.startswith("+"):
                taken.append(match.span())
                yield _made(text, "handle", f"{platform.lower()}:{name}", match.span(), "shape")
        for match in _LONE_NAME.finditer(text.text):
            if not any(low <= match.start() < high for low, high in taken):
                yield _made(text, "handle", f"other:{match[1].lower()}", match.span(), "shape")

    @cached_property
    def _named(self) -> re.Pattern[str]:
        """A platform's name, a sign that a name of it follows, and the name."""
        names = any_name([name for platform in self.names.platforms.values() for name in platform.names])
        return re.compile(
            rf"(?P<platform>{names})(?:\s*(?:id|ไอดี|号|账号))?\s*(?:[:=]\s*|@|(?<=id)\s+|(?<=号)\s*){_NAME}", re.I
        )

    def _platform_of(self, written: str) -> str:
        usual = re.sub(r"\s+", "", usual_form(written))
        for name, platform in self.names.platforms.items():
            if usual in {usual_form(known).replace(" ", "") for known in platform.names}:
                return name
        return ""

    def _wallets(self, text: Plain) -> Iterator[Identifier]:
        for match in re.finditer(r"(?<![A-Za-z0-9])[A-Za-z0-9]{26,90}(?![A-Za-z0-9])", text.text):
            if named := name_wallet(match[0]):
                kind, sure = named
                yield _made(text, "wallet", f"{kind}:{match[0]}", match.span(), sure)

    def _pay(self, text: Plain) -> Iterator[Identifier]:
        for pattern in self.amounts:
            for match in pattern.finditer(text.text):
                currency = self._currency_of(match["currency"])
                amount = _number(match["upper"] or match["amount"])
                amount *= self.names.multiples.get(match["multiple"] or "", 1)
                if amount <= 0:
                    continue
                period = self._period_of(text.text[match.end() : match.end() + 24], text.text[: match.start()][-24:])
                value = f"{currency} {amount:.0f}{f' {period}' if period else ''}"
                yield _made(text, "pay", value, match.span(), "shape")

    @cached_property
    def amounts(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """An amount behind the word of its currency, and one before it."""
        words = any_name([word for currency in self.names.currencies.values() for word in currency.words])
        times = any_name(list(self.names.multiples))
        multiple = rf"(?:\s*(?P<multiple>{times}))?"
        return (
            re.compile(rf"(?P<currency>{words})\s*{_AMOUNT}{_TO}{multiple}"),
            re.compile(rf"(?<![\d.,]){_AMOUNT}{_TO}{multiple}\s*(?P<currency>{words})"),
        )

    def _currency_of(self, word: str) -> str:
        usual = re.sub(r"\s+", "", usual_form(word))  # a space of a word may be missing where it is written
        return next(
            code
            for code, currency in self.names.currencies.items()
            if usual in {usual_form(known).replace(" ", "") for known in currency.words}
        )

    def _period_of(self, behind: str, before: str) -> str:
        """The period that stands nearest behind an amount, else before it, on the same line."""
        for side, nearest in ((behind.partition("\n")[0], min), (before.rpartition("\n")[2], max)):
            places = [(match.start(), period) for period, pattern in self.periods for match in pattern.finditer(side)]
            if places:
                return nearest(places)[1]
        return ""

    @cached_property
    def periods(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The periods of pay, each with its words."""
        return tuple((period, re.compile(any_name(words))) for period, words in self.names.periods.items())

    def is_high(self, pay: str) -> bool:
        """Whether a month of this pay is above the line of its currency. Without a period, it is read as a month's."""
        currency, amount, *period = pay.split(" ")
        a_month = {"day": self.names.days_a_month, "week": 4, "hour": self.names.days_a_month * 8}
        times = a_month.get(period[0], 1) if period else 1
        return int(amount) * times >= self.names.currencies[currency].high

    def many_places(self, text: str) -> Iterator[Span]:
        """Where a number of places or people wanted stands that is as great as the line for it, or greater."""
        for match in self.wanted.finditer(text):
            if int(match["count"].replace(",", "")) >= self.names.many_places:
                yield match.span()

    @cached_property
    def wanted(self) -> re.Pattern[str]:
        """A number of places or people, and the word for them."""
        return re.compile(
            rf"(?<![\d.,])(?P<count>\d{{1,3}}(?:,\d{{3}})?)\+?\s*(?:{any_name(self.names.places_wanted)})"
        )

    def _places(self, text: Plain) -> Iterator[Identifier]:
        for value, pattern in self.towns:
            if match := pattern.search(text.text):
                yield _made(text, "place", value, match.span(), "checked")

    @cached_property
    def towns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Towns, then countries, each by its value and its names."""
        towns = [(f"{town.country}:{town.name}", re.compile(any_name(town.called))) for town in self.places.towns]
        countries = [(f"{code}:", re.compile(any_name(names))) for code, names in self.places.countries.items()]
        return (*towns, *countries)

    def _employers(self, text: Plain) -> Iterator[Identifier]:
        for pattern in self._firms:
            for match in pattern.finditer(text.text):
                name = " ".join(match["name"].split()).strip(" .,:-")
                if len(name) > 2:
                    yield _made(text, "employer", name.lower(), match.span(), "shape")

    @cached_property
    def _firms(self) -> tuple[re.Pattern[str], ...]:
        before, behind = any_name(self.names.employers.before), any_name(self.names.employers.behind)
        return (
            re.compile(rf"(?:{before})\s*:\s*(?P<name>[^\n,;]{{2,60}})", re.IGNORECASE),
            re.compile(rf"(?<![\w&'-])(?P<name>(?:[A-Z][\w&'-]{{0,30}}\s+){{1,5}}(?:{behind}))", re.IGNORECASE),
            re.compile(r"(?<!\w)(?P<name>(?:PT|CV)\.?\s+(?:[A-Z][\w&-]{0,30}\s?){1,4})"),
        )


def _made(text: Plain, kind: IdentifierKind, value: str, at: tuple[int, int], certainty: Certainty) -> Identifier:
    return Identifier(kind, value, text.text[at[0] : at[1]], text.span(*at), certainty)


def _join_digits(text: Plain) -> Plain:
    """The text with 0 8 1 2 as 0812, and O or l among digits as what they stand for."""
    written = _LETTERS_FOR_DIGITS.sub(_as_digits, text.text)
    gone = {at for match in _LONE_DIGITS.finditer(written) for at in range(match.start() + 1, match.end(), 2)}
    kept: Iterable[int] = [at for at in range(len(written)) if at not in gone]
    return Plain("".join(written[at] for at in kept), tuple(text.spans[at] for at in kept))


def _as_digits(match: re.Match[str]) -> str:
    written = match[0]
    if sum(sign.isdigit() for sign in written) < 6:
        return written
    return written.translate(str.maketrans("OoIl", "0011"))


def _number(written: str) -> float:
    """A number as people write it: groups of three behind a point, comma or space; else a fraction."""
    if re.fullmatch(r"\d{1,3}(?:[.,' ]\d{3})+", written):
        return float(re.sub(r"\D", "", written))
    return float(written.replace(",", "."))
