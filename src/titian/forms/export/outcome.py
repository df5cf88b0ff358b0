"""The rules as calculate rows, and what follows from them: level, needs, effects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from titian.instrument.document import Document, Rule
from titian.instrument.expressions import Tree

from .calculates import Calculates
from .unfinished import OUTCOME, Unfinished
from .words import Words
from .xpath import Condition, all_of, any_of, is_set, opposite, quoted


@dataclass(frozen=True)
class Rows:
    """The names under which the outcome stands in a form."""

    level: str = "level"
    needs: str = "needs"
    effects: str = "effects"
    open_rules: str = "open_rules"


ROWS = Rows()


def fix_names(document: Document, calculates: Calculates) -> None:
    """Takes the names that readers of the form's data rely on."""
    for rule in document.rules:
        calculates.names.fix(f"{rule.id}_lower")
        calculates.names.fix(f"{rule.id}_upper")
    for name in vars(ROWS).values():
        calculates.names.fix(name)


def write_outcome(document: Document, words: Words, unfinished: Unfinished) -> None:
    """Makes the rows of all rules, then what is pending, then what closes the talk, then the sums."""
    calculates = words.calculates
    closing = [rule for rule in document.rules if rule.kind == "closing"]
    for rule in document.rules:
        if rule.kind != "closing":
            _write_rule(words, rule)
    with_level = [rule for rule in document.rules if rule.level and rule not in closing]
    pending = unfinished.unfinished()
    has_level = any_of(is_set(f"{rule.id}_lower") for rule in with_level)
    withheld = unfinished.not_screened()
    quiet = all_of([opposite(has_level), opposite(pending), opposite(withheld)])
    said = {
        "incomplete": pending,
        "nothing": calculates.flag(OUTCOME, "nothing", quiet),
        "not_screened": withheld,
    }
    for rule in closing:
        holds = _closing(rule.when, said)
        calculates.fixed_flag(f"{rule.id}_lower", holds)
        calculates.fixed_flag(f"{rule.id}_upper", is_set(f"{rule.id}_lower"))
    _write_level(document, calculates)
    for name, codes in (
        ("needs", sorted({n for r in document.rules for n in r.needs})),
        ("effects", sorted({e for r in document.rules for e in r.effects})),
    ):
        _write_codes(calculates, name, codes, document.rules)
    findings = [rule.id for rule in document.rules if rule.kind == "finding"]
    is_open = {name: all_of([is_set(f"{name}_upper"), is_set(f"{name}_lower", 0)]) for name in findings}
    calculates.fixed_value(ROWS.open_rules, _listed(is_open))


def _write_rule(words: Words, rule: Rule) -> None:
    """Lower: established. Upper: established or open; only what may be found can be open."""
    holds = words.calculates.fixed_flag(f"{rule.id}_lower", words.condition(rule.when, "lower"))
    possible = [words.condition(rule.when, "upper")] if rule.kind == "finding" else []
    words.calculates.fixed_flag(f"{rule.id}_upper", any_of([*possible, holds]))


def _closing(tree: Tree, said: Mapping[str, Condition]) -> Condition:
    if tree.op in ("and", "or"):
        return (all_of if tree.op == "and" else any_of)(_closing(part, said) for part in tree.of)
    return said[tree.op]


def _write_level(document: Document, calculates: Calculates) -> None:
    """The most urgent level of what is established; of one rank, the one listed first."""
    text = "''"
    order = sorted(document.levels, key=lambda level: -level.rank)
    for level in reversed(order):
        rules = [rule for rule in document.rules if rule.level == level.id]
        if rules:
            held = any_of(is_set(f"{rule.id}_lower") for rule in rules)
            flag = calculates.flag(OUTCOME, f"level_{level.id}", held)
            text = f"if({flag}, {quoted(level.id)}, {text})"
    calculates.fixed_value(ROWS.level, text)


def _write_codes(calculates: Calculates, name: str, codes: Sequence[str], rules: Sequence[Rule]) -> None:
    one = name[:-1]
    held = {}
    for code in codes:
        found = any_of(is_set(f"{rule.id}_lower") for rule in rules if code in getattr(rule, name))
        held[code] = calculates.flag(OUTCOME, f"{one}_{code}", found)
    calculates.fixed_value(name, _listed(held))


def _listed(held: dict[str, Condition]) -> str:
    """Codes in a text, one space between them."""
    if not held:
        return "''"
    each = [f"if({test}, {quoted(code + ' ')}, '')" for code, test in held.items()]
    return f"normalize-space(concat({', '.join([*each, quoted('')])}))"
