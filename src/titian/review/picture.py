"""The instrument on one page: what is asked in which order, what opens what, and what follows from it.

From left to right: the talk before its first question; the first questions, with a line from each gate to the modules
it opens; the modules; the rules, by level, each with the modules it reads. Made to be read on A3 paper and on a
screen, where every part tells its whole expression under the pointer and to a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from titian.instrument.document import Item, Module, Rule, Stage
from titian.instrument.expressions import Tree
from titian.instrument.reads import Reads
from titian.svg import BOLD, COLOURS, group, tag, width, words, wrap

from .subject import Subject
from .texts import SPOKEN_STAGE
from .written import written

WIDE, HIGH = 1760, 1506
"""On A3 the smallest letters are 6 points high."""

LEVEL_COLOURS = {
    "NOW": ("danger", "danger-ink"),
    "TODAY": ("step", "step-ink"),
    "REFER": ("say", "say-ink"),
    "INFO": ("line-strong", "say-ink"),
    "INCOMPLETE": ("line-strong", "say-ink"),
}
NO_LEVEL = ("line", "ink")
NO_LEVEL_HEADING = "No level of their own: they add what to do"

LEGEND = (
    ("Line", "a raised answer at this gate opens that module; what else opens it stands in its box."),
    ("Number", "how many questions a module has. Most are asked only when they are still needed."),
    ("Adults", "not asked of a child at the counter; a specialist may ask."),
    ("Specialist", "asked by a protection specialist or a lawyer, never by the officer."),
    ("Ends early", "no more is asked here once an urgent rule holds."),
    ("Rules", "all that hold are listed, the level is the most urgent. Small letters: the modules a rule reads."),
    ("Limits", "nothing here decides; a finding belongs to a mandated body. The whole expressions are in the sheets."),
)
TOP, BOTTOM = 106, 32
EARLY_X, EARLY_W = 40, 282
FIRST_X, FIRST_W = 346, 302
MODULES_X, MODULES_W = 744, 290
RULES_X, RULES_W, RULES_GAP = 1070, 315, 20


@dataclass
class _Column:
    """What stands below one another; `y` is where the next part begins."""

    x: float
    width: float
    y: float = TOP
    parts: list[str] = field(default_factory=list)

    def heading(self, text: str, note: str = "") -> None:
        """A heading with a line under it."""
        self.parts.append(words(text, self.x, self.y + 16, "heading"))
        if note:
            self.parts.append(words(note, self.x + self.width, self.y + 16, "note", text_anchor="end"))
        self.parts.append(tag("rect", x=self.x, y=self.y + 24, width=self.width, height=2, class_="rule"))
        self.y += 38


def draw(subject: Subject) -> str:
    """The page as the text of an SVG file. The same pack gives the same bytes."""
    return _Picture(subject).page()


class _Picture:
    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.document = subject.logic.document
        self.reads = Reads(self.document)
        self.gates: dict[str, float] = {}
        self.doors: dict[str, float] = {}

    def page(self) -> str:
        early, first, modules = self._columns()
        edges = list(self._edges(first, modules))
        rules, low = self._rules()
        legend, end = self._legend(max(early.y, first.y, modules.y) + 12)
        high = max(HIGH, *(y + BOTTOM for y in (end, modules.y, low)))
        body = [
            tag("style", _style()),
            tag("rect", width=WIDE, height=float(high), class_="ground"),
            *self._title(),
            *edges,
            *early.parts,
            *first.parts,
            *modules.parts,
            *rules,
            *legend,
        ]
        head = {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDE} {high:g}",
            "role": "graphics-document document",
            "aria-labelledby": "title",
            "aria-describedby": "about",
            "lang": "en",
        }
        opened = " ".join(f'{key}="{value}"' for key, value in head.items())
        return f"<svg {opened}>\n" + "\n".join(body) + "\n</svg>\n"

    # The title and the foot

    def _title(self) -> Iterator[str]:
        document = self.document
        name = self.subject.pack.about.title if self.subject.pack else document.id
        asked = sum(item.asked_of == "person" for item in document.items)
        counts = (
            f"{asked} questions, {len(document.items) - asked} things to see, {len(document.modules)} modules, "
            f"{len(document.rules)} rules"
        )
        about = "Left to right: before the questions, first questions, modules with their gates, rules by level."
        yield tag("title", name, id="title")
        yield tag("desc", f"{counts}. {about}", id="about")
        yield words(name, EARLY_X, 56, "title")
        yield words(f"{document.id} {document.version} · {counts}", EARLY_X, 82, "lead")
        badge = {"demo": "Demo: a proposal, not validated", "pilot": "Pilot", "live": "Live"}[document.maturity]
        wide = width(badge, 13 * BOLD) + 32
        yield tag("rect", x=float(WIDE - 40 - wide), y=34, width=wide, height=30, rx=15, class_="badge")
        yield words(badge, WIDE - 40 - wide / 2, 54, "badge-text", text_anchor="middle")

    def _legend(self, y: float) -> tuple[list[str], float]:
        """How to read the page, as a box under the questions; and where it ends."""
        x, wide = EARLY_X, MODULES_X + MODULES_W - EARLY_X
        parts = [words("How to read this page", x + 14, y + 24, "module-small")]
        ends = []
        half = (len(LEGEND) + 1) // 2
        for column, rows in enumerate((LEGEND[:half], LEGEND[half:])):
            left, low = x + column * wide / 2, y + 32
            for term, said in rows:
                lines = wrap(said, 11.5, wide / 2 - 110, 3)
                parts.append(words(term, left + 14, low + 13, "code"))
                parts += [words(line, left + 96, low + 13 + 15 * n, "note-large") for n, line in enumerate(lines)]
                low += 15 * len(lines) + 6
            ends.append(low)
        end = max(ends) + 8
        box = tag("rect", x=x, y=y, width=wide, height=float(end - y), rx=10, class_="legend")
        return [group("How to read this page", [box, *parts])], end

    # The columns of questions

    def _columns(self) -> tuple[_Column, _Column, _Column]:
        """Three columns: what comes early, the first questions and what stands before them, the modules."""
        stages, turn = self._drawn_in_full()
        cut = min(
            range(turn), key=lambda n: max(self._height(stages[:n], EARLY_W), self._height(stages[n:turn], FIRST_W))
        )
        early, first, modules = _Column(EARLY_X, EARLY_W), _Column(FIRST_X, FIRST_W), _Column(MODULES_X, MODULES_W)
        self._asked_in_full(early, stages[:cut])
        self.gates.clear()
        self._asked_in_full(first, stages[cut:turn])
        for stage in stages[turn:]:
            self._stage_heading(modules, stage)
            for name in stage.modules:
                self._module(modules, name)
            modules.y += 14
        return early, first, modules

    def _drawn_in_full(self) -> tuple[list[Stage], int]:
        """The stages, and how many of them are drawn in full: up to the last whose questions open modules.

        Of the stage of modules, those that hold gates stand by themselves before the others.
        """
        gates = {self._module_of(gate) for gate in self._gates_by_module()}
        stages: list[Stage] = []
        turn = 1
        for stage in (stage for stage in self.document.stages if stage.modules):
            full = [name for name in stage.modules if name in gates]
            rest = stage
            if stage.id == SPOKEN_STAGE and full:
                stages.append(stage.model_copy(update={"id": "asked_of_all_who_go_on", "modules": tuple(full)}))
                rest = stage.model_copy(update={"modules": tuple(name for name in stage.modules if name not in full)})
                turn = len(stages)
            stages.append(rest)
            if full and stage.id != SPOKEN_STAGE:
                turn = len(stages)
        return stages, turn

    def _height(self, stages: Sequence[Stage], width: float) -> float:
        tried = _Column(0, width)
        self._asked_in_full(tried, stages)
        return tried.y

    def _asked_in_full(self, column: _Column, stages: Sequence[Stage]) -> None:
        for stage in stages:
            self._stage_heading(column, stage)
            for name in stage.modules:
                self._questions(column, name)
            column.y += 6

    def _stage_heading(self, column: _Column, stage: Stage) -> None:
        name = stage.id.replace("_", " ").capitalize()
        column.heading(name, "" if stage.recorded else "not recorded")

    def _module_of(self, item: str) -> str:
        return self.subject.logic.items[item].module

    def _items(self, module: str) -> list[Item]:
        return [item for item in self.document.items if item.module == module]

    def _gates_by_module(self) -> dict[str, list[str]]:
        """Gate → the modules whose opened_when reads it, for gates the person is asked."""
        found: dict[str, list[str]] = {}
        for name in self._ordered_modules():
            for kind, read in sorted(self.reads.direct(self.document.modules[name].opened_when)):
                item = self.subject.logic.items.get(read)
                if (
                    kind == "item"
                    and item
                    and item.role == "gate"
                    and item.asked_of == "person"
                    and item.module != name
                ):
                    found.setdefault(read, []).append(name)
        return found

    def _ordered_modules(self) -> list[str]:
        return [name for stage in self.document.stages for name in stage.modules]

    def _questions(self, column: _Column, name: str) -> None:
        opens = self._gates_by_module()
        start, x, wide = column.y, column.x, column.width
        title = wrap(f"{name} · {self._title_of(name)}", 12.5 * BOLD, wide - 26, 2)
        inside = [words(line, x + 13, start + 20 + 15 * n, "module-small") for n, line in enumerate(title)]
        y = start + 23 + 15 * len(title)
        for item in self._items(name):
            lines = wrap(self.subject.word(f"item.{item.id}.label"), 11.5, wide - 64, 4)
            inside.append(group(self._said(item), list(self._question(column, item, lines, y))))
            if item.id in opens:
                self.gates[item.id] = y + 2
                inside.append(tag("circle", cx=x + wide, cy=y + 2, r=4.5, class_="gate"))
            y += 15 * len(lines) + 6
        high = y - start - 3
        column.parts.append(tag("rect", x=x, y=start, width=wide, height=float(high), rx=10, class_="sheet"))
        column.parts += inside
        column.y = start + high + 7

    def _question(self, column: _Column, item: Item, lines: Sequence[str], y: float) -> Iterator[str]:
        yield words(item.id, column.x + 13, y + 6, "code")
        for number, line in enumerate(lines):
            yield words(line, column.x + 52, y + 6 + 15 * number, "text")

    def _said(self, item: Item) -> str:
        parts = [f"{item.id}: {self.subject.word(f'item.{item.id}.label')}"]
        opened = self._gates_by_module().get(item.id)
        parts += [f"Opens {', '.join(opened)}."] if opened else []
        parts += [f"Asked when {written(item.ask_when)}."] if item.ask_when else []
        return " ".join(parts)

    def _title_of(self, module: str) -> str:
        return self.subject.words.get(f"module.{module}.title", module)

    def _module(self, column: _Column, name: str) -> None:
        module, items = self.document.modules[name], self._items(name)
        x, y, wide = column.x, column.y, column.width
        lines = wrap(f"{name} · {self._title_of(name)}", 12.5 * BOLD, wide - 54, 3)
        opened = wrap(self._opened(module), 10.5, wide - 26, 2)
        pills = self._pills(name, module)
        beside = width(opened[-1], 10.5) + sum(width(pill, 9.5) + 19 for pill in pills) <= wide - 30
        low = y + 20 + 16 * len(lines) - 1
        end = low + 14 * (len(opened) - 1)
        parts = [words(line, x + 13, y + 20 + 16 * n, "module-small") for n, line in enumerate(lines)]
        parts += [words(line, x + 13, low + 14 * n, "note") for n, line in enumerate(opened)]
        if pills and beside:
            parts += self._pill_row(pills, x + 13 + width(opened[-1], 10.5) + 10, end - 11.5)
        elif pills:
            parts += self._pill_row(pills, x + 13, end + 7)
            end += 21
        high = end + 11 - y
        parts.append(words(str(len(items)), x + wide - 12, y + 21, "count", text_anchor="end"))
        box = tag("rect", x=x, y=y, width=wide, height=float(high), rx=10, class_="sheet")
        said = (
            f"{name}: {self._title_of(name)}. {len(items)} questions: {' '.join(item.id for item in items)}. "
            f"Opened when {written(module.opened_when)}. Asked when {written(module.ask_when)}."
        )
        column.parts.append(group(said, [box, *parts]))
        self.doors[name] = y + high / 2
        column.y += high + 6

    def _opened(self, module: Module) -> str:
        """What opens a module, in a few words."""
        tree = module.opened_when
        parts = tree.of if tree.op == "and" else (tree,)
        told = [_in_short(part) for part in parts]
        return " and ".join(part for part in told if part) or ("after consent" if _has(tree, "agreed") else "always")

    def _pills(self, name: str, module: Module) -> list[str]:
        pills = []
        items = self._items(name)
        if _has(module.ask_when, "child"):
            pills.append("adults")
        if any(item.asked_of == "legal_aid" for item in items):
            pills.append("lawyer")
        elif _has(module.opened_when, "mode") or (items and all(item.specialist_only for item in items)):
            pills.append("specialist")
        elif some := sum(item.specialist_only for item in items):
            pills.append(f"{some} for specialists")
        if _has(module.ask_when, "established"):
            pills.append("ends early")
        return pills

    def _pill_row(self, pills: Sequence[str], x: float, y: float) -> Iterator[str]:
        for pill in pills:
            wide = width(pill, 9.5) + 14
            yield tag("rect", x=float(x), y=float(y), width=wide, height=16, rx=8, class_="pill")
            yield words(pill, x + wide / 2, y + 11.5, "pill-text", text_anchor="middle")
            x += wide + 5

    def _edges(self, first: _Column, modules: _Column) -> Iterator[str]:
        start, end = first.x + first.width + 4.5, modules.x - 5
        middle = (start + end) / 2
        for gate, names in self._gates_by_module().items():
            for name in names:
                if gate in self.gates and name in self.doors and self.document.modules[name].stage == SPOKEN_STAGE:
                    one, other = self.gates[gate], self.doors[name]
                    path = f"M{start:g} {one:g}C{middle:g} {one:g} {middle:g} {other:g} {end:g} {other:g}"
                    line = tag("path", d=path, class_="edge")
                    arrow = tag(
                        "path",
                        d=f"M{end - 6:g} {other - 4.5:g}L{end + 2:g} {other:g}L{end - 6:g} {other + 4.5:g}z",
                        class_="arrow",
                    )
                    yield group(f"{gate} opens {name}", [line, arrow])

    # The rules

    def _rules(self) -> tuple[list[str], float]:
        """Two columns of equal height; a level that does not fit goes on in the second."""
        left = _Column(RULES_X, RULES_W)
        right = _Column(RULES_X + RULES_W + RULES_GAP, RULES_W)
        levels = [*(level.id for level in self.document.levels), ""]
        by_level = {level: [r for r in self.document.rules if (r.level or "") == level] for level in levels}
        shown = {level: rules for level, rules in by_level.items() if rules}
        tall = sum(self._row_height(rule) for rules in shown.values() for rule in rules) + 60 * len(shown)
        limit = TOP + tall / 2
        column = left
        for level, rules in shown.items():
            rest = list(rules)
            if column is left:
                here = self._fitting(left, rest, limit)
                if here:
                    self._block(left, level, here)
                rest = rest[len(here) :]
                if not rest:
                    continue
                column = right
            self._block(right, level, rest, goes_on=len(rest) < len(rules))
        return [*left.parts, *right.parts], max(left.y, right.y)

    def _fitting(self, column: _Column, rules: list[Rule], limit: float) -> list[Rule]:
        """The rules that fit under what is in the column; none when fewer than three would."""
        y, fitting = column.y + 40, []
        for rule in rules:
            y += self._row_height(rule)
            if y > limit:
                break
            fitting.append(rule)
        return fitting if len(fitting) == len(rules) or len(fitting) >= 3 else []

    def _lines(self, rule: Rule) -> tuple[list[str], list[str]]:
        title = wrap(self.subject.words.get(f"rule.{rule.id}.title", rule.id), 11.5, RULES_W - 62, 2)
        return title, wrap(" ".join(self._read_modules(rule)), 9.5, RULES_W - 70, 2)

    def _row_height(self, rule: Rule) -> float:
        title, tags = self._lines(rule)
        return 13.5 * len(title) + 11.5 * len([line for line in tags if line]) + 7

    def _block(self, column: _Column, level: str, rules: Sequence[Rule], *, goes_on: bool = False) -> None:
        colour, ink = LEVEL_COLOURS.get(level, NO_LEVEL)
        said = self.subject.words.get(f"level.{level}.officer", level) if level else NO_LEVEL_HEADING
        said = f"{said.partition(':')[0]}, continued" if goes_on else said
        x, y = column.x, column.y
        label = wrap(said, 12 * BOLD, column.width - 24, 2)
        high = 10 + 16 * len(label)
        parts = [tag("rect", x=x, y=y, width=column.width, height=high, rx=8, fill=COLOURS[colour])]
        ink_style = f"fill:{COLOURS[ink]}"
        parts += [words(line, x + 12, y + 17 + 15 * n, "level", style=ink_style) for n, line in enumerate(label)]
        y += high + 8
        for rule in rules:
            tall = self._row_height(rule)
            parts.append(group(self._rule_said(rule), list(self._rule(rule, x, y, COLOURS[colour], tall))))
            y += tall
        column.parts.append(group(f"Rules of level {level or 'none'}", parts))
        column.y = y + 11

    def _rule(self, rule: Rule, x: float, y: float, colour: str, high: float) -> Iterator[str]:
        title, tags = self._lines(rule)
        yield tag("rect", x=x, y=y, width=4, height=high - 6, rx=2, fill=colour)
        yield words(rule.id, x + 12, y + 10, "code")
        for number, line in enumerate(title):
            yield words(line, x + 54, y + 10 + 13.5 * number, "text-strong")
        for number, line in enumerate(tags):
            yield words(line, x + 54, y + 10 + 13.5 * len(title) + 11.5 * number - 1.5, "tags")

    def _read_modules(self, rule: Rule) -> list[str]:
        """Modules whose questions the rule reads, in asking order."""
        read = {self._module_of(name) for kind, name in self.reads.direct(rule.when) if kind != "module"}
        read |= {name for kind, name in self.reads.direct(rule.when) if kind == "module"}
        return [name for name in self._ordered_modules() if name in read]

    def _rule_said(self, rule: Rule) -> str:
        title = self.subject.words.get(f"rule.{rule.id}.title", "")
        gives = f" Needs: {' '.join(rule.needs) or 'none'}. Effects: {' '.join(rule.effects) or 'none'}."
        return f"{rule.id} {title}: level {rule.level or 'none'}, holds when {written(rule.when)}.{gives}"


def _has(tree: Tree, op: str) -> bool:
    return any(node.op == op for node in tree.walk())


def _in_short(tree: Tree) -> str:
    """What opens something, as the ids an author knows; consent goes without saying."""
    match tree.op:
        case "agreed" | "always" | "mode":
            return ""
        case "or" | "and":
            return ", ".join(part for part in map(_in_short, tree.of) if part)
        case "flagged" | "observed":
            return " ".join(tree.names)
        case "answered":
            return f"{tree.names[0]} = {' '.join(tree.names[1:])}"
        case "child" | "understood":
            return {"child": "a child", "understood": "language understood"}[tree.op]
        case "any_indicator":
            return f"any {' '.join(tree.names)} indicator"
    return written(tree)


def _style() -> str:
    colour = COLOURS
    family = "'Noto Sans', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
    return (
        f"text{{font-family:{family};fill:{colour['ink']}}}"
        f".ground{{fill:{colour['ground']}}}"
        f".sheet{{fill:{colour['sheet']};stroke:{colour['line']};stroke-width:1}}"
        f".rule{{fill:{colour['say']}}}"
        f".title{{font-size:30px;font-weight:700;fill:{colour['say']}}}"
        f".lead{{font-size:14px;fill:{colour['ink-quiet']}}}"
        f".heading{{font-size:15px;font-weight:700;fill:{colour['say']}}}"
        f".module-small{{font-size:12.5px;font-weight:600}}"
        f".text,.note-large{{font-size:11.5px}}"
        f".legend{{fill:{colour['calm']}}}"
        f".text-strong{{font-size:11.5px}}"
        f".note{{font-size:10.5px;fill:{colour['ink-quiet']}}}"
        f".tags{{font-size:9.5px;fill:{colour['ink-quiet']}}}"
        f".code{{font-size:11px;font-weight:700;fill:{colour['say']}}}"
        f".count{{font-size:13px;font-weight:700;fill:{colour['say']}}}"
        f".level{{font-size:12px;font-weight:700}}"
        f".badge{{fill:{colour['caution']};stroke:{colour['step']}}}"
        f".badge-text{{font-size:13px;font-weight:600;fill:{colour['step-ink']}}}"
        f".pill{{fill:{colour['calm']}}}"
        f".pill-text{{font-size:9.5px;fill:{colour['ink-quiet']}}}"
        f".gate{{fill:{colour['step']};stroke:{colour['sheet']};stroke-width:1.5}}"
        f".edge{{fill:none;stroke:{colour['say']};stroke-width:1.5;opacity:.55}}"
        f".arrow{{fill:{colour['say']};opacity:.75}}"
        f"g:hover>.edge{{stroke:{colour['step']};stroke-width:3;opacity:1}}"
    )
