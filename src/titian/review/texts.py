"""Words, voices and pictures of a pack: which it needs, which it has.

A text has an id `kind.id.field`. What the document holds says which texts are needed and who hears them; lines of the
talk itself (greeting, consent, closing) are whatever the language the pack is written in has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from titian.instrument.document import ActionClass, Document, Rule
from titian.instrument.errors import Problem
from titian.instrument.languages.silence import SILENT
from titian.instrument.languages.states import TEXT_STATES
from titian.instrument.talk import Talk
from titian.instrument.vocabulary import WITHHELD
from titian.instrument.yaml_files import read_yaml_as_text

SCRIPT = ("talk", "consent", "assent", "closing")
LOOKED = ("carry_on", "child")
"""What the app says after the first look beside the outcomes of the pack."""
CORE = "core"
TALK = "talk"
"""The module of Talk: phrases without a questionnaire. What the script of a screening says is CORE."""
NEVER_OFFERED = ("doubt", WITHHELD)
"""An age in doubt is set by the officer, and what was withheld is written by the phone: no person is offered either."""
SPOKEN_STAGE = "modules"
"""In this stage a module begins with an offer: what it is about, and that the person may say no to it."""


@dataclass(frozen=True)
class Heard:
    """A clip as its manifest describes it. `ipa` is empty where a person spoke.

    `key_words` are how many of its key words a recogniser understood, and of how many; None where it did not hear the
    clip as it is now.
    """

    text_sha256: str
    seconds: float = 0.0
    ipa: str = ""
    is_recorded: bool = False
    key_words: tuple[int, int] | None = None


@dataclass(frozen=True)
class Wording:
    """One language. `clips` are text id → digest of the words the clip says; None where there is no voice at all.

    `states` are text id → the state of its review, as the file has it. `heard` are the same clips, with more of each.
    """

    tag: str
    texts: Mapping[str, str]
    clips: Mapping[str, str] | None = field(default=None, repr=False)
    states: Mapping[str, str] = field(default_factory=dict, repr=False)
    heard: Mapping[str, Heard] = field(default_factory=dict, repr=False)

    def stale(self, text_id: str) -> bool:
        """Whether the clip says other words than the text has now."""
        said = (self.clips or {}).get(text_id)
        return said is not None and said != sha256(self.texts.get(text_id, "").encode()).hexdigest()


@dataclass(frozen=True)
class Needed:
    """A text the pack needs: the module in which it is used, whether the person hears it, or reads it where nothing can
    be heard."""

    module: str
    is_spoken: bool
    is_silent: bool = False


class Texts:
    """All texts one document needs, in the order of its sheets."""

    def __init__(self, document: Document, written: Mapping[str, str], talk: Talk | None = None) -> None:
        self.document = document
        self.written = written
        self.talk = talk

    @cached_property
    def needed(self) -> dict[str, Needed]:
        """Text id → where and by whom. What is only said by the talk is taken from the written language."""
        found = dict(self._of_items())
        found |= {text: Needed(CORE, is_spoken=spoken) for text, spoken in self._of_outcomes()}
        found |= {text: Needed(CORE, is_spoken=True) for text in self._script}
        if self.talk:
            found |= {text: Needed(TALK, is_spoken=True) for text in self.talk.list_spoken(self.written)}
            found |= {text: Needed(TALK, is_spoken=False) for text in self.talk.list_titles()}
        silent = {f"{text}{SILENT}": need.module for text, need in found.items() if need.is_spoken}
        return found | {
            text: Needed(module, is_spoken=False, is_silent=True)
            for text, module in silent.items()
            if text in self.written
        }

    @cached_property
    def spoken(self) -> list[str]:
        """Texts the person hears."""
        return [text for text, need in self.needed.items() if need.is_spoken]

    @cached_property
    def silent(self) -> list[str]:
        """Texts the person reads in place of spoken ones, in a language without a voice."""
        return [text for text, need in self.needed.items() if need.is_silent]

    def lines(self, kind: str) -> list[str]:
        """Lines of the talk: `consent` or `assent`, in order."""
        return [text for text in self._script if text.startswith(f"{kind}.")]

    @cached_property
    def _script(self) -> list[str]:
        return [text for text in self.written if text.split(".")[0] in SCRIPT and not text.endswith(SILENT)]

    def _of_items(self) -> Iterator[tuple[str, Needed]]:
        document = self.document
        for name, module in document.modules.items():
            yield f"module.{name}.title", Needed(name, is_spoken=False)
            if module.stage == SPOKEN_STAGE:
                yield f"module.{name}.offer", Needed(name, is_spoken=True)
        for item in document.items:
            is_asked = item.asked_of != "officer_observes"
            yield f"item.{item.id}.label", Needed(item.module, is_spoken=is_asked)
            if item.has_before:
                yield f"item.{item.id}.before", Needed(item.module, is_spoken=True)
            if item.phase:
                yield f"item.{item.id}.when", Needed(item.module, is_spoken=True)

    def _of_outcomes(self) -> Iterator[tuple[str, bool]]:
        document = self.document
        for scale, values in self.choices().items():
            yield from ((f"choice.{scale}.{value}", is_spoken) for value, is_spoken in values)
        for rule in document.rules:
            yield f"rule.{rule.id}.title", False
            if rule.classes is None:
                yield f"rule.{rule.id}.officer", False
            yield f"rule.{rule.id}.person", True
        for one in document.classes:
            yield f"class.{one.id}.title", False
            yield f"class.{one.id}.officer", False
        parts: list[Rule | ActionClass] = [*document.rules, *document.classes]
        for need in sorted({need for part in parts for need in part.needs}):
            yield f"need.{need}.officer", False
            yield f"need.{need}.person", True
        only_officer: dict[str, Iterable[str]] = {
            "effect": sorted({e for part in (*parts, *document.levels) for e in part.effects}),
            "level": [level.id for level in document.levels],
            "dimension": document.dimensions,
            "indicator": [indicator.id for indicator in document.indicators],
            "triage": dict.fromkeys([*LOOKED, *(triage.outcome for triage in document.triage)]),
        }
        for kind, names in only_officer.items():
            yield from ((f"{kind}.{name}.officer", False) for name in names)

    def choices(self) -> dict[str, list[tuple[str, bool]]]:
        """The lists that are used, each choice with whether a person is offered it."""
        document = self.document
        asked = {item.scale for item in document.items if item.asked_of != "officer_observes"}
        asked |= {item.phase.scale for item in document.items if item.phase}
        used = asked | {item.scale for item in document.items}
        return {
            name: [(value, name in asked and value not in NEVER_OFFERED) for value in scale.values]
            for name, scale in document.scales.items()
            if name in used
        }


def read_wordings(folder: Path, problems: list[Problem]) -> Iterator[Wording]:
    """Every language of a pack, the one it is written in first, each read when it is asked for.

    Files that cannot be read are added to `problems`.
    """
    paths = sorted((folder / "locales").glob("*.yaml"), key=lambda path: (path.stem != "en", path.stem))
    for path in paths:
        try:
            raw: Any = read_yaml_as_text(path)  # what is not a mapping of texts is told below
            texts = {str(key): str(value["text"]) for key, value in raw["texts"].items()}
            states = {str(key): _state(value) for key, value in raw["texts"].items()}
        except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError, AttributeError):
            what = f"{path.name} cannot be read as words."
            fixes = ("give it tag and texts; each text has text, state, reviewer and date.",)
            problems.append(Problem(code="text.unreadable", what=what, fixes=fixes, sheet=f"locales/{path.name}"))
            continue
        heard = _read_clips(folder / "voices" / path.stem)
        clips = None if heard is None else {text: clip.text_sha256 for text, clip in heard.items()}
        yield Wording(path.stem, texts, clips, states, heard or {})


def _state(text: Mapping[str, object]) -> str:
    """The state of a text; more than a draft is nobody's word without a name, and so is no state."""
    state = str(text.get("state", TEXT_STATES[0]))
    is_named = str(text.get("reviewer") or "").strip() not in _NOBODY
    return state if state == TEXT_STATES[0] or is_named else f"{state} by nobody"


