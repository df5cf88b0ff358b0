"""A logic made ready: every expression a function of `Worlds`, every name a number."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from .document import Document, Item
from .expressions import ALWAYS, Tree
from .reads import Fact, Reads
from .vocabulary import STOP_QUESTIONS, UNKNOWN
from .words import Run, Words, closing_test, has_agreed, is_refused
from .worlds import Change

COUNTED_ROLES = frozenset({"gate", "indicator", "need"})


class Plan:
    """What evaluation needs of one document, worked out once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.items: tuple[Item, ...] = document.items
        self.index = {item.id: n for n, item in enumerate(document.items)}
        self.phase_index = {item.phase.answer_key: n for n, item in enumerate(document.items) if item.phase}
        self.module_number = {name: n for n, name in enumerate(document.modules)}
        # What is put to the person, by the module it stands in: its number, its key, the key of when it was.
        asked = [(n, item) for n, item in enumerate(document.items) if item.asked_of == "person"]
        self.put = [
            (self.module_number[name], [(n, i.id, i.phase.answer_key if i.phase else None) for n, i in group])
            for name, group in groupby(asked, lambda one: one[1].module)
        ]
        self.blank_is_unknown = [document.scales[item.scale].blank != "clear" for item in document.items]
        self.can_be_raised = [bool(item.flag_when) for item in document.items]
        self._meanings: dict[tuple[int, str], tuple[frozenset[str], bool, bool]] = {}
        reads = Reads(document)
        self.reads = reads
        self.facts: list[Fact] = list(reads.evidence)
        self.fact_name = ["|".join(sorted(fact)) for fact in self.facts]
        number_of = {fact: n for n, fact in enumerate(self.facts)}
        # A fact without its time → the two dated ones of which it is either.
        self.dated = [[number_of[frozenset([i])] for i in sorted(fact)] if len(fact) > 1 else [] for fact in self.facts]
        self.fact_weights = [tuple(self._weights(i) for i in sorted(fact)) for fact in self.facts]
        self.evidence = [self._evidence(fact) for fact in self.facts]
        # Item → the facts that can come from it.
        self.gives: list[list[int]] = [[] for _ in document.items]
        for number, found in enumerate(self.evidence):
            for item, _ in found:
                self.gives[item].append(number)
        self._anchor_numbers()
        words = Words(self)
        self.child: Run = words.child()[0]
        self.relevance: list[tuple[int, bool, Run | None]] = []
        self.relevance_of: list[int] = []
        self._group_relevance(words)
        self.modules = [(name, words.compiled(module.opened_when)[0]) for name, module in document.modules.items()]
        self.module_ask = [words.compiled(module.ask_when)[0] for module in document.modules.values()]
        self.item_ask = [words.compiled(item.ask_when)[0] if item.ask_when else None for item in document.items]
        self.covered_by = [[self.index[i] for i in item.covered_by] for item in document.items]
        self.explored = {name: self._explored(name, words) for name in document.modules}
        closing = [rule for rule in document.rules if rule.kind == "closing"]
        self.rules = [(rule, *words.compiled(rule.when)) for rule in document.rules if rule.kind != "closing"]
        self.closing = [(rule, closing_test(rule.when)) for rule in closing]
        self.triage = [(triage.outcome, words.compiled(triage.when)[0]) for triage in document.triage]
        self.depends = {rule.id: reads.keys(rule.when) for rule in document.rules if rule.kind == "finding"}
        self.dimensions = [(name, words.compiled(Tree("positive", names=(name,)))[0]) for name in document.dimensions]
        self.refused: Run = is_refused
        self.agreed: Run = has_agreed
        self.stops = frozenset(rule.id for rule in document.rules if STOP_QUESTIONS in rule.effects)
        self.base = {item.id: item.id for item in self.items} | {
            k: self.items[n].id for k, n in self.phase_index.items()
        }
        by_id = {item.id: item for item in self.items}
        self.is_sensitive = {key: by_id[name].sensitive for key, name in self.base.items()}
        # The first questions of everybody; offers made to all are not among them.
        self.block = [
            item.id
            for item in document.items
            if item.block is not None and document.modules[item.module].counts_for_completeness
        ]
        self.withholdable = [
            n
            for n, item in enumerate(self.items)
            if item.block is not None or document.modules[item.module].counts_for_completeness
        ]
        self.is_counted = {key: self._is_counted(by_id[name]) for key, name in self.base.items()}
        self.rank = {level.id: (level.rank, -n) for n, level in enumerate(document.levels)}
        self.needs_consent = [self._stage_needs_consent(item) for item in document.items]
        self.changes = {item.id: self._changes(item) for item in document.items}

    def _anchor_numbers(self) -> None:
        anchors = self.document.anchors
        self.age = self.index[anchors.age] if anchors.age else None
        self.language = self.index[anchors.language] if anchors.language else None
        self.consent = self.index[anchors.consent] if anchors.consent else None
        self.assent = self.index[anchors.assent] if anchors.assent else None

    def _weights(self, indicator: str) -> tuple[str, str]:
        weights = self.reads.indicators[indicator].weights
        return weights.adult_labour, weights.child_labour

    def _evidence(self, fact: Fact) -> list[tuple[int, str]]:
        """Items a fact can come from, each with the part of its phase: '' none, 'work', 'earlier', 'pair'."""
        found = []
        for item in self.reads.evidence[fact]:
            part = ""
            if item.phase:
                part = "pair" if len(fact) == 2 else "work" if item.phase.work in fact else "earlier"
            found.append((self.index[item.id], part))
        return found

    def _group_relevance(self, words: Words) -> None:
        groups: dict[tuple[str, bool, Tree | None], int] = {}
        for item in self.items:
            key = (item.module, item.specialist_only, item.relevant if item.relevant != ALWAYS else None)
            if key not in groups:
                groups[key] = len(groups)
                run = words.compiled(key[2])[0] if key[2] else None
                self.relevance.append((self.module_number[item.module], item.specialist_only, run))
            self.relevance_of.append(groups[key])

    def _explored(self, module: str, words: Words) -> list[tuple[int, Run | None, Run | None]]:
        """Items to be clear before a gate counts as explored here: number, relevant, ask_when."""
        if not any(module in group for item in self.items for group in item.explored_by):
            return []
        return [
            (self.index[i.id], words.compiled(i.relevant)[0] if i.relevant else None, self.item_ask[self.index[i.id]])
            for i in self.reads.asked_in(module)
        ]

    def _stage_needs_consent(self, item: Item) -> bool:
        return next(stage.needs_consent for stage in self.document.stages if stage.id == item.stage)

    def _is_counted(self, item: Item) -> bool:
        """Whether the screening is not finished while this item is still to be asked."""
        return item.role in COUNTED_ROLES and self.document.modules[item.module].counts_for_completeness

    def _changes(self, item: Item) -> list[Change]:
        """The answers that differ in what they mean: one of each kind, nothing that stays unknown."""
        tests = [frozenset(item.flag_when), frozenset(["yes"])]
        for tree in self._all_trees():
            tests += [
                frozenset(node.names[1:]) for node in tree.walk() if node.op == "answered" and node.names[0] == item.id
            ]
        kinds: dict[tuple[bool, ...], str] = {}
        for value in self.document.scales[item.scale].values:
            if value not in UNKNOWN:
                kinds.setdefault(tuple(value in test for test in tests), value)
        return [Change(item.id, value) for value in kinds.values()]

    def _all_trees(self) -> Iterable[Tree]:
        for module in self.document.modules.values():
            yield module.opened_when
        for item in self.items:
            yield from (tree for tree in (item.relevant, item.ask_when) if tree)
        for rule in self.document.rules:
            yield rule.when

    def changes_of(self, key: str) -> list[Change]:
        """Answers worth trying for an answer key, a phase question included."""
        if key in self.phase_index:
            return [Change(key, value) for value in ("work", "before", "before work")]
        return self.changes[key]

    def meaning(self, index: int, answer: str) -> tuple[frozenset[str], bool, bool]:
        """An answer's values, whether it raises the item, whether it leaves it unknown."""
        found = self._meanings.get((index, answer))
        if found is None:
            values = frozenset(answer.split())
            raised = not values.isdisjoint(self.items[index].flag_when)
            unknown = not values.isdisjoint(UNKNOWN) if values else self.blank_is_unknown[index]
            found = (values, raised, unknown)
            if len(self._meanings) < 10_000:  # multiple answers combine freely; do not grow without end
                self._meanings[index, answer] = found
        return found
