"""The table of languages of a pack, and what is wrong with its texts by themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from titian.instrument.languages.lint import Flaw, lint
from titian.instrument.languages.states import TEXT_STATES

from .findings import Finding, finding
from .subject import Subject
from .texts import Texts, Wording

SHOWN = 6
_HEADS = {"draft": "draft", "translated": "transl", "back_translated": "back", "approved": "appr"}


@dataclass(frozen=True)
class LanguageRow:
    """One language of a pack, counted. `missing` and `stale` are clips, and counted where a voice is claimed.

    `states` counts the texts a person hears by their state; `is_required` is whether pack.yaml names the language.
    """

    language: str
    is_required: bool
    audio: str | None
    texts: int
    of_texts: int
    states: dict[str, int]
    officer_texts: int
    of_officer_texts: int
    clips: int
    stale: int
    missing: int

    def as_json(self) -> dict[str, object]:
        """The shape `titian pack check --json` prints."""
        return asdict(self)


def count_languages(subject: Subject, texts: Texts) -> list[LanguageRow]:
    """One row a language, the one the pack is written in first."""
    officer = [text for text, need in texts.needed.items() if not need.is_spoken and not need.is_silent]
    required = subject.pack.about.languages if subject.pack else ()
    rows = []
    for wording in subject.wordings:
        language = (subject.languages or {}).get(wording.tag)
        said = [text for text in texts.spoken if wording.texts.get(text, "").strip()]
        states = Counter(wording.states.get(text, TEXT_STATES[0]) for text in said)
        clips = [text for text in said if text in (wording.clips or {})]
        is_asked = language.is_voiced if language else wording.clips is not None
        rows.append(
            LanguageRow(
                language=wording.tag,
                is_required=wording.tag in required,
                audio=language.audio if language else None,
                texts=len(said),
                of_texts=len(texts.spoken),
                states={state: states[state] for state in TEXT_STATES},
                officer_texts=sum(bool(wording.texts.get(text, "").strip()) for text in officer),
                of_officer_texts=len(officer),
                clips=len(clips),
                stale=sum(wording.stale(text) for text in clips),
                missing=len(texts.spoken) - len(clips) if is_asked else 0,
            )
        )
    return rows


def table(rows: list[LanguageRow]) -> Iterator[str]:
    """The table for a terminal; a star marks the languages pack.yaml names."""
    states = "".join(f"{_HEADS[state]:>8}" for state in TEXT_STATES)
    yield f"{'':9}{'texts':>10}{states}{'officer':>10}  {'voice':18}{'clips':>6}{'stale':>6}{'missing':>8}"
    for row in rows:
        name = f"{row.language}{'*' if row.is_required else ''}"
        counts = "".join(f"{row.states[state]:>8}" for state in TEXT_STATES)
        yield (
            f"{name:9}{f'{row.texts}/{row.of_texts}':>10}{counts}{f'{row.officer_texts}/{row.of_officer_texts}':>10}"
            f"  {row.audio or 'not in the table':18}{row.clips:>6}{row.stale:>6}{row.missing:>8}"
        )


def list_flaws(subject: Subject) -> Iterator[Finding]:
    """What the lint finds in the words of each language of the table, one finding a kind of flaw and language."""
    for wording in subject.wordings:
        if subject.languages and (language := subject.languages.get(wording.tag)):
            found: dict[str, list[tuple[str, Flaw]]] = defaultdict(list)
            for text_id, text in wording.texts.items():
                # What English has not written yet is told elsewhere; there is nothing to compare with.
                for flaw in lint(text, subject.words.get(text_id, text), language):
                    found[flaw.code].append((text_id, flaw))
            for code, flaws in found.items():
                yield _told(code, wording, flaws)


def _told(code: str, wording: Wording, flaws: list[tuple[str, Flaw]]) -> Finding:
    (first, flaw), rest = flaws[0], [text_id for text_id, _ in flaws[1:]]
    also = f" Also: {', '.join(rest[: SHOWN - 1])}" if rest else ""
    more = f" and {len(flaws) - SHOWN} more" if len(flaws) > SHOWN else ""
    what = f"{first}: {flaw.sentence}{also}{more}{'.' if also else ''}"
    return finding(code, what, subject=wording.tag, sheet=f"locales/{wording.tag}.yaml")
