"""Whether a part is understood: ten people hear its longest texts and say what each says.

The policy, the same in every country: a clip counts as approved for live once its part was understood. That is so when
ten listeners of the newest round have answered, at least eight understood each text, and no text has changed since.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.studio.comprehension_models import LISTENERS, ComprehensionSheet, Listener
from titian.studio.models import Clip, PackLanguage, Translation

LEAST_UNDERSTOOD: Final = 8
MOST_TEXTS: Final = 10


class Answer(StrEnum):
    """How what a listener says a text says stands to its English."""

    UNDERSTOOD = "understood"
    PARTLY = "partly"
    NOT = "not"


class Hearing(StrEnum):
    """How far listeners are with a part."""

    SILENT = "silent"  # nothing of it can be played
    WAITING = "waiting"
    BEGUN = "begun"
    UNDERSTOOD = "understood"
    NOT_UNDERSTOOD = "not_understood"
    CHANGED = "changed"


ANSWER_NAMES: Final[Mapping[Answer, Promise]] = {
    Answer.UNDERSTOOD: gettext_lazy("understood"),
    Answer.PARTLY: gettext_lazy("partly"),
    Answer.NOT: gettext_lazy("not understood"),
}
HEARING_NAMES: Final[Mapping[Hearing, Promise]] = {
    Hearing.SILENT: gettext_lazy("has no voice yet"),
    Hearing.WAITING: gettext_lazy("nobody has listened yet"),
    Hearing.BEGUN: gettext_lazy("listeners are missing"),
    Hearing.UNDERSTOOD: gettext_lazy("understood"),
    Hearing.NOT_UNDERSTOOD: gettext_lazy("not understood well enough"),
    Hearing.CHANGED: gettext_lazy("the words changed since"),
}


@dataclass(frozen=True)
class TextResult:
    """How many listeners understood one text, partly, or not; `is_changed` says that it has other words by now."""

    text_id: str
    understood: int
    partly: int
    not_understood: int
    is_changed: bool

    @property
    def is_enough(self) -> bool:
        return self.understood >= LEAST_UNDERSTOOD


@dataclass(frozen=True)
class Result:
    """A round as it stands now."""

    sheet: ComprehensionSheet
    listeners: int
    texts: tuple[TextResult, ...]

    @property
    def hearing(self) -> Hearing:
        if any(text.is_changed for text in self.texts):
            return Hearing.CHANGED
        if self.listeners < LISTENERS:
            return Hearing.BEGUN if self.listeners else Hearing.WAITING
        return Hearing.UNDERSTOOD if all(text.is_enough for text in self.texts) else Hearing.NOT_UNDERSTOOD

    @property
    def is_open(self) -> bool:
        """Whether the next listener can be noted."""
        return self.hearing in {Hearing.WAITING, Hearing.BEGUN}


def choose_texts(language: PackLanguage, module: str) -> list[Translation]:
    """What a round of this part plays: its longest texts that have a voice, at most ten, in the order of the pack.

    What is long is lost first, and ten are as many as a tired person listens to.
    """
    voiced = Clip.objects.heard().current().filter(language=language, text__module=module, text__is_spoken=True)
    rows = (
        Translation.objects.there()
        .filter(language=language, text__in=voiced.values("text"))
        .exclude(words="")
        .select_related("text")
    )
    longest = sorted(rows, key=lambda row: (-len(row.text.source), row.text.order))[:MOST_TEXTS]
    return sorted(longest, key=lambda row: row.text.order)


def find_results(languages: Iterable[PackLanguage]) -> dict[tuple[int, str], Result]:
    """The newest round of each language and part, by the language's key and the part; three queries in all."""
    newest: dict[tuple[int, str], ComprehensionSheet] = {}
    for sheet in ComprehensionSheet.objects.filter(language__in=list(languages)).order_by("pk"):
        newest[sheet.language_id, sheet.module] = sheet
    answers: dict[int, list[list[str]]] = defaultdict(list)
    for sheet_id, given in Listener.objects.filter(sheet__in=newest.values()).values_list("sheet", "answers"):
        answers[sheet_id].append(given)
    named = {text_id for sheet in newest.values() for text_id, _ in sheet.texts}
    rows = Translation.objects.there().filter(
        language__in={sheet.language_id for sheet in newest.values()}, text__text_id__in=named
    )
    words = {
        (language, text_id): digest
        for language, text_id, digest in rows.values_list("language", "text__text_id", "words_sha256")
    }
    return {place: _read(sheet, answers[sheet.pk], words) for place, sheet in newest.items()}


def find_result(language: PackLanguage, module: str) -> Result | None:
    """The newest round of this part, if there was one."""
    return find_results([language]).get((language.pk, module))


def list_understood(language: PackLanguage) -> set[str]:
    """The parts of which a clip may be called approved."""
    return {module for (_, module), result in find_results([language]).items() if result.hearing == Hearing.UNDERSTOOD}


def _read(sheet: ComprehensionSheet, answers: Sequence[Sequence[str]], words: Mapping[tuple[int, str], str]) -> Result:
    texts = []
    for place, (text_id, digest) in enumerate(sheet.texts):
        said = Counter(given[place] for given in answers)
        texts.append(
            TextResult(
                text_id,
                said[Answer.UNDERSTOOD],
                said[Answer.PARTLY],
                said[Answer.NOT],
                is_changed=words.get((sheet.language_id, text_id)) != digest,
            )
        )
    return Result(sheet, len(answers), tuple(texts))
