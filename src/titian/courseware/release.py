"""What a signed release brings to learn, as a hub holds it; read without the engine that checks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Json = Mapping[str, Any]  # Any: parts of a release, which its publisher signed


@dataclass(frozen=True)
class Released:
    """Parts of the newest release. `words` are those of what is learnt, `texts` those of the pack, both by language.

    `voices` are bundles of clips as a phone fetches them.
    """

    id: str
    day: date
    modules: Json
    words: Mapping[str, Json]
    texts: Mapping[str, tuple[Json, ...]]
    languages: Json
    pictures: Mapping[str, str]
    voices: Iterable[bytes] = ()

    def find_module(self, name: str) -> Json | None:
        return next((one for one in self.modules["modules"] if one["id"] == name), None)

    def list_whole(self, module: Json) -> list[str]:
        """Languages that have this module."""
        return [tag for tag, held in self.words.items() if f"module.{module['id']}.title" in held["texts"]]
