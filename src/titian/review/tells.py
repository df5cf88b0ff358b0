"""What an officer could work out: the laws that keep answers from being read off a screen, found without a talk.

The laws over whole talks, every visible state among them, are in `tests/test_visible.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from titian.instrument.document import Item, Rule
from titian.instrument.expressions import ALWAYS, Tree
from titian.instrument.reads import Reads
from titian.instrument.vocabulary import STOP_QUESTIONS

from .findings import Finding, finding
from .subject import Subject
from .texts import SPOKEN_STAGE

WISH = "wish"
"""The subject of what is offered to everybody: it discloses nothing."""
FEWEST = 3
PLAIN = frozenset({"always", "agreed", "child", "mode", "and", "or", "not"})
"""What the block may depend on: consent, age, who asks. `observed` of what the age stands on is the same as child()."""


def list_tells(subject: Subject) -> Iterator[Finding]:
    """Findings about what would tell an answer. A pack without classes promises nothing, and is not held to it."""
    if subject.logic.document.classes:
        laws = _Laws(subject)
        yield from (*laws.rules(), *laws.classes(), *laws.items(), *laws.block(), *laws.everybody())


class _Laws:
    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.document = subject.logic.document
        self.items_by_id = subject.logic.items
        self.reads = Reads(self.document)

    def _find(self, code: str, what: str, name: str, sheet: str, column: str = "") -> Finding:
        row = self.subject.rows.get((sheet, name), 0)
        return finding(code, what, subject=name, sheet=sheet, row=row, column=column)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """What the person alone knows an answer to."""
        return frozenset(i.id for i in self.document.items if i.private and i.asked_of != "officer_observes")

    def _read(self, trees: Iterable[Tree | None]) -> set[str]:
        """Items whose answers an expression looks at, what opens them aside."""
        nodes = {node for tree in trees if tree for node in self.reads.direct(tree)}
        return {name for kind, name in nodes if kind == "item"}

    # --- rules and classes ---

    def rules(self) -> Iterator[Finding]:
        effects = {level.id: level.effects for level in self.document.levels}
        for rule in self.document.rules:
            told = sorted(self._read([rule.when]) & self.hidden)
            if rule.classes is None and rule.kind != "closing" and told:
                what = f"{rule.id} is shown to the officer, and {', '.join(told)} can establish it."
                yield self._find("tell.shown", what, rule.id, "outcomes", "classes")
            if rule.classes is not None and f"rule.{rule.id}.officer" in self.subject.words:
                what = f"{rule.id} is never shown, but rule.{rule.id}.officer stands among the words."
                yield self._find("tell.text", what, rule.id, "outcomes", "classes")
            lacking = set(effects.get(rule.level or "", ())) - set(rule.effects)
            if lacking:
                what = f"{rule.id} is {rule.level} and lacks {', '.join(sorted(lacking))}."
                yield self._find("tell.level", what, rule.id, "outcomes", "effects")
            if STOP_QUESTIONS in rule.effects and told:
                what = f"{', '.join(told)} would end the questions by {rule.id}: who watches sees it."
                yield self._find("tell.cut", what, rule.id, "outcomes", "effects")

    def classes(self) -> Iterator[Finding]:
        of_children = set(self.document.anchors.child)
        for one in self.document.classes:
            wanted = {one.id, *one.shown_with}
            rules = [rule for rule in self.document.rules if not wanted.isdisjoint(rule.classes or ())]
            if not any(self._is_wish(rule) for rule in rules):
                yield self._find(
                    "tell.wish", f"No wish alone reaches the class {one.id}.", one.id, "pack.yaml", "classes"
                )
            told = {name for rule in rules for name in self._read([rule.when])}
            subjects = {self.subjects.get(name) for name in told & self.at_counter} - {WISH, None}
            # That somebody is a child is told by the screen as it is; it needs no three reasons.
            if len(subjects) < FEWEST and not told & of_children:
                what = f"The class {one.id} is reached from {len(subjects)} subjects at a counter: {_names(subjects)}."
                yield self._find("tell.class", what, one.id, "pack.yaml", "classes")

    def _is_wish(self, rule: Rule) -> bool:
        read = self._read([rule.when]) - set(self.document.anchors.child)
        return bool(read) and all(self.subjects.get(name) == WISH for name in read)

    @cached_property
    def subjects(self) -> dict[str, str]:
        """Item → what it is about, as the sheet says."""
        return dict(self.subject.subjects)

    @cached_property
    def at_counter(self) -> frozenset[str]:
        """Private questions an officer puts."""
        return frozenset(
            i.id for i in self.document.items if i.private and i.asked_of == "person" and not i.specialist_only
        )

    # --- questions ---

    def items(self) -> Iterator[Finding]:
        for item in self.document.items:
            if item.id in self.hidden and item.id not in self.subjects:
                yield self._find(
                    "tell.subject", f"{item.id} is private and has no subject.", item.id, "survey", "subject"
                )
            if item.self_incriminating != (item.asked_of == "legal_aid"):
                what = f"{item.id} is {'not ' if item.self_incriminating else ''}asked by a lawyer alone."
                yield self._find("tell.offence", what, item.id, "survey", "asked_of")
            if item.asked_of == "legal_aid":
                yield from self._lawyers(item)
            yield from self._behind_a_gate(item)

    def _lawyers(self, item: Item) -> Iterator[Finding]:
        """What a lawyer asks counts nowhere else, and decides about no other question."""
        opened = self.document.modules[item.module].opened_when
        parts = opened.of if opened.op == "and" else (opened,)
        if not any(part.op == "mode" and part.names == ("legal_aid",) for part in parts):
            yield self._find(
                "tell.offence", f"{item.id} counts outside a lawyer's talk.", item.id, "survey", "opened_when"
            )
        for other in self.document.items:
            if other.module != item.module and (
                _says(item.id, other.relevant, other.ask_when) or item.id in other.covered_by
            ):
                yield self._find("tell.offence", f"{other.id} is asked by {item.id}.", other.id, "survey", "relevant")
        for name, module in self.document.modules.items():
            if name != item.module and _says(item.id, module.opened_when, module.ask_when):
                yield self._find("tell.offence", f"{name} is asked by {item.id}.", name, "survey", "opened_when")

    def _behind_a_gate(self, item: Item) -> Iterator[Finding]:
        """At a counter, that a question which anybody may hear is asked would tell of a private yes."""
        if item.private or item.asked_of != "person" or item.role == "context" or item.specialist_only:
            return
        if item.stage != SPOKEN_STAGE:
            return
        own = (
            item.relevant
            if item.relevant and item.relevant != ALWAYS
            else self.document.modules[item.module].opened_when
        )
        doors = sorted(self._read([own]) & self.hidden)
        if doors:
            what = f"{item.id} may be heard by others and is asked behind {', '.join(doors)}."
            yield self._find("tell.gate", what, item.id, "survey", "private")

    def block(self) -> Iterator[Finding]:
        """The same questions for everybody: nothing but consent, age and who asks decides about one."""
        anchors = set(self.document.anchors.child)
        for item in self.document.items:
            if item.block is None:
                continue
            module = self.document.modules[item.module]
            trees = [tree for tree in (item.relevant, item.ask_when, module.opened_when, module.ask_when) if tree]
            wrong = {
                node.op
                for tree in trees
                for node in tree.walk()
                if node.op not in PLAIN and not (node.op in ("observed", "flagged") and set(node.names) <= anchors)
            }
            if wrong or item.covered_by:
                by = ", ".join(sorted(wrong)) or "another question"
                what = f"{item.id} is asked of everybody, and {by} decides about it."
                yield self._find("tell.block", what, item.id, "survey", "ask_when")

    def everybody(self) -> Iterator[Finding]:
        """What no override may lift stands whatever is answered."""
        if not self.subject.pack:
            return
        kept = (self.subject.pack.about.overrides.lowering.model_extra or {}).get("never_suppresses", {})
        stands = {effect for rule in self.document.rules if rule.when == ALWAYS for effect in rule.effects}
        stands |= {effect for level in self.document.levels for effect in level.effects}
        for effect in kept.get("effects", ()):
            if effect not in stands:
                what = f"Nothing may lift {effect}, but it does not stand for everybody."
                yield self._find("tell.everybody", what, effect, "pack.yaml", "overrides")


def _says(name: str, *trees: Tree | None) -> bool:
    """Whether an expression names the item. What an officer's talk never opens is no indicator there either."""
    return any(name in node.names for tree in trees if tree for node in tree.walk())


def _names(names: Iterable[str | None]) -> str:
    return ", ".join(sorted(str(name) for name in names)) or "none"
