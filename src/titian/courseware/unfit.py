"""What no text of a module may say, looked for without reading any module: the studio asks it of each text it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from titian.instrument.languages.misleading import Said, find_misleading
from titian.instrument.yaml_files import read_yaml

from .names import PREFIX

_PROMISES: Final = frozenset({"text.promise"})


def is_of_module(text_id: str) -> bool:
    """Whether a text belongs to a step of a module, by its id alone: those of a pack are shorter."""
    return text_id.startswith(PREFIX) and text_id.count(".") == 3


def find_unfit(said: Said) -> Iterator[tuple[str, str, str]]:
    """Code, sentence and what to do, for what no officer should learn from: promises, and harm that is shown."""
    for flaw in find_misleading(said):
        if flaw.code in _PROMISES:
            yield "text.promising", flaw.sentence, "say what is so now, and what the officer can do"
    for pattern in _graphic().get(said.tag, ()):
        if found := pattern.search(said.text):
            fix = "say what to do, and leave out what the harm looked like"
            yield "text.graphic", f"“{found[0].strip()}” shows harm.", fix


@cache
def _graphic() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    read = TypeAdapter(dict[str, tuple[str, ...]]).validate_python(read_yaml(Path(__file__).with_name("graphic.yaml")))
    return {tag: tuple(re.compile(one, re.IGNORECASE) for one in patterns) for tag, patterns in read.items()}
