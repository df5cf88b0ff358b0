"""What differs between two versions of a pack, one sentence a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from titian.instrument.document import Item, Rule

from .subject import Subject
from .written import written


@dataclass(frozen=True)
class Change:
    """One change: what it is about, its id, the sentence, and both sides where there are two."""

    about: str
    id: str
    what: str
    old: str = ""
    new: str = ""

    def as_json(self) -> dict[str, str]:
        """The shape `titian pack diff --json` prints."""
        return dict(vars(self))


def list_changes(old: Subject, new: Subject) -> list[Change]:
    """Every change, in the order in which a reader looks for them: questions, modules, rules, indicators, the rest."""
    return [
        *_questions(old, new),
        *_modules(old, new),
        *_rules(old, new),
        *_indicators(old, new),
        *_lists(old, new),
        *_words(old, new),
    ]


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _joined(values: Sequence[str]) -> str:
    return " ".join(values) or "none"


def _quoted(subject: Subject, text_id: str) -> str:
    text = subject.words.get(text_id)
    return f" “{text}”" if text else ""


def _questions(old: Subject, new: Subject) -> Iterator[Change]:
    before, after = old.logic.items, new.logic.items
    for name in before:
        if name not in after:
            yield Change("question", name, f"{name} is no longer asked:{_quoted(old, f'item.{name}.label')}")
    for name, item in after.items():
        if name not in before:
            seen = "asked" if item.asked_of == "person" else "looked for"
            what = f"{name} is new in {item.module}, {seen}:{_quoted(new, f'item.{name}.label')}"
            yield Change("question", name, what)
    moved = _moved([i for i in before if i in after], [i for i in after if i in before])
    for name in after:
        if name in before:
            yield from _question(before[name], after[name], is_moved=name in moved)


def _question(before: Item, after: Item, *, is_moved: bool) -> Iterator[Change]:
    name = after.id
    if before.module != after.module:
        what = f"{name} moves from {before.module} to {after.module}."
        yield Change("question", name, what, before.module, after.module)
    elif is_moved:
        yield Change("question", name, f"{name} is asked at another place in {after.module}.")
    sides = {
        "raises it": (_joined(before.flag_when), _joined(after.flag_when)),
        "speaks to": (_joined(before.maps), _joined(after.maps)),
        "is answered from the list": (before.scale, after.scale),
        "is of the role": (before.role, after.role),
        "counts when": (written(before.relevant), written(after.relevant)),
        "is asked when": (written(before.ask_when), written(after.ask_when)),
        "is cleared by": (_groups(before), _groups(after)),
        "need not be asked after": (_joined(before.covered_by), _joined(after.covered_by)),
        "asks when it was, for": (_phase(before), _phase(after)),
        "is private": (_yes_no(before.private), _yes_no(after.private)),
        "is sensitive": (_yes_no(before.sensitive), _yes_no(after.sensitive)),
        "could be held against the person": (_yes_no(before.self_incriminating), _yes_no(after.self_incriminating)),
        "is for specialists only": (_yes_no(before.specialist_only), _yes_no(after.specialist_only)),
        "is recorded": (_yes_no(before.recorded), _yes_no(after.recorded)),
    }
    yield from _sides("question", name, sides)


def _groups(item: Item) -> str:
    return " | ".join(" ".join(group) for group in item.explored_by) or "nothing"


def _phase(item: Item) -> str:
    return f"{item.phase.work}, earlier {item.phase.before_or_way}" if item.phase else "nothing"


def _sides(about: str, name: str, sides: Mapping[str, tuple[str, str]]) -> Iterator[Change]:
    for said, (old, new) in sides.items():
        if old != new:
            yield Change(about, name, f"{name}: {said}", old, new)


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Ids that stand elsewhere among the ids both have; the longest common order stays."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    kept = {before[i] for block in matcher.get_matching_blocks() for i in range(block.a, block.a + block.size)}
    return set(before) - kept


def _modules(old: Subject, new: Subject) -> Iterator[Change]:
    before, after = old.logic.document.modules, new.logic.document.modules
    for name in [*before, *(name for name in after if name not in before)]:
        if name not in after:
            yield Change("module", name, f"The module {name} is gone.")
        elif name not in before:
            what = f"The module {name} is new."
            yield Change("module", name, what, "", written(after[name].opened_when))
        else:
            one, other = before[name], after[name]
            sides = {
                "stands in the stage": (one.stage, other.stage),
                "is opened when": (written(one.opened_when), written(other.opened_when)),
                "is asked when": (written(one.ask_when), written(other.ask_when)),
                "must be finished": (_yes_no(one.counts_for_completeness), _yes_no(other.counts_for_completeness)),
            }
            yield from _sides("module", name, sides)


def _rules(old: Subject, new: Subject) -> Iterator[Change]:
    before, after = old.logic.rules, new.logic.rules
    for name, rule in before.items():
        if name not in after:
            what = f"{_rule_name(old, rule)} is gone: nothing follows from it any more."
            yield Change("rule", name, what, written(rule.when))
    for name, rule in after.items():
        if name not in before:
            gives = ", ".join([rule.level or "no level", *rule.needs, *rule.effects])
            yield Change("rule", name, f"{_rule_name(new, rule)} is new, with {gives}.", "", written(rule.when))
        else:
            yield from _rule(before[name], rule)
    for name in _moved([i for i in before if i in after], [i for i in after if i in before]):
        yield Change("rule", name, f"{name} is listed at another place.")


def _rule_name(subject: Subject, rule: Rule) -> str:
    title = subject.words.get(f"rule.{rule.id}.title", "")
    return f"{rule.id} ({title})" if title else rule.id


def _rule(before: Rule, after: Rule) -> Iterator[Change]:
    sides = {
        "holds when": (written(before.when), written(after.when)),
        "level": (before.level or "none", after.level or "none"),
        "needs": (_joined(before.needs), _joined(after.needs)),
        "effects": (_joined(before.effects), _joined(after.effects)),
        "kind": (before.kind, after.kind),
        "its reason is confidential": (_yes_no(before.confidential_reason), _yes_no(after.confidential_reason)),
        "source": (before.source, after.source),
    }
    yield from _sides("rule", after.id, sides)


def _indicators(old: Subject, new: Subject) -> Iterator[Change]:
    before = {indicator.id: indicator for indicator in old.logic.document.indicators}
    after = {indicator.id: indicator for indicator in new.logic.document.indicators}
    for name in [*before, *(name for name in after if name not in before)]:
        if name not in after:
            yield Change("indicator", name, f"The indicator {name} is gone.")
        elif name not in before:
            yield Change("indicator", name, f"The indicator {name} is new.")
        else:
            one, other = before[name], after[name]
            sides = {
                "dimension": (one.dimension, other.dimension),
                "weight for an adult": (one.weights.adult_labour, other.weights.adult_labour),
                "weight for a child": (one.weights.child_labour, other.weights.child_labour),
                "tags": (_joined(one.tags), _joined(other.tags)),
                "is provisional": (_yes_no(one.provisional), _yes_no(other.provisional)),
                "source": (one.source, other.source),
            }
            yield from _sides("indicator", name, sides)


def _lists(old: Subject, new: Subject) -> Iterator[Change]:
    one, other = old.logic.document, new.logic.document
    for name in sorted({*one.lists, *other.lists}):
        for part in ("indicators", "items"):
            before = list(getattr(one.lists.get(name), part, ()))
            after = list(getattr(other.lists.get(name), part, ()))
            if before != after:
                gone, come = [i for i in before if i not in after], [i for i in after if i not in before]
                what = f"The list {name}: {_come_and_gone(come, gone)}."
                yield Change("list", name, what, _joined(before), _joined(after))
    for name in sorted({*one.scales, *other.scales}):
        before, after = (list(getattr(d.scales.get(name), "values", ())) for d in (one, other))
        if before != after:
            gone, come = [i for i in before if i not in after], [i for i in after if i not in before]
            what = f"The answers {name}: {_come_and_gone(come, gone)}."
            yield Change("answers", name, what, _joined(before), _joined(after))
    sides = {
        "levels": (_joined([level.id for level in one.levels]), _joined([level.id for level in other.levels])),
        "limits": (_pairs(one.limits), _pairs(other.limits)),
        "maturity": (one.maturity, other.maturity),
        "version": (one.version, other.version),
    }
    yield from _sides("pack", "pack", sides)


def _come_and_gone(come: list[str], gone: list[str]) -> str:
    parts = [f"{' '.join(come)} comes in"] if come else []
    parts += [f"{' '.join(gone)} goes out"] if gone else []
    return ", ".join(parts) or "another order"


def _pairs(values: Mapping[str, int]) -> str:
    return ", ".join(f"{key} {value}" for key, value in sorted(values.items()))


def _words(old: Subject, new: Subject) -> Iterator[Change]:
    """Texts both have that now say something else, in the language the packs are written in."""
    for text, said in new.words.items():
        before = old.words.get(text)
        if before is not None and before != said:
            yield Change("words", text, f"{text} now says something else", before, said)
