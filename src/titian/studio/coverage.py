"""How far each language is, by module: words, approved words, voice, listeners. One look at the whole pack."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Exists, OuterRef, Q

from titian.studio.comprehension import LEAST_UNDERSTOOD, Hearing, Result, find_results
from titian.studio.comprehension_models import LISTENERS
from titian.studio.models import Clip, Pack, PackLanguage, Translation
from titian.studio.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable

STEPS: Final = 8


@dataclass(frozen=True)
class Share:
    """So many of so many. `step` draws it: nothing is 0, everything is 8, and neither is told of anything between."""

    has: int
    of: int

    @property
    def step(self) -> int:
        if not self.has or not self.of:
            return 0
        return STEPS if self.has == self.of else min(STEPS - 1, max(1, round(STEPS * self.has / self.of)))

    def __add__(self, other: Share) -> Share:
        return Share(self.has + other.has, self.of + other.of)


@dataclass(frozen=True)
class Cell:
    """One language in one module. `heard` is how far the least understood text is on its way to be understood."""

    module: str
    text: Share
    reviewed: Share
    voice: Share
    heard: Share


@dataclass(frozen=True)
class LanguageCoverage:
    """One language: all of it, its first words that somebody approved, then module by module."""

    language: PackLanguage
    total: Cell
    first: Share
    cells: list[Cell]


def cover(pack: Pack) -> tuple[list[tuple[str, str]], list[LanguageCoverage]]:
    """The parts that say something aloud, and every language in them, the source first; six queries in all."""
    voiced = Clip.objects.heard().filter(
        text=OuterRef("text"), language=OuterRef("language"), text_sha256=OuterRef("words_sha256")
    )
    counted = (
        Translation.objects.there()
        .filter(pack.needs("text__"), language__pack=pack)
        .order_by()
        .values_list("language", "text__module")
        .annotate(
            of=Count("pk"),
            has=Count("pk", filter=~Q(words="")),
            reviewed=Count("pk", filter=Q(state=State.APPROVED)),
            voice=Count("pk", filter=Q(Exists(voiced), ~Q(words=""))),
        )
    )
    languages = list(pack.languages.select_related("row"))
    first = count_first_words(languages)
    results = find_results(languages)
    by_language: dict[int, dict[str, Cell]] = defaultdict(dict)
    for language, module, of, has, reviewed, voice in counted:
        heard = _share_heard(results.get((language, module)))
        by_language[language][module] = Cell(module, Share(has, of), Share(reviewed, of), Share(voice, of), heard)
    nothing = Share(0, 0)
    there = {module for cells in by_language.values() for module in cells}
    modules = [(name, title) for name, title in pack.modules if name in there]
    lines = []
    for one in sorted(languages, key=lambda one: (not one.is_source, one.row.english_name)):
        found = by_language[one.pk]
        cells = [found.get(name) or Cell(name, nothing, nothing, nothing, nothing) for name, _ in modules]
        lines.append(LanguageCoverage(one, _total(cells), first[one.pk], cells))
    return modules, lines


def count_first_words(languages: Iterable[PackLanguage]) -> dict[int, Share]:
    """How many of its first words each language has approved; nothing of nothing where the pack has none."""
    counted = (
        Translation.objects.there()
        .first_words()
        .filter(language__in=list(languages))
        .order_by()
        .values_list("language")
        .annotate(has=Count("pk", filter=Q(state=State.APPROVED)), of=Count("pk"))
    )
    return defaultdict(lambda: Share(0, 0), {language: Share(has, of) for language, has, of in counted})


def _share_heard(result: Result | None) -> Share:
    """Full when, and only when, the part was understood."""
    if result is None or result.hearing == Hearing.CHANGED:
        return Share(0, LEAST_UNDERSTOOD)
    least = min((text.understood for text in result.texts), default=0)
    most = LEAST_UNDERSTOOD if result.listeners == LISTENERS else LEAST_UNDERSTOOD - 1
    return Share(min(least, most), LEAST_UNDERSTOOD)


def _total(cells: Iterable[Cell]) -> Cell:
    nothing = Share(0, 0)
    total = Cell("", nothing, nothing, nothing, nothing)
    for cell in cells:
        total = Cell(
            "",
            total.text + cell.text,
            total.reviewed + cell.reviewed,
            total.voice + cell.voice,
            total.heard + cell.heard,
        )
    return total
