"""Which bundle of clips a text is fetched with. No Django.

`core` is small and stands first: what everybody is told before they agree to questions, and what several modules share.
Every other bundle belongs to one module, so that a phone that lost its connection half-way can still begin.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from titian.library.errors import BuildRefused

if TYPE_CHECKING:
    from titian.instrument import Logic

CORE: Final = "core"
TALK: Final = "talk"
FIRST: Final = "first"
"""Words of a language of which no more than the first words are approved: in place of its core, in live alone."""
OFFICER: Final = "officer"
"""What only officers read, of all modules: fetched for the officer's own language."""
_OF_TALK: Final = frozenset({"phrase", "reply", "talk_group"})  # kinds of text
_BEFORE_CONSENT: Final = frozenset({"default", "care", "consent"})  # kinds of rule
_OF_THE_CLOSE: Final = frozenset({"need", "closing"})  # kinds of text
# Of the consent script: what only whoever asks is told, and what is said before a recipient is agreed to.
_HEARD_LATER: Final = tuple(
    f"{to}.{line}"
    for to in ("consent", "assent")
    for line in ("more_", "who_sees", "sent_to", "kept_", "asking_later", "noted", "health_")
)


class Bundles:
    """The bundle of every text of one instrument."""

    def __init__(self, logic: Logic) -> None:
        self._logic = logic
        self._document = logic.document
        self._closing = logic.document.stages[-1]

    def find(self, text_id: str) -> str:
        """`core` or the id of a module. Raises BuildRefused for a text of an item, rule or module that is not there."""
        kind, _, rest = text_id.partition(".")
        name = rest.partition(".")[0]
        if kind == "item" and name in self._logic.items:
            return self._of_module(self._logic.items[name].module)
        if kind == "module" and name in self._document.modules:
            return self._of_module(name)
        if kind == "rule" and name in self._logic.rules:
            return self._of_rule(name)
        if kind in ("item", "module", "rule"):
            raise BuildRefused(f"The text {text_id} belongs to no {kind} of the pack.")
        if kind in _OF_TALK:
            return TALK
        if kind == "choice":
            return self._of_scale(name)
        is_late = kind in _OF_THE_CLOSE or text_id.startswith(_HEARD_LATER)
        return self._closing.modules[0] if is_late else CORE

    def _of_module(self, module: str) -> str:
        stage = next(stage for stage in self._document.stages if stage.id == self._document.modules[module].stage)
        return module if stage.needs_consent or stage is self._closing else CORE

    def _of_rule(self, rule_id: str) -> str:
        """What stands without consent, or must be said at once, is core; the rest is said at the close."""
        rule = self._logic.rules[rule_id]
        is_early = rule.kind in _BEFORE_CONSENT or (rule.level is not None and rule.level in self._most_urgent)
        return CORE if is_early else self._closing.modules[0]

    def _of_scale(self, scale: str) -> str:
        """Answers lie with the one module that offers them; what two modules offer is core."""
        modules = self._modules_of_scales.get(scale, set())
        return self._of_module(next(iter(modules))) if len(modules) == 1 else CORE

    @cached_property
    def _most_urgent(self) -> set[str]:
        highest = max((level.rank for level in self._document.levels), default=0)
        return {level.id for level in self._document.levels if level.rank == highest}

    @cached_property
    def _modules_of_scales(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for item in self._document.items:
            for scale in {item.scale, item.phase.scale} if item.phase else {item.scale}:
                found.setdefault(scale, set()).add(item.module)
        return found