_NOBODY = ("", "null", "~")
"""How YAML writes that there is none."""


def _read_clips(folder: Path) -> dict[str, Heard] | None:
    """Clips of one language that are listed and whose file is there."""
    try:
        clips = json.loads((folder / "manifest.json").read_bytes())["clips"]
        files = {path.stem for path in folder.glob("*.opus")}
        return {
            text: Heard(
                str(clip["text_sha256"]),
                float(clip.get("seconds", 0.0)),
                str(clip.get("ipa") or ""),
                clip.get("source") == "recorded",
                _read_hearing(clip.get("heard"), folder / f"{clip.get('same_as') or text}.opus"),
            )
            for text, clip in clips.items()
            if (clip.get("same_as") or text) in files
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _read_hearing(heard: Mapping[str, Any] | None, file: Path) -> tuple[int, int] | None:
    if heard is None or heard["clip_sha256"] != sha256(file.read_bytes()).hexdigest():
        return None
    return int(heard["understood"]), int(heard["key_words"])


def pictures_needed(document: Document, texts: Texts) -> Iterator[str]:
    """Names of the pictures that stand beside questions and choices."""
    yield from (item.pictogram or f"item.{item.id}" for item in document.items)
    for scale, values in texts.choices().items():
        yield from (f"choice.{scale}.{value}" for value, is_spoken in values if is_spoken)
    if texts.talk:
        yield from texts.talk.list_pictures()
