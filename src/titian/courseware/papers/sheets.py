"""From a module to a paper: its own words, the pack's as the app says them, and a few headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import titian
from titian.courseware.check import PACK
from titian.courseware.modules import Courseware, Look, Module, Question, Step, read_courseware
from titian.instrument.languages.states import APPROVED, least_state
from titian.instrument.languages.table import SOURCE
from titian.papers.errors import MissingWords, PaperError, UnreadablePack
from titian.papers.gather import Gathered, gather
from titian.papers.labels import read_entries
from titian.papers.pack import newest, open_pack
from titian.papers.press import Form, Json, press
from titian.voices.errors import UnreadableFile
from titian.voices.wording import Text, load_wording

ROOM: Final = Path(titian.__file__).parent
"""What the templates may read: their own folder, and how every paper looks."""
TEMPLATES: Final = "courseware/papers"
PLACES: Final = 12
"""People on one sheet of who took part."""


class UnknownModule(PaperError):
    """There is no such module, or it cannot be read."""

    code = "paper.module"


@dataclass(frozen=True)
class _Opened:
    module: Module
    courseware: Courseware
    words: Mapping[str, Text]
    english: Mapping[str, str]
    gathered: Gathered
    data: dict[str, object]


def make_guide(
    folder: Path, name: str, tag: str, *, pack: Path | None = None, fonts: Sequence[Path] = (), form: Form = "pdf"
) -> list[bytes]:
    """The whole module for whoever teaches it: minutes, questions with every answer and why, and sources. A4.

    Raises a PaperError.
    """
    opened = _open(folder, name, tag, pack, fonts, shows=True)
    named = list(dict.fromkeys(source for step in opened.module.steps for source in step.sources))
    data = {
        **opened.data,
        "minutes": opened.module.count_minutes(opened.english),
        "steps": [_describe(opened, step, named) for step in opened.module.steps],
        "sources": [_cite(opened.courseware, source) for source in named],
    }
    return _press("guide", opened, data, form)


def make_handout(
    folder: Path, name: str, tag: str, *, pack: Path | None = None, fonts: Sequence[Path] = (), form: Form = "pdf"
) -> list[bytes]:
    """Of each question the scene, what the module suggests, and why. A4, one page or two. Raises a PaperError."""
    opened = _open(folder, name, tag, pack, fonts, shows=False)
    asked = [step for step in opened.module.steps if isinstance(step, Question)]
    named = dict.fromkeys(source for step in asked for source in step.sources)
    data = {
        **opened.data,
        "sentences": [
            {
                "title": _say(opened, step, "title"),
                "scene": _say(opened, step, "ask"),
                "does": [_say(opened, step, f"choice_{choice}") for choice in step.right],
                "text": _say(opened, step, "why"),
            }
            for step in asked
        ],
        "sources": [_cite(opened.courseware, source) for source in named],
    }
    return _press("handout", opened, data, form)


def make_sign_in(
    folder: Path, name: str, tag: str, *, pack: Path | None = None, fonts: Sequence[Path] = (), form: Form = "pdf"
) -> list[bytes]:
    """Who took part: what it is for, when it is destroyed, empty places. One page, A4 across. Raises a PaperError."""
    opened = _open(folder, name, tag, pack, fonts, shows=False)
    return _press("sign_in", opened, {**opened.data, "places": PLACES}, form)


def _open(folder: Path, name: str, tag: str, pack: Path | None, fonts: Sequence[Path], *, shows: bool) -> _Opened:
    folder = folder.resolve()
    opened = open_pack(pack or folder.parent / PACK)
    courseware = read_courseware(folder, [])
    module = next((module for module in courseware.modules if module.id == name), None)
    if module is None:
        there = ", ".join(sorted(module.id for module in courseware.modules))
        message = f"There is no module {name}. There are: {there}."
        raise UnknownModule(message)
    words = _read_words(folder, module, tag)
    spoken, labels = read_entries(folder.parent / "interface" / "course", tag)
    shown = list(dict.fromkeys(text_id for step in module.steps for text_id in step.shows)) if shows else []
    pictures = [step.picture for step in module.steps if isinstance(step, Look)] if shows else []
    cited = {source: _cite(courseware, source) for source in courseware.sources}
    texts: dict[str, Sequence[str]] = {tag: shown}
    named: dict[str, dict[str, str]] = {tag: {text_id: text.text for text_id, text in words.items()}}
    for language, own in ((spoken, labels), (SOURCE, cited)):
        texts.setdefault(language, ())
        named[language] = {**named.get(language, {}), **own}
    gathered = gather(opened, texts, pictures=pictures, fonts=fonts, labels=named)
    state = least_state({text.state for text in words.values()})
    line = f"{module.id} {module.version} · words of {newest(words.values()).isoformat()}"
    data: dict[str, object] = {
        **gathered.data,
        "small_print": line if state == APPROVED else f"{line} · {state.replace('_', '-')} words: for training",
        "labels": dict(labels),
        "labelled": spoken,
        "tag": tag,
        "title": words[f"module.{module.id}.title"].text,
        "about": words[f"module.{module.id}.about"].text,
    }
    english = _read_words(folder, module, SOURCE)
    return _Opened(module, courseware, words, {key: one.text for key, one in english.items()}, gathered, data)


def _read_words(folder: Path, module: Module, tag: str) -> dict[str, Text]:
    path = folder / "locales" / f"{tag}.yaml"
    if not path.is_file():
        message = f"{module.id} has no words in {tag}. Others go through the studio."
        raise MissingWords(message)
    try:
        written = load_wording(path).texts
    except UnreadableFile as error:
        raise UnreadablePack(str(error)) from error
    if missing := next((text_id for text_id in module.list_texts() if text_id not in written), None):
        message = f"{tag} lacks the text {missing}. Write it in locales/{tag}.yaml, or take another language."
        raise MissingWords(message)
    return {text_id: written[text_id] for text_id in module.list_texts()}


def _say(opened: _Opened, step: Step, field: str) -> str:
    return opened.words[f"module.{opened.module.id}.{step.id}.{field}"].text


def _cite(courseware: Courseware, name: str) -> str:
    source = courseware.sources[name]
    return f"{source.title}. {source.publisher}{f', {source.year}' if source.year else ''}."


def _describe(opened: _Opened, step: Step, named: Sequence[str]) -> dict[str, Json]:
    """A step as the template sets it. `rests` are places in the list of sources, from 1."""
    shared: dict[str, Json] = {
        "kind": step.kind,
        "title": _say(opened, step, "title"),
        "minutes": opened.module.count_step_minutes(step, opened.english),
        "shows": list(step.shows),
        "picture": step.picture if isinstance(step, Look) else None,
        "rests": [named.index(source) + 1 for source in step.sources],
        "text": _say(opened, step, "ask" if isinstance(step, Question) else "text"),
        "why": None,
        "choices": [],
    }
    if isinstance(step, Question):
        shared["why"] = _say(opened, step, "why")
        shared["choices"] = [
            {
                "text": _say(opened, step, f"choice_{choice}"),
                "feedback": _say(opened, step, f"feedback_{choice}"),
                "is_right": choice in step.right,
            }
            for choice in step.choices
        ]
    return shared


def _press(template: str, opened: _Opened, data: Mapping[str, object], form: Form) -> list[bytes]:
    day = newest(opened.words.values())
    letters = opened.gathered.letters
    return press(f"{TEMPLATES}/{template}.typ", data, letters=letters, date=day, form=form, room=ROOM)
