"""What is still to be asked, as calculate rows: the certain reading of `titian.instrument.asking`.

It serves the closing rules and the notes that tell an officer what not to ask. Nothing here decides whether a question
is shown: an answer that was given stays, whatever becomes known later.
"""

from __future__ import annotations

from typing import Final

from titian.instrument.document import Item
from titian.instrument.plan import COUNTED_ROLES
from titian.instrument.vocabulary import WITHHELD

from .holding import needs_consent
from .readings import MODULES
from .words import Words
from .xpath import FALSE, TRUE, Condition, all_of, any_of, at_least, is_answered, is_blank, is_value, opposite

OUTCOME: Final = "outcome"


class Unfinished:
    """Conditions over what may be asked. `words` must already know the rules that `established(…)` names."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.readings = words.readings
        self.document = words.document

    def module_wanted(self, module: str) -> Condition:
        """That the module's ask_when holds."""
        tree = self.document.modules[module].ask_when
        found = self.words.condition(tree, "lower")
        return self.readings.once(("wanted", module), lambda: self._flag(MODULES, f"{module}_wanted", found))

    def item_wanted(self, item: Item) -> Condition:
        """That the item's ask_when holds; items with the same one share a row, named after the first of them."""
        if item.ask_when is None:
            return TRUE
        found = self.words.condition(item.ask_when, "lower")
        return self.readings.once(
            ("wanted", item.ask_when), lambda: self._flag(item.module, f"{item.id}_wanted", found)
        )

    def covered(self, item: Item) -> Condition:
        """That another item already told the same fact."""
        told = (self._told(self.readings.items[twin]) for twin in item.covered_by)
        return self.readings.once(
            ("covered", item.id), lambda: self._flag(item.module, f"{item.id}_covered", any_of(told))
        )

    def unfinished(self) -> Condition:
        """That something without which the screening is not finished is still to be asked."""
        return self.readings.once(("unfinished",), self._unfinished)

    def not_screened(self) -> Condition:
        """That what everybody is asked was withheld for want of a private place, or that the talk was the short one."""
        return self.readings.once(("not screened",), self._not_screened)

    def short(self) -> Condition:
        """That this is the short talk for a crowd; a child is always in the full one."""
        found = all_of([self.readings.mode("minimum"), opposite(self.readings.child("lower"))])
        return self.readings.once(("short",), lambda: self._flag(OUTCOME, "short", found))

    def _not_screened(self) -> Condition:
        if self.document.anchors.consent is None:
            return FALSE
        meanings, modules = self.readings.meanings, self.document.modules
        asked = [i for i in self.document.items if i.block is not None or modules[i.module].counts_for_completeness]
        withheld = any_of(
            all_of([self.readings.counts(item, "lower"), meanings.has(item.id, meanings.scale(item.id), [WITHHELD])])
            for item in asked
        )
        least = any_of([self.short(), self._flag(OUTCOME, "withheld", withheld)])
        found = all_of([self.words.agreed(), opposite(self.words.refused()), least])
        return self._flag(OUTCOME, "not_screened", found)

    def _may_ask(self) -> Condition:
        """That what needs consent may be put: a child's own yes counts, an adult's does not stand for it."""
        anchors, child = self.document.anchors, self.readings.child("lower")
        own = any_of([opposite(child), is_value(anchors.assent, "yes")]) if anchors.assent else TRUE
        return self.readings.once(
            ("may ask",), lambda: self._flag(OUTCOME, "may_ask", all_of([self.words.agreed(), own]))
        )

    def _flag(self, home: str, name: str, condition: Condition) -> Condition:
        return self.words.calculates.flag(home, name, condition)

    def _told(self, twin: Item) -> Condition:
        said = all_of([is_answered(twin.id), opposite(is_value(twin.id, "not_understood"))])
        return all_of([self.readings.counts(twin, "lower"), said])

    def _unfinished(self) -> Condition:
        going_on = opposite(is_value("stopped", "yes"))
        modules = [
            self._module_due(name) for name, module in self.document.modules.items() if module.counts_for_completeness
        ]
        some = at_least(1, [one for one in modules if one != FALSE])
        refused = self.words.refused()
        return self._flag(OUTCOME, "unfinished", all_of([going_on, opposite(refused), some]))

    def _module_due(self, module: str) -> Condition:
        items = [
            i for i in self.document.items if i.module == module and i.asked_of == "person" and i.role in COUNTED_ROLES
        ]
        due = any_of(self._item_due(item) for item in items)
        opened = self.readings.opened(module, "lower")
        key = f"{module}_open"
        left = any_of([is_value(key, "stopped"), is_value(key, "no")]) if module in self.readings.offered else FALSE
        may = self._may_ask() if needs_consent(self.document, module) else TRUE
        found = all_of([opened, opposite(left), self.module_wanted(module), may, due])
        return self._flag(MODULES, f"{module}_due", found)

    def _item_due(self, item: Item) -> Condition:
        """That the item, or the question when it happened, is put now."""
        unsaid = any_of([is_blank(item.id), is_value(item.id, "not_understood")])
        if item.phase:
            undated = all_of([self.readings.raised(item.id, "lower"), is_blank(item.phase.answer_key)])
            unsaid = any_of([unsaid, undated])
        own = self.readings.own_relevance(item, "lower")
        least = needs_consent(self.document, item.module) and item.id not in self.document.minimum
        short = opposite(self.short()) if least else TRUE
        parts = [own, self.item_wanted(item), opposite(self.covered(item)), short, unsaid]
        return self._flag(item.module, f"{item.id}_due", all_of(parts))
