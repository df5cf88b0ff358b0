"""What an officer is shown at the end of a form: the same as `titian.instrument.visible`, as conditions."""

from __future__ import annotations

from collections.abc import Iterator

from titian.instrument.document import Document, Rule
from titian.instrument.visible import CLOSED_BY
from titian.instrument.vocabulary import STOP_QUESTIONS

from .outcome import ROWS
from .unfinished import OUTCOME, Unfinished
from .xpath import TRUE, Condition, all_of, any_of, is_answered, is_set, is_value, opposite


class Visible:
    """Conditions of statements, needs and effects. The rows of all rules must be written already."""

    def __init__(self, unfinished: Unfinished) -> None:
        self.unfinished = unfinished
        self.words = unfinished.words
        self.readings = unfinished.readings
        self.document: Document = unfinished.document

    def statements(self) -> Iterator[tuple[str, Condition]]:
        """Text ids of what may be said to the officer, each with when it is."""
        for rule in self._own():
            yield f"rule.{rule.id}.officer", is_set(f"{rule.id}_lower")
        for name in self._classes():
            yield f"class.{name}.officer", self._class(name)
        for rule in self.document.rules:
            if rule.kind == "closing":
                yield f"rule.{rule.id}.officer", self._closes(rule)

    def codes(self, kind: str) -> Iterator[tuple[str, Condition]]:
        """Codes of `needs` or `effects` that may be shown, each with when it is."""
        found: dict[str, list[Condition]] = {}
        for rule in self._own():
            for code in getattr(rule, kind):
                found.setdefault(code, []).append(is_set(f"{rule.id}_lower"))
        for one in self.document.classes:
            for code in getattr(one, kind) if one.id in self._classes() else ():
                found.setdefault(code, []).append(self._class(one.id))
        if kind == "effects":
            for level in self.document.levels:
                for code in level.effects:
                    found.setdefault(code, []).append(is_value(ROWS.level, level.id))
            for rule in self.document.rules:
                for code in rule.effects if rule.kind == "closing" else ():
                    found.setdefault(code, []).append(self._closes(rule))
        for code in sorted(found):
            yield code, any_of(found[code])

    def _own(self) -> Iterator[Rule]:
        return (rule for rule in self.document.rules if rule.classes is None and rule.kind != "closing")

    def _classes(self) -> tuple[str, ...]:
        named = {name for rule in self.document.rules for name in rule.classes or ()}
        return tuple(c.id for c in self.document.classes if c.id in named or not named.isdisjoint(c.shown_with))

    def _class(self, name: str) -> Condition:
        one = next(one for one in self.document.classes if one.id == name)
        wanted = {name, *one.shown_with}
        rules = [rule for rule in self.document.rules if not wanted.isdisjoint(rule.classes or ())]
        found = any_of(is_set(f"{rule.id}_lower") for rule in rules)
        return self.readings.once(("class", name), lambda: self._flag(f"class_{name}", found))

    def _closes(self, rule: Rule) -> Condition:
        """When a closing rule is said: by how the talk stands, not by what it found."""
        state = next((talk for talk, word in CLOSED_BY.items() if word == rule.when.op), None)
        if state is None:
            return any_of([])
        held, pending = self._held(), self.unfinished.unfinished()
        withheld = self.unfinished.not_screened()
        if state == "not_screened":
            return all_of([held, withheld])
        if state == "not_finished":
            return all_of([held, opposite(withheld), pending])
        at_level = is_value(ROWS.level, rule.level) if rule.level else any_of([])
        return all_of([held, opposite(withheld), opposite(pending), opposite(self._stopped_early()), at_level])

    def _held(self) -> Condition:
        """That the talk was held: a common language, no refusal, no emergency."""

        def make() -> Condition:
            language = self.document.anchors.language
            stops = [rule for rule in self.document.rules if STOP_QUESTIONS in rule.effects]
            found = [
                opposite(self.readings.raised(language, "lower")) if language else TRUE,
                opposite(self.words.refused()),
                *(is_set(f"{rule.id}_lower", 0) for rule in stops),
            ]
            return self._flag("talk_held", all_of(found))

        return self.readings.once(("held",), make)

    def _stopped_early(self) -> Condition:
        """That an adult ended the talk before the last of the first questions."""

        def make() -> Condition:
            modules = self.document.modules
            asked = [i for i in self.document.items if i.block and modules[i.module].counts_for_completeness]
            whole = self._flag("block_answered", all_of(is_answered(item.id) for item in asked))
            ended = [is_value("stopped", "yes"), opposite(self.readings.child("lower")), opposite(whole)]
            return self._flag("stopped_early", all_of(ended))

        return self.readings.once(("stopped early",), make)

    def _flag(self, name: str, condition: Condition) -> Condition:
        return self.words.calculates.flag(OUTCOME, name, condition)
