"""Talk: what an officer may say through the phone without a questionnaire. `talk.yaml` of a pack.

It holds groups of phrases, the replies a person may touch, and how they are laid out; the words lie in `locales/`:
`phrase.<id>.label`, `phrase.<id>.child` where a child is spoken to in other words, `reply.<id>.label`, and for the
officer `talk_group.<id>.title`. Nothing of Talk is kept, so nothing here is read by a rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from .document import Id, canonical_json
from .errors import Problem
from .yaml_files import read_yaml

FILE: Final = "talk.yaml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Reply(_Strict):
    """What a person may touch: `alone` takes the others away, `tells_fear` is for "they said they are afraid"."""

    id: Id
    picture: str | None = None
    alone: bool = False
    tells_fear: bool = False


class Phrase(_Strict):
    """What the phone says, and the replies to it.

    A private phrase sounds by itself only in earphones, and what is touched never sounds.
    """

    id: Id
    replies: tuple[Id, ...] = ()
    several: bool = False
    layout: Literal["tiles", "body"] = "tiles"
    private: bool = False


class Group(_Strict):
    """Phrases that belong together, in the order the officer sees them."""

    id: Id
    phrases: tuple[Phrase, ...]


class Talk(_Strict):
    """All of Talk. Ids are unique; every reply is known and used."""

    groups: tuple[Group, ...]
    replies: tuple[Reply, ...]

    @property
    def phrases(self) -> Iterator[Phrase]:
        """Every phrase, in order."""
        return (phrase for group in self.groups for phrase in group.phrases)

    def list_spoken(self, written: Mapping[str, str]) -> list[str]:
        """Ids of the texts a person hears. A child's words are there where the pack's own language has them."""
        spoken = []
        for phrase in self.phrases:
            child = f"phrase.{phrase.id}.child"
            spoken += [f"phrase.{phrase.id}.label", *([child] if child in written else [])]
        return spoken + [f"reply.{reply.id}.label" for reply in self.replies]

    def list_pictures(self) -> list[str]:
        """Names of the pictures beside phrases and on tiles. On a body the outline itself is the picture."""
        tiles = [phrase for phrase in self.phrases if phrase.layout == "tiles"]
        replies = {reply for phrase in tiles for reply in phrase.replies}
        return [f"phrase.{phrase.id}" for phrase in tiles] + [
            reply.picture or f"reply.{reply.id}" for reply in self.replies if reply.id in replies
        ]

    def list_titles(self) -> list[str]:
        """Ids of the texts only the officer reads."""
        return [f"talk_group.{group.id}.title" for group in self.groups]


def read_talk(folder: Path, problems: list[Problem]) -> Talk | None:
    """The Talk of a pack, or None where it has none or where what is wrong was added to `problems`."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        talk = Talk.model_validate(read_yaml(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        what = f"{FILE} cannot be read: {_first_of(error)}"
        problems.append(_problem("talk.malformed", what, "give it groups and replies, each with an id."))
        return None
    found = list(_check(talk))
    problems += found
    return None if found else talk


def talk_bytes(talk: Talk) -> bytes:
    """Canonical JSON for the phone; what a phrase or reply leaves out is left out there too."""
    return canonical_json(talk.model_dump(mode="json", exclude_defaults=True))


def _check(talk: Talk) -> Iterator[Problem]:
    known = {reply.id for reply in talk.replies}
    used = {reply for phrase in talk.phrases for reply in phrase.replies}
    named = {
        "group": [group.id for group in talk.groups],
        "phrase": [phrase.id for phrase in talk.phrases],
        "reply": [reply.id for reply in talk.replies],
    }
    for kind, ids in named.items():
        for name in sorted(name for name, times in Counter(ids).items() if times > 1):
            yield _problem("talk.twice", f"There are two {kind}s named {name}.", "rename one.", subject=name)
    for phrase in talk.phrases:
        for reply in phrase.replies:
            if reply not in known:
                what = f"{phrase.id} offers {reply}, which is not among the replies."
                yield _problem("talk.reply", what, "correct it.", "add it to replies.", subject=phrase.id)
        if phrase.layout == "body" and not phrase.replies:
            what = f"{phrase.id} lies on a body and has no replies."
            yield _problem("talk.reply", what, "give it replies.", "leave out layout.", subject=phrase.id)
    for reply in sorted(known - used):
        yield _problem("talk.unused", f"No phrase offers the reply {reply}.", "take it out.", subject=reply)


def _problem(code: str, what: str, *fixes: str, subject: str = "") -> Problem:
    return Problem(code=code, what=what, fixes=fixes, subject=subject, sheet=FILE)


def _first_of(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error).split("\n", maxsplit=1)[0]
