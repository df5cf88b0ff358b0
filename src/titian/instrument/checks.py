"""Does a document agree with itself? Every contradiction is found at once, with the sheet and column it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from .document import Document, Item
from .errors import Problem
from .expressions import Tree
from .reads import SIGN_LISTS, Reads
from .vocabulary import MODES, WITHHELD, WORDS, Home, NameKind

PHASES = ("before", "way", "work")


def check_document(document: Document) -> list[Problem]:
    """All contradictions of a document. `row` is left 0: only the reader of the sheets knows it."""
    check = _Check(document)
    problems = [
        *check.ids(),
        *check.structure(),
        *check.items(),
        *check.indicators(),
        *check.rules(),
        *check.expressions(),
    ]
    if not problems:
        circle = Reads(document).circle()
        if circle:
            problems.append(
                Problem(
                    code="pack.circle",
                    what=f"These decide about one another in a circle: {' → '.join(circle)}.",
                    fixes=("take one of them out of the other's relevant or opened_when.",),
                    sheet="survey",
                    subject=circle[0],
                )
            )
    return problems


def expressions_of(document: Document) -> Iterator[tuple[str, str, str, Home, Tree]]:
    """Every expression: sheet, id of its row, column, home, tree."""
    for name, module in document.modules.items():
        yield "survey", name, "opened_when", "relevance", module.opened_when
        yield "survey", name, "ask_when", "ask", module.ask_when
    for item in document.items:
        if item.relevant:
            yield "survey", item.id, "relevant", "relevance", item.relevant
        if item.ask_when:
            yield "survey", item.id, "ask_when", "ask", item.ask_when
    for rule in document.rules:
        yield "outcomes", rule.id, "when", "closing" if rule.kind == "closing" else "rule", rule.when
    for triage in document.triage:
        yield "pack.yaml", triage.outcome, "triage", "triage", triage.when


class _Check:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.by_id = {item.id: item for item in document.items}
        self.known: dict[NameKind, list[str]] = {
            "item": list(self.by_id),
            "indicator": [i.id for i in document.indicators],
            "list": list(document.lists),
            "dimension": list(document.dimensions),
            "tag": sorted({tag for i in document.indicators for tag in i.tags}),
            "module": list(document.modules),
            "mode": list(MODES),
            "rule": [r.id for r in document.rules],
            "class": [c.id for c in document.classes],
        }

    def missing(self, kind: NameKind, names: Iterable[str], sheet: str, subject: str, column: str) -> Iterator[Problem]:
        """A problem for each name that names nothing."""
        for name in names:
            if name not in self.known[kind]:
                near = get_close_matches(name, self.known[kind], n=1)
                fix = f"did you mean {near[0]}?" if near else f"add {kind} {name}, or take the name out."
                yield Problem(
                    code="pack.unknown_name",
                    what=f"There is no {kind} {name}.",
                    fixes=(fix,),
                    sheet=sheet,
                    subject=subject,
                    column=column,
                )

    def ids(self) -> Iterator[Problem]:
        document = self.document
        answer_keys = [i.id for i in document.items] + [i.phase.answer_key for i in document.items if i.phase]
        answer_keys += ["mode", "stopped", "help_came", *(f"{module}_open" for module in document.modules)]
        groups = {
            "survey": answer_keys,
            "indicators": self.known["indicator"],
            "outcomes": self.known["rule"],
            "pack.yaml": [level.id for level in document.levels],
            "classes": [one.id for one in document.classes],
        }
        for sheet, ids in groups.items():
            for name, times in Counter(ids).items():
                if times > 1:
                    yield Problem(
                        code="pack.same_id",
                        what=f"{name} stands {times} times; answers need one meaning.",
                        fixes=("rename one of them.",),
                        sheet=sheet,
                        subject=name,
                    )

    def structure(self) -> Iterator[Problem]:
        """Stages, modules, lists, anchors, levels."""
        document = self.document
        placed = Counter(module for stage in document.stages for module in stage.modules)
        for stage in document.stages:
            yield from self.missing("module", stage.modules, "pack.yaml", stage.id, "stages")
        for name, module in document.modules.items():
            home = next((stage for stage in document.stages if stage.id == module.stage), None)
            if home is None or name not in home.modules or placed[name] != 1:
                yield Problem(
                    code="pack.stage",
                    what=f"Module {name} does not stand in exactly one stage, its own.",
                    fixes=("name a stage of pack.yaml in the column stage.",),
                    sheet="survey",
                    subject=name,
                    column="stage",
                )
        for name, listed in document.lists.items():
            yield from self.missing("indicator", listed.indicators, "pack.yaml", name, "lists")
            yield from self.missing("item", listed.items, "pack.yaml", name, "lists")
        yield from self.missing("item", document.minimum, "pack.yaml", "minimum", "minimum")
        for one in document.classes:
            yield from self.missing("class", one.shown_with, "pack.yaml", one.id, "classes")
        yield from self._block()
        anchors = document.anchors
        yield from self.missing("item", anchors.child, "pack.yaml", "child", "anchors")
        for name in ("age", "language", "consent", "assent"):
            item = getattr(anchors, name)
            yield from self.missing("item", [item] if item else [], "pack.yaml", name, "anchors")

    def _block(self) -> Iterator[Problem]:
        """The places are 1, 2, 3 … in the order of the sheet: that is the order in which everybody is asked."""
        placed = [item for item in self.document.items if item.block is not None]
        for wanted, item in enumerate(placed, start=1):
            if item.block != wanted:
                yield Problem(
                    code="pack.block",
                    what=f"{item.id} has place {item.block} in the block and stands at place {wanted}.",
                    fixes=(f"write {wanted}, or move the row.",),
                    sheet="survey",
                    subject=item.id,
                    column="block",
                )

    def items(self) -> Iterator[Problem]:
        for item in self.document.items:
            found = [*self._item(item)]
            for column, what, fix in found:
                yield Problem(code="pack.item", what=what, fixes=(fix,), sheet="survey", subject=item.id, column=column)
            yield from self.missing("indicator", item.maps, "survey", item.id, "maps")
            yield from self.missing(
                "module", [m for group in item.explored_by for m in group], "survey", item.id, "explored_by"
            )
            yield from self.missing("item", item.covered_by, "survey", item.id, "skip_if_indicator_already_answered")
            if item.phase:
                yield from self.missing("indicator", [item.phase.work], "survey", item.id, "phase.work")
                yield from self.missing(
                    "indicator", [item.phase.before_or_way], "survey", item.id, "phase.before_or_way"
                )

    def _item(self, item: Item) -> Iterator[tuple[str, str, str]]:
        document = self.document
        module, scale = document.modules.get(item.module), document.scales.get(item.scale)
        if module is None or module.stage != item.stage:
            yield (
                "name",
                f"{item.id} does not stand in a module of its stage.",
                "put it between begin_group and end_group.",
            )
        if scale is None:
            yield "type", f"There is no list of choices {item.scale}.", "add it to the sheet choices."
        else:
            wrong = [value for value in item.flag_when if value not in scale.values]
            if wrong:
                yield (
                    "flag_when",
                    f"{', '.join(wrong)} is no choice of {item.scale}.",
                    f"use: {', '.join(scale.values)}.",
                )
        if item.id in item.covered_by:
            yield "skip_if_indicator_already_answered", f"{item.id} covers itself.", "take it out."
        phase = item.phase
        if phase and (
            list(item.maps) != [phase.work]
            or phase.answer_key != f"{item.id}_when"
            or phase.work == phase.before_or_way
        ):
            yield (
                "phase.work",
                "With a phase, maps names the indicator at work and nothing else.",
                "write the same indicator into maps and phase.work, another into phase.before_or_way.",
            )
        if phase and not set(PHASES) <= set(getattr(document.scales.get(phase.scale), "values", ())):
            yield (
                "phase.scale",
                f"The list {phase.scale} does not have before, way and work.",
                "add them to the sheet choices.",
            )
        for name in (m for group in item.explored_by for m in group):
            for asked in document.items:
                if asked.module == name and asked.role == "indicator":
                    yield from _clears_itself(name, asked)

    def indicators(self) -> Iterator[Problem]:
        for indicator in self.document.indicators:
            yield from self.missing("dimension", [indicator.dimension], "indicators", indicator.id, "dimension")

    def rules(self) -> Iterator[Problem]:
        document = self.document
        levels = [level.id for level in document.levels]
        for rule in document.rules:
            yield from self.missing("class", rule.classes or (), "outcomes", rule.id, "classes")
            if rule.level is not None and rule.level not in levels:
                yield Problem(
                    code="pack.unknown_name",
                    what=f"There is no level {rule.level}.",
                    fixes=(f"use: {', '.join(levels)}.", "leave it blank."),
                    sheet="outcomes",
                    subject=rule.id,
                    column="level",
                )
        can_withhold = bool(document.minimum) or any(WITHHELD in scale.values for scale in document.scales.values())
        for word in ("incomplete", "nothing", *(["not_screened"] if can_withhold else [])):
            if not any(r.kind == "closing" and r.when == Tree(word) and r.level for r in document.rules):
                yield Problem(
                    code="pack.no_level",
                    what=f"No closing rule says {word}() with a level, so a screening could end with no level at all.",
                    fixes=(f"add a row of kind closing with when = {word}() and a level.",),
                    sheet="outcomes",
                )

    def expressions(self) -> Iterator[Problem]:
        for sheet, subject, column, home, tree in expressions_of(self.document):
            for node in tree.walk():
                for code, what, fix in self._node(node, home):
                    yield Problem(code=code, what=what, fixes=(fix,), sheet=sheet, subject=subject, column=column)
                yield from self._names(node, sheet, subject, column)

    def _names(self, tree: Tree, sheet: str, subject: str, column: str) -> Iterator[Problem]:
        names = list(tree.names)
        for slot in WORDS[tree.op].slots if tree.op in WORDS else ():
            taken, names = (names, []) if slot.many else (names[:1], names[1:])
            if slot.kind != "value":
                yield from self.missing(slot.kind, taken, sheet, subject, column)

    def _node(self, tree: Tree, home: Home) -> Iterator[tuple[str, str, str]]:
        if tree.op in ("and", "or"):
            return
        if tree.op == "not":
            if home != "ask":
                yield (
                    "expression.not_allowed_here",
                    "not(…) may stand only in ask_when.",
                    "say it with words that are true when something was said or seen.",
                )
            return
        if home not in WORDS[tree.op].homes:
            yield "expression.not_allowed_here", f"{tree.op}(…) may not stand here.", "use another word."
        other = {"flagged": "observed", "observed": "flagged"}.get(tree.op)
        for item in (self.by_id[name] for name in tree.names if other and name in self.by_id):
            is_seen = item.asked_of == "officer_observes"
            if is_seen != (tree.op == "observed"):
                yield (
                    "expression.wrong_word",
                    f"{item.id} is {'seen' if is_seen else 'asked'}, so {tree.op}(…) cannot read it.",
                    f"use {other}('{item.id}').",
                )
        if tree.op == "answered" and tree.names[0] in self.by_id:
            scale = self.document.scales.get(self.by_id[tree.names[0]].scale)
            for value in tree.names[1:]:
                if scale and value not in scale.values:
                    yield (
                        "expression.unknown_value",
                        f"{value} is no answer of {tree.names[0]}.",
                        f"use: {', '.join(scale.values)}.",
                    )
        yield from self._stands_on(tree)

    def _stands_on(self, tree: Tree) -> Iterator[tuple[str, str, str]]:
        anchors = self.document.anchors
        needed = {
            "child": ["child"] if not anchors.child else [],
            "understood": ["language"] if not anchors.language else [],
            "agreed": [n for n in ("language", "consent") if not getattr(anchors, n)],
            "refused": ["consent"] if not anchors.consent else [],
        }.get(tree.op, [])
        for name in needed:
            yield (
                "pack.anchor",
                f"{tree.op}() needs the anchor {name} in pack.yaml.",
                f"name the item under anchors: {name}.",
            )
        if (
            tree.op == "listed"
            and tree.names[0] in self.document.lists
            and not self.document.lists[tree.names[0]].indicators
        ):
            yield (
                "pack.empty_list",
                f"The list {tree.names[0]} holds no indicator.",
                "add indicators to it in pack.yaml.",
            )
        if tree.op == "any_sign" and not any(name in self.document.lists for name in SIGN_LISTS):
            yield (
                "pack.anchor",
                "any_sign() needs the list trafficking_gates or signs in pack.yaml.",
                "add one under lists.",
            )


def _has(tree: Tree, op: str) -> bool:
    return any(node.op == op for node in tree.walk())


def _clears_itself(module: str, asked: Item) -> Iterator[tuple[str, str, str]]:
    """A gate is cleared by questions; what those questions are asked by may not stand on the gate being cleared."""
    if asked.ask_when and _has(asked.ask_when, "established"):
        yield (
            "explored_by",
            f"Module {module} explores a gate, but {asked.id} is asked by what is established.",
            "take established(…) out of its ask_when.",
        )
    if any(tree and _has(tree, "gate_unexplored") for tree in (asked.relevant, asked.ask_when)):
        yield (
            "explored_by",
            f"Module {module} explores a gate, but {asked.id} stands on a gate being unexplored: a circle.",
            "take gate_unexplored(…) out of its relevant and ask_when.",
        )
