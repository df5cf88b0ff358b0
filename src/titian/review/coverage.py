"""Which language can say what: by language and module, words and voices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from titian.instrument.languages.hearing import HeardClip, judge
from titian.instrument.languages.states import TEXT_STATES
from titian.instrument.languages.table import Language

from .findings import Finding, finding
from .subject import Subject
from .texts import CORE, TALK, Texts, Wording, pictures_needed

SHOWN = 6


@dataclass(frozen=True)
class Share:
    """So many of so many spoken texts."""

    has: int
    of: int

    def __str__(self) -> str:
        if not self.of:
            return "·"
        return "all" if self.has == self.of else "-" if not self.has else f"{100 * self.has // self.of}%"


@dataclass(frozen=True)
class Row:
    """One language: for each module its words and its clips."""

    language: str
    text: dict[str, Share]
    voice: dict[str, Share]

    def as_json(self) -> dict[str, object]:
        """The shape `titian pack check --json` prints."""
        return {
            "language": self.language,
            **{kind: {name: vars(share) for name, share in getattr(self, kind).items()} for kind in ("text", "voice")},
        }


def cover(subject: Subject, texts: Texts) -> list[Row]:
    """The table: what the person hears, by the module in which it is said."""
    modules = [
        CORE,
        *(name for stage in subject.logic.document.stages for name in stage.modules),
        *([TALK] if subject.talk else []),
    ]
    spoken = {name: [t for t in texts.spoken if texts.needed[t].module == name] for name in modules}
    return [
        Row(
            wording.tag,
            {name: Share(sum(t in wording.texts for t in ids), len(ids)) for name, ids in spoken.items()},
            {name: Share(sum(_is_voiced(wording, t) for t in ids), len(ids)) for name, ids in spoken.items()},
        )
        for wording in subject.wordings
    ]


def _is_voiced(wording: Wording, text_id: str) -> bool:
    return text_id in (wording.clips or {}) and not wording.stale(text_id)


def table(rows: list[Row]) -> Iterator[str]:
    """The table for a terminal. What a language has none of is one line in the table of languages, and none here."""
    if not rows:
        return
    modules = list(rows[0].text)
    yield f"{'':14}" + "".join(f"{name:>5}" for name in modules)
    for row in rows:
        for kind, shares in (("text", row.text), ("voice", row.voice)):
            if kind == "voice" and not any(share.has for share in shares.values()):
                continue
            yield f"{row.language:8}{kind:6}" + "".join(f"{shares[name]!s:>5}" for name in modules)


def list_gaps(subject: Subject, texts: Texts) -> Iterator[Finding]:
    """Findings about words, clips and pictures that are missing, stale or belong to nothing."""
    if not subject.wordings:
        return
    written, *others = subject.wordings
    for text in texts.needed:
        if not written.texts.get(text, "").strip():
            sheet = f"locales/{written.tag}.yaml"
            yield finding("text.missing", f"There is no {text}.", subject=text, sheet=sheet)
    required = subject.pack.about.languages if subject.pack else ()
    there = {wording.tag for wording in subject.wordings}
    for tag in required:
        if tag not in there:
            what = f"pack.yaml names {tag}, but locales/{tag}.yaml is not there."
            yield finding("language.missing", what, subject=tag, sheet="pack.yaml", column="languages")
    for wording in others:
        missing = [text for text in texts.spoken if not wording.texts.get(text, "").strip()]
        code = "language.incomplete" if wording.tag in required else "language.gaps"
        yield from _counted(code, "lacks", "of what is said", missing, len(texts.spoken), wording.tag)
        language = (subject.languages or {}).get(wording.tag)
        is_read = language is not None and not language.may_speak
        if is_read or _find_fault_of_voice(wording, texts):
            unwritten = [text for text in texts.silent if not wording.texts.get(text, "").strip()]
            code = code if is_read else "language.gaps"
            yield from _counted(code, "lacks", "texts for silence", unwritten, len(texts.silent), wording.tag)
    for wording in subject.wordings:
        for text in wording.texts:
            if text not in texts.needed:
                sheet = f"locales/{wording.tag}.yaml"
                yield finding("text.unknown", f"{text} belongs to nothing in this pack.", subject=text, sheet=sheet)
        yield from _states(wording)
        yield from _voices(wording, texts, subject.languages)
    if subject.pack:
        drawn = {path.stem for path in (subject.pack.folder / "pictures").glob("*.svg")}
        needed = list(dict.fromkeys(pictures_needed(subject.logic.document, texts)))
        missing = [name for name in needed if name not in drawn]
        if missing:
            what = f"{len(missing)} of {len(needed)} pictures are missing: {_some(missing)}."
            yield finding("picture.missing", what, sheet="pictures")


def _states(wording: Wording) -> Iterator[Finding]:
    wrong = [f"{text} ({state})" for text, state in wording.states.items() if state not in TEXT_STATES]
    if wrong:
        what = f"{wording.tag} has states nobody stands for: {_some(wrong)}."
        yield finding("text.state", what, subject=wording.tag, sheet=f"locales/{wording.tag}.yaml")


def _voices(wording: Wording, texts: Texts, languages: Mapping[str, Language] | None) -> Iterator[Finding]:
    """Clips are asked of the languages that claim a voice, and of no other; without a table, of those that have one."""
    tag, sheet = wording.tag, f"voices/{wording.tag}"
    language = (languages or {}).get(tag)
    if language and not language.may_speak:
        if wording.clips:
            what = f"{tag} has {len(wording.clips)} clips, but claims no voice: audio is {language.audio}."
            yield finding("clip.not_claimed", what, subject=tag, sheet=sheet)
        return
    is_whole = language is None or language.is_voiced
    if wording.clips is None and not is_whole:
        return
    if wording.clips is None:
        what = f"{tag} claims a voice and has none." if language else f"{tag} has words and no voice."
        yield finding("language.silent" if language else "language.no_voice", what, subject=tag, sheet=sheet)
        return
    said = [text for text in texts.spoken if text in wording.texts]
    missing = [text for text in said if text not in wording.clips] if is_whole else []
    stale = [text for text in said if wording.stale(text)]
    yield from _counted("clip.missing", "has no clip for", "spoken texts", missing, len(said), tag)
    yield from _counted("clip.stale", "says other words in", "clips", stale, len(said), tag)
    if fault := _find_fault_of_voice(wording, texts):
        yield finding("language.not_understood", fault, subject=tag, sheet=sheet)


def _find_fault_of_voice(wording: Wording, texts: Texts) -> str | None:
    """Why a voice is silent wherever people are met: one that was recorded, or that nothing gates, never is."""
    said = [text for text in texts.spoken if text in wording.texts]
    verdict = judge(wording.tag, _list_heard(wording, said)) if wording.clips is not None else None
    return verdict.tell(wording.tag) if verdict and not verdict.may_speak else None


def _list_heard(wording: Wording, said: list[str]) -> Iterator[HeardClip]:
    """The clips of now that a machine spoke, with what another understood of them."""
    for text in said:
        clip = wording.heard.get(text)
        if clip and not clip.is_recorded and not wording.stale(text):
            understood, asked = clip.key_words or (None, None)
            yield HeardClip(text, wording.texts[text], asked, understood)


def _counted(code: str, verb: str, thing: str, names: list[str], of: int, tag: str) -> Iterator[Finding]:
    if names:
        what = f"{tag} {verb} {len(names)} {thing} ({of}): {_some(names)}."
        yield finding(code, what, subject=tag, sheet=f"{'voices' if code.startswith('clip') else 'locales'}/{tag}")


def _some(names: list[str]) -> str:
    rest = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")
