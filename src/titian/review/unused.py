"""What nothing reads: questions, indicators, lists, needs and effects that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from titian.instrument.checks import expressions_of
from titian.instrument.expressions import Tree
from titian.instrument.reads import SIGN_LISTS, Reads

from .findings import Finding, finding
from .subject import Subject


def list_unused(subject: Subject) -> Iterator[Finding]:
    """Findings about what leads nowhere."""
    yield from _items(subject)
    document = subject.logic.document
    told = {i for item in document.items for i in item.maps}
    told |= {item.phase.before_or_way for item in document.items if item.phase}
    silent = [indicator.id for indicator in document.indicators if indicator.id not in told]
    if silent:
        yield finding(
            "indicator.unused",
            f"No question speaks to {len(silent)} of {len(document.indicators)} indicators: {', '.join(silent)}.",
            sheet="indicators",
        )
    yield from _lists(subject)
    if subject.pack:
        for kind, known in (("need", subject.pack.about.needs), ("effect", subject.pack.about.effects)):
            given = {name for part in (*document.rules, *document.classes) for name in getattr(part, f"{kind}s")}
            for name in known:
                if name not in given:
                    yield finding(f"{kind}.unused", f"No rule gives {name}.", subject=name, sheet="pack.yaml")


def _trees(subject: Subject) -> Iterator[Tree]:
    for *_, tree in expressions_of(subject.logic.document):
        yield tree


def _items(subject: Subject) -> Iterator[Finding]:
    document = subject.logic.document
    reads = Reads(document)
    anchors = document.anchors
    read = {name for name in (*anchors.child, anchors.age, anchors.language, anchors.consent, anchors.assent) if name}
    for tree in _trees(subject):
        read |= reads.keys(tree)
    for item in document.items:
        if item.id in read:
            continue
        place = {"subject": item.id, "sheet": "survey", "row": subject.rows.get(("survey", item.id), 0)}
        reason = subject.notes.get(("survey", item.id))
        if item.role == "context" and reason:
            yield finding("item.context", f"No rule reads {item.id}: {reason}.", **place)  # type: ignore[arg-type]
        else:
            yield finding("item.unused", f"No rule, gate or other question reads {item.id}.", **place)  # type: ignore[arg-type]


def _lists(subject: Subject) -> Iterator[Finding]:
    read = {node.names[0] for tree in _trees(subject) for node in tree.walk() if node.op == "listed"}
    if any(node.op == "any_sign" for tree in _trees(subject) for node in tree.walk()):
        read |= set(SIGN_LISTS)
    for name in subject.logic.document.lists:
        if name not in read:
            yield finding("list.unused", f"No rule reads the list {name}.", subject=name, sheet="pack.yaml")
